package org.latchkey.graph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.GROUPS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import tools.jackson.databind.JsonNode;

/** What the server says a caller may do is what it lets them do. */
class AllowedTest {

    private static final String EM = "identityGovernance/entitlementManagement/";
    private static final String OWNER = "ae79f266-94d4-4dab-b730-feca7e132178";
    private static final String READER = "44272f93-9762-48e8-af59-1b5351b1d6b3";
    private static final String PREFERENCE = "odata.include-annotations=\"latchkey.allowed\"";

    private static final Api api = Api.fresh();
    private static final String owner = api.person("Olga");
    private static final String plain = api.person("Pia");
    private static final String helper = api.person("Hugo", GROUPS_ADMINISTRATOR);
    private static final String catalog = api.asAdmin()
            .post(EM + "catalogs", "{\"displayName\": \"Tools\", \"description\": \"x\"}")
            .is(201)
            .text("/id");
    private static final Map<String, Api.Client> actors = new LinkedHashMap<>();

    static {
        String reader = api.person("Rita");
        catalogRole(OWNER, owner);
        catalogRole(READER, reader);
        actors.put("the bootstrap administrator", api.asAdmin());
        actors.put("an owner", api.as(owner));
        actors.put(
                "an owner whose token may only read",
                api.as(owner).with("Group.Read.All", "EntitlementManagement.Read.All"));
        actors.put("a groups administrator", api.as(helper));
        actors.put("a user administrator", api.as(api.person("Uma", USER_ADMINISTRATOR)));
        actors.put("a catalog reader", api.as(reader));
        actors.put("somebody", api.as(plain));
        actors.put("an application", api.asApp(api.app("Robot")));
    }

    private static void catalogRole(String role, String principal) {
        api.asAdmin()
                .post("roleManagement/entitlementManagement/roleAssignments", """
                        {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/%s"}
                        """.formatted(principal, role, catalog))
                .is(201);
    }

    /** One operation: what it is called, and a request that asks for it. */
    private record Probe(String name, String method, String path, String body) {}

    /** One that is done by a POST on another collection, from the root. */
    private static Probe elsewhere(String name, String path, String body) {
        return new Probe(name, "POST", "//" + path, body);
    }

    @Test
    void who_is_told_a_groups_operations_may_do_just_those() {
        actors.forEach((who, actor) -> {
            String group = api.group("Prod");
            api.addOwner(group, owner);
            agree(
                    who,
                    actor,
                    "groups/" + group,
                    new Probe("update", "PATCH", "", "{\"description\": \"new\"}"),
                    new Probe("owners/$ref", "POST", "/owners/$ref", reference(helper)),
                    new Probe("delete", "DELETE", "", ""));
        });
        assertThat(allowed(api.as(plain), "groups/" + api.group("Other"))).doesNotContain("update", "delete");
    }

    @Test
    void who_is_told_a_persons_operations_may_do_just_those() {
        actors.forEach((who, actor) -> agree(
                who,
                actor,
                "users/" + api.person("Nina " + who),
                new Probe("update", "PATCH", "", "{\"mobilePhone\": \"1\"}"),
                new Probe("delete", "DELETE", "", "")));
    }

    @Test
    void who_is_told_a_packages_operations_may_do_just_those() {
        actors.forEach((who, actor) -> {
            String made = api.asAdmin()
                    .post(EM + "accessPackages", accessPackage("For " + who))
                    .is(201)
                    .text("/id");
            agree(
                    who,
                    actor,
                    EM + "accessPackages/" + made,
                    new Probe("update", "PATCH", "", "{\"description\": \"new\"}"),
                    new Probe("resourceRoleScopes/create", "POST", "/resourceRoleScopes", """
                            {"role": {"originId": "Member_x", "originSystem": "AadGroup", "resource": {"id": "%1$s"}},
                             "scope": {"id": "%1$s", "originSystem": "AadGroup"}}
                            """.formatted(plain)),
                    new Probe("delete", "DELETE", "", ""));
        });
    }

    @Test
    void who_is_told_what_a_catalog_and_a_package_offer_elsewhere_may_do_just_that() {
        actors.forEach((who, actor) -> {
            agree(
                    who,
                    actor,
                    EM + "catalogs/" + catalog,
                    elsewhere("accessPackages/create", EM + "accessPackages", accessPackage("Of " + who)),
                    // Refused for what they say, but only where they could be meant.
                    elsewhere("resourceRequests/create", EM + "resourceRequests", """
                            {"requestType": "adminAdd", "catalog": {"id": "%s"},
                             "resource": {"originId": "x", "originSystem": "Elsewhere"}}
                            """.formatted(catalog)),
                    elsewhere(
                            "roleAssignments/create",
                            "roleManagement/entitlementManagement/roleAssignments",
                            """
                            {"principalId": "%1$s", "roleDefinitionId": "%2$s", "appScopeId": "/AccessPackageCatalog/%1$s"}
                            """.formatted(catalog, READER)));
            String made = api.asAdmin()
                    .post(EM + "accessPackages", accessPackage("Offered to " + who))
                    .is(201)
                    .text("/id");
            String policy = """
                    {"displayName": "Directly", "accessPackage": {"id": "%s"}}""".formatted(made);
            agree(
                    who,
                    actor,
                    EM + "accessPackages/" + made,
                    elsewhere("assignmentPolicies/create", EM + "assignmentPolicies", policy),
                    elsewhere("assignmentRequests/create", EM + "assignmentRequests", """
                            {"requestType": "adminAdd", "assignment":
                              {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                            """.formatted(
                                    plain,
                                    api.asAdmin()
                                            .post(EM + "assignmentPolicies", policy)
                                            .is(201)
                                            .text("/id"),
                                    made)));
        });
    }

    @Test
    void who_is_told_to_create_may_do_so() {
        actors.forEach((who, actor) -> {
            agree(who, actor, "groups", new Probe("create", "POST", "", """
                    {"displayName": "A", "mailEnabled": false, "mailNickname": "a", "securityEnabled": true}"""));
            agree(
                    who,
                    actor,
                    EM + "catalogs",
                    new Probe(
                            "create", "POST", "", "{\"displayName\": \"%s\", \"description\": \"x\"}".formatted(who)));
            agree(who, actor, EM + "accessPackages", new Probe("create", "POST", "", accessPackage("By " + who)));
        });
    }

    @Test
    void who_is_told_what_becomes_of_a_deleted_item_may_do_just_that() {
        actors.forEach((who, actor) -> {
            for (String kind : List.of("user", "group")) {
                for (Probe probe : List.of(
                        new Probe("restore", "POST", "/restore", "{}"), new Probe("delete", "DELETE", "", ""))) {
                    String gone = kind.equals("user")
                            ? api.person("%s, to %s".formatted(who, probe.name()))
                            : api.group("Of " + who);
                    api.asAdmin().delete(kind + "s/" + gone).is(204);
                    agree(who, actor, "directory/deletedItems/" + gone, probe);
                }
            }
        });
        String gone = api.group("Gone");
        api.asAdmin().delete("groups/" + gone).is(204);
        Answer cast = api.asAdmin()
                .header("Prefer", PREFERENCE)
                .get("directory/deletedItems/microsoft.graph.group?$filter=id eq '" + gone + "'")
                .is(200);
        assertThat(names(cast.rows().getFirst())).contains("restore", "delete");
    }

    /** Whoever sees the row is told an operation exactly when asking for it is not refused. */
    private static void agree(String who, Api.Client actor, String path, Probe... probes) {
        Answer seen = actor.header("Prefer", PREFERENCE).get(path);
        if (seen.status() != 200) {
            return;
        }
        List<String> told = names(seen.json());
        for (Probe probe : probes) {
            Answer answer = actor.call(probe.method(), at(path, probe), probe.body());
            boolean isRefused = List.of(401, 403, 404).contains(answer.status());
            assertThat(told.contains(probe.name()))
                    .as("%s, %s of %s: told %s, and then %s", who, probe.name(), path, told, answer)
                    .isEqualTo(!isRefused);
        }
    }

    private static String at(String path, Probe probe) {
        return probe.path().startsWith("//") ? probe.path().substring(2) : path + probe.path();
    }

    private static String reference(String id) {
        return "{\"@odata.id\": \"%s/v1.0/directoryObjects/%s\"}".formatted(api.server(), id);
    }

    private static String accessPackage(String name) {
        return "{\"displayName\": \"%s\", \"description\": \"x\", \"catalog\": {\"id\": \"%s\"}}"
                .formatted(name, catalog);
    }

    private static List<String> allowed(Api.Client actor, String path) {
        return names(actor.header("Prefer", PREFERENCE).get(path).is(200).json());
    }

    private static List<String> names(JsonNode told) {
        assertThat(told.has("@latchkey.allowed")).as(told.toString()).isTrue();
        return told.path("@latchkey.allowed")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void nobody_is_told_without_asking() {
        assertThat(api.asAdmin().get("groups").is(200).body()).doesNotContain("latchkey.allowed");
        Answer asked = api.asAdmin().header("Prefer", PREFERENCE).get("groups").is(200);
        assertThat(asked.header("Preference-Applied")).isEqualTo(PREFERENCE);
        assertThat(api.asAdmin()
                        .header("Prefer", "odata.include-annotations=\"*,-latchkey.*\"")
                        .get("groups")
                        .is(200)
                        .header("Preference-Applied"))
                .isEmpty();
        api.asAdmin()
                .header("Prefer", "include-annotations=\"*\"")
                .header("ConsistencyLevel", "eventual")
                .get("groups/$count")
                .is(200);
    }

    @Test
    void every_row_is_told_for_itself_wherever_it_stands() {
        String otto = api.person("Otto");
        String mine = api.group("Mine");
        api.addOwner(mine, otto);
        String other = api.group("Other");
        api.addMember(other, otto);
        Answer page = api.as(otto)
                .header("Prefer", PREFERENCE)
                .get("groups?$select=id&$expand=owners($select=id)&$count=true")
                .is(200);
        for (JsonNode row : page.rows()) {
            assertThat(names(row).contains("update"))
                    .isEqualTo(row.path("id").asString().equals(mine));
        }
        assertThat(names(page.json())).contains("create");
        JsonNode himself = page.rows().stream()
                .flatMap(row -> row.path("owners").valueStream())
                .filter(one -> one.path("id").asString().equals(otto))
                .findFirst()
                .orElseThrow();
        assertThat(names(himself)).contains("update", "checkMemberGroups").doesNotContain("delete");
        assertThat(allowed(api.as(otto), "groups/" + mine + "/owners")).contains("$ref");
        assertThat(allowed(api.as(otto), "groups/" + other + "/owners")).doesNotContain("$ref");
        Answer empty = api.asAdmin()
                .header("Prefer", PREFERENCE)
                .get(EM + "accessPackages?$filter=displayName eq 'none'")
                .is(200);
        assertThat(names(empty.json())).containsExactly("create");
        assertThat(empty.rows()).isEmpty();
    }

    @Test
    void the_answer_to_a_write_tells_too() {
        Answer made =
                api.asAdmin().header("Prefer", PREFERENCE).post("groups", """
                        {"displayName": "A", "mailEnabled": false, "mailNickname": "a", "securityEnabled": true}""").is(201);
        assertThat(names(made.json())).contains("update", "delete", "members/$ref");
    }
}
