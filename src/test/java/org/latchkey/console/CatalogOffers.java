package org.latchkey.console;

import static org.latchkey.console.Staff.EM;

import org.latchkey.testkit.Api;

/** What there is to do with catalogs, connected organizations and the settings of entitlement management. */
final class CatalogOffers {
    private static final String ROLES = "roleManagement/entitlementManagement/";

    private final Staff staff;
    private final Api api;

    CatalogOffers(Staff staff) {
        this.staff = staff;
        api = staff.api();
    }

    /** Tells the id of the catalog that Carl owns and Cleo may look into, and that holds these groups. */
    String catalog(String... groups) {
        String catalog = staff.made(EM + "catalogs", "{\"displayName\": \"Databases\", \"description\": \"x\"}");
        staff.made(ROLES + "roleAssignments", role("Catalog owner", staff.carl, catalog));
        staff.made(ROLES + "roleAssignments", role("Catalog reader", staff.cleo, catalog));
        for (String group : groups) {
            staff.made(EM + "resourceRequests", resource("adminAdd", catalog, group));
        }
        return catalog;
    }

    private String role(String role, Staff.Person to, String catalog) {
        return """
                {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/%s"}
                """.formatted(to.id(), staff.found(ROLES + "roleDefinitions", "displayName eq '" + role + "'"), catalog);
    }

    private static String resource(String type, String catalog, String group) {
        return """
                {"requestType": "%s", "catalog": {"id": "%s"}, "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(type, catalog, group);
    }

    /** @param held a group in the catalog that no package gives */
    void list(String catalog, String held, String heldName) {
        String its = EM + "catalogs/" + catalog;
        String page = "/admin/entitlement/catalogs/" + catalog;
        String free = api.group("DB readers");
        staff.at("/admin/entitlement/catalogs", staff.ines, staff.carl)
                .has(
                        "New catalog",
                        "entitlement/CatalogDialog",
                        it -> it.post(EM + "catalogs", "{\"displayName\": \"Mine\", \"description\": \"\"}"))
                .opening("new=catalog", "Create");
        staff.at(page, staff.carl, staff.cleo)
                .has("Edit", "entitlement/CatalogDialog", it -> it.patch(its, "{\"description\": \"y\"}"))
                .opening("edit=catalog", "Save")
                .has("Delete", "entitlement/CatalogPage", it -> it.delete(its));
        staff.at(page + "?tab=resources", staff.carl, staff.cleo)
                .has(
                        "Add resources",
                        "entitlement/AddResources",
                        it -> it.post(EM + "resourceRequests", resource("adminAdd", catalog, free)))
                .opening("add=resources", "Add")
                .has(
                        "Remove " + heldName,
                        "entitlement/CatalogResources",
                        it -> it.post(EM + "resourceRequests", resource("adminRemove", catalog, held)));
        String reader = staff.found(
                ROLES + "roleAssignments",
                "principalId eq '" + staff.cleo.id() + "' and appScopeId eq '/AccessPackageCatalog/" + catalog + "'");
        staff.at(page + "?tab=roles", staff.carl, staff.cleo)
                .has(
                        "Add role assignment",
                        "entitlement/AddCatalogRole",
                        it -> it.post(ROLES + "roleAssignments", role("Catalog reader", staff.otto, catalog)))
                .opening("add=role", "Add")
                .has(
                        "Remove " + staff.cleo.name(),
                        "entitlement/CatalogRoles",
                        it -> it.delete(ROLES + "roleAssignments/" + reader));
        organizations();
        staff.at("/admin/entitlement/settings", staff.ines, staff.glen)
                .has(
                        "Save settings",
                        "entitlement/Settings",
                        it -> it.patch(EM + "settings", "{\"externalUserLifecycleAction\": \"none\"}"));
    }

    private void organizations() {
        String body = """
                {"displayName": "%s", "description": "d", "state": "configured", "identitySources": [
                  {"@odata.type": "#microsoft.graph.domainIdentitySource", "domainName": "%s", "displayName": "x"}]}
                """;
        String organization =
                staff.made(EM + "connectedOrganizations", body.formatted("Northlight", "northlight.example"));
        String its = EM + "connectedOrganizations/" + organization;
        String page = "/admin/entitlement/organizations/" + organization;
        api.asAdmin()
                .post(its + "/internalSponsors/$ref", staff.reference(staff.axel))
                .is(204);
        staff.at("/admin/entitlement/organizations", staff.ines, staff.glen)
                .has(
                        "Add connected organization",
                        "entitlement/OrganizationDialog",
                        it -> it.post(EM + "connectedOrganizations", body.formatted("Mine", "mine.example")))
                .opening("new=organization", "Add");
        staff.at(page, staff.ines, staff.glen)
                .has("Edit", "entitlement/OrganizationDialog", it -> it.patch(its, "{\"description\": \"y\"}"))
                .opening("edit=organization", "Save")
                .has("Delete", "entitlement/OrganizationPage", it -> it.delete(its));
        staff.at(page + "?tab=sponsors", staff.ines, staff.glen)
                .has(
                        "Add internal sponsors",
                        "entitlement/Sponsors",
                        it -> it.post(its + "/internalSponsors/$ref", staff.reference(staff.otto)))
                .opening("add=internalSponsors", "Add")
                .has(
                        "Remove " + staff.axel.name(),
                        "entitlement/Sponsors",
                        it -> it.delete(its + "/internalSponsors/" + staff.axel.id() + "/$ref"));
    }
}
