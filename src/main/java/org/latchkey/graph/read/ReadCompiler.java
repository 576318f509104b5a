package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Problem;

/** Compiles what is asked of a route to one statement. */
final class ReadCompiler {

    private final Draft draft;
    private final RouteCompiler routes;

    ReadCompiler(Draft draft) {
        this.draft = draft;
        this.routes = new RouteCompiler(draft);
    }

    /**
     * A statement for a page of a list.
     *
     * @param sql yields the row's {@code body}, its {@code place_0}… in the order and, when counted, the {@code total}, when
     *     preferred, what is {@code allowed}; then an empty page is one row without a body
     * @param isCounted whether the whole collection is counted, which only the first page asks for
     * @param size how many rows the page has; one more is read to know whether there is a next page
     * @param query the fingerprint of the query
     */
    record Listing(String sql, boolean isCounted, Order order, int size, String query) {}

    Listing list(UUID tenant, Route route, QueryOptions options) {
        String query = Paging.fingerprint(tenant, route, options);
        int size = Paging.size(route.target(), options.top());
        Rows all = new FilterCompiler(draft).apply(options, routes.visible(route));
        Order order = Order.of(draft, all, options.orderBy());
        Rows rows = all;
        String offset = "";
        String skipToken = options.skipToken();
        Integer skip = options.skip();
        if (skipToken != null) {
            PageToken token = PageToken.decode(skipToken, query, order.terms().size());
            rows = all.and(order.after(draft, token.values()));
        } else if (skip != null) {
            offset = " offset " + draft.bind(skip);
        }
        String object = new SelectCompiler(draft).object(route, rows, options);
        String page = Layout.fill(
                """
                select cast(%s as text) as body, %s
                from (
                  select %s.*, %s
                  %s
                  order by %s
                  limit %s%s) %s""",
                object,
                order.place(rows.alias()),
                rows.alias(),
                order.columns(),
                rows.sql(),
                order.clause(),
                draft.bind(size + 1),
                offset,
                rows.alias());
        String ordered = page + "\norder by " + order.clause(rows.alias());
        boolean isCounted = options.count() && skipToken == null;
        List<String> heads = new ArrayList<>();
        if (isCounted) {
            heads.add(Layout.fill("(\n  select count(*)\n  %s) as total", all.sql()));
        }
        if (draft.preferences().allowed()) {
            heads.add(
                    Layout.fill("cast(to_json(%s) as text) as allowed", new AllowedCompiler(draft).collection(route)));
        }
        return new Listing(heads.isEmpty() ? ordered : headed(heads, ordered), isCounted, order, size, query);
    }

    /** What is told of the whole collection beside each row of a page, and alone when the page is empty. */
    private static String headed(List<String> heads, String page) {
        return Layout.fill("""
                select *
                from (
                  select
                    %s) head
                left join (
                  select *, row_number() over () as line
                  from (
                    %s) page) page on true
                order by page.line""", String.join(",\n", heads), page);
    }

    /** A statement that yields the {@code body} of the one row a route ends at. */
    String entity(Route route, QueryOptions options) {
        Rows rows = new FilterCompiler(draft).apply(options, routes.visible(route));
        return bodies(new SelectCompiler(draft).object(route, rows, options), rows) + "\nlimit 1";
    }

    /** A statement that yields the {@code body} of every row with one of the keys. */
    String keyed(Resource resource, Collection<String> keys, QueryOptions options) {
        Rows rows = routes.keyed(resource, keys);
        return bodies(new SelectCompiler(draft).object(rows.resource(), rows.alias(), options, 0), rows);
    }

    private static String bodies(String object, Rows rows) {
        return Layout.fill("select cast(%s as text) as body\n", object) + rows.sql();
    }

    /** A statement that yields how many rows there are, as {@code total}. */
    String count(Route route, QueryOptions options) {
        Rows rows = new FilterCompiler(draft).apply(options, routes.visible(route));
        return "select count(*) as total\n" + rows.sql();
    }

    /** A statement that yields whether the caller sees a row at the end of a route. */
    String isVisible(Route route) {
        return "select " + routes.visible(route).exist();
    }

    /** A statement that yields whether there is a row at the end of a route, whoever may see it. */
    String isThere(Route route) {
        return "select " + routes.all(route).exist();
    }

    /** A statement that yields the {@code key} of the row at the end of a route, if the caller sees it. */
    String key(Route route) {
        Rows rows = routes.visible(route);
        return "select cast(%s as text) as key\n".formatted(Aliases.key(rows.resource(), rows.alias())) + rows.sql()
                + "\nlimit 1";
    }

    /**
     * A statement about the row at the end of a route, whoever may see it: the {@code keys} on the way from left to right,
     * whether it is in the scope of an action ({@code is_within}), and whether the caller may know of it ({@code is_known}).
     *
     * @param knownAnyway whether whoever asks for it knows of it
     */
    String admission(Route route, Action action, boolean knownAnyway) {
        List<String> keys = new ArrayList<>();
        Rows rows = routes.all(route, keys);
        return Layout.fill(
                """
                select keys, is_within, is_within or %s as is_known
                from (
                  select cast(array[%s] as text[]) as keys, coalesce(%s, false) as is_within
                  %s
                  limit 1) found""",
                knownAnyway ? "true" : known(route),
                keys.stream().map("cast(%s as text)"::formatted).collect(Collectors.joining(", ")),
                draft.scope(action, rows.resource(), rows.alias()),
                rows.sql());
    }

    /** Whether the caller knows of the row at the end of a route: sees it, or what it is a part of that nobody is without. */
    private String known(Route route) {
        int alone = route.aloneAt();
        return alone < 0 ? visible(route) : visible(route) + " or " + visible(route.before(alone));
    }

    /** Whether the caller sees the row at the end of a route; never, without the permission to read. */
    private String visible(Route route) {
        try {
            return routes.visible(route).exist();
        } catch (Problem unreadable) {
            return "false";
        }
    }
}
