package org.latchkey.graph.http;

import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.QueryParser;
import org.latchkey.graph.read.Preferences;
import org.latchkey.graph.read.Route;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/**
 * A request as the door understands it.
 *
 * @param route what its path means
 * @param options its query
 * @param dialect the form the answer shall have
 */
record Asked(GraphRequest request, Route route, QueryOptions options, Dialect dialect) {

    /**
     * A request as its path and query say it.
     *
     * @throws Problem 400 when the query cannot be read, and when it searches without the header that asks for the index (<a
     *     href="https://learn.microsoft.com/graph/aad-advanced-queries">Graph, advanced queries</a>)
     */
    static Asked of(GraphRequest request, Route route) {
        QueryOptions options = QueryParser.parse(request.query(), route.target()::badFilter);
        if (options.search() != null && route.target().isSearchable() && !request.isEventual()) {
            throw Problem.of(
                    ProblemCode.UNSUPPORTED_QUERY,
                    "Request with $search query parameter only works through MSGraph with a special request header:"
                            + " 'ConsistencyLevel: eventual'.");
        }
        return new Asked(request, route, options, Dialect.of(request, options.format()));
    }

    /** The same request, about something else. */
    Asked about(Route other) {
        return new Asked(request, other, options, dialect);
    }

    Preferences preferences() {
        return dialect.preferences();
    }
}
