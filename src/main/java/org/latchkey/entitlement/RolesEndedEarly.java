package org.latchkey.entitlement;

import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.privileged.Eligible;

/**
 * Privileged identity management ended roles by the settings of their groups, before the assignments that gave them. The
 * assignments still read delivered.
 */
public record RolesEndedEarly(Call call, Set<Ended> roles) {

    /**
     * One role of one assignment.
     *
     * @param role whose eligibility it was, for which group and access
     */
    public record Ended(UUID assignment, UUID accessPackage, Eligible role) {}

    public RolesEndedEarly {
        roles = Set.copyOf(roles);
    }
}
