package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;
import static org.latchkey.privileged.World.justified;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** What an activation asks of the sign-in beyond a password. */
class StepUpTest {

    private static final String CONTEXTS = "identity/conditionalAccess/authenticationContextClassReferences/";

    private final World world = new World();
    private final Api api = world.api;
    private final String ann = world.ann;
    private final String group = world.group;

    @Test
    void anActivationAsksForItsAuthenticationContext() {
        eligible();
        rule("AuthenticationContext", "\"isEnabled\": true, \"claimValue\": \"c1\"");
        Answer refused = activate(api.as(ann)).fails(400, "RoleAssignmentRequestAcrsValidationFailed");
        String message = refused.text("/error/message");
        assertThat(message).startsWith("&claims=");
        assertThat(URLDecoder.decode(message.substring("&claims=".length()), StandardCharsets.UTF_8))
                .isEqualTo("{\"access_token\":{\"acrs\":{\"essential\":true, \"value\":\"c1\"}}}");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_claims");
        activate(api.as(ann).inContext("c2")).fails(400, "RoleAssignmentRequestAcrsValidationFailed");
        assertThat(api.isMember(group, ann)).isFalse();
        activate(api.as(ann).inContext("c1")).is(201).has("/status", "Provisioned");
    }

    @Test
    void brokenRulesAreToldBeforeTheContext() {
        eligible();
        rule("AuthenticationContext", "\"isEnabled\": true, \"claimValue\": \"c1\"");
        api.as(ann)
                .post(PIM + "assignmentScheduleRequests", world.request("selfActivate", justified("PT9H")))
                .fails(400, "RoleAssignmentRequestPolicyValidationFailed")
                .saying("ExpirationRule");
    }

    @Test
    void aSecondFactorAndAContextExcludeEachOther() {
        eligible();
        rule("AuthenticationContext", "\"isEnabled\": true, \"claimValue\": \"c1\"");
        patch("Enablement", "\"enabledRules\": [\"MultiFactorAuthentication\"]").fails(400, "InvalidPolicy");
    }

    private void eligible() {
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", justified("P30D")))
                .is(201);
    }

    private Answer activate(Api.Client client) {
        return client.post(PIM + "assignmentScheduleRequests", world.request("selfActivate", justified("PT2H")));
    }

    private void rule(String kind, String settings) {
        api.asAdmin().patch(CONTEXTS + "c1", "{\"isAvailable\": true}").is(204);
        patch(kind, settings).is(204);
    }

    private Answer patch(String kind, String settings) {
        return api.asAdmin().patch(World.rule(world.policyOf("member"), kind + "_EndUser_Assignment"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicy%sRule", %s}
                        """.formatted(
                        kind, settings));
    }
}
