package org.latchkey.graph.read;

import java.util.List;
import org.latchkey.graph.query.Filter;

/** Inside a lambda over rows, paths start with its variable; over the row itself they start after it. */
final class Variables {

    private Variables() {}

    /** The same filter with a variable taken off the front of every path. */
    static Filter without(String variable, Filter filter) {
        return switch (filter) {
            case Filter.And and -> new Filter.And(without(variable, and.left()), without(variable, and.right()));
            case Filter.Or or -> new Filter.Or(without(variable, or.left()), without(variable, or.right()));
            case Filter.Not not -> new Filter.Not(without(variable, not.inner()));
            case Filter.Compare compare ->
                new Filter.Compare(path(variable, compare.path()), compare.comparison(), compare.literal());
            case Filter.In in -> new Filter.In(path(variable, in.path()), in.literals());
            case Filter.Call call -> new Filter.Call(call.function(), path(variable, call.path()), call.literal());
            case Filter.Lambda lambda ->
                new Filter.Lambda(path(variable, lambda.path()), lambda.isAll(), lambda.variable(), lambda.inner());
            case Filter.Count count ->
                new Filter.Count(path(variable, count.path()), count.comparison(), count.number());
        };
    }

    private static Filter.Path path(String variable, Filter.Path path) {
        List<String> segments = path.segments();
        return segments.size() > 1 && segments.getFirst().equals(variable)
                ? new Filter.Path(segments.subList(1, segments.size()))
                : path;
    }
}
