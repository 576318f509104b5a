package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        admin.patch(provider.api().rule(group, "member", "AuthenticationContext_EndUser_Assignment"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule",
                         "isEnabled": true, "claimValue": "%s"}
                        """.formatted(
                                context))
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
        assertThat(renewed.getClaim("auth_time")).isEqualTo(strong.getClaim("auth_time"));
    }

    /** As if the factors of what is being refreshed had been given a day ago. */
    private void aDayPasses() {
        assertThat(JdbcClient.create(RunningServer.shared().bean(DataSource.class))
                        .sql("""
                                update client_authorization
                                set principal = jsonb_set(
                                  principal,
                                  '{factors}',
                                  (select jsonb_agg(factor || jsonb_build_object('at', ?::text))
                                   from jsonb_array_elements(principal -> 'factors') factor))
                                where tenant_id = ?
                                """)
                        .params(
                                Instant.now().minus(Duration.ofHours(25)).toString(),
                                UUID.fromString(provider.tenant()))
                        .update())
                .isPositive();
    }

    @Test
    void whatIsRefreshedClaimsNoMoreThanTheFactorsAreWorthStill() throws Exception {
        require("c4");
        Registered app = Registered.register(provider.api(), "Desk", """
                        , "isFallbackPublicClient": true, "publicClient": {"redirectUris": ["http://localhost/"]}""")
                .agreed(SCOPE.replace("openid profile offline_access ", ""));
        Browser browser = provider.browser();
        signIn(browser);
        registerApp(browser);
        Map<String, String> client = Map.of("client_id", app.appId(), "redirect_uri", "http://localhost/");
        Map<String, String> asked = new HashMap<>(client);
        asked.put("scope", SCOPE);
        asked.put("acr_values", "c4");
        Map<String, String> redeemed = new HashMap<>(client);
        redeemed.put("grant_type", "authorization_code");
        redeemed.put("code", browser.open(provider.request(asked)).told("code"));
        redeemed.put("code_verifier", Provider.VERIFIER);
        Answer tokens = provider.token(redeemed).is(200);
        var fresh = Provider.claims(tokens.text("/access_token"));
        assertThat(fresh.getStringListClaim("acrs")).containsExactly("c4");
        assertThat(fresh.getStringListClaim("amr")).contains("mfa");
        aDayPasses();
        Answer renewed = provider.token(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        app.appId(),
                        "refresh_token",
                        tokens.text("/refresh_token")))
                .is(200);
        for (String token : List.of("/access_token", "/id_token")) {
            var claims = Provider.claims(renewed.text(token));
            assertThat(claims.getStringListClaim("amr")).as(token).containsExactlyInAnyOrder("pwd", "otp");
            assertThat(claims.getLongClaim("auth_time"))
                    .as(token)
                    .isLessThan(Instant.now().minus(Duration.ofHours(24)).getEpochSecond());
        }
        assertThat(Provider.claims(renewed.text("/access_token")).getStringListClaim("acrs"))
                .isEmpty();
        activate(renewed.text("/access_token")).fails(400, "RoleAssignmentRequestAcrsValidationFailed");
    }

    @Test
    void refreshTokensInABrowserEndWithTheSignIn() {
        Browser browser = provider.browser();
        signIn(browser);
        JdbcClient sql = JdbcClient.create(RunningServer.shared().bean(DataSource.class));
        Instant morning = Instant.now().minus(Duration.ofHours(20));
        sql.sql("update sign_in set factors = jsonb_build_object('FACTOR_PASSWORD', ?::text) where user_id = ?")
                .params(morning.toString(), UUID.fromString(provider.ada()))
                .update();
        token(browser.open(provider.request(Map.of("scope", SCOPE))).told("code"));
        String ends = sql.sql("""
                        select tokens -> 'refresh' ->> 'expires'
                        from client_authorization
                        where tenant_id = ? and refresh_hash is not null
                        """)
                .param(UUID.fromString(provider.tenant()))
                .query(String.class)
                .single();
        assertThat(Instant.parse(ends)).isEqualTo(morning.plus(Duration.ofHours(24)));
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
