package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.EXCHANGE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GLOBAL_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GROUPS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.INTUNE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.SHAREPOINT_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.directory.Group;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;

class ResourceRightsTest {

    private static final Group SECURITY = group(false, false);
    private static final Group MICROSOFT_365 = group(false, true);
    private static final Group ROLE_ASSIGNABLE = group(true, false);

    @Test
    void aGlobalAdministratorMayBringInAnyGroup() {
        assertMay(user(false, false, GLOBAL_ADMINISTRATOR), true, true, true);
    }

    @Test
    void anIdentityGovernanceAdministratorAloneMayBringInNone() {
        assertMay(user(false, false, IDENTITY_GOVERNANCE_ADMINISTRATOR), false, false, false);
        assertMay(user(true, false, IDENTITY_GOVERNANCE_ADMINISTRATOR), false, false, false);
    }

    @Test
    void anIdentityGovernanceAdministratorWhoOwnsTheGroupMay() {
        assertMay(user(false, true, IDENTITY_GOVERNANCE_ADMINISTRATOR), true, true, true);
    }

    @Test
    void anIdentityGovernanceAdministratorWhoIsGroupsAdministratorMayUnlessItCanHoldRoles() {
        assertMay(user(false, false, IDENTITY_GOVERNANCE_ADMINISTRATOR, GROUPS_ADMINISTRATOR), true, true, false);
    }

    @Test
    void aCatalogOwnerNeedsAnAdministratorRoleThatFitsTheGroup() {
        assertMay(user(true, false), false, false, false);
        assertMay(user(true, false, GROUPS_ADMINISTRATOR), true, true, false);
        assertMay(user(true, false, INTUNE_ADMINISTRATOR), true, true, false);
        assertMay(user(true, false, USER_ADMINISTRATOR), true, true, false);
        assertMay(user(true, false, EXCHANGE_ADMINISTRATOR), false, true, false);
        assertMay(user(true, false, SHAREPOINT_ADMINISTRATOR), false, true, false);
        assertMay(user(true, false, PRIVILEGED_ROLE_ADMINISTRATOR), false, false, true);
    }

    @Test
    void aCatalogOwnerWhoOwnsTheGroupMay() {
        assertMay(user(true, true), true, true, true);
    }

    @Test
    void anAdministratorRoleAloneIsNoUseWithoutTheCatalog() {
        assertMay(user(false, false, GROUPS_ADMINISTRATOR), false, false, false);
    }

    @Test
    void anApplicationNeedsTheGroupPermissionToo() {
        assertMay(application("EntitlementManagement.ReadWrite.All"), false, false, false);
        assertMay(application("Group.ReadWrite.All"), true, true, false);
        assertMay(application("Group.ReadWrite.All", "RoleManagement.ReadWrite.Directory"), true, true, true);
    }

    private static void assertMay(
            ResourceRights rights, boolean security, boolean microsoft365, boolean roleAssignable) {
        assertThat(rights.allow(SECURITY)).isEqualTo(security);
        assertThat(rights.allow(MICROSOFT_365)).isEqualTo(microsoft365);
        assertThat(rights.allow(ROLE_ASSIGNABLE)).isEqualTo(roleAssignable);
    }

    private static ResourceRights user(boolean ownsCatalog, boolean ownsGroup, DirectoryRole... roles) {
        return new ResourceRights(
                caller(Caller.Kind.USER),
                Stream.of(roles).map(DirectoryRole::template).collect(Collectors.toSet()),
                ownsCatalog,
                ownsGroup);
    }

    private static ResourceRights application(String... permissions) {
        return new ResourceRights(caller(Caller.Kind.APPLICATION, permissions), Set.of(), false, false);
    }

    private static Caller caller(Caller.Kind kind, String... permissions) {
        return new Caller(kind, Ids.next(), "", "", Set.of(permissions), Set.of(), Set.of(), "");
    }

    private static Group group(boolean roleAssignable, boolean microsoft365) {
        return new Group(Ids.next(), "G", null, null, null, false, false, roleAssignable, microsoft365, false);
    }
}
