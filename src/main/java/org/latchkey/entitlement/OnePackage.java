package org.latchkey.entitlement;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.ListRule;
import org.latchkey.graph.query.Filter;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;

/**
 * Demands that whoever has no right over the whole tenant lists one package at a time (<a
 * href="https://learn.microsoft.com/graph/api/entitlementmanagement-list-assignments">List assignments</a>).
 */
record OnePackage(Guard guard, Action action) implements ListRule {

    @Override
    public void check(Call call, @Nullable Filter filter) {
        if (!guard.allows(call, action, Map.of()) && (filter == null || !namesPackage(filter))) {
            throw Problem.of(
                    action.withoutRole(),
                    action.withoutRole().sentence() + " Name one access package: $filter=accessPackage/id eq '…'.");
        }
    }

    private static boolean namesPackage(Filter filter) {
        return switch (filter) {
            case Filter.And and -> namesPackage(and.left()) || namesPackage(and.right());
            case Filter.Or or -> namesPackage(or.left()) && namesPackage(or.right());
            case Filter.Compare compare -> compare.comparison() == Filter.Comparison.EQ && isPackage(compare.path());
            case Filter.In in -> isPackage(in.path());
            case Filter.Not not -> false;
            case Filter.Call call -> false;
            case Filter.Lambda lambda -> false;
            case Filter.Count count -> false;
        };
    }

    private static boolean isPackage(Filter.Path path) {
        return path.toString().equalsIgnoreCase("accessPackage/id");
    }
}
