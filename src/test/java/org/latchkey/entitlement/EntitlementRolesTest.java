package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.EntitlementRole.ACCESS_PACKAGE_MANAGER;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_CREATOR;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_OWNER;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_READER;
import static org.latchkey.entitlement.World.EM;
import static org.latchkey.entitlement.World.RM;

import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;

class EntitlementRolesTest {

    private final World world = new World();
    private final String scope = "/AccessPackageCatalog/" + world.catalog;
    private final String ann = world.api.person("Ann");

    @Test
    void theRolesAreDefined() {
        var definitions = world.api.as(world.iga).get(RM + "/roleDefinitions").is(200);
        assertThat(definitions.texts("displayName"))
                .containsExactlyInAnyOrder(
                        "Catalog creator",
                        "Catalog owner",
                        "Catalog reader",
                        "AccessPackages manager",
                        "AccessPackage assignment manager");
        world.api
                .as(world.iga)
                .get(RM + "/roleDefinitions/" + CATALOG_OWNER.id())
                .has("/templateId", CATALOG_OWNER.id().toString())
                .has("/isBuiltIn", "true")
                .has(
                        "/rolePermissions/0/allowedResourceActions/0",
                        "microsoft.entitlementManagement/allEntities/allTasks");
    }

    @Test
    void aCatalogOwnerDelegatesAndTakesBack() {
        world.assign(world.apm(), ann, CATALOG_READER, scope).fails(403, "Authorization_RequestDenied");
        String given = world.assign(world.co(), ann, CATALOG_READER, scope)
                .is(201)
                .has("/appScopeId", scope)
                .text("/id");
        world.api.as(ann).get(EM + "/catalogs/" + world.catalog).is(200);
        world.assign(world.co(), ann, CATALOG_READER, scope).fails(409, "Conflict");
        world.api.as(ann).delete(RM + "/roleAssignments/" + given).is(403);
        world.api.as(world.co()).delete(RM + "/roleAssignments/" + given).is(204);
        world.api.as(ann).get(EM + "/catalogs/" + world.catalog).is(404);
    }

    @Test
    void aRoleCountsForTheMembersOfAGroupThatHoldsIt() {
        String group = world.api.group("Managers");
        world.assign(world.co(), group, ACCESS_PACKAGE_MANAGER, scope).is(201);
        world.newPackage(ann, "P").fails(403, "Authorization_RequestDenied");
        world.api.addMember(group, ann);
        world.newPackage(ann, "P").is(201);
    }

    @Test
    void aRoleIsHeldOverTheRightKindOfScope() {
        world.assign(world.iga, ann, CATALOG_CREATOR, scope).fails(400, "BadRequest");
        world.assign(world.iga, ann, CATALOG_OWNER, "/").fails(400, "BadRequest");
        world.assign(world.iga, ann, CATALOG_OWNER, "/AccessPackageCatalog/x").fails(400, "BadRequest");
        world.assign(world.iga, ann, CATALOG_OWNER, "/AccessPackageCatalog/" + Ids.next())
                .fails(400, "BadRequest");
        world.assign(world.iga, Ids.next().toString(), CATALOG_OWNER, scope).fails(400, "BadRequest");
        world.api
                .as(world.iga)
                .post(RM + "/roleAssignments", """
                        {"principalId": "%s", "roleDefinitionId": "%s"}
                        """.formatted(ann, CATALOG_OWNER.id()))
                .fails(400, "BadRequest");
        world.assign(world.co(), ann, CATALOG_CREATOR, "/").fails(403, "Authorization_RequestDenied");
    }

    @Test
    void assignmentsAreFoundByPrincipalAndScope() {
        var found = world.api
                .as(world.co())
                .get(RM + "/roleAssignments?$filter=principalId eq '" + world.apm()
                        + "'&$expand=roleDefinition,principal")
                .is(200);
        assertThat(found.rows()).hasSize(1);
        found.has("/value/0/appScopeId", scope)
                .has("/value/0/roleDefinition/displayName", "AccessPackages manager")
                .has("/value/0/principal/id", world.apm());
        assertThat(world.api
                        .as(world.iga)
                        .get(RM + "/roleAssignments?$filter=appScopeId eq '" + scope + "'")
                        .rows())
                .hasSize(3);
    }

    @Test
    void anApplicationWithARoleNeedsNoPermission() {
        String app = world.api.app("Automation");
        var client = world.api.asApp(app).with("User.Read.All");
        client.get(EM + "/catalogs").fails(403, "Authorization_RequestDenied");
        world.assign(world.iga, app, CATALOG_OWNER, scope).is(201);
        assertThat(client.get(EM + "/catalogs").is(200).ids()).containsExactly(world.catalog);
        client.post(RM + "/roleAssignments", """
                        {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "%s"}
                        """.formatted(ann, CATALOG_READER.id(), scope))
                .is(201);
    }
}
