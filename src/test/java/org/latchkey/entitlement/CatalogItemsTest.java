package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;

class CatalogItemsTest {

    private final World world = new World();

    @Test
    void aPackageManagerCannotBringInAGroup() {
        String group = world.api.group("G");
        world.api.addOwner(group, world.apm());
        world.onboard(world.apm(), group).fails(403, "Authorization_RequestDenied");
    }

    @Test
    void anAdministratorWithoutRightsOnTheGroupCannotBringItIn() {
        world.onboard(world.iga, world.api.group("G")).fails(400, "CallerNotResourceOwner");
    }

    @Test
    void aCatalogOwnerWhoOwnsTheGroupBringsItInOnce() {
        String group = world.api.group("G");
        world.onboard(world.co(), group).fails(400, "CallerNotResourceOwner");
        world.api.addOwner(group, world.co());
        world.onboard(world.co(), group).is(201).has("/requestType", "adminAdd").has("/state", "delivered");
        world.onboard(world.co(), group).fails(400, "ResourceAlreadyOnboarded");
    }

    @Test
    void aGroupsAdministratorWhoOwnsTheCatalogBringsInAnyPlainGroup() {
        world.api.assign(DirectoryRole.GROUPS_ADMINISTRATOR, world.co());
        world.onboard(world.co(), world.api.group("G")).is(201);
    }

    @Test
    void whatIsNoGroupIsRefused() {
        world.onboard(world.co(), world.co()).fails(400, "ResourceNotFoundInOriginSystem");
        world.api
                .as(world.co())
                .post(EM + "/resourceRequests", """
                        {"requestType": "adminAdd", "catalog": {"id": "%s"},
                         "resource": {"originId": "https://example.org", "originSystem": "SharePointOnline"}}
                        """.formatted(world.catalog))
                .fails(400, "ResourceNotSupported");
        world.api
                .as(world.co())
                .post(EM + "/resourceRequests", """
                        {"requestType": "userAdd", "catalog": {"id": "%s"}, "resource": {"originId": "x"}}
                        """.formatted(world.catalog))
                .fails(400, "BadRequest");
    }

    @Test
    void aGroupOffersItsEligibleRolesFromTheMomentItIsManaged() {
        String group = world.resource("G");
        String path = EM + "/catalogs/" + world.catalog + "/resources?$filter=originId eq '" + group
                + "'&$expand=roles,scopes";
        var before = world.api.as(world.apm()).get(path).is(200);
        assertThat(before.at("/value/0/roles").findValuesAsString("displayName"))
                .containsExactlyInAnyOrder("Member", "Owner");

        world.manage(group);

        var after = world.api.as(world.apm()).get(path).is(200);
        assertThat(after.at("/value/0/roles").findValuesAsString("originId"))
                .containsExactlyInAnyOrder(
                        "Member_" + group, "Owner_" + group, "EligibleMember_" + group, "EligibleOwner_" + group);
        assertThat(after.at("/value/0/roles").findValuesAsString("id"))
                .containsAll(before.at("/value/0/roles").findValuesAsString("id"));
        after.has("/value/0/scopes/0/isRootScope", "true").has("/value/0/scopes/0/originId", group);
        assertThat(world.api
                        .as(world.apm())
                        .get(EM + "/catalogs/" + world.catalog
                                + "/resourceRoles?$filter=(originSystem eq 'AadGroup' and resource/id eq '"
                                + after.text("/value/0/id") + "')&$expand=resource")
                        .is(200)
                        .texts("type"))
                .containsExactlyInAnyOrder("active", "active", "eligible", "eligible");
    }

    @Test
    void aResourceStaysWhileAPackageGivesOneOfItsRoles() {
        String group = world.resource("G");
        String resource = resourceId(group);
        String id = world.accessPackage("P");
        String given = world.give(world.apm(), id, group, "Member").is(201).text("/id");

        remove(resource).fails(400, "ResourceInUse");
        world.api
                .as(world.apm())
                .delete(EM + "/accessPackages/" + id + "/resourceRoleScopes/" + given)
                .is(204);
        remove(resource).is(201).has("/state", "delivered");
        world.api
                .as(world.co())
                .get(EM + "/catalogs/" + world.catalog + "/resources/" + resource)
                .is(404);
    }

    private org.latchkey.testkit.Answer remove(String resource) {
        return world.api.as(world.co()).post(EM + "/resourceRequests", """
                {"requestType": "adminRemove", "resource": {"id": "%s"}}
                """.formatted(resource));
    }

    @Test
    void aRefreshReadsTheGroupAgain() {
        String group = world.resource("G");
        String path = EM + "/catalogs/" + world.catalog + "/resources/" + resourceId(group);
        world.api
                .asAdmin()
                .patch("groups/" + group, "{\"displayName\": \"G2\"}")
                .is(204);
        world.api.as(world.apm()).get(path).has("/displayName", "G");
        world.api.as(world.apam()).post(path + "/refresh").is(403);
        world.api.as(world.apm()).post(path + "/refresh").is(200);
        world.api.as(world.apm()).get(path).has("/displayName", "G2");
        world.api
                .as(world.apm())
                .post(path.replace("/catalogs/", "/accessPackageCatalogs/")
                                .replace("/resources/", "/accessPackageResources/")
                        + "/refresh")
                .is(200);
    }

    private String resourceId(String group) {
        return world.api
                .as(world.co())
                .get(EM + "/catalogs/" + world.catalog + "/resources?$filter=originId eq '" + group + "'")
                .is(200)
                .text("/value/0/id");
    }
}
