package org.latchkey.entitlement;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Assignments are over; what they gave is being taken away. */
public record AssignmentsEnded(Call call, Set<Ended> assignments) {

    /** One assignment. */
    public record Ended(UUID assignment, UUID accessPackage, UUID target, Instant at) {}

    public AssignmentsEnded {
        assignments = Set.copyOf(assignments);
    }
}
