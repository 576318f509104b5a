package org.latchkey.entitlement;

import static org.latchkey.directory.DirectoryRole.EXCHANGE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GLOBAL_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GROUPS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.INTUNE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.SHAREPOINT_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.directory.Group;
import org.latchkey.kernel.Caller;

/**
 * Whether somebody who may change a catalog's resources may put this group in or take it out: its members and owners
 * will be written, so they must be able to write them (<a
 * href="https://learn.microsoft.com/entra/id-governance/entitlement-management-delegate">Required roles to add resources
 * to a catalog</a>). Pure.
 *
 * @param roles template ids of the directory roles the caller holds
 * @param ownsCatalog whether the caller is an owner of the catalog
 * @param ownsGroup whether the caller is an owner of the group
 */
record ResourceRights(Caller caller, Set<UUID> roles, boolean ownsCatalog, boolean ownsGroup) {

    boolean allow(Group group) {
        return switch (caller.kind()) {
            case SYSTEM -> true;
            case APPLICATION -> allowApplication(group);
            case USER -> holds(GLOBAL_ADMINISTRATOR) || ownsGroup || allowUser(group);
        };
    }

    private boolean allowApplication(Group group) {
        return caller.permissions().contains("Group.ReadWrite.All")
                && (!group.roleAssignable() || caller.permissions().contains("RoleManagement.ReadWrite.Directory"));
    }

    private boolean allowUser(Group group) {
        if (group.roleAssignable()) {
            return ownsCatalog && holds(PRIVILEGED_ROLE_ADMINISTRATOR);
        }
        if (holds(IDENTITY_GOVERNANCE_ADMINISTRATOR) && holds(GROUPS_ADMINISTRATOR)) {
            return true;
        }
        return ownsCatalog
                && (holds(GROUPS_ADMINISTRATOR, INTUNE_ADMINISTRATOR, USER_ADMINISTRATOR)
                        || (group.microsoft365() && holds(EXCHANGE_ADMINISTRATOR, SHAREPOINT_ADMINISTRATOR)));
    }

    private boolean holds(DirectoryRole... any) {
        return Stream.of(any).map(DirectoryRole::template).anyMatch(roles::contains);
    }
}
