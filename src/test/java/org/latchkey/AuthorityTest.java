package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.GROUPS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import org.junit.jupiter.api.Test;
import org.latchkey.entitlement.EntitlementRole;
import org.latchkey.testkit.Api;

class AuthorityTest {
    private static final String ELIGIBILITY = "identityGovernance/privilegedAccess/group/eligibilitySchedules";
    private static final String CATALOGS = "identityGovernance/entitlementManagement/catalogs";

    private final Api api = Api.fresh();

    @Test
    void aPersonNeedsAPermissionAndARole() {
        var ada = api.person("Ada", USER_ADMINISTRATOR);
        var bob = api.person("Bob");
        api.as(ada).with("User.Read.All").post("users", user("one")).fails(403, "Authorization_RequestDenied");
        api.as(bob).with("User.ReadWrite.All").post("users", user("two")).fails(403, "Authorization_RequestDenied");
        api.as(ada).with("User.ReadWrite.All").post("users", user("three")).is(201);
        api.as(ada)
                .with("Directory.AccessAsUser.All")
                .post("users", user("four"))
                .is(201);
    }

    @Test
    void anApplicationNeedsThePermissionOnly() {
        var robot = api.app("Robot");
        api.asApp(robot).with("User.ReadWrite.All").post("users", user("one")).is(201);
        api.asApp(robot).with("User.Read.All").post("users", user("two")).fails(403, "Authorization_RequestDenied");
        api.asApp(robot)
                .with("Directory.AccessAsUser.All")
                .post("users", user("three"))
                .fails(403, "Authorization_RequestDenied");
    }

    @Test
    void aPermissionAboutOneselfReachesNobodyElse() {
        var ada = api.person("Ada", USER_ADMINISTRATOR);
        var bob = api.person("Bob");
        api.as(ada).with("User.Read").get("users/" + ada).is(200);
        api.as(ada).with("User.Read").get("users/" + bob).fails(404, "Request_ResourceNotFound");
        assertThat(api.as(ada).with("User.Read").get("users").is(200).ids()).containsExactly(ada);
        assertThat(api.as(ada).with("User.Read.All").get("users").is(200).ids()).contains(ada, bob);
    }

    @Test
    void aMissingPermissionForPimIsToldAsJson() {
        var ada = api.person("Ada", PRIVILEGED_ROLE_ADMINISTRATOR);
        api.as(ada)
                .with("User.Read")
                .get(ELIGIBILITY + "?$filter=principalId eq '" + ada + "'")
                .fails(403, "UnknownError")
                .saying("\"errorCode\":\"PermissionScopeNotGranted\"")
                .saying("PrivilegedEligibilitySchedule.Read.AzureADGroup,")
                .saying("\"instanceAnnotations\":[]");
    }

    @Test
    void groupsThatMayHoldRolesAreForFewer() {
        var groups = api.person("Grace", GROUPS_ADMINISTRATOR);
        var roles = api.person("Paula", PRIVILEGED_ROLE_ADMINISTRATOR);
        var plain = api.group("Plain");
        var strong = api.asAdmin().post("groups", """
                        {"displayName": "Strong", "mailEnabled": false, "mailNickname": "strong", "securityEnabled": true,
                         "isAssignableToRole": true}
                        """).is(201).text("/id");
        var change = "{\"description\": \"changed\"}";
        api.as(groups).patch("groups/" + plain, change).is(204);
        api.as(groups).patch("groups/" + strong, change).fails(403, "Authorization_RequestDenied");
        api.as(roles).patch("groups/" + plain, change).fails(403, "Authorization_RequestDenied");
        api.as(roles)
                .with("Group.ReadWrite.All")
                .patch("groups/" + strong, change)
                .fails(403, "Authorization_RequestDenied");
        api.as(roles)
                .with("Group.ReadWrite.All", "RoleManagement.ReadWrite.Directory")
                .patch("groups/" + strong, change)
                .is(204);
    }

    @Test
    void aRoleHeldThroughAGroupCounts() {
        var ada = api.person("Ada");
        var group = api.asAdmin().post("groups", """
                        {"displayName": "Admins", "mailEnabled": false, "mailNickname": "admins", "securityEnabled": true,
                         "isAssignableToRole": true}
                        """).is(201).text("/id");
        api.assign(USER_ADMINISTRATOR, group);
        api.as(ada).post("users", user("one")).fails(403, "Authorization_RequestDenied");
        api.addMember(group, ada);
        api.as(ada).post("users", user("two")).is(201);
    }

    @Test
    void aGroupsOwnerWritesTheirGroupAndNoOther() {
        var ada = api.person("Ada");
        var mine = api.group("Mine");
        var other = api.group("Other");
        api.addOwner(mine, ada);
        api.as(ada).patch("groups/" + mine, "{\"description\": \"mine\"}").is(204);
        api.as(ada).patch("groups/" + other, "{\"description\": \"mine\"}").fails(403, "Authorization_RequestDenied");
    }

    @Test
    void aGuestSeesThemselvesAndTheirGroups() {
        var guest =
                api.asAdmin().post("users", """
                        {"accountEnabled": true, "displayName": "Guest", "mailNickname": "guest", "userType": "Guest",
                         "userPrincipalName": "guest@%s", "passwordProfile": {"password": "Open-5esame!"}}
                        """.formatted(api.domain())).is(201).text("/id");
        var mine = api.group("Mine");
        api.group("Other");
        api.addMember(mine, guest);
        assertThat(api.as(guest).get("users").is(200).ids()).containsExactly(guest);
        assertThat(api.as(guest).get("groups").is(200).ids()).containsExactly(mine);
    }

    @Test
    void anApplicationMayHoldARoleOverACatalogInPlaceOfThePermission() {
        var robot = api.app("Robot");
        var mine = catalog("Mine");
        catalog("Other");
        api.asApp(robot).with("User.Read.All").get(CATALOGS).fails(403, "Authorization_RequestDenied");
        api.asAdmin()
                .post("roleManagement/entitlementManagement/roleAssignments", """
                        {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/%s"}
                        """.formatted(
                                robot, EntitlementRole.CATALOG_READER.id(), mine))
                .is(201);
        assertThat(api.asApp(robot).with("User.Read.All").get(CATALOGS).is(200).ids())
                .containsExactly(mine);
    }

    private String catalog(String name) {
        return api.asAdmin()
                .post(CATALOGS, "{\"displayName\": \"%s\", \"description\": \"%s\"}".formatted(name, name))
                .is(201)
                .text("/id");
    }

    private String user(String nickname) {
        return """
                {"accountEnabled": true, "displayName": "Somebody", "mailNickname": "%s", "userPrincipalName": "%s@%s",
                 "passwordProfile": {"password": "Open-5esame!"}}
                """.formatted(nickname, nickname, api.domain());
    }
}
