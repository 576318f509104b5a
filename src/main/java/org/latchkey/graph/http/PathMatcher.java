package org.latchkey.graph.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Route;
import org.latchkey.graph.read.Route.Handle;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.springframework.stereotype.Component;

/** Finds what a path means among the declared resources. Names match in any case; the longest declared path wins. */
@Component
final class PathMatcher {

    private static final String BETA = "beta/";

    /** A declared path with the version it is served under. */
    private record Start(String version, List<String> names, Resource resource, boolean isMe) {

        static Start of(String path, Resource resource, boolean isMe) {
            boolean isBeta = path.startsWith(BETA);
            String rest = isBeta ? path.substring(BETA.length()) : path;
            return new Start(isBeta ? "beta" : "v1.0", List.of(rest.split("/", -1)), resource, isMe);
        }

        /** How many segments from the left agree; the last one may have a key in parentheses. */
        int agreement(List<Segment> segments) {
            int at = 0;
            while (at < names.size() && at < segments.size() && agrees(at, segments.get(at))) {
                at++;
            }
            return at;
        }

        private boolean agrees(int at, Segment segment) {
            boolean isLast = at == names.size() - 1;
            return segment.name().equalsIgnoreCase(names.get(at)) && (segment.inner() == null || isLast);
        }
    }

    private final Registry registry;
    private final Keyholes keyholes = new Keyholes();
    private final List<Start> starts = new ArrayList<>();

    PathMatcher(Registry registry) {
        this.registry = registry;
        for (Resource resource : registry.all()) {
            resource.paths().forEach(path -> starts.add(Start.of(path, resource, false)));
            if (resource.me() != null) {
                starts.add(Start.of(resource.me(), resource, true));
            }
        }
    }

    /**
     * What a path means.
     *
     * @param version {@code v1.0} or {@code beta}
     * @param rawPath below the version root, percent-encoded
     * @param call whose {@code me} is meant; null before anybody is known
     * @throws Problem 400 for a segment that nothing declares
     */
    Target match(String version, String rawPath, @Nullable Call call) {
        List<Segment> segments = Segment.of(rawPath);
        Segment first = segments.getFirst();
        if (segments.size() == 1) {
            if (first.text().isEmpty()) {
                return new Target.Root();
            }
            if (first.is("$metadata")) {
                return new Target.Metadata();
            }
            if (first.is("$batch")) {
                return new Target.Batch();
            }
        }
        Start start = starts.stream()
                .filter(one -> one.version().equals(version)
                        && one.agreement(segments) == one.names().size())
                .max(Comparator.comparingInt(one -> one.names().size()))
                .orElseThrow(() -> unknown(version, segments));
        int length = start.names().size();
        return walk(start(start, segments.get(length - 1), call), segments.subList(length, segments.size()));
    }

    /** Names the first segment that no declared path goes on with. */
    private Problem unknown(String version, List<Segment> segments) {
        int known = starts.stream()
                .filter(start -> start.version().equals(version))
                .mapToInt(start -> start.agreement(segments))
                .max()
                .orElse(0);
        return segments.get(Math.min(known, segments.size() - 1)).unknown();
    }

    private Route start(Start start, Segment last, @Nullable Call call) {
        Route route = Route.of(start.resource());
        String inner = last.inner();
        if (start.isMe()) {
            if (inner != null) {
                throw last.unknown();
            }
            if (call != null && !call.caller().isUser()) {
                throw Problem.badRequest("/me request is only valid with delegated authentication flow.");
            }
            return call == null ? route : route.key(call.caller().id().toString());
        }
        if (start.resource().singleton()) {
            if (inner != null) {
                throw last.unknown();
            }
            return route.handle(new Handle.Only());
        }
        return inner == null ? route : route.handle(keyholes.inParentheses(start.resource(), last));
    }

    private Target walk(Route route, List<Segment> rest) {
        if (rest.isEmpty()) {
            return new Target.Rows(route);
        }
        Segment segment = rest.getFirst();
        List<Segment> after = rest.subList(1, rest.size());
        if (segment.is("$ref") && !route.hops().isEmpty() && route.narrowing() == null) {
            return last(new Target.References(route), after);
        }
        return route.isCollection() ? inCollection(route, segment, after) : inEntity(route, segment, after);
    }

    private Target inCollection(Route route, Segment segment, List<Segment> after) {
        if (segment.is("$count")) {
            return last(new Target.Count(route), after);
        }
        if (route.narrowing() != null
                || segment.text().isEmpty()
                || segment.text().startsWith("$")) {
            throw segment.unknown();
        }
        Resource resource = route.target();
        String name = segment.simpleName();
        if (!resource.narrowings(name).isEmpty()) {
            return walk(route.narrowed(keyholes.narrowing(resource, segment)), after);
        }
        Optional<Operation.Act<?>> act = resource.action(name, true);
        if (act.isPresent() && segment.isBare()) {
            return last(new Target.Invocation(route, act.get()), after);
        }
        if (segment.isQualified()) {
            return walk(cast(route, segment), after);
        }
        return walk(route.handle(keyholes.asSegment(resource, segment)), after);
    }

    private Target inEntity(Route route, Segment segment, List<Segment> after) {
        Resource resource = route.target();
        String name = segment.simpleName();
        if (!segment.isQualified()) {
            String declared = resource.unaliased(name);
            Optional<Link> link = resource.link(declared);
            if (link.isPresent()) {
                return walk(followed(route, link.get(), segment), after);
            }
            Optional<Property> property =
                    resource.property(declared).filter(one -> one.isReadable() && segment.inner() == null);
            if (property.isPresent()) {
                boolean isRaw = !after.isEmpty() && after.getFirst().is("$value");
                Target part = new Target.Part(route, property.get(), isRaw);
                return last(part, isRaw ? after.subList(1, after.size()) : after);
            }
        }
        Optional<Operation.Act<?>> act = resource.action(name, false);
        if (act.isPresent() && segment.isBare() && route.isOwned()) {
            return last(new Target.Invocation(route, act.get()), after);
        }
        if (segment.isQualified()) {
            return walk(cast(route, segment), after);
        }
        throw segment.unknown();
    }

    private Route followed(Route route, Link link, Segment segment) {
        Resource target = registry.get(link.target());
        Route next = route.follow(link, target);
        if (segment.inner() == null) {
            return next;
        }
        if (!link.isMany()) {
            throw segment.unknown();
        }
        return next.handle(keyholes.inParentheses(target, segment));
    }

    private Route cast(Route route, Segment segment) {
        Resource resource = route.last().resource();
        String type = segment.simpleName().toLowerCase(Locale.ROOT);
        if (segment.inner() != null) {
            throw segment.unknown();
        }
        if (route.last().cast() == null && resource.type().equalsIgnoreCase(type)) {
            return route;
        }
        return resource.variants().values().stream()
                .map(registry::get)
                .filter(variant ->
                        variant.type().equalsIgnoreCase(type) && route.last().cast() == null)
                .findFirst()
                .map(route::cast)
                .orElseThrow(segment::unknown);
    }

    private static Target last(Target target, List<Segment> after) {
        if (after.isEmpty()) {
            return target;
        }
        throw after.getFirst().unknown();
    }
}
