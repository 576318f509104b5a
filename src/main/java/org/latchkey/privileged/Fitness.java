package org.latchkey.privileged;

import org.latchkey.directory.Access;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Group;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/** Who may become what in which kind of group. Pure. */
final class Fitness {

    private Fitness() {}

    /**
     * Refuses a principal that can never be what is asked.
     *
     * @throws Problem when the group does not take such a principal
     */
    static void require(Group group, DirectoryObject principal, Access access, Side side) {
        if (!isFit(group, principal, access, side)) {
            throw Problem.of(
                    ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST,
                    "A %s cannot be made %s %s of this group."
                            .formatted(
                                    principal.type().text(),
                                    side == Side.ELIGIBILITY ? "an eligible" : "an active",
                                    access.text()));
        }
    }

    static boolean isFit(Group group, DirectoryObject principal, Access access, Side side) {
        if (principal.id().equals(group.id())) {
            return false;
        }
        return switch (principal.type()) {
            case USER -> true;
            // A group in a group is plain nesting, which neither owners nor groups with roles or mail allow.
            case GROUP ->
                side == Side.ELIGIBILITY
                        || (access == Access.MEMBER && !group.roleAssignable() && !group.microsoft365());
            case SERVICE_PRINCIPAL -> side == Side.ASSIGNMENT && (access == Access.OWNER || !group.microsoft365());
        };
    }
}
