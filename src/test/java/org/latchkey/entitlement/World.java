package org.latchkey.entitlement;

import java.util.EnumMap;
import java.util.Map;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** A tenant with an administrator, a catalog and people who hold the roles over it. */
final class World {

    static final String EM = "identityGovernance/entitlementManagement";
    static final String RM = "roleManagement/entitlementManagement";

    final Api api;
    final String iga;
    final String catalog;
    private final Map<EntitlementRole, String> holders = new EnumMap<>(EntitlementRole.class);

    World() {
        this(Api.fresh());
    }

    World(Api api) {
        this.api = api;
        this.iga = api.person("Iga", DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR);
        this.catalog = catalog("Databases");
    }

    /** The catalog's owner. */
    String co() {
        return holder(EntitlementRole.CATALOG_OWNER);
    }

    /** The catalog's access package manager. */
    String apm() {
        return holder(EntitlementRole.ACCESS_PACKAGE_MANAGER);
    }

    /** The catalog's assignment manager. */
    String apam() {
        return holder(EntitlementRole.ASSIGNMENT_MANAGER);
    }

    /** The catalog's reader. */
    String reader() {
        return holder(EntitlementRole.CATALOG_READER);
    }

    private String holder(EntitlementRole role) {
        return holders.computeIfAbsent(role, wanted -> {
            String person = api.person(wanted.displayName());
            assign(iga, person, wanted, "/AccessPackageCatalog/" + catalog).is(201);
            return person;
        });
    }

    /** Makes a catalog and tells its id. */
    String catalog(String name) {
        return api.as(iga)
                .post(EM + "/catalogs", "{\"displayName\": \"%s\"}".formatted(name))
                .is(201)
                .text("/id");
    }

    /** Somebody gives somebody a role. */
    Answer assign(String by, String to, EntitlementRole role, String appScope) {
        return api.as(by).post(RM + "/roleAssignments", """
                {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "%s"}
                """.formatted(to, role.id(), appScope));
    }

    /** Somebody asks for a group to be put into the catalog. */
    Answer onboard(String by, String group) {
        return api.as(by).post(EM + "/resourceRequests", """
                {"requestType": "adminAdd", "catalog": {"id": "%s"},
                 "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(catalog, group));
    }

    /** A group of the catalog. */
    String resource(String name) {
        String group = api.group(name);
        api.addOwner(group, co());
        onboard(co(), group).is(201);
        return group;
    }

    /** Makes a package in the catalog and tells its id. */
    String accessPackage(String name) {
        return newPackage(apm(), name).is(201).text("/id");
    }

    Answer newPackage(String by, String name) {
        return api.as(by).post(EM + "/accessPackages", """
                {"displayName": "%s", "description": "d", "isHidden": false, "catalog": {"id": "%s"}}
                """.formatted(name, catalog));
    }

    /** Lets a package give a role of a group, told by the role's origin id. */
    Answer give(String by, String accessPackage, String group, String role) {
        return api.as(by).post(EM + "/accessPackages/" + accessPackage + "/resourceRoleScopes", """
                {"role": {"displayName": "%s", "originSystem": "AadGroup", "originId": "%s_%s",
                          "resource": {"originId": "%s", "originSystem": "AadGroup"}},
                 "scope": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(
                        spaced(role), role, group, group, group));
    }

    private static String spaced(String role) {
        return role.replaceFirst("(?<=[a-z])(?=[A-Z])", " ");
    }

    /** Brings a group under management. */
    void manage(String group) {
        api.asAdmin()
                .post(
                        "/beta/privilegedAccess/aadGroups/resources/register",
                        "{\"externalId\": \"%s\"}".formatted(group))
                .is(204);
    }
}
