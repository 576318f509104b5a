package org.latchkey.graph.http;

import java.util.List;
import java.util.function.Supplier;
import org.latchkey.graph.query.QueryOptions;
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

    GraphResponse rows(Call call, Asked asked) {
        Route route = asked.route();
        return route.isCollection()
                ? reader.list(call, route, shown(asked), asked.preferences())
                        .map(page -> answers.page(asked, page))
                        .orElseThrow(noParent(route))
                : reader.entity(call, route, asked.options(), asked.preferences())
                        .map(row -> answers.entity(asked, row))
                        .orElseThrow(route::missing);
    }

    GraphResponse count(Call call, Asked asked) {
        return reader.count(call, asked.route(), asked.options())
                .map(count -> GraphResponse.text(Long.toString(count)))
                .orElseThrow(noParent(asked.route()));
    }

    GraphResponse references(Call call, Asked asked) {
        Route route = asked.route();
        QueryOptions given = asked.options();
        QueryOptions options = new QueryOptions(
                List.of("id"),
                given.filter(),
                given.orderBy(),
                List.of(),
                given.top(),
                given.skip(),
                given.count(),
                given.search(),
                given.skipToken(),
                null);
        return route.isCollection()
                ? reader.list(call, route, options, asked.preferences())
                        .map(page -> answers.references(asked, page))
                        .orElseThrow(noParent(route))
                : reader.entity(call, route, options, asked.preferences())
                        .map(row -> answers.reference(asked, row))
                        .orElseThrow(route::missing);
    }

    GraphResponse part(Call call, Asked asked, Target.Part part) {
        QueryOptions only = QueryOptions.only(part.property().name());
        return reader.entity(call, asked.route(), only, asked.preferences())
                .map(row -> answers.part(asked, part, row))
                .orElseThrow(asked.route()::missing);
    }

    private static QueryOptions shown(Asked asked) {
        Route.Narrowing narrowing = asked.route().narrowing();
        return narrowing == null
                ? asked.options()
                : asked.options().showing(narrowing.function().shown());
    }

    private static Supplier<Problem> noParent(Route route) {
        Route parent = route.parent();
        return parent == null ? route::missing : parent::missing;
    }
}
