package org.latchkey.graph.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system query options of a request or of one expansion.
 *
 * @param select property and link names as written; empty when not given
 * @param filter null when not given
 * @param top null when not given
 * @param search null when not given
 * @param skipToken null when not given
 * @param format the {@code $format} value; null when not given
 * @param deltaToken the {@code $deltatoken} of a delta link, maybe empty; null when not given
 */
public record QueryOptions(
        List<String> select,
        @Nullable Filter filter,
        List<Order> orderBy,
        List<Expand> expand,
        @Nullable Integer top,
        @Nullable Integer skip,
        boolean count,
        @Nullable Search search,
        @Nullable String skipToken,
        @Nullable String format,
        @Nullable String deltaToken) {

    /** One term of {@code $orderby}. */
    public record Order(Filter.Path path, boolean descending) {}

    /**
     * One expanded link.
     *
     * @param link the link's name as written; {@code *} for all
     * @param options the options in parentheses; {@link #NONE} without
     */
    public record Expand(String link, QueryOptions options) {}

    /** No option at all. */
    public static final QueryOptions NONE =
            new QueryOptions(List.of(), null, List.of(), List.of(), null, null, false, null, null, null, null);

    /** The options of a request that is not for changes. */
    public QueryOptions(
            List<String> select,
            @Nullable Filter filter,
            List<Order> orderBy,
            List<Expand> expand,
            @Nullable Integer top,
            @Nullable Integer skip,
            boolean count,
            @Nullable Search search,
            @Nullable String skipToken,
            @Nullable String format) {
        this(select, filter, orderBy, expand, top, skip, count, search, skipToken, format, null);
    }

    /** The same, showing links too that are not asked for. */
    public QueryOptions showing(List<String> links) {
        List<Expand> all = new ArrayList<>(expand);
        links.stream()
                .filter(link -> expand.stream()
                        .noneMatch(it -> it.link().equals("*") || it.link().equalsIgnoreCase(link)))
                .forEach(link -> all.add(new Expand(link, NONE)));
        return new QueryOptions(select, filter, orderBy, all, top, skip, count, search, skipToken, format, deltaToken);
    }

    /** The same without {@code $count}. */
    public QueryOptions uncounted() {
        return count
                ? new QueryOptions(
                        select, filter, orderBy, expand, top, skip, false, search, skipToken, format, deltaToken)
                : this;
    }

    /** Options that select one property. */
    public static QueryOptions only(String property) {
        return new QueryOptions(List.of(property), null, List.of(), List.of(), null, null, false, null, null, null);
    }

    public QueryOptions {
        select = List.copyOf(select);
        orderBy = List.copyOf(orderBy);
        expand = List.copyOf(expand);
    }
}
