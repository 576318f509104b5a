package org.latchkey.graph.http;

import java.util.List;
import java.util.function.Supplier;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.QueryParser;
import org.latchkey.graph.read.Reader;
import org.latchkey.graph.read.Route;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.springframework.stereotype.Component;

/** Answers GET. */
@Component
final class Reads {

    private final Reader reader;
    private final Answers answers;

    Reads(Reader reader, Answers answers) {
        this.reader = reader;
        this.answers = answers;
    }

    GraphResponse rows(GraphRequest request, Call call, Route route) {
        QueryOptions options = QueryParser.parse(request.query());
        Dialect dialect = Dialect.of(request, options.format());
        return route.isCollection()
                ? reader.list(call, route, options, dialect.preferences())
                        .map(page -> answers.page(request, dialect, route, options, page))
                        .orElseThrow(noParent(route))
                : reader.entity(call, route, options, dialect.preferences())
                        .map(row -> answers.entity(request, dialect, 200, route, options, row, java.util.Map.of()))
                        .orElseThrow(() -> missing(route));
    }

    GraphResponse count(GraphRequest request, Call call, Route route) {
        return reader.count(call, route, QueryParser.parse(request.query()))
                .map(count -> GraphResponse.text(Long.toString(count)))
                .orElseThrow(noParent(route));
    }

    GraphResponse references(GraphRequest request, Call call, Route route) {
        QueryOptions asked = QueryParser.parse(request.query());
        Dialect dialect = Dialect.of(request, asked.format());
        QueryOptions options = new QueryOptions(
                List.of("id"),
                asked.filter(),
                asked.orderBy(),
                List.of(),
                asked.top(),
                asked.skip(),
                asked.count(),
                asked.search(),
                asked.skipToken(),
                null);
        return route.isCollection()
                ? reader.list(call, route, options, dialect.preferences())
                        .map(page -> answers.references(request, dialect, route, page))
                        .orElseThrow(noParent(route))
                : reader.entity(call, route, options, dialect.preferences())
                        .map(row -> answers.reference(request, dialect, route, row))
                        .orElseThrow(() -> missing(route));
    }

    GraphResponse part(GraphRequest request, Call call, Target.Part part) {
        QueryOptions asked = QueryParser.parse(request.query());
        Dialect dialect = Dialect.of(request, asked.format());
        return reader.entity(call, part.route(), only(part.property().name()), dialect.preferences())
                .map(row -> answers.part(request, dialect, part, row))
                .orElseThrow(() -> missing(part.route()));
    }

    /** Options that select one property. */
    static QueryOptions only(String property) {
        return new QueryOptions(List.of(property), null, List.of(), List.of(), null, null, false, null, null, null);
    }

    private static Supplier<Problem> noParent(Route route) {
        Route parent = route.parent();
        return () -> missing(parent == null ? route : parent);
    }

    /** That the entity a route ends at is not there, or not the caller's to see. */
    static Problem missing(Route route) {
        return missing(
                route.target(),
                switch (route.last().handle()) {
                    case Route.Handle.Key key -> key.value();
                    case Route.Handle.Alternate other -> other.value();
                    case Route.Handle.Only only -> route.target().type();
                    case null ->
                        route.hops().isEmpty()
                                ? route.target().type()
                                : route.hops().getLast().link().name();
                });
    }

    static Problem missing(Resource resource, String key) {
        return switch (resource.missing()) {
            case REQUEST_RESOURCE_NOT_FOUND -> Problem.notFound(key);
            default -> Problem.of(resource.missing(), "The resource '%s' is not found.".formatted(key));
        };
    }
}
