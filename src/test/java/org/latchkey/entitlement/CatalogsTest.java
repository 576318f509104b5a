package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import org.junit.jupiter.api.Test;

class CatalogsTest {

    private final World world = new World();

    @Test
    void aTenantStartsWithTheGeneralCatalogWhichCannotBeDeleted() {
        var general = world.api.as(world.iga).get(EM + "/catalogs?$filter=displayName eq 'general'");
        general.has("/value/0/catalogType", "serviceDefault").has("/value/0/state", "published");
        world.api
                .as(world.iga)
                .delete(EM + "/catalogs/" + general.text("/value/0/id"))
                .fails(400, "CatalogNotEmpty");
    }

    @Test
    void aCatalogIsPublishedAndInternalUnlessSaidOtherwise() {
        world.api
                .as(world.iga)
                .get(EM + "/catalogs/" + world.catalog)
                .is(200)
                .has("/displayName", "Databases")
                .has("/catalogType", "userManaged")
                .has("/state", "published")
                .has("/isExternallyVisible", "false");
    }

    @Test
    void noTwoCatalogsOfATenantHaveOneName() {
        String other = world.catalog("Other");
        world.api
                .as(world.iga)
                .post(EM + "/catalogs", "{\"displayName\": \"dataBASES\"}")
                .fails(400, "DuplicateName");
        world.api
                .as(world.iga)
                .patch(EM + "/catalogs/" + other, "{\"displayName\": \"Databases\"}")
                .fails(400, "DuplicateName");
        new World();
    }

    @Test
    void whoMakesACatalogOwnsIt() {
        String creator = world.api.person("Creator");
        world.api
                .as(creator)
                .post(EM + "/catalogs", "{\"displayName\": \"Mine\"}")
                .fails(403, "Authorization_RequestDenied");
        world.assign(world.iga, creator, EntitlementRole.CATALOG_CREATOR, "/").is(201);
        String mine = world.api
                .as(creator)
                .post(EM + "/catalogs", "{\"displayName\": \"Mine\"}")
                .is(201)
                .text("/id");

        assertThat(world.api.as(creator).get(EM + "/catalogs").is(200).ids()).containsExactly(mine);
        world.api
                .as(creator)
                .patch(EM + "/catalogs/" + mine, "{\"description\": \"of mine\"}")
                .is(204);
        world.api.as(creator).get(EM + "/catalogs/" + mine).has("/description", "of mine");
        world.api.as(creator).get(EM + "/catalogs/" + world.catalog).is(404);
        world.api.as(creator).delete(EM + "/catalogs/" + mine).is(204);
        world.api.as(world.iga).get(EM + "/catalogs/" + mine).fails(404, "ResourceNotFound");
    }

    @Test
    void holdersOfARoleSeeTheirCatalogsOnly() {
        world.catalog("Another");
        assertThat(world.api.as(world.reader()).get(EM + "/catalogs").ids()).containsExactly(world.catalog);
        assertThat(world.api.as(world.apam()).get(EM + "/catalogs").ids()).containsExactly(world.catalog);
        assertThat(world.api.as(world.iga).get(EM + "/catalogs").texts("displayName"))
                .containsExactlyInAnyOrder("General", "Databases", "Another");
    }

    @Test
    void onlyItsOwnersEditACatalog() {
        String change = "{\"state\": \"unpublished\"}";
        String path = EM + "/catalogs/" + world.catalog;
        world.api.as(world.apm()).patch(path, change).fails(403, "Authorization_RequestDenied");
        world.api.as(world.reader()).delete(path).fails(403, "Authorization_RequestDenied");
        world.api
                .as(world.co())
                .with("EntitlementManagement.Read.All")
                .patch(path, change)
                .is(403);
        world.api.as(world.co()).patch(path, change).is(204);
        world.api.as(world.co()).get(path).has("/state", "unpublished");
    }

    @Test
    void aCatalogWithAPackageStays() {
        String id = world.accessPackage("P");
        world.api.as(world.co()).delete(EM + "/catalogs/" + world.catalog).fails(400, "CatalogNotEmpty");
        world.api.as(world.co()).delete(EM + "/accessPackages/" + id).is(204);
        world.api.as(world.co()).delete(EM + "/catalogs/" + world.catalog).is(204);
    }

    @Test
    void theSettingsAreReadAndChanged() {
        world.api
                .as(world.iga)
                .get(EM + "/settings")
                .is(200)
                .has("/externalUserLifecycleAction", "blockSignInAndDelete")
                .has("/durationUntilExternalUserDeletedAfterBlocked", "P30D");
        world.api
                .as(world.co())
                .patch(EM + "/settings", "{\"externalUserLifecycleAction\": \"none\"}")
                .is(403);
        world.api
                .as(world.iga)
                .patch(EM + "/settings", "{\"durationUntilExternalUserDeletedAfterBlocked\": \"P10D\"}")
                .is(204);
        world.api
                .as(world.iga)
                .patch(EM + "/settings", "{\"durationUntilExternalUserDeletedAfterBlocked\": \"-P1D\"}")
                .fails(400, "BadRequest");
        world.api
                .as(world.iga)
                .get(EM + "/settings")
                .has("/externalUserLifecycleAction", "blockSignInAndDelete")
                .has("/durationUntilExternalUserDeletedAfterBlocked", "P10D");
        world.api.as(world.iga).get(EM).is(200).has("/id", "entitlementManagement");
    }

    @Test
    void whatChangedIsInTheAuditLog() {
        world.api
                .as(world.co())
                .patch(EM + "/catalogs/" + world.catalog, "{\"displayName\": \"Data\"}")
                .is(204);
        var entries = world.api
                .asAdmin()
                .get("auditLogs/directoryAudits?$filter=activityDisplayName eq 'Update access package catalog'");
        assertThat(entries.rows()).hasSize(1);
        entries.has("/value/0/loggedByService", "Entitlement Management")
                .has("/value/0/initiatedBy/user/id", world.co())
                .has("/value/0/targetResources/0/id", world.catalog)
                .has("/value/0/targetResources/0/modifiedProperties/0/oldValue", "\"Databases\"")
                .has("/value/0/targetResources/0/modifiedProperties/0/newValue", "\"Data\"");
    }
}
