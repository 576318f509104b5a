package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** Authentication contexts as Graph serves them, and the rules of groups that ask for them. */
class AuthenticationContextTest {
    private static final String CONTEXTS = "identity/conditionalAccess/authenticationContextClassReferences";

    private final Api api = Api.fresh();

    private static String published(String name) {
        return "{\"displayName\": \"%s\", \"description\": \"A second factor\", \"isAvailable\": true}".formatted(name);
    }

    @Test
    void aPatchMakesWhatIsNotThere() {
        api.asAdmin().get(CONTEXTS + "/c1").is(404);
        api.asAdmin().patch(CONTEXTS + "/c1", published("Contoso medium")).is(204);
        api.asAdmin()
                .get(CONTEXTS + "/c1")
                .is(200)
                .has("/id", "c1")
                .has("/displayName", "Contoso medium")
                .has("/isAvailable", "true");
        api.asAdmin().patch(CONTEXTS + "/c1", "{\"description\": \"Less\"}").is(204);
        api.asAdmin()
                .get(CONTEXTS + "/c1")
                .has("/displayName", "Contoso medium")
                .has("/description", "Less");
        api.asAdmin().patch(CONTEXTS + "/c20", "{}").is(204);
        api.asAdmin().patch(CONTEXTS + "/c3", "{}").is(204);
        Answer all = api.asAdmin().get(CONTEXTS).is(200);
        assertThat(all.at("/value").valueStream().map(it -> it.path("id").asString()))
                .containsExactly("c1", "c3", "c20");
        assertThat(api.asAdmin()
                        .get(CONTEXTS + "?$filter=isAvailable eq true")
                        .at("/value")
                        .size())
                .isOne();
        assertThat(Api.fresh().asAdmin().get(CONTEXTS).at("/value").size())
                .as("of another tenant")
                .isZero();
    }

    @Test
    void whatIsNoContextIsRefused() {
        for (String id : new String[] {"c0", "c100", "d1", "c01", "C1"}) {
            api.asAdmin()
                    .patch(CONTEXTS + "/" + id, "{}")
                    .fails(400, "BadRequest")
                    .saying("c1 to c99");
        }
        api.asAdmin().patch(CONTEXTS + "/c1", "{\"isAvailable\": \"perhaps\"}").is(400);
        api.asAdmin().patch(CONTEXTS + "/c1", "{\"isAvailable\": null}").is(400);
        api.asAdmin().post(CONTEXTS, "{\"id\": \"c1\"}").is(405);
        assertThat(api.asAdmin().get(CONTEXTS).at("/value").size()).isZero();
    }

    @Test
    void whoeverIsNoAdministratorReadsThem() {
        String ann = api.person("Ann");
        api.asAdmin().patch(CONTEXTS + "/c1", published("Medium")).is(204);
        api.as(ann).get(CONTEXTS + "/c1").is(200);
        api.as(ann).patch(CONTEXTS + "/c1", published("Mine")).fails(403, "Authorization_RequestDenied");
        api.as(ann).patch(CONTEXTS + "/c2", published("Mine")).fails(403, "Authorization_RequestDenied");
        api.as(ann).delete(CONTEXTS + "/c1").is(403);
        api.asAdmin().get(CONTEXTS + "/c2").is(404);
    }

    @Test
    void theListSaysWhoMayMakeMore() {
        String preferred = "odata.include-annotations=\"latchkey.allowed\"";
        String conny = api.person("Conny", DirectoryRole.CONDITIONAL_ACCESS_ADMINISTRATOR);
        api.as(conny).header("Prefer", preferred).get(CONTEXTS).has("/@latchkey.allowed/0", "create");
        assertThat(api.as(api.person("Bea"))
                        .header("Prefer", preferred)
                        .get(CONTEXTS)
                        .at("/@latchkey.allowed")
                        .size())
                .isZero();
    }

    @Test
    void whatIsPublishedOrAskedForStays() {
        String group = api.group("Prod DB admins");
        require(group, "c7").fails(400, "InvalidPolicy").saying("c7");
        api.asAdmin().patch(CONTEXTS + "/c7", "{}").is(204);
        require(group, "c7").fails(400, "InvalidPolicy").saying("published");
        api.asAdmin().patch(CONTEXTS + "/c7", published("High")).is(204);
        require(group, "c7").is(204);
        api.asAdmin()
                .delete(CONTEXTS + "/c7")
                .fails(403, "Authorization_RequestDenied")
                .saying("isAvailable");
        api.asAdmin().patch(CONTEXTS + "/c7", "{\"isAvailable\": false}").is(204);
        api.asAdmin().delete(CONTEXTS + "/c7").fails(400, "BadRequest").saying("settings of a group");
        rule(group, "\"isEnabled\": false, \"claimValue\": null").is(204);
        api.asAdmin().delete(CONTEXTS + "/c7").is(204);
        api.asAdmin().delete(CONTEXTS + "/c7").is(404);
    }

    @Test
    void theAuditLogTellsWhatWasPublished() {
        api.asAdmin().patch(CONTEXTS + "/c1", published("Medium")).is(204);
        api.asAdmin().patch(CONTEXTS + "/c1", "{\"isAvailable\": false}").is(204);
        Answer entry = api.asAdmin()
                .get("auditLogs/directoryAudits?$filter=activityDisplayName eq 'Update authentication context'")
                .is(200);
        assertThat(entry.text("/value/0/targetResources/0/displayName")).isEqualTo("Medium");
        assertThat(entry.at("/value/0/targetResources/0/modifiedProperties")
                        .valueStream()
                        .filter(it -> it.path("displayName").asString().equals("isAvailable"))
                        .map(it -> it.path("oldValue").asString() + " "
                                + it.path("newValue").asString()))
                .containsExactly("true false");
    }

    private Answer require(String group, String context) {
        return rule(group, "\"isEnabled\": true, \"claimValue\": \"%s\"".formatted(context));
    }

    private Answer rule(String group, String settings) {
        return api.asAdmin()
                .patch(
                        api.rule(group, "member", "AuthenticationContext_EndUser_Assignment"),
                        "{\"@odata.type\": \"#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule\", %s}"
                                .formatted(settings));
    }
}
