package org.latchkey.entitlement;

import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** People have what their packages give, as far as it could be given. */
public record AssignmentsDelivered(Call call, Set<Delivered> assignments) {

    /**
     * One assignment.
     *
     * @param isComplete whether every role was given
     */
    public record Delivered(UUID assignment, UUID accessPackage, UUID target, boolean isComplete) {}

    public AssignmentsDelivered {
        assignments = Set.copyOf(assignments);
    }
}
