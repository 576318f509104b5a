package org.latchkey.entitlement;

import java.util.UUID;
import org.latchkey.directory.Access;
import org.latchkey.sql.State;

/**
 * A role of a group that an access package gives.
 *
 * @param access whether it is membership or ownership
 * @param type whether people have it at once or are eligible for it
 */
public record RoleScope(
        UUID accessPackage, UUID role, UUID scope, UUID resource, UUID group, Access access, Type type) {

    /** What a role makes of somebody. */
    public enum Type implements State {
        ACTIVE,
        ELIGIBLE
    }

    /** Its id on the wire, unique within the package. */
    public String id() {
        return role + "_" + scope;
    }
}
