package org.latchkey.graph.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.read.Route;
import org.latchkey.graph.read.Route.Handle;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * The fragments after {@code $metadata} that tell what an answer holds (<a
 * href="https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ContextURL">OData context
 * URLs</a>), and the URLs of entities.
 */
@Component
final class Contexts {

    static final String REFERENCES = "#Collection($ref)";
    static final String REFERENCE = "#$ref";

    private final Registry registry;

    Contexts(Registry registry) {
        this.registry = registry;
    }

    String collection(Route route, QueryOptions options) {
        return "#" + set(route) + selection(route.target(), options);
    }

    String entity(Route route, QueryOptions options) {
        return collection(route, options) + "/$entity";
    }

    String property(Route route, Property property) {
        Handle handle = route.last().handle();
        return "#" + set(route) + (handle == null ? "" : inParentheses(handle)) + "/" + property.name();
    }

    private String set(Route route) {
        return set(route, Contexts::inParentheses);
    }

    /** The URL of an entity of a route below the version root, with keys as segments. */
    String path(Route route, String key) {
        return set(route, Contexts::asSegment) + "/" + encoded(key);
    }

    /** Where entities of a route are found: the resource's own collection, or the path through their parent. */
    private String set(Route route, Function<Handle, String> key) {
        Resource target = route.target();
        if (route.hops().isEmpty()) {
            return ownSet(target, target.type());
        }
        Link link = route.hops().getLast().link();
        Route parent = route.parent();
        if (parent != null && (link.isContained() || target.paths().isEmpty())) {
            Handle handle = parent.last().handle();
            return set(parent, key) + (handle == null ? "" : key.apply(handle)) + "/" + link.name();
        }
        return ownSet(target, link.name());
    }

    /** One type may be declared for several places; mixed collections and casts are told by the place of the type itself. */
    private String ownSet(Resource resource, String otherwise) {
        Resource named = resource.isAbstract() || resource.paths().isEmpty()
                ? registry.all().stream()
                        .filter(one -> one.name().equals(resource.type()))
                        .findFirst()
                        .orElse(resource)
                : resource;
        return named.paths().stream()
                .findFirst()
                .map(path -> path.startsWith("beta/") ? path.substring("beta/".length()) : path)
                .orElse(otherwise);
    }

    private static String inParentheses(Handle handle) {
        return switch (handle) {
            case Handle.Key key -> "(" + quoted(key.value()) + ")";
            case Handle.Alternate other -> "(" + other.property() + "=" + quoted(other.value()) + ")";
            case Handle.Only only -> "";
        };
    }

    private static String asSegment(Handle handle) {
        return switch (handle) {
            case Handle.Key key -> "/" + encoded(key.value());
            case Handle.Alternate other -> "(" + other.property() + "=" + encoded(quoted(other.value())) + ")";
            case Handle.Only only -> "";
        };
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String encoded(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }

    /** {@code (id,displayName,members(id))}; empty when nothing was selected or expanded. */
    private String selection(Resource resource, QueryOptions options) {
        List<String> parts = new ArrayList<>();
        for (String name : options.select()) {
            String own = resource.unaliased(name);
            parts.add(resource.property(own)
                    .map(Property::name)
                    .or(() -> resource.link(own).map(Link::name))
                    .orElse(own));
        }
        for (QueryOptions.Expand expand : options.expand()) {
            Stream<Link> links = expand.link().equals("*")
                    ? resource.links().stream()
                    : resource.link(resource.unaliased(expand.link())).stream();
            links.forEach(link -> {
                String nested = selection(registry.get(link.target()), expand.options());
                parts.add(link.name() + (nested.isEmpty() ? "()" : nested));
            });
        }
        return parts.isEmpty() ? "" : "(" + String.join(",", parts) + ")";
    }
}
