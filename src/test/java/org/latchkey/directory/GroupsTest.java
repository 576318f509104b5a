package org.latchkey.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.GROUPS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

class GroupsTest {

    private static final String DENIED = "Authorization_RequestDenied";
    private static final String BAD = "Request_BadRequest";
    private static final String MISSING = "Request_ResourceNotFound";

    private final Api api = Api.fresh();

    private static String group(String nickname, String more) {
        return """
                {"displayName": "Prod DB admins", "mailNickname": "%s"%s}
                """.formatted(nickname, more);
    }

    private static final String SECURITY = ", \"mailEnabled\": false, \"securityEnabled\": true";
    private static final String MICROSOFT_365 =
            ", \"mailEnabled\": true, \"securityEnabled\": false, \"groupTypes\": [\"unified\"]";
    private static final String ASSIGNABLE = SECURITY + ", \"isAssignableToRole\": true";

    private String reference(String id) {
        return "{\"@odata.id\": \"" + api.server() + "/v1.0/directoryObjects/" + id + "\"}";
    }

    @Test
    void aSecurityGroupIsMadeAsGraphMakesIt() {
        Answer made = api.asAdmin()
                .post("groups", group("proddbadmins", SECURITY + ", \"groupTypes\": []"))
                .is(201);
        made.has("/displayName", "Prod DB admins").has("/mail", "").has("/visibility", "");
        assertThat(made.at("/securityEnabled").asBoolean()).isTrue();
        assertThat(made.at("/groupTypes").size()).isZero();
        assertThat(made.text("/createdDateTime")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(made.text("/createdDateTime")).isEqualTo(made.text("/renewedDateTime"));
        assertThat(made.text("/securityIdentifier")).startsWith("S-1-12-1-");
        assertThat(made.header("Location")).endsWith("/groups/" + made.text("/id"));
    }

    @Test
    void aMicrosoft365GroupIsPublicAndItsMakerOwnsItAndIsInIt() {
        String ada = api.person("Ada", GROUPS_ADMINISTRATOR);
        Answer made = api.as(ada).post("groups", group("team", MICROSOFT_365)).is(201);
        made.has("/visibility", "Public").has("/mail", "team@" + api.domain()).has("/groupTypes/0", "Unified");
        String id = made.text("/id");
        assertThat(api.asAdmin().get("groups/" + id + "/owners").ids()).containsExactly(ada);
        assertThat(api.asAdmin().get("groups/" + id + "/members").ids()).containsExactly(ada);
        api.asAdmin()
                .post("groups", group("TEAM", MICROSOFT_365))
                .fails(400, BAD)
                .has("/error/details/0/code", "ObjectConflict")
                .has("/error/details/0/target", "mailNickname");
    }

    @Test
    void whoManagesNoGroupsOwnsTheSecurityGroupTheyMake() {
        String bob = api.person("Bob");
        String ada = api.person("Ada", USER_ADMINISTRATOR);
        String his = api.as(bob).post("groups", group("bobs", SECURITY)).is(201).text("/id");
        String hers =
                api.as(ada).post("groups", group("adas", SECURITY)).is(201).text("/id");
        assertThat(api.asAdmin().get("groups/" + his + "/owners").ids()).containsExactly(bob);
        assertThat(api.asAdmin().get("groups/" + his + "/members").ids()).isEmpty();
        assertThat(api.asAdmin().get("groups/" + hers + "/owners").ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"mailEnabled\": true, \"securityEnabled\": true",
                ", \"mailEnabled\": false, \"securityEnabled\": false",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"groupTypes\": [\"Unified\"]",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"groupTypes\": [\"DynamicMembership\"]",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"membershipRule\": \"user.department -eq 'x'\"",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"description\": \"\"",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"visibility\": \"HiddenMembership\"",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"allowExternalSenders\": true",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"id\": \"21d05557-b7b6-418f-86fa-a3118d751be4\"",
                ", \"mailEnabled\": false, \"securityEnabled\": true, \"colour\": \"red\"",
                ", \"mailEnabled\": false",
                ", \"mailEnabled\": true, \"securityEnabled\": true, \"groupTypes\": [\"Unified\", \"DynamicMembership\"],"
                        + " \"isAssignableToRole\": true, \"membershipRule\": \"x\", \"membershipRuleProcessingState\": \"On\""
            })
    void groupsOfOtherKindsAreRefused(String more) {
        api.asAdmin().post("groups", group("other", more)).fails(400, BAD);
        assertThat(api.asAdmin().get("groups").ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "at@sign", "pa(ren", "semi;colon", "umläut", "com,ma", "a\\\\b", "[x]"})
    void aMailNicknameIsPlainAscii(String nickname) {
        api.asAdmin().post("groups", group(nickname, SECURITY)).fails(400, BAD).saying("mailNickname");
    }

    @Test
    void membersAndOwnersComeWithTheGroupAllOrNone() {
        String ann = api.person("Ann");
        String bind = ", \"members@odata.bind\": [\"%s/v1.0/users/%s\"], \"owners@odata.bind\": [\"%s/v1.0/users/%s\"]"
                .formatted(api.server(), ann, api.server(), ann);
        String id = api.asAdmin()
                .post("groups", group("bound", SECURITY + bind))
                .is(201)
                .text("/id");
        assertThat(api.asAdmin().get("groups/" + id + "/members").ids()).containsExactly(ann);
        assertThat(api.asAdmin().get("groups/" + id + "/owners").ids()).containsExactly(ann);

        String unknown = "21d05557-b7b6-418f-86fa-a3118d751be4";
        api.asAdmin()
                .patch("groups/" + id, """
                {"members@odata.bind": ["directoryObjects/%s", "directoryObjects/%s"]}
                """.formatted(api.person("Bea"), unknown))
                .fails(404, MISSING);
        assertThat(api.asAdmin().get("groups/" + id + "/members").ids()).containsExactly(ann);

        String many = IntStream.range(0, 21)
                .mapToObj(i -> "\"directoryObjects/" + unknown + "\"")
                .collect(Collectors.joining(","));
        api.asAdmin()
                .patch("groups/" + id, "{\"members@odata.bind\": [" + many + "]}")
                .fails(400, BAD);
    }

    @Test
    void aMemberIsAddedOnceAndRemovedOnce() {
        String id = api.group("G");
        String ann = api.person("Ann");
        api.asAdmin().post("groups/" + id + "/members/$ref", reference(ann)).is(204);
        api.asAdmin()
                .post("groups/" + id + "/members/$ref", reference(ann))
                .fails(400, BAD)
                .saying(
                        "One or more added object references already exist for the following modified properties: 'members'.");
        api.asAdmin().get("groups/" + id + "/members/$ref").is(200);
        api.asAdmin().delete("groups/" + id + "/members/" + ann + "/$ref").is(204);
        api.asAdmin().delete("groups/" + id + "/members/" + ann + "/$ref").fails(404, MISSING);
        assertThat(api.isMember(id, ann)).isFalse();
    }

    @Test
    void theLastOwnerStays() {
        String id = api.group("G");
        String ann = api.person("Ann");
        String bob = api.person("Bob");
        api.addOwner(id, ann);
        api.asAdmin()
                .post("groups/" + id + "/owners/$ref", reference(ann))
                .fails(400, BAD)
                .saying("'owners'");
        api.asAdmin()
                .delete("groups/" + id + "/owners/" + ann + "/$ref")
                .fails(400, BAD)
                .saying("The group must have at least one owner, hence this owner cannot be removed.");
        api.addOwner(id, bob);
        api.asAdmin().delete("groups/" + id + "/owners/" + ann + "/$ref").is(204);
    }

    @Test
    void groupsTakeTheMembersThatFit() {
        String security = api.group("S");
        String inner = api.group("I");
        String unified =
                api.asAdmin().post("groups", group("u", MICROSOFT_365)).is(201).text("/id");
        String assignable =
                api.asAdmin().post("groups", group("a", ASSIGNABLE)).is(201).text("/id");
        String app = api.app("Robot");
        String ann = api.person("Ann");
        adds(security, inner, 204);
        adds(security, app, 204);
        adds(security, unified, 400);
        adds(security, security, 400);
        adds(assignable, ann, 204);
        adds(assignable, inner, 400);
        adds(assignable, app, 204);
        adds(unified, ann, 204);
        adds(unified, inner, 400);
        adds(unified, app, 400);
        api.asAdmin()
                .post("groups/" + security + "/owners/$ref", reference(app))
                .is(204);
        api.asAdmin()
                .post("groups/" + security + "/owners/$ref", reference(inner))
                .fails(400, BAD);
    }

    private void adds(String group, String member, int status) {
        api.asAdmin()
                .post("groups/" + group + "/members/$ref", reference(member))
                .is(status);
    }

    @Test
    void ownersManageTheirGroupAndMembersOnlyLeave() {
        String id = api.group("G");
        String owner = api.person("Olga");
        String member = api.person("Mel");
        String other = api.person("Otto");
        api.addOwner(id, owner);
        api.addMember(id, member);
        api.as(owner).patch("groups/" + id, "{\"description\": \"ours\"}").is(204);
        api.as(owner).post("groups/" + id + "/members/$ref", reference(other)).is(204);
        api.as(member).patch("groups/" + id, "{\"description\": \"mine\"}").fails(403, DENIED);
        api.as(member).delete("groups/" + id + "/members/" + other + "/$ref").fails(403, DENIED);
        api.as(member).post("groups/" + id + "/members/$ref", reference(owner)).fails(403, DENIED);
        api.as(member).delete("groups/" + id + "/members/" + member + "/$ref").is(204);
        api.as(owner)
                .with("GroupMember.Read.All")
                .patch("groups/" + id, "{\"description\": \"x\"}")
                .fails(403, DENIED);
    }

    @Test
    void onlyRoleAdministratorsAndOwnersWriteToGroupsThatHoldRoles() {
        String ua = api.person("Ua", USER_ADMINISTRATOR);
        String pra = api.person("Pra", PRIVILEGED_ROLE_ADMINISTRATOR);
        api.as(ua).post("groups", group("priv", ASSIGNABLE)).fails(403, DENIED);
        api.as(pra)
                .with("Group.ReadWrite.All")
                .post("groups", group("priv", ASSIGNABLE))
                .fails(403, DENIED);
        String id = api.as(pra)
                .post("groups", group("priv", ASSIGNABLE))
                .is(201)
                .has("/visibility", "Private")
                .text("/id");
        String ann = api.person("Ann");
        api.as(ua).post("groups/" + id + "/members/$ref", reference(ann)).fails(403, DENIED);
        api.as(pra)
                .with("Group.ReadWrite.All")
                .post("groups/" + id + "/members/$ref", reference(ann))
                .fails(403, DENIED);
        api.as(pra).post("groups/" + id + "/members/$ref", reference(ann)).is(204);
        api.as(pra).patch("groups/" + id, "{\"isAssignableToRole\": false}").fails(400, BAD);
        api.as(ua).delete("groups/" + id).fails(403, DENIED);
    }

    @Test
    void whatIsFixedCannotBeChanged() {
        String id = api.group("G");
        for (String body : new String[] {
            "{\"displayName\": null}",
            "{\"displayName\": \"\"}",
            "{\"mailEnabled\": true}",
            "{\"createdDateTime\": \"2020-01-01T00:00:00Z\"}",
            "{\"groupTypes\": [\"Unified\"]}",
            "{\"securityEnabled\": false}",
            "{\"membershipRule\": \"x\"}",
            "{\"visibility\": \"HiddenMembership\"}"
        }) {
            api.asAdmin().patch("groups/" + id, body).fails(400, BAD);
        }
        api.asAdmin().patch("groups/" + id, "{\"hideFromAddressLists\": true}").is(200);
        api.asAdmin()
                .patch("groups/" + id, "{\"description\": \"kept\", \"visibility\": \"private\"}")
                .is(204);
        api.asAdmin().get("groups/" + id).has("/description", "kept").has("/visibility", "Private");
    }

    @Test
    void aGroupCanBeNamedByItsUniqueName() {
        api.asAdmin().patch("groups(uniqueName='u1')", group("one", SECURITY)).fails(404, MISSING);
        api.asAdmin()
                .header("Prefer", "create-if-missing")
                .patch("groups(uniqueName='u1')", group("one", SECURITY))
                .is(201);
        api.asAdmin()
                .header("Prefer", "create-if-missing")
                .patch("groups(uniqueName='u1')", group("one", SECURITY + ", \"description\": \"again\""))
                .is(204);
        api.asAdmin()
                .patch("groups(uniqueName='u1')", "{\"uniqueName\": \"u2\"}")
                .fails(400, BAD);
        api.asAdmin().get("groups(uniqueName='u1')").has("/uniqueName", "u1").has("/description", "again");
        api.asAdmin()
                .post("groups", group("two", SECURITY + ", \"uniqueName\": \"U1\""))
                .fails(400, BAD);
        api.asAdmin().get("groups?$filter=uniqueName eq 'u1'").is(200).has("/value/0/mailNickname", "one");
    }

    @Test
    void aDynamicGroupKeepsItsRuleAndTakesNobodyByHand() {
        String id = api.asAdmin()
                .post(
                        "groups",
                        group(
                                "dyn",
                                SECURITY
                                        + ", \"groupTypes\": [\"DynamicMembership\"], \"membershipRule\": \"user.department -eq \\\"x\\\"\""
                                        + ", \"membershipRuleProcessingState\": \"on\""))
                .is(201)
                .has("/membershipRuleProcessingState", "On")
                .text("/id");
        adds(id, api.person("Ann"), 400);
    }

    @Test
    void aDeletedGroupIsGoneEverywhereAndComesBackWhole() {
        String id = api.group("G");
        String outer = api.group("O");
        String ann = api.person("Ann");
        api.addMember(id, ann);
        api.addMember(outer, id);
        api.asAdmin().delete("groups/" + id).is(204);
        api.asAdmin().get("groups/" + id).fails(404, MISSING);
        assertThat(api.asAdmin().get("users/" + ann + "/memberOf").ids()).isEmpty();
        assertThat(api.asAdmin().get("groups/" + outer + "/members").ids()).isEmpty();
        assertThat(api.asAdmin().get("groups").ids()).containsExactly(outer);
        api.asAdmin().get("directoryObjects/" + id).fails(404, MISSING);
        assertThat(api.asAdmin()
                        .get("directory/deletedItems/microsoft.graph.group")
                        .ids())
                .containsExactly(id);
        assertThat(api.asAdmin()
                        .get("directory/deletedItems/microsoft.graph.user")
                        .ids())
                .isEmpty();

        api.asAdmin()
                .post("directory/deletedItems/" + id + "/restore")
                .is(200)
                .has("/@odata.type", "#microsoft.graph.group")
                .has("/id", id);
        assertThat(api.asAdmin().get("groups/" + id + "/members").ids()).containsExactly(ann);
        assertThat(api.asAdmin().get("groups/" + outer + "/members").ids()).containsExactly(id);
    }

    @Test
    void whatIsDeletedIsRemovedForGoodAfterThirtyDays() {
        String id = api.group("G");
        api.asAdmin().delete("groups/" + id).is(204);
        api.advance("P29D");
        api.asAdmin().get("directory/deletedItems/" + id).is(200);
        api.advance("P2D");
        api.asAdmin().get("directory/deletedItems/" + id).fails(404, MISSING);
        api.asAdmin().post("directory/deletedItems/" + id + "/restore").fails(404, MISSING);
    }

    @Test
    void badKeysAreTold() {
        api.asAdmin().get("groups/not-a-guid").fails(400, BAD);
        api.asAdmin()
                .get("groups/21d05557-b7b6-418f-86fa-a3118d751be4")
                .fails(404, MISSING)
                .saying(
                        "Resource '21d05557-b7b6-418f-86fa-a3118d751be4' does not exist or one of its queried reference-property");
        api.asAdmin().get("groups/21d05557-b7b6-418f-86fa-a3118d751be4/members").fails(404, MISSING);
    }
}
