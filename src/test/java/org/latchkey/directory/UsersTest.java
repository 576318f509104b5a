package org.latchkey.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.GLOBAL_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_AUTHENTICATION_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import org.junit.jupiter.api.Test;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

class UsersTest {

    private static final String DENIED = "Authorization_RequestDenied";
    private static final String BAD = "Request_BadRequest";
    private static final String MISSING = "Request_ResourceNotFound";

    private final Api api = Api.fresh();

    private String user(String name, String more) {
        return """
                {"accountEnabled": true, "displayName": "%s", "mailNickname": "%s", "userPrincipalName": "%s@%s",
                 "passwordProfile": {"password": "Correct-Horse-1"}%s}
                """.formatted(name, name, name, api.domain(), more);
    }

    @Test
    void aUserIsMadeAndFoundByIdAndName() {
        Answer made = api.asAdmin()
                .post("users", user("ann", ", \"department\": \"IT\", \"mail\": \"ann@x.example\""))
                .is(201);
        String id = made.has("/userPrincipalName", "ann@" + api.domain()).text("/id");
        assertThat(made.json().has("department")).isFalse();
        api.asAdmin().get("users/ANN@" + api.domain()).has("/id", id);
        api.asAdmin()
                .get("users('" + id + "')?$select=department,proxyAddresses,userType,passwordProfile,identities")
                .is(200)
                .has("/department", "IT")
                .has("/proxyAddresses/0", "SMTP:ann@x.example")
                .has("/userType", "Member")
                .has("/identities/0/signInType", "userPrincipalName");
        assertThat(api.asAdmin()
                        .get("users/" + id + "?$select=passwordProfile")
                        .at("/passwordProfile")
                        .isNull())
                .isTrue();
        api.asAdmin().get("users/nobody@" + api.domain()).fails(404, MISSING);
    }

    @Test
    void aPasswordIsKeptAsAHashOnly() {
        api.asAdmin().post("users", user("ann", "")).is(201);
        String hash = RunningServer.shared()
                .bean(Sql.class)
                .statement("""
                select p.hash
                from password p
                join directory_object o
                  on o.tenant_id = p.tenant_id
                  and o.id = p.user_id
                where o.tenant_id = :tenant::uuid
                  and o.mail_nickname = 'ann'
                """)
                .bind("tenant", api.tenant())
                .one(row -> row.text("hash"));
        assertThat(hash).startsWith("$argon2id$").doesNotContain("Correct-Horse-1");
        assertThat(api.asAdmin().get("auditLogs/directoryAudits").body()).doesNotContain("Correct-Horse-1");
    }

    @Test
    void aUserWithoutWhatIsNeededIsRefused() {
        api.asAdmin().post("users", "{\"displayName\": \"x\"}").fails(400, BAD);
        api.asAdmin()
                .post("users", user("ann", "").replace("Correct-Horse-1", "weak"))
                .fails(400, BAD);
        api.asAdmin()
                .post("users", user("ann", "").replace("@" + api.domain(), "@elsewhere.example"))
                .fails(400, BAD);
        api.asAdmin().post("users", user("a(nn", "")).fails(400, BAD);
        api.asAdmin().post("users", user("ann", ", \"usageLocation\": \"ZZ\"")).fails(400, BAD);
        api.asAdmin().post("users", user("ann", ", \"userType\": \"Robot\"")).fails(400, BAD);
        api.asAdmin()
                .post("users", user("ann", ", \"businessPhones\": [\"1\", \"2\"]"))
                .fails(400, BAD);
        api.asAdmin()
                .post("users", user("ann", ", \"createdDateTime\": \"2020-01-01T00:00:00Z\""))
                .fails(400, BAD);
        api.asAdmin().post("users", user("ann", "")).is(201);
        api.asAdmin()
                .post("users", user("ANN", ""))
                .fails(400, BAD)
                .has("/error/details/0/code", "ObjectConflict")
                .has("/error/details/0/target", "userPrincipalName");
    }

    @Test
    void peopleChangeTheirOwnThingsAndNotTheirStanding() {
        String ann = api.person("Ann");
        api.as(ann).patch("users/" + ann, "{\"preferredLanguage\": \"en-GB\"}").is(204);
        api.as(ann).patch("users/" + ann, "{\"department\": \"Board\"}").fails(403, DENIED);
        api.as(ann).patch("users/" + ann, "{\"mobilePhone\": \"1\"}").fails(403, DENIED);
        api.as(ann)
                .patch("users/" + api.person("Bob"), "{\"preferredLanguage\": \"en\"}")
                .fails(403, DENIED);
        api.as(ann).post("users", user("eve", "")).fails(403, DENIED);
        api.as(ann).get("me").has("/id", ann).has("/preferredLanguage", "en-GB");
    }

    @Test
    void administratorsAreChangedByHigherOnesOnly() {
        String ua = api.person("Ua", USER_ADMINISTRATOR);
        String other = api.person("Other", USER_ADMINISTRATOR);
        String plain = api.person("Plain");
        api.as(ua)
                .patch("users/" + plain, "{\"accountEnabled\": false, \"department\": \"IT\"}")
                .is(204);
        api.as(ua).patch("users/" + other, "{\"accountEnabled\": false}").fails(403, DENIED);
        api.as(ua).delete("users/" + other).fails(403, DENIED);
        api.as(api.person("Paa", PRIVILEGED_AUTHENTICATION_ADMINISTRATOR))
                .patch("users/" + other, "{\"accountEnabled\": false}")
                .is(204);
        api.as(ua).delete("users/" + plain).is(204);
    }

    @Test
    void aDeletedUserLeavesGroupsAndRolesAndComesBackWithThem() {
        String ann = api.person("Ann", USER_ADMINISTRATOR);
        String group = api.group("G");
        api.addMember(group, ann);
        api.asAdmin().delete("users/" + ann).is(204);
        api.asAdmin().get("users/" + ann).fails(404, MISSING);
        assertThat(api.asAdmin().get("groups/" + group + "/members").ids()).isEmpty();
        assertThat(api.asAdmin()
                        .get("roleManagement/directory/roleAssignments?$filter=principalId eq '" + ann + "'")
                        .rows())
                .isEmpty();
        api.person("Ann");
        api.asAdmin().post("directory/deletedItems/" + ann + "/restore").fails(400, BAD);
        api.asAdmin()
                .post(
                        "directory/deletedItems/" + ann + "/restore",
                        "{\"newUserPrincipalName\": \"ann2@" + api.domain() + "\"}")
                .is(200);
        api.asAdmin().get("users/" + ann).has("/userPrincipalName", "ann2@" + api.domain());
        assertThat(api.isMember(group, ann)).isTrue();
        assertThat(api.asAdmin()
                        .get("users/" + ann + "/memberOf/microsoft.graph.directoryRole")
                        .texts("displayName"))
                .containsExactly("User Administrator");
    }

    @Test
    void aManagerIsSetChangedAndRemoved() {
        String ann = api.person("Ann");
        String boss = api.person("Boss");
        String put = "{\"@odata.id\": \"" + api.server() + "/v1.0/users/%s\"}";
        api.asAdmin().get("users/" + ann + "/manager").fails(404, MISSING);
        api.asAdmin().put("users/" + ann + "/manager/$ref", put.formatted(boss)).is(204);
        api.asAdmin().get("users/" + ann + "/manager").has("/id", boss).has("/@odata.type", "#microsoft.graph.user");
        assertThat(api.asAdmin().get("users/" + boss + "/directReports").ids()).containsExactly(ann);
        api.asAdmin().put("users/" + boss + "/manager/$ref", put.formatted(ann)).fails(400, BAD);
        api.asAdmin().put("users/" + ann + "/manager/$ref", put.formatted(ann)).fails(400, BAD);
        api.asAdmin().delete("users/" + ann + "/manager/$ref").is(204);
        api.asAdmin().delete("users/" + ann + "/manager/$ref").fails(404, MISSING);
    }

    @Test
    void rolesAreGivenOnceAndTheLastGlobalAdministratorStays() {
        String ann = api.person("Ann");
        String body = "{\"roleDefinitionId\": \"%s\", \"principalId\": \"%s\", \"directoryScopeId\": \"/\"}";
        String id = api.asAdmin()
                .post("roleManagement/directory/roleAssignments", body.formatted(USER_ADMINISTRATOR.template(), ann))
                .is(201)
                .has("/principalId", ann)
                .text("/id");
        assertThat(id).endsWith("-1").hasSize(45);
        api.asAdmin()
                .post("roleManagement/directory/roleAssignments", body.formatted(USER_ADMINISTRATOR.template(), ann))
                .fails(400, BAD)
                .saying("A conflicting object");
        api.asAdmin()
                .post(
                        "roleManagement/directory/roleAssignments",
                        body.formatted(USER_ADMINISTRATOR.template(), api.group("G")))
                .fails(400, BAD);
        api.as(ann)
                .post("roleManagement/directory/roleAssignments", body.formatted(GLOBAL_ADMINISTRATOR.template(), ann))
                .fails(403, DENIED);
        api.asAdmin().delete("roleManagement/directory/roleAssignments/" + id).is(204);
        var last = api.asAdmin()
                .get("roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '"
                        + GLOBAL_ADMINISTRATOR.template() + "'&$expand=principal");
        assertThat(last.rows()).hasSize(1);
        api.asAdmin()
                .delete("roleManagement/directory/roleAssignments/" + last.text("/value/0/id"))
                .fails(400, BAD);
    }

    @Test
    void membershipIsAskedAboutThroughGroupsInGroups() {
        String ann = api.person("Ann", USER_ADMINISTRATOR);
        String outer = api.group("O");
        String inner = api.group("I");
        String other = api.group("X");
        api.addMember(outer, inner);
        api.addMember(inner, ann);
        String role = USER_ADMINISTRATOR.template().toString();
        assertThat(api.asAdmin()
                        .post(
                                "users/" + ann + "/checkMemberGroups",
                                "{\"groupIds\": [\"%s\", \"%s\"]}".formatted(outer, other))
                        .is(200)
                        .at("/value")
                        .toString())
                .contains(outer)
                .doesNotContain(other);
        assertThat(api.as(ann)
                        .post("me/getMemberGroups", "{\"securityEnabledOnly\": true}")
                        .is(200)
                        .at("/value")
                        .toString())
                .contains(outer, inner)
                .doesNotContain(role);
        assertThat(api.as(ann)
                        .post("me/getMemberObjects", "{\"securityEnabledOnly\": false}")
                        .is(200)
                        .at("/value")
                        .toString())
                .contains(outer, inner, role);
        api.asAdmin()
                .post("users/" + ann + "/checkMemberGroups", "{\"groupIds\": []}")
                .fails(400, BAD);
        assertThat(api.asAdmin().get("groups/" + outer + "/transitiveMembers").ids())
                .containsExactlyInAnyOrder(inner, ann);
        assertThat(api.asAdmin()
                        .get("users/" + ann + "/transitiveMemberOf/microsoft.graph.group")
                        .ids())
                .containsExactlyInAnyOrder(inner, outer);
        assertThat(api.asAdmin()
                        .post(
                                "directoryObjects/getByIds",
                                "{\"ids\": [\"%s\", \"%s\", \"%s\"], \"types\": [\"user\"]}"
                                        .formatted(ann, outer, api.tenant()))
                        .is(200)
                        .ids())
                .containsExactly(ann);
    }

    @Test
    void whatHappenedIsInTheAuditLog() {
        String ada = api.person("Ada", USER_ADMINISTRATOR);
        String ann = api.person("Ann");
        String group = api.as(ada).post("groups", """
                {"displayName": "G", "mailNickname": "g", "mailEnabled": false, "securityEnabled": true}
                """).is(201).text("/id");
        api.as(ada).patch("groups/" + group, "{\"description\": \"new\"}").is(204);
        api.as(ada)
                .post("groups/" + group + "/members/$ref", "{\"@odata.id\": \"directoryObjects/" + ann + "\"}")
                .is(204);
        var log = api.asAdmin()
                .get("auditLogs/directoryAudits?$filter=initiatedBy/user/id eq '" + ada + "'")
                .is(200);
        assertThat(log.texts("activityDisplayName"))
                .containsExactly("Add member to group", "Update group", "Add group");
        log.has("/value/0/targetResources/0/id", ann)
                .has("/value/0/initiatedBy/user/userPrincipalName", "ada@" + api.domain())
                .has("/value/1/targetResources/0/modifiedProperties/0/displayName", "description")
                .has("/value/1/targetResources/0/modifiedProperties/0/newValue", "\"new\"");
        assertThat(api.asAdmin()
                        .get("auditLogs/directoryaudits?$filter=targetResources/any(t:t/id eq '" + ann + "')")
                        .texts("activityDisplayName"))
                .contains("Add member to group", "Add user");
        api.as(ann).get("auditLogs/directoryAudits").fails(403, DENIED);
    }
}
