package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Link;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Problem;

/** Compiles {@code $expand}: each link becomes a column of its row, an object or null, or an array. */
final class ExpandCompiler {

    /** How deep expansions may be nested. */
    static final int DEEPEST = 6;

    private final Draft draft;

    ExpandCompiler(Draft draft) {
        this.draft = draft;
    }

    /** A link with where it starts. */
    private record Way(Link link, String it) {}

    /** The columns for what is expanded of a row. */
    List<String> columns(Resource resource, String alias, QueryOptions options, int depth) {
        Map<String, Way> ways = new LinkedHashMap<>();
        resource.links().forEach(link -> ways.put(lower(link.name()), new Way(link, alias)));
        return columns(ways, resource.type(), options, depth);
    }

    /**
     * The columns for what is expanded of a row of a variant: its own links first, then those all variants have. What
     * only another variant has is left out.
     */
    List<String> columnsOfVariant(
            Resource whole, String wholeAlias, Resource variant, String alias, QueryOptions options, int depth) {
        Map<String, Way> ways = new LinkedHashMap<>();
        for (String name : whole.variants().values()) {
            draft.resource(name).links().forEach(link -> ways.put(lower(link.name()), new Way(link, "")));
        }
        whole.links().forEach(link -> ways.put(lower(link.name()), new Way(link, wholeAlias)));
        variant.links().forEach(link -> ways.put(lower(link.name()), new Way(link, alias)));
        return columns(ways, whole.type(), options, depth);
    }

    private List<String> columns(Map<String, Way> ways, String type, QueryOptions options, int depth) {
        if (options.expand().isEmpty()) {
            return List.of();
        }
        if (depth >= DEEPEST) {
            throw Problem.badRequest("The $expand is nested too deeply: %d levels are allowed.".formatted(DEEPEST));
        }
        List<String> columns = new ArrayList<>();
        wanted(ways, type, options.expand()).forEach((name, nested) -> {
            Way way = ways.get(name);
            if (way != null && !way.it().isEmpty()) {
                columns.addAll(columns(way, nested, depth + 1));
            }
        });
        return columns;
    }

    /** The names of the links to expand with their options; what is named itself goes before {@code *}. */
    private static Map<String, QueryOptions> wanted(
            Map<String, Way> ways, String type, List<QueryOptions.Expand> expands) {
        Map<String, QueryOptions> wanted = new LinkedHashMap<>();
        for (QueryOptions.Expand expand : expands) {
            String name = lower(expand.link());
            if (!name.equals("*") && !ways.containsKey(name)) {
                throw Refusals.unknownProperty(expand.link(), type);
            }
            if (!name.equals("*")) {
                wanted.putIfAbsent(name, expand.options());
            }
        }
        for (QueryOptions.Expand expand : expands) {
            if (expand.link().equals("*")) {
                ways.forEach((name, way) -> {
                    if (!way.link().isGuardedAlone()) {
                        wanted.putIfAbsent(name, expand.options());
                    }
                });
            }
        }
        return wanted;
    }

    private List<String> columns(Way way, QueryOptions options, int depth) {
        Link link = way.link();
        Rows rows = new FilterCompiler(draft).apply(options, Rows.linked(draft, link, way.it()));
        if (!link.isMany()) {
            String object = new SelectCompiler(draft).object(rows.resource(), rows.alias(), options, depth);
            String one = Layout.fill("""
                    (
                      select %s
                      %s
                      limit 1) as %s""", object, rows.sql(), WireForm.named(link.name()));
            return List.of(one);
        }
        List<String> columns = new ArrayList<>();
        if (options.count()) {
            columns.add(Layout.fill("""
                    (
                      select count(*)
                      %s) as %s""", rows.sql(), WireForm.named(link.name() + "@odata.count")));
        }
        columns.add(many(rows, options, depth) + " as " + WireForm.named(link.name()));
        return columns;
    }

    private String many(Rows rows, QueryOptions options, int depth) {
        Order order = Order.of(draft, rows, options.orderBy());
        return Layout.fill(
                """
                coalesce((
                  select json_agg(%s order by %s)
                  from (
                    select %s.*, %s
                    %s
                    order by %s%s%s) %s), '[]')""",
                new SelectCompiler(draft).object(rows.resource(), rows.alias(), options, depth),
                order.clause(rows.alias()),
                rows.alias(),
                order.columns(),
                rows.sql(),
                order.clause(),
                limit(rows.resource(), options.top()),
                offset(options.skip()),
                rows.alias());
    }

    private String limit(Resource resource, @Nullable Integer top) {
        return top == null ? "" : "\nlimit " + draft.bind(Paging.size(resource, top));
    }

    private String offset(@Nullable Integer skip) {
        return skip == null ? "" : "\noffset " + draft.bind(skip);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
