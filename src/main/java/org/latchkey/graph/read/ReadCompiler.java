package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.Scope;

/**
 * A route and its options as one statement. The rows on the way are joined by key first, the rows at the end are filtered
 * by what the caller may see, then by what the caller asks for.
 */
final class ReadCompiler {

    private final Registry registry;
    private final Call call;
    private final Guard guard;
    private final Query query = new Query();
    private final ExpandCompiler expansions;
    private final List<String> from = new ArrayList<>();
    private final List<String> where = new ArrayList<>();

    ReadCompiler(Registry registry, Guard guard, Call call, Preferences preferences) {
        this.registry = registry;
        this.guard = guard;
        this.call = call;
        this.expansions = new ExpandCompiler(registry, query, guard, call, preferences);
    }

    Query query() {
        return query;
    }

    /** Joins the rows of a route, those at its start in a scope; the alias of those at its end. */
    String reach(Route route, Scope visible) {
        String alias = query.alias();
        from.add(route.start().resource().source() + " " + alias);
        where.add(Query.belongs(route.start().resource(), alias));
        if (!visible.isEverywhere()) {
            where.add(Query.over(alias, visible.sql(route.start().resource().anchors())));
        }
        step(route.start(), alias);
        for (Route.Hop hop : route.hops()) {
            String to = query.alias();
            Resource target = hop.step().resource();
            from.add(target.source() + " " + to);
            where.add(expansions.reached(target, hop.link(), alias, to));
            step(hop.step(), to);
            alias = to;
        }
        if (route.narrowing() != null) {
            route.narrowing().arguments().forEach(query::bind);
            where.add("(" + Query.over(alias, route.narrowing().condition()) + ")");
        }
        return alias;
    }

    private void step(Route.Step step, String alias) {
        switch (step.handle()) {
            case null -> {}
            case Route.Handle.Key key -> where.add(isKey(step.resource(), alias, key.value()));
            case Route.Handle.Alternate other ->
                where.add(isValue(step.resource(), alias, other.property(), other.value()));
            case Route.Handle.Only only -> {}
        }
        if (step.cast() != null) {
            where.add(ofType(step.resource(), step.cast(), alias));
        }
    }

    /** Demands that the rows at the end are in a scope too. */
    void within(Resource resource, String alias, Scope scope) {
        where.add(Query.over(alias, scope.sql(resource.anchors())));
    }

    private String isKey(Resource resource, String alias, String value) {
        String sql = Query.over(alias, resource.key());
        if (!resource.isGuidKey()) {
            return sql + " = " + query.bind(value) + "::text";
        }
        return Ids.parse(value)
                .map(id -> sql + " = " + query.bind(id) + "::uuid")
                .orElseGet(() ->
                        resource.keyAlso() == null ? "false" : isValue(resource, alias, resource.keyAlso(), value));
    }

    private String isValue(Resource resource, String alias, String name, String value) {
        Property property = resource.property(name).orElseThrow(() -> Problem.badRequest("'" + name + "' is no key."));
        String sql = Query.over(alias, property.sql());
        return Ids.parse(value)
                .filter(id -> property.kind() instanceof Kind.Id)
                .map(id -> sql + " = " + query.bind(id) + "::uuid")
                .orElseGet(() -> "lower(%s::text) = lower(%s::text)".formatted(sql, query.bind(value)));
    }

    private static String ofType(Resource base, Resource cast, String alias) {
        return base.variants().entrySet().stream()
                .filter(variant -> variant.getValue().equals(cast.name()))
                .findFirst()
                .map(variant -> "%s = '%s'"
                        .formatted(Query.over(alias, String.valueOf(base.discriminator())), variant.getKey()))
                .orElse("true");
    }

    /** One page: each row's JSON as {@code j}, its order values as {@code k0}…, and the whole number as {@code total}. */
    String page(Route route, String alias, QueryOptions options, String fingerprint, int rows) {
        Resource target = route.target();
        if (options.filter() != null) {
            where.add(expansions.filters().sql(target, alias, options.filter()));
        }
        Ordering ordering = Ordering.of(registry, query, target, alias, options);
        String all = rows();
        String after = options.skipToken() == null
                ? ""
                : "\n  and " + ordering.after(query, PageToken.read(options.skipToken(), fingerprint, ordering));
        String page = "select %s as j%s, row_number() over (order by %s) as n\n%s%s\norder by n\nlimit %s offset %s"
                .formatted(
                        row(route, alias, options),
                        ordering.columns(),
                        ordering.sql(),
                        all,
                        after,
                        query.bind(rows),
                        query.bind(options.skip() == null ? 0 : options.skip()));
        return options.count()
                ? "select counted.total, page.*\nfrom (select count(*) as total\n%s) counted\nleft join (%s) page on true\norder by page.n"
                        .formatted(all, page)
                : page;
    }

    /** The JSON of one row as {@code j}. */
    String entity(Route route, String alias, QueryOptions options) {
        return "select %s as j\n%s\nlimit 1".formatted(row(route, alias, options), rows());
    }

    private String row(Route route, String alias, QueryOptions options) {
        Route.Step step = route.last();
        boolean isElsewhere = step.cast() != null
                && !step.cast().source().equals(step.resource().source());
        Resource shown = isElsewhere ? step.resource() : route.target();
        return expansions.selections().json(shown, alias, options, false, 0);
    }

    /** The JSON of the rows with some keys as {@code j}. */
    String rows(Route route, String alias, Collection<String> keys, QueryOptions options) {
        Resource resource = route.target();
        where.add("%s = any(%s::%s[])"
                .formatted(
                        Query.over(alias, resource.key()), query.bind(keys), resource.isGuidKey() ? "uuid" : "text"));
        return "select %s as j\n%s".formatted(row(route, alias, options), rows());
    }

    /** How many rows there are. */
    String count(Route route, String alias, QueryOptions options) {
        if (options.filter() != null) {
            where.add(expansions.filters().sql(route.target(), alias, options.filter()));
        }
        return "select count(*) as total\n" + rows();
    }

    /** Whether there is a row. */
    String exists() {
        return "select exists (select 1\n" + rows() + ")";
    }

    private String rows() {
        return "from " + String.join(",\n  ", from) + "\nwhere " + String.join("\n  and ", where);
    }

    /** What the caller may see at the start of a route. */
    Scope visible(Route route) {
        if (route.narrowing() != null && route.hops().isEmpty()) {
            guard.scope(call, route.narrowing().function().action());
            return Scope.EVERYWHERE;
        }
        Action action = route.start().resource().readBy();
        return action == null ? Scope.EVERYWHERE : guard.scope(call, action);
    }
}
