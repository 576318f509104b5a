package org.latchkey.graph.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.Filter;

/** What the names of a filter are looked up in. */
sealed interface Ground {

    /** A row of a resource, by its alias. */
    record Row(Resource resource, String alias) implements Ground {}

    /** An element of a collection property. */
    record Element(Kind kind, String sql) implements Ground {}

    /**
     * A row and the variables of the lambdas around.
     *
     * @param variables by name; inner ones hide outer ones
     */
    record Names(Row row, Map<String, Ground> variables) {

        static Names of(Rows rows) {
            return new Names(new Row(rows.resource(), rows.alias()), Map.of());
        }

        Names with(String variable, Ground ground) {
            Map<String, Ground> more = new HashMap<>(variables);
            more.put(variable, ground);
            return new Names(row, more);
        }

        /** Where a path starts. */
        Start start(Filter.Path whole) {
            List<String> path = whole.segments();
            Ground variable = variables.get(path.getFirst());
            return variable == null ? new Start(row, path) : new Start(variable, path.subList(1, path.size()));
        }
    }

    /** A ground and the path that is left to go from there. */
    record Start(Ground ground, List<String> path) {}
}
