package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.AUTHENTICATION_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.AUTHENTICATION_POLICY_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GLOBAL_READER;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

class MethodPolicyTest {
    private static final String POLICY = "policies/authenticationMethodsPolicy";
    private static final String PASS = POLICY + "/authenticationMethodConfigurations/temporaryAccessPass";
    private static final String DENIED = "Authorization_RequestDenied";

    private final Office office = new Office();
    private final Api api = office.api();
    private final Api.Client pol = api.as(api.person("Pol", AUTHENTICATION_POLICY_ADMINISTRATOR));
    private final Api.Client clerk = api.as(api.person("Clerk", AUTHENTICATION_ADMINISTRATOR));

    private Answer change(String properties) {
        return pol.patch(PASS, """
                {"@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration", %s}
                """.formatted(properties));
    }

    private Answer issue(String body) {
        return clerk.post("users/" + office.ada() + "/authentication/temporaryAccessPassMethods", body);
    }

    private int signIn(String pass) {
        return office.signIn(office.elsewhere(), "?continue=/x&require=mfa", office.adasName(), pass)
                .status();
    }

    @Test
    void aTenantOlderThanThePolicyGetsIt() {
        office.sql()
                .sql("delete from access_pass_policy where tenant_id = ?")
                .param(UUID.fromString(api.tenant()))
                .update();
        RunningServer.shared().bean(MethodPolicies.class).beginWhereItIsMissing();
        pol.get(PASS).is(200).has("/defaultLifetimeInMinutes", "60");
        issue("{}").is(201);
    }

    @Test
    void aTenantThatHasSaidNothingHasWhatIsUsual() {
        pol.get(POLICY)
                .is(200)
                .has("/id", "authenticationMethodsPolicy")
                .has("/displayName", "Authentication Methods Policy");
        pol.get(PASS)
                .is(200)
                .has("/@odata.type", "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration")
                .has("/id", "TemporaryAccessPass")
                .has("/state", "enabled")
                .has("/defaultLifetimeInMinutes", "60")
                .has("/minimumLifetimeInMinutes", "60")
                .has("/maximumLifetimeInMinutes", "480")
                .has("/defaultLength", "12")
                .has("/isUsableOnce", "false")
                .has("/includeTargets/0/id", "all_users");
        Answer all =
                pol.get(POLICY + "?$expand=authenticationMethodConfigurations").is(200);
        assertThat(all.at("/authenticationMethodConfigurations")
                        .valueStream()
                        .map(it -> it.path("id").asString()))
                .containsExactlyInAnyOrder("Fido2", "SoftwareOath", "TemporaryAccessPass", "Email");
        assertThat(pol.get(POLICY + "/authenticationMethodConfigurations")
                        .is(200)
                        .rows())
                .hasSize(4);
    }

    @Test
    void passesAreAsThePolicyHasThem() {
        change("\"minimumLifetimeInMinutes\": 10, \"maximumLifetimeInMinutes\": 30, \"defaultLifetimeInMinutes\": 20,"
                        + " \"defaultLength\": 20, \"isUsableOnce\": true")
                .is(204);
        Answer made = issue("{}").is(201).has("/lifetimeInMinutes", "20").has("/isUsableOnce", "true");
        String pass = made.text("/temporaryAccessPass");
        assertThat(pass).hasSize(20);
        assertThat(signIn(pass)).isEqualTo(303);
        assertThat(signIn(pass)).as("once only").isEqualTo(401);
        issue("{\"lifetimeInMinutes\": 31}").fails(400, "Request_BadRequest").saying("between 10 and 30");
        issue("{\"lifetimeInMinutes\": 9}").fails(400, "Request_BadRequest");
        issue("{\"isUsableOnce\": false}").fails(400, "Request_BadRequest").saying("usable once only");
        pol.delete(PASS).is(204);
        pol.get(PASS).is(200).has("/defaultLength", "12").has("/isUsableOnce", "false");
        assertThat(issue("{}").is(201).text("/temporaryAccessPass")).hasSize(12);
    }

    @Test
    void whereTheyAreTurnedOffNoneIsIssuedAndNoneIsGood() {
        String pass = issue("{}").is(201).text("/temporaryAccessPass");
        change("\"state\": \"disabled\"").is(204);
        assertThat(signIn(pass)).isEqualTo(401);
        issue("{}").fails(400, "Request_BadRequest").saying("turned off");
        clerk.get("users/" + office.ada() + "/authentication/temporaryAccessPassMethods")
                .is(200)
                .has("/value/0/isUsable", "false")
                .has("/value/0/methodUsabilityReason", "DisabledByPolicy");
        change("\"state\": \"enabled\"").is(204);
        assertThat(signIn(pass)).as("and it is good again").isEqualTo(303);
        assertThat(api.asAdmin().get("auditLogs/directoryAudits").is(200).body())
                .contains("Authentication Methods Policy Update");
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        for (String wrong : List.of(
                "\"minimumLifetimeInMinutes\": 9",
                "\"maximumLifetimeInMinutes\": 43201",
                "\"minimumLifetimeInMinutes\": 500",
                "\"defaultLifetimeInMinutes\": 481",
                "\"defaultLength\": 7",
                "\"defaultLength\": 49",
                "\"defaultLength\": null",
                "\"state\": \"perhaps\"",
                "\"excludeTargets\": [{\"id\": \"%s\", \"targetType\": \"group\"}]".formatted(office.ada()),
                "\"includeTargets\": [{\"id\": \"%s\", \"targetType\": \"group\"}]".formatted(office.ada()))) {
            assertThat(change("\"isUsableOnce\": true, " + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        pol.get(PASS).is(200).has("/isUsableOnce", "false");
        pol.patch(POLICY + "/authenticationMethodConfigurations/Fido2", """
                        {"@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "state": "disabled"}
                        """)
                .fails(400, "BadRequest")
                .saying("cannot be turned off");
        pol.get(POLICY + "/authenticationMethodConfigurations/Sms").fails(404, "Request_ResourceNotFound");
    }

    @Test
    void onlyItsAdministratorsMay() {
        Api.Client reader = api.as(api.person("Rene", GLOBAL_READER));
        reader.get(PASS).is(200);
        String body = """
                {"@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration", "isUsableOnce": true}
                """;
        reader.patch(PASS, body).fails(403, DENIED);
        clerk.get(PASS).fails(403, DENIED);
        clerk.patch(PASS, body).fails(404, "Request_ResourceNotFound");
        pol.with("Policy.Read.AuthenticationMethod").get(PASS).is(200);
        pol.with("Policy.Read.AuthenticationMethod").patch(PASS, body).fails(403, DENIED);
        pol.with("Policy.ReadWrite.AuthenticationMethod").patch(PASS, body).is(204);
        new Office().api().asAdmin().get(PASS).is(200).has("/isUsableOnce", "false");
    }
}
