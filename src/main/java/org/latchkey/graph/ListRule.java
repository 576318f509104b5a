package org.latchkey.graph;

import org.jspecify.annotations.Nullable;
import org.latchkey.graph.query.Filter;
import org.latchkey.kernel.Call;

/** What a list demands of its filter, like "one of groupId, principalId must be given". */
@FunctionalInterface
public interface ListRule {

    /**
     * Looks at a list before it runs.
     *
     * @param filter the parsed {@code $filter}; null when there is none
     * @throws org.latchkey.kernel.Problem when the list is refused
     */
    void check(Call call, @Nullable Filter filter);
}
