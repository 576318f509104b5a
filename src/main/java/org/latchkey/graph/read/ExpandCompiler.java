package org.latchkey.graph.read;

import org.latchkey.graph.Link;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;

/** What an expanded link holds: a nested query that yields one object or an array, with the options of its own. */
final class ExpandCompiler {

    /** How deep expansions may nest. */
    private static final int DEEPEST = 6;

    private final Registry registry;
    private final Query query;
    private final Guard guard;
    private final Call call;
    private final SelectCompiler selections;
    private final FilterCompiler filters;

    ExpandCompiler(Registry registry, Query query, Guard guard, Call call, Preferences preferences) {
        this.registry = registry;
        this.query = query;
        this.guard = guard;
        this.call = call;
        this.selections = new SelectCompiler(registry, query, preferences, this);
        this.filters = new FilterCompiler(registry, query);
    }

    SelectCompiler selections() {
        return selections;
    }

    FilterCompiler filters() {
        return filters;
    }

    /** The JSON a link of a row leads to. */
    String json(Link link, String alias, QueryOptions options, int depth) {
        if (depth > DEEPEST) {
            throw Problem.badRequest(
                    "$expand may nest " + DEEPEST + " links deep. Ask for the rest in a request of its own.");
        }
        Resource target = registry.get(link.target());
        String to = query.alias();
        String json = selections.json(target, to, options, false, depth);
        String rows = "from %s %s\nwhere %s".formatted(target.source(), to, reached(target, link, alias, to));
        if (options.filter() != null) {
            rows += "\n  and " + filters.sql(target, to, options.filter());
        }
        if (!link.isMany()) {
            return "(select %s %s\nlimit 1)".formatted(json, rows);
        }
        Ordering ordering = Ordering.of(registry, query, target, to, options);
        return """
                (select coalesce(json_agg(page.j order by page.n), '[]')
                from (select %s as j, row_number() over (order by %s) as n
                %s
                order by n
                limit %s offset %s) page)""".formatted(
                        json,
                        ordering.sql(),
                        rows,
                        limit(target, options),
                        query.bind(options.skip() == null ? 0 : options.skip()));
    }

    /** The condition under which a row is what a link leads to. */
    String reached(Resource target, Link link, String alias, String to) {
        String join = Query.belongs(target, to) + " and (" + Query.over(alias, to, link.on()) + ")";
        if (link.guardedBy() == null) {
            return join;
        }
        return join + " and "
                + Query.over(to, guard.scope(call, link.guardedBy()).sql(target.anchors()));
    }

    private String limit(Resource target, QueryOptions options) {
        int rows = options.top() == null ? target.maxPage() : Math.min(options.top(), target.maxPage());
        return query.bind(rows);
    }
}
