package org.latchkey.graph.http;

import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.QueryParser;
import org.latchkey.graph.read.Preferences;
import org.latchkey.graph.read.Route;

/**
 * A request as the door understands it.
 *
 * @param route what its path means
 * @param options its query
 * @param dialect the form the answer shall have
 */
record Asked(GraphRequest request, Route route, QueryOptions options, Dialect dialect) {

    /** @throws org.latchkey.kernel.Problem 400 when the query cannot be read, or not be asked like this */
    static Asked of(GraphRequest request, Route route) {
        return of(request, route, false);
    }

    /** The same of how many rows there are. */
    static Asked counting(GraphRequest request, Route route) {
        return of(request, route, true);
    }

    private static Asked of(GraphRequest request, Route route, boolean isCounting) {
        QueryOptions read = QueryParser.parse(request.query(), route.target()::badFilter);
        QueryOptions options = AdvancedQuery.checked(request, route, read, isCounting);
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
