package org.latchkey.graph.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

class GraphEndpointTest {

    private final Api api = Api.fresh();
    private final Api.Client admin = api.asAdmin();
    private final String root = api.server() + "/v1.0/";

    @Test
    void every_answer_carries_the_headers_of_graph() {
        Answer answer = admin.header("client-request-id", "abc").get("users").is(200);
        assertThat(answer.header("request-id")).matches("[0-9a-f-]{36}");
        assertThat(answer.header("client-request-id")).isEqualTo("abc");
        assertThat(answer.header("OData-Version")).isEqualTo("4.0");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Content-Type"))
                .isEqualToIgnoringCase(
                        "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8");
        Answer plain = admin.get("users").is(200);
        assertThat(plain.header("client-request-id")).isEqualTo(plain.header("request-id"));
    }

    @Test
    void without_a_token_nothing_is_told_but_the_schema() {
        Answer refused = api.asNobody().get("users").fails(401, "InvalidAuthenticationToken");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer realm=\"\", authorization_uri=\"http");
        api.asNobody().get("nothing").fails(400, "BadRequest");
        api.asNobody().post("$batch", "{\"requests\": []}").fails(401, "InvalidAuthenticationToken");
        api.asNobody().get("$metadata").is(200);
    }

    @Test
    void the_context_says_what_an_answer_holds() {
        String group = api.group("Prod");
        String person = api.person("Ada");
        api.addOwner(group, person);
        context("groups", "#groups");
        context("groups?$select=id,displayname", "#groups(id,displayName)");
        context("groups/" + group, "#groups/$entity");
        context("groups/" + group + "?$select=id,displayName", "#groups(id,displayName)/$entity");
        context("groups/" + group + "?$expand=owners", "#groups(owners())/$entity");
        context("groups?$expand=owners($select=id)", "#groups(owners(id))");
        context("groups/" + group + "/owners", "#directoryObjects");
        context("groups/" + group + "/owners/microsoft.graph.user", "#users");
        context("groups/" + group + "/owners/$ref", "#Collection($ref)");
        context("groups/" + group + "/displayName", "#groups('" + group + "')/displayName");
        context("directoryObjects/" + group, "#directoryObjects/$entity");
        assertThat(api.as(person).get("me").is(200).text("/@odata.context"))
                .isEqualTo(root + "$metadata#users/$entity");
        Answer asked = admin.post("users/" + person + "/getMemberGroups", "{\"securityEnabledOnly\": true}")
                .is(200);
        assertThat(asked.text("/@odata.context")).isEqualTo(root + "$metadata#Collection(Edm.String)");
        assertThat(admin.get("groups").body()).startsWith("{\"@odata.context\":");
    }

    private void context(String path, String expected) {
        assertThat(admin.get(path).is(200).text("/@odata.context")).as(path).isEqualTo(root + "$metadata" + expected);
    }

    @Test
    void a_client_chooses_how_much_metadata_it_wants() {
        String group = api.group("Prod");
        Answer none =
                admin.header("Accept", "application/json;odata.metadata=none").get("groups/" + group);
        assertThat(none.is(200).json().has("@odata.context")).isFalse();
        assertThat(none.header("Content-Type")).contains("odata.metadata=none");
        Answer full =
                admin.header("Accept", "application/json;odata.metadata=full").get("groups");
        assertThat(full.is(200).text("/value/0/@odata.id")).startsWith(root + "groups/");
        assertThat(admin.header("Accept", "text/html").get("groups").is(200).text("/@odata.context"))
                .isNotEmpty();
    }

    @Test
    void a_created_object_is_shown_and_located() {
        Answer made = admin.post("groups", group("Prod")).is(201).has("/displayName", "Prod");
        String id = made.text("/id");
        assertThat(made.text("/@odata.context")).isEqualTo(root + "$metadata#groups/$entity");
        assertThat(made.header("Location")).isEqualTo(root + "groups/" + id);
        admin.get(made.header("Location")).is(200).has("/id", id);
        Answer changed = admin.patch("groups/" + id, "{\"description\": \"x\"}").is(204);
        assertThat(changed.body()).isEmpty();
        assertThat(changed.header("Content-Type")).isEmpty();
        admin.get("groups/" + id).is(200).has("/description", "x");
        admin.delete("groups/" + id).is(204);
        admin.get("groups/" + id).fails(404, "Request_ResourceNotFound").saying(id);
    }

    @Test
    void pages_follow_each_other_through_links() {
        List<String> made = List.of(api.group("A"), api.group("B"), api.group("C"));
        Answer first = admin.header("ConsistencyLevel", "eventual").get("groups?$top=2&$count=true&$select=id");
        assertThat(first.is(200).ids()).hasSize(2);
        assertThat(first.at("/@odata.count").asInt()).isEqualTo(3);
        String next = first.text("/@odata.nextLink");
        assertThat(next).startsWith(root + "groups?$top=2&$count=true&$select=id&$skiptoken=");
        Answer second = admin.header("ConsistencyLevel", "eventual").get(next).is(200);
        assertThat(second.ids()).hasSize(1);
        assertThat(second.json().has("@odata.nextLink")).isFalse();
        assertThat(second.json().has("@odata.count")).isFalse();
        assertThat(first.ids()).doesNotContainAnyElementsOf(second.ids());
        assertThat(made).containsAll(second.ids());
        Answer count = admin.header("ConsistencyLevel", "eventual")
                .get("groups/$count")
                .is(200);
        assertThat(count.body()).isEqualTo("3");
        assertThat(count.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void a_page_token_nobody_gave_is_refused() {
        admin.get("groups?$skiptoken=nonsense").fails(400, "Directory_ExpiredPageToken");
    }

    /** A table is gone for a moment, as no table ever is. */
    @Test
    void what_goes_wrong_here_is_told_without_its_inside() {
        JdbcClient database = JdbcClient.create(RunningServer.shared().bean(DataSource.class));
        database.sql("alter table connected_organization rename to mislaid").update();
        try {
            Answer failed = admin.get("identityGovernance/entitlementManagement/connectedOrganizations")
                    .fails(500, "InternalServerError");
            assertThat(failed.text("/error/message"))
                    .isEqualTo("Something went wrong on our side. Give the request id when you report it.");
            assertThat(failed.text("/error/innerError/request-id")).isEqualTo(failed.header("request-id"));
            assertThat(failed.body()).doesNotContain("connected_organization").doesNotContain("Exception");
        } finally {
            database.sql("alter table mislaid rename to connected_organization").update();
        }
    }

    @Test
    void references_are_added_listed_and_removed() {
        String group = api.group("Prod");
        String person = api.person("Ada");
        String path = "groups/" + group + "/members";
        admin.post(path + "/$ref", "{\"@odata.id\": \"https://elsewhere/v1.0/users('" + person + "')\"}")
                .is(204);
        assertThat(admin.get(path + "/$ref").is(200).texts("@odata.id"))
                .containsExactly(root + "directoryObjects/" + person);
        admin.get(path + "/" + person + "/$ref").is(200).has("/@odata.id", root + "directoryObjects/" + person);
        assertThat(admin.delete(path + "/" + person)
                        .fails(405, "Request_BadRequest")
                        .header("Allow"))
                .isEqualTo("GET");
        admin.delete(path + "/" + person + "/$ref").is(204);
        assertThat(admin.get(path).is(200).ids()).isEmpty();
        admin.post(path + "/$ref", "{\"@odata.id\": \"x\"}").fails(400, "Request_BadRequest");
        admin.post(path + "/$ref", "{}").fails(400, "Request_BadRequest");
        admin.post(path + "/$ref", "").fails(400, "Request_BadRequest");
        admin.post("groups/" + Ids.next() + "/members/$ref", "{\"@odata.id\": \"users/" + person + "\"}")
                .fails(404, "Request_ResourceNotFound");
    }

    @Test
    void a_link_to_one_is_set_by_PUT() {
        String person = api.person("Ada");
        String boss = api.person("Grace");
        String path = "users/ada@" + api.domain() + "/manager";
        admin.get(path).fails(404, "Request_ResourceNotFound").saying("'manager'");
        assertThat(admin.post(path + "/$ref", "{}")
                        .fails(405, "Request_BadRequest")
                        .header("Allow"))
                .isEqualTo("GET, PUT, DELETE");
        admin.put(path + "/$ref", "{\"@odata.id\": \"users/" + boss + "\"}").is(204);
        admin.get("users/" + person + "/manager").is(200).has("/id", boss);
        admin.delete(path + "/$ref").is(204);
        admin.get(path).is(404);
    }

    @Test
    void one_property_is_answered_alone() {
        String group = api.group("Prod");
        admin.get("groups/" + group + "/displayName").is(200).has("/value", "Prod");
        assertThat(admin.get("groups/" + group + "/displayName/$value").is(200).body())
                .isEqualTo("Prod");
        admin.get("groups/" + group + "/description").is(204);
    }

    @Test
    void bad_requests_are_refused_in_graphs_words() {
        String group = api.group("Prod");
        admin.get("nothing").fails(400, "BadRequest").saying("Resource not found for the segment 'nothing'.");
        admin.get("groups/" + group + "/nothing").fails(400, "BadRequest").saying("'nothing'");
        admin.get("groups/nothing").fails(400, "Request_BadRequest").saying("Invalid object identifier 'nothing'.");
        admin.get("groups?$nothing=1").fails(400, "BadRequest");
        admin.put("groups/" + group, "{}").fails(405, "Request_BadRequest");
        admin.post("groups", "{").fails(400, "BadRequest").saying("Unable to read JSON request payload");
        admin.post("groups", "").fails(400, "Request_BadRequest");
        admin.post("groups", "{\"colour\": 1}").fails(400, "Request_BadRequest").saying("'colour'");
        admin.post("groups", group("a\\u0000b")).fails(400, "BadRequest");
        admin.post("groups", "{\"displayName\": \"" + "x".repeat(4_300_000) + "\"}")
                .fails(400, "BadRequest");
        admin.header("Content-Type", "text/plain").post("groups", group("x")).fails(400, "BadRequest");
    }

    @Test
    void a_row_that_is_not_there_is_404_and_one_that_is_not_theirs_403() {
        String group = api.group("Prod");
        String person = api.person("Ada");
        admin.patch("groups/" + Ids.next(), "{}").fails(404, "Request_ResourceNotFound");
        api.as(person).patch("groups/" + group, "{\"description\": \"x\"}").fails(403, "Authorization_RequestDenied");
        api.as(person).with("User.Read").delete("groups/" + group).fails(403, "Authorization_RequestDenied");
        admin.get("groups/" + group).is(200).has("/description", "");
    }

    @Test
    void a_group_named_by_its_unique_name_is_made_when_missing() {
        String body = """
                {"displayName": "Prod", "mailEnabled": false, "mailNickname": "prod", "securityEnabled": true}
                """;
        admin.patch("groups(uniqueName='prod-1')", "{\"description\": \"x\"}").fails(404, "Request_ResourceNotFound");
        Answer made = admin.header("Prefer", "create-if-missing")
                .patch("groups(uniqueName='prod-1')", body)
                .is(201)
                .has("/displayName", "Prod");
        assertThat(made.header("Location")).isEqualTo(root + "groups/" + made.text("/id"));
        admin.header("Prefer", "create-if-missing")
                .patch("groups(uniqueName='prod-1')", body.replace("}", ", \"description\": \"x\"}"))
                .is(204);
        admin.get("groups(uniqueName='prod-1')")
                .is(200)
                .has("/description", "x")
                .has("/id", made.text("/id"));
    }

    @Test
    void a_batch_does_its_parts_in_order() {
        Answer answer = admin.post("$batch", """
                {"requests": [
                  {"id": "2", "method": "GET", "url": "/groups?$select=displayName", "dependsOn": ["1"]},
                  {"id": "1", "method": "POST", "url": "/groups", "headers": {"Content-Type": "application/json"},
                   "body": %s},
                  {"id": "3", "method": "GET", "url": "/nothing"},
                  {"id": "4", "method": "POST", "url": "/%%24batch", "headers": {"Content-Type": "application/json"},
                   "body": {"requests": [{"id": "1", "method": "GET", "url": "/groups"}]}},
                  {"id": "5", "method": "GET", "url": "/groups", "dependsOn": ["3"]}
                ]}
                """.formatted(group("Prod"))).is(200);
        assertThat(answer.at("/responses")
                        .valueStream()
                        .map(one -> one.path("id").asString() + one.path("status")))
                .containsExactly("1201", "2200", "3400", "4400", "5424");
        assertThat(answer.text("/responses/1/body/value/0/displayName")).isEqualTo("Prod");
        assertThat(answer.text("/responses/0/headers/Location")).startsWith(root + "groups/");
    }

    private static String group(String name) {
        return """
                {"displayName": "%s", "mailEnabled": false, "mailNickname": "%s", "securityEnabled": true}
                """.formatted(name, "g" + Ids.next().toString().substring(24));
    }
}
