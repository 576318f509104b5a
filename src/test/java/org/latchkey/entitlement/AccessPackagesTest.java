package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;

class AccessPackagesTest {

    private final World world = new World();

    @Test
    void ownersManagersAndAdministratorsMakePackagesOthersDoNot() {
        world.newPackage(world.apm(), "A").is(201).has("/isHidden", "false");
        world.newPackage(world.co(), "B").is(201);
        world.newPackage(world.iga, "C").is(201);
        world.newPackage(world.apam(), "D").fails(403, "Authorization_RequestDenied");
        world.newPackage(world.reader(), "E").fails(403, "Authorization_RequestDenied");
        world.newPackage(world.apm(), "a").fails(400, "DuplicateName");
        world.api
                .as(world.apm())
                .post(EM + "/accessPackages", "{\"displayName\": \"F\"}")
                .fails(400, "BadRequest");
    }

    @Test
    void aPackageIsChangedAndRemoved() {
        String id = world.accessPackage("P");
        String path = EM + "/accessPackages/" + id;
        world.api
                .as(world.apm())
                .patch(path, "{\"isHidden\": true, \"description\": null}")
                .is(204);
        world.api
                .as(world.reader())
                .get(path + "?$expand=catalog")
                .is(200)
                .has("/isHidden", "true")
                .has("/description", "")
                .has("/catalog/id", world.catalog);
        world.api.as(world.apam()).delete(path).fails(403, "Authorization_RequestDenied");
        world.api.as(world.apm()).delete(path).is(204);
        world.api.as(world.apm()).get(path).fails(404, "ResourceNotFound");
    }

    @Test
    void packagesOfOtherCatalogsAreOutOfSight() {
        String id = world.accessPackage("P");
        String other = world.catalog("Other");
        String hidden = world.api
                .as(world.iga)
                .post(
                        EM + "/accessPackages",
                        "{\"displayName\": \"Q\", \"catalog\": {\"id\": \"%s\"}}".formatted(other))
                .is(201)
                .text("/id");
        assertThat(world.api.as(world.apm()).get(EM + "/accessPackages").ids()).containsExactly(id);
        world.api.as(world.apm()).get(EM + "/accessPackages/" + hidden).is(404);
        assertThat(world.api
                        .as(world.iga)
                        .get(EM + "/accessPackages?$filter=catalog/id eq '" + other + "'")
                        .ids())
                .containsExactly(hidden);
    }

    @Test
    void anEligibleRoleIsGivenWhileTheGroupIsManagedAndNeverTakenForTheActiveOne() {
        String group = world.resource("G");
        String id = world.accessPackage("P");
        world.give(world.apm(), id, group, "EligibleMember").fails(400, "InvalidResourceRole");
        world.manage(group);
        var given = world.give(world.apm(), id, group, "EligibleMember").is(201);

        var shown = world.api
                .as(world.apm())
                .get(EM + "/accessPackages/" + id + "?$expand=resourceRoleScopes($expand=role,scope)")
                .is(200)
                .has("/resourceRoleScopes/0/role/displayName", "Eligible Member")
                .has("/resourceRoleScopes/0/role/type", "eligible")
                .has("/resourceRoleScopes/0/scope/isRootScope", "true");
        assertThat(given.text("/id"))
                .isEqualTo(shown.text("/resourceRoleScopes/0/role/id") + "_"
                        + shown.text("/resourceRoleScopes/0/scope/id"));
        assertThat(shown.at("/resourceRoleScopes")).hasSize(1);
    }

    @Test
    void aRoleIsToldByIdByOriginOrByResourceAndName() {
        String group = world.resource("G");
        String id = world.accessPackage("P");
        var catalog = world.api
                .as(world.apm())
                .get(EM + "/catalogs/" + world.catalog + "/resources?$expand=roles,scopes&$filter=originId eq '" + group
                        + "'");
        String resource = catalog.text("/value/0/id");
        String byOrigin = world.give(world.apm(), id, group, "Member").is(201).text("/id");
        String role = byOrigin.substring(0, 36);

        assertThat(add(id, "{\"id\": \"%s\"}".formatted(role)).is(201).text("/id"))
                .isEqualTo(byOrigin);
        assertThat(add(id, "{\"displayName\": \"member\", \"resource\": {\"id\": \"%s\"}}".formatted(resource))
                        .is(201)
                        .text("/id"))
                .isEqualTo(byOrigin);
        assertThat(add(id, """
                        {"displayName": "Member", "originId": "Member_%s", "resource": {"id": "%s"}}
                        """.formatted(Ids.next(), resource)).is(201).text("/id"))
                .isEqualTo(byOrigin);
        assertThat(world.api
                        .as(world.apm())
                        .get(EM + "/accessPackages/" + id + "/resourceRoleScopes")
                        .ids())
                .containsExactly(byOrigin);

        add(id, "{\"originId\": \"Member_%s\"}".formatted(Ids.next())).fails(400, "InvalidResourceRole");
        add(id, "{\"displayName\": \"Member\"}").fails(400, "InvalidResourceRole");
    }

    private org.latchkey.testkit.Answer add(String accessPackage, String role) {
        return world.api
                .as(world.apm())
                .post(
                        EM + "/accessPackages/" + accessPackage + "/resourceRoleScopes",
                        "{\"role\": %s, \"scope\": {}}".formatted(role));
    }

    @Test
    void aRoleOfAnotherCatalogIsRefused() {
        String group = world.resource("G");
        String other = world.catalog("Other");
        String id = world.api
                .as(world.iga)
                .post(
                        EM + "/accessPackages",
                        "{\"displayName\": \"Q\", \"catalog\": {\"id\": \"%s\"}}".formatted(other))
                .is(201)
                .text("/id");
        world.give(world.iga, id, group, "Member").fails(400, "InvalidResourceRole");
        world.give(world.apm(), id, group, "Member").fails(404, "ResourceNotFound");
    }

    @Test
    void assignmentManagersDoNotChangeWhatAPackageGives() {
        String group = world.resource("G");
        String id = world.accessPackage("P");
        world.give(world.apam(), id, group, "Member").fails(403, "Authorization_RequestDenied");
        String given = world.give(world.co(), id, group, "Owner").is(201).text("/id");
        String path = EM + "/accessPackages/" + id + "/resourceRoleScopes/";
        world.api.as(world.apam()).delete(path + given).fails(403, "Authorization_RequestDenied");
        world.api.as(world.apm()).delete(path + given).is(204);
        world.api.as(world.apm()).delete(path + given).fails(404, "ResourceNotFound");
    }

    @Test
    void packagesAndGroupsExcludeAPackageInOneDirection() {
        String group = world.api.group("G");
        String a = world.accessPackage("A");
        String b = world.accessPackage("B");
        String path = EM + "/accessPackages/" + a;
        String toB = "{\"@odata.id\": \"%s/v1.0/%s/accessPackages/%s\"}".formatted(world.api.server(), EM, b);
        String toGroup = "{\"@odata.id\": \"%s/v1.0/groups/%s\"}".formatted(world.api.server(), group);

        world.api
                .as(world.apm())
                .post(path + "/incompatibleAccessPackages/$ref", toB)
                .is(204);
        world.api
                .as(world.apm())
                .post(path + "/incompatibleAccessPackages/$ref", toB)
                .is(204);
        world.api
                .as(world.apm())
                .post(path + "/incompatibleGroups/$ref", toGroup)
                .is(204);
        world.api
                .as(world.apm())
                .post(path + "/incompatibleAccessPackages/$ref", toB.replace(b, a))
                .is(400);

        assertThat(world.api
                        .as(world.apm())
                        .get(path + "/incompatibleAccessPackages")
                        .ids())
                .containsExactly(b);
        assertThat(world.api.as(world.apm()).get(path + "/incompatibleGroups").ids())
                .containsExactly(group);
        assertThat(world.api
                        .as(world.apm())
                        .get(path + "/accessPackagesIncompatibleWith")
                        .ids())
                .isEmpty();
        assertThat(world.api
                        .as(world.apm())
                        .get(EM + "/accessPackages/" + b + "/accessPackagesIncompatibleWith")
                        .ids())
                .containsExactly(a);

        world.api
                .as(world.apm())
                .delete(path + "/incompatibleAccessPackages/" + b + "/$ref")
                .is(204);
        world.api
                .as(world.apm())
                .delete(path + "/incompatibleGroups/" + group + "/$ref")
                .is(204);
        world.api
                .as(world.apm())
                .delete(path + "/incompatibleGroups/" + group + "/$ref")
                .is(404);
        assertThat(world.api
                        .as(world.apm())
                        .get(path + "/incompatibleAccessPackages")
                        .ids())
                .isEmpty();
    }
}
