package org.latchkey.graph.http;

import org.latchkey.graph.query.Filter;
import org.latchkey.graph.query.Filter.Comparison;
import org.latchkey.graph.query.Filter.LiteralKind;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.read.Route;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/**
 * What may be asked of directory objects, which are those that can be searched, only with the header {@code ConsistencyLevel:
 * eventual}, and for all but {@code $search} with a count too (<a href="https://learn.microsoft.com/graph/aad-advanced-queries">Graph,
 * advanced queries</a>). Nothing here is ever behind, but a client that forgets them must learn of it before it meets Graph.
 */
final class AdvancedQuery {

    private AdvancedQuery() {}

    /**
     * The options as they count: without the header {@code $count} is passed over.
     *
     * @param isCounting whether the path ends in {@code $count}
     * @throws Problem 400 when they ask for more than they may, and for {@code $skip}
     */
    static QueryOptions checked(GraphRequest request, Route route, QueryOptions options, boolean isCounting) {
        if ((!isCounting && isPlain(options)) || !route.target().isSearchable()) {
            return options;
        }
        if (options.skip() != null) {
            throw Problem.of(
                    ProblemCode.REQUEST_BAD_REQUEST,
                    "'$skip' is not supported by the service. Follow @odata.nextLink instead.");
        }
        if (isCounting && !request.isEventual()) {
            throw Problem.of(ProblemCode.REQUEST_BAD_REQUEST, "$count is not currently supported.");
        }
        if (options.search() != null && !request.isEventual()) {
            throw Problem.of(
                    ProblemCode.UNSUPPORTED_QUERY,
                    "Request with $search query parameter only works through MSGraph with a special request header:"
                            + " 'ConsistencyLevel: eventual'.");
        }
        boolean isAdvanced = request.isEventual() && (options.count() || isCounting);
        if (!isAdvanced && needsMore(route, options)) {
            throw Problem.of(
                    ProblemCode.UNSUPPORTED_QUERY,
                    "This query needs the header 'ConsistencyLevel: eventual' and $count=true.");
        }
        return request.isEventual() ? options : options.uncounted();
    }

    private static boolean isPlain(QueryOptions options) {
        return options.filter() == null
                && options.orderBy().isEmpty()
                && options.search() == null
                && options.skip() == null
                && !options.count();
    }

    /** A filter beside an order, either of them over a link, and what a filter may not ask by default. */
    private static boolean needsMore(Route route, QueryOptions options) {
        Filter filter = options.filter();
        boolean isOrdered = !options.orderBy().isEmpty();
        if (!route.hops().isEmpty()) {
            return filter != null || isOrdered;
        }
        return filter != null && (isOrdered || needsMore(filter));
    }

    private static boolean needsMore(Filter filter) {
        return switch (filter) {
            case Filter.And and -> needsMore(and.left()) || needsMore(and.right());
            case Filter.Or or -> needsMore(or.left()) || needsMore(or.right());
            case Filter.Not not -> true;
            case Filter.Compare compare ->
                compare.comparison() == Comparison.NE || compare.literal().kind() == LiteralKind.NULL;
            case Filter.In in -> false;
            case Filter.Call call -> call.function() == Filter.Function.ENDS_WITH;
            case Filter.Lambda lambda -> {
                Filter inner = lambda.inner();
                yield inner != null && needsMore(inner);
            }
            case Filter.Count count -> true;
        };
    }
}
