package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;

/**
 * An activation whose rule asks for an authentication context: the refusal says which claims to bring, the browser is asked for the
 * one factor that is missing and led back, and the token carries the context and when each factor was given.
 */
class AuthenticationContextStepUpTest {
    private static final String CONTEXTS = "identity/conditionalAccess/authenticationContextClassReferences/";
    private static final String REQUESTS = "identityGovernance/privilegedAccess/group/assignmentScheduleRequests";
    private static final String SCOPE =
            "openid profile offline_access User.Read PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup";

    private final Provider provider = Provider.fresh();
    private final String group = provider.api().group("Prod DB admins");

    /** Ada is eligible for a group whose activation asks for a context. */
    private void require(String context) {
        var admin = provider.api().asAdmin();
        admin.patch(CONTEXTS + context, "{\"displayName\": \"Two factors\", \"isAvailable\": true}")
                .is(204);
        admin.post("identityGovernance/privilegedAccess/group/eligibilityScheduleRequests", """
                        {"action": "adminAssign", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "x",
                         "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "P30D"}}}
                        """.formatted(
                                group, provider.ada()))
                .is(201);
        String policy = admin.get(
                        "policies/roleManagementPolicyAssignments?$filter=scopeId eq '%s' and scopeType eq 'Group' and roleDefinitionId eq 'member'"
                                .formatted(group))
                .text("/value/0/policyId");
        admin.patch(
                        "policies/roleManagementPolicies/" + policy + "/rules/AuthenticationContext_EndUser_Assignment",
                        """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule",
                         "isEnabled": true, "claimValue": "%s"}
                        """.formatted(context))
                .is(204);
    }

    private AuthenticatorApp registerApp(Browser browser) {
        Browser.Page page = browser.open("/" + provider.tenant() + "/signin/methods/app");
        AuthenticatorApp app = AuthenticatorApp.reading(page);
        assertThat(page.submit(Map.of("code", app.code(0))).status()).isEqualTo(200);
        return app;
    }

    private Browser.Page signIn(Browser browser) {
        return provider.signIn(browser, Map.of("scope", SCOPE));
    }

    private Answer activate(String token) {
        return provider.api()
                .asNobody()
                .header("Authorization", "Bearer " + token)
                .post(REQUESTS, """
                        {"action": "selfActivate", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "x",
                         "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "PT2H"}}}
                        """.formatted(group, provider.ada()));
    }

    private String token(String code) {
        return provider.redeem(code).is(200).text("/access_token");
    }

    private static long second(Map<String, Object> ages, String method) {
        return Long.parseLong(String.valueOf(ages.get(method)));
    }

    @Test
    void whatAsksForAContextStepsUpAndComesBack() throws Exception {
        Browser enrolling = provider.browser();
        signIn(enrolling);
        AuthenticatorApp app = registerApp(enrolling);
        require("c4");

        Browser browser = provider.browser();
        String weak = token(signIn(browser).told("code"));
        assertThat(Provider.claims(weak).getStringListClaim("acrs")).isEmpty();
        Answer refused = activate(weak).fails(400, "RoleAssignmentRequestAcrsValidationFailed");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_claims");
        assertThat(provider.api().isMember(group, provider.ada())).isFalse();
        String claims = URLDecoder.decode(
                refused.text("/error/message").substring("&claims=".length()), StandardCharsets.UTF_8);

        Browser.Page asked = browser.open(provider.request(Map.of("scope", SCOPE, "claims", claims)));
        assertThat(asked.address().getPath()).as("the factor that is missing").endsWith("/signin/factor");
        assertThat(asked.body()).contains("authenticator app").doesNotContain("type=\"password\"");
        Instant before = Instant.now();
        Map<String, String> told = asked.submit(Map.of("code", app.code(1))).answer();
        Answer tokens = provider.redeem(told.get("code")).is(200);
        var strong = Provider.claims(tokens.text("/access_token"));
        assertThat(strong.getStringListClaim("acrs")).containsExactly("c4");
        assertThat(strong.getStringListClaim("amr")).contains("pwd", "otp", "mfa");
        Map<String, Object> ages = strong.getJSONObjectClaim("amr_time");
        assertThat(second(ages, "otp"))
                .isBetween(before.getEpochSecond(), Instant.now().getEpochSecond());
        assertThat(second(ages, "pwd")).isLessThanOrEqualTo(second(ages, "otp"));
        activate(tokens.text("/access_token")).is(201).has("/status", "Provisioned");
        assertThat(provider.api().isMember(group, provider.ada())).isTrue();

        var renewed = Provider.claims(
                provider.refresh(tokens.text("/refresh_token")).is(200).text("/access_token"));
        assertThat(renewed.getStringListClaim("acrs")).containsExactly("c4");
        assertThat(renewed.getJSONObjectClaim("amr_time"))
                .as("a refreshed token makes no factor younger")
                .isEqualTo(ages);
    }

    @Test
    void aTokenCarriesNoContextThatNobodyAskedFor() throws Exception {
        require("c4");
        Browser browser = provider.browser();
        signIn(browser);
        registerApp(browser);
        String code = browser.open(provider.request(Map.of("scope", SCOPE))).told("code");
        assertThat(Provider.claims(token(code)).getStringListClaim("acrs")).isEmpty();
        String wished = browser.open(provider.request(Map.of("scope", SCOPE, "acr_values", "c4 c5")))
                .told("code");
        assertThat(Provider.claims(token(wished)).getStringListClaim("acrs"))
                .as("what there is of what was wished for")
                .containsExactly("c4");
    }

    @Test
    void aContextThatIsNotThereIsRefusedBeforeAnybodyIsAsked() {
        String claims = "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c9\"}}}";
        assertThat(provider.browser()
                        .open(provider.request(Map.of("claims", claims)))
                        .answer())
                .containsEntry("error", "unmet_authentication_requirements")
                .containsKey("state");
    }
}
