package org.latchkey.entitlement;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Assignments end soon, and whoever holds them may ask for more time. */
public record AssignmentsNearEnd(Call call, Set<Ending> assignments) {

    /**
     * One assignment.
     *
     * @param days 14 or 1
     */
    public record Ending(UUID assignment, UUID accessPackage, UUID target, Instant end, int days) {}

    public AssignmentsNearEnd {
        assignments = Set.copyOf(assignments);
    }
}
