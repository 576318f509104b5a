package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.ListRule;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.kernel.Scope;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Reads what routes lead to, as JSON, one statement each. */
@Component
public final class Reader {

    private final Registry registry;
    private final Guard guard;
    private final Sql sql;

    Reader(Registry registry, Guard guard, Sql sql) {
        this.registry = registry;
        this.guard = guard;
        this.sql = sql;
    }

    /**
     * One page of the collection a route ends at; empty when a row on the way is not there or not the caller's to see.
     *
     * @throws Problem when an option makes no sense for the resource, or the caller may read none of its rows
     */
    public Optional<Page> list(Call call, Route route, QueryOptions options, Preferences preferences) {
        ListRule rule = route.hops().isEmpty() && route.narrowing() == null
                ? route.target().beforeList()
                : null;
        if (rule != null) {
            rule.check(call, options.filter());
        }
        int size = size(route.target(), options);
        String fingerprint = fingerprint(route, options);
        ReadCompiler compiler = new ReadCompiler(registry, guard, call, preferences);
        String alias = compiler.reach(route, compiler.visible(route));
        String statement = compiler.page(route, alias, options, fingerprint, size + 1);
        int terms = options.orderBy().size()
                + 1
                + (options.orderBy().isEmpty() && route.target().latestFirst() != null ? 1 : 0);
        List<Found> found = run(call, statement, compiler).list(row -> Found.read(row, terms, options.count()));
        Long total = found.isEmpty() ? null : found.getFirst().total();
        List<Found> rows = found.stream().filter(it -> it.json() != null).toList();
        if (rows.isEmpty()) {
            Route parent = route.parent();
            if (parent != null && !visible(call, parent)) {
                return Optional.empty();
            }
            refuseWhoMayReadNothing(call, route);
        }
        boolean isMore = rows.size() > size;
        List<Found> shown = isMore ? rows.subList(0, size) : rows;
        Optional<Long> count = options.count() && options.skipToken() == null
                ? Optional.of(total == null ? 0L : total)
                : Optional.empty();
        return Optional.of(new Page(
                shown.stream().map(it -> String.valueOf(it.json())).toList(),
                count,
                isMore ? Optional.of(PageToken.of(fingerprint, shown.getLast().order())) : Optional.empty()));
    }

    /** The row a route ends at, as JSON; empty when it is not there or not the caller's to see. */
    public Optional<String> entity(Call call, Route route, QueryOptions options, Preferences preferences) {
        ReadCompiler compiler = new ReadCompiler(registry, guard, call, preferences);
        String alias = compiler.reach(route, compiler.visible(route));
        Optional<String> found =
                run(call, compiler.entity(route, alias, options), compiler).optional(row -> row.text("j"));
        if (found.isEmpty()) {
            refuseWhoMayReadNothing(call, route);
        }
        return found;
    }

    /**
     * How many rows a collection has after its filter.
     *
     * @return empty when the path has a parent that is not there
     */
    public Optional<Long> count(Call call, Route route, QueryOptions options) {
        ReadCompiler compiler = new ReadCompiler(registry, guard, call, Preferences.NONE);
        String alias = compiler.reach(route, compiler.visible(route));
        long total = run(call, compiler.count(route, alias, options), compiler).one(row -> row.bigNumber("total"));
        Route parent = route.parent();
        return total == 0 && parent != null && !visible(call, parent) ? Optional.empty() : Optional.of(total);
    }

    /**
     * The rows with these keys, in no order, whether or not the caller may read them: for what a verb answers with. Keys
     * that are not there are left out.
     */
    public List<String> rows(
            Call call, Resource resource, Collection<String> keys, QueryOptions options, Preferences preferences) {
        ReadCompiler compiler = new ReadCompiler(registry, guard, call, preferences);
        Route route = Route.of(resource);
        String alias = compiler.reach(route, Scope.EVERYWHERE);
        return run(call, compiler.rows(route, alias, keys, options), compiler).list(row -> row.text("j"));
    }

    /** Whether the entity a route ends at is there and in the scope of an action, whatever may be read. */
    public boolean within(Call call, Route route, Action action) {
        ReadCompiler compiler = new ReadCompiler(registry, guard, call, Preferences.NONE);
        Scope scope = guard.scope(call, action);
        String alias = compiler.reach(route, Scope.EVERYWHERE);
        compiler.within(route.target(), alias, scope);
        return run(call, compiler.exists(), compiler).isTrue();
    }

    /** Whether a row is there and in the scope of an action. */
    public boolean within(Call call, Resource resource, String key, Action action) {
        return within(call, Route.of(resource).key(key), action);
    }

    /** Whether the entity a route ends at is there, whoever may see it. */
    public boolean exists(Call call, Route route) {
        return exists(call, route, Scope.EVERYWHERE);
    }

    /** Whether a row is there, whoever may see it. */
    public boolean exists(Call call, Resource resource, String key) {
        return exists(call, Route.of(resource).key(key));
    }

    private boolean visible(Call call, Route route) {
        Action action = route.start().resource().readBy();
        return exists(call, route, action == null ? Scope.EVERYWHERE : guard.scope(call, action));
    }

    private boolean exists(Call call, Route route, Scope scope) {
        ReadCompiler compiler = new ReadCompiler(registry, guard, call, Preferences.NONE);
        compiler.reach(route, scope);
        return run(call, compiler.exists(), compiler).isTrue();
    }

    private Sql.Statement run(Call call, String text, ReadCompiler compiler) {
        Sql.Statement statement = sql.statement(call, text);
        compiler.query().parameters().forEach(statement::bind);
        return statement;
    }

    /** An empty answer would be a lie to a caller who may read no row whatever it holds: that is a refusal. */
    private void refuseWhoMayReadNothing(Call call, Route route) {
        Action action = route.start().resource().readBy();
        if (action == null || route.narrowing() != null) {
            return;
        }
        Scope scope = guard.scope(call, action);
        boolean dependsOnRows = scope.clauses().stream()
                .anyMatch(clause -> !clause.anchor().isEmpty()
                        && route.start().resource().anchors().containsKey(clause.anchor()));
        if (!dependsOnRows && !guard.allows(call, action, Map.of())) {
            throw Problem.of(action.withoutRole());
        }
    }

    private static int size(Resource resource, QueryOptions options) {
        Integer top = options.top();
        if (top == null) {
            return resource.defaultPage();
        }
        if (top < 1 || top > resource.maxPage()) {
            throw Problem.of(
                    ProblemCode.REQUEST_BAD_REQUEST,
                    "Invalid page size specified: '%d'. Must be between 1 and %d inclusive."
                            .formatted(top, resource.maxPage()));
        }
        return top;
    }

    private static String fingerprint(Route route, QueryOptions options) {
        return "%s %s %s %s %s %s"
                .formatted(
                        route.start().resource().name(),
                        route.start().handle(),
                        route.hops().stream()
                                .map(hop -> hop.link().name() + hop.step().handle())
                                .toList(),
                        route.narrowing(),
                        options.filter(),
                        options.orderBy());
    }

    /** One row of a page, as the statement yields it. */
    private record Found(
            @Nullable String json,
            List<@Nullable String> order,
            @Nullable Long total) {

        static Found read(Row row, int terms, boolean counted) {
            List<@Nullable String> order = new ArrayList<>();
            IntStream.range(0, terms).forEach(i -> order.add(row.textOrNull("k" + i)));
            return new Found(row.textOrNull("j"), order, counted ? row.bigNumber("total") : null);
        }
    }
}
