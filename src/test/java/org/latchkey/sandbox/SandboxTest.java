package org.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;

class SandboxTest {
    private final Api api = Api.fresh();
    private final String tenant = "/sandbox/tenants/" + api.tenant();

    @Test
    void makesATenantWithANameAndADomain() {
        var domain = "d" + UUID.randomUUID().toString().substring(24) + ".example";
        var made = post("/sandbox/tenants", "{\"displayName\": \"Contoso\", \"domain\": \"" + domain + "\"}")
                .is(201)
                .has("/domain", domain);
        assertThat(Duration.between(Instant.parse(made.text("/now")), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        post("/sandbox/tenants", "{\"domain\": \"" + domain + "\"}").fails(400, "DuplicateName");
    }

    @Test
    void refusesATenantThatMakesNoSense() {
        for (var body : List.of(
                "{\"domain\": \"no domain\"}",
                "{\"domain\": \"localhost\"}",
                "{\"displayName\": \" \"}",
                "{\"colour\": \"red\"}",
                "[]",
                "{")) {
            post("/sandbox/tenants", body).fails(400, "BadRequest");
        }
    }

    @Test
    void deletesATenantOnce() {
        var token = api.asAdmin().token();
        api.asNobody().delete(tenant).is(204);
        api.asNobody().delete(tenant).fails(404, "Request_ResourceNotFound");
        api.asNobody().get(tenant + "/clock").fails(404, "Request_ResourceNotFound");
        api.asNobody().header("Authorization", "Bearer " + token).get("users").fails(401, "InvalidAuthenticationToken");
    }

    @Test
    void anUnknownTenantIsNotFound() {
        for (var id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            api.asNobody().get("/sandbox/tenants/" + id + "/clock").fails(404, "Request_ResourceNotFound");
            post("/sandbox/tenants/" + id + "/tokens", "{\"bootstrap\": true}").fails(404, "Request_ResourceNotFound");
        }
    }

    @Test
    void movesOneTenantsClockForwardAndNoOther() {
        var other = Api.fresh();
        var before = api.now();
        assertThat(api.advance("P16D")).isBetween(before.plus(Duration.ofDays(16)), before.plus(Duration.ofDays(17)));
        assertThat(other.now()).isBefore(before.plus(Duration.ofDays(1)));
        var goal = before.plus(Duration.ofDays(100));
        assertThat(api.advanceTo(goal)).isBetween(goal, goal.plus(Duration.ofMinutes(1)));
    }

    @Test
    void refusesToMoveAClockBackOrNowhere() {
        for (var body : List.of(
                "{\"advance\": \"-PT1H\"}",
                "{\"advance\": \"P1M\"}",
                "{\"advance\": \"P999999999D\"}",
                "{\"to\": \"2001-01-01T00:00:00Z\"}",
                "{\"to\": \"tomorrow\"}",
                "{\"advance\": \"PT1H\", \"to\": \"2101-01-01T00:00:00Z\"}",
                "{}")) {
            post(tenant + "/clock", body).fails(400, "BadRequest");
        }
    }

    @Test
    void movingTimeLogsNobodyOut() {
        var admin = api.asAdmin();
        admin.get("users").is(200);
        api.advance("P400D");
        admin.get("users").is(200);
    }

    @Test
    void aPersonsTokenSaysWhatWasAskedFor() throws Exception {
        var ada = api.person("Ada Lovelace");
        var answer =
                post(tenant + "/tokens", """
                {"user": "ada.lovelace@%s", "scopes": ["User.Read", "Group.Read.All"], "amr": ["pwd", "mfa"], "acrs": ["c1"]}
                """.formatted(api.domain())).is(200).has("/token_type", "Bearer");
        assertThat(answer.at("/expires_in").asInt()).isPositive();
        var claims = SignedJWT.parse(answer.text("/access_token")).getJWTClaimsSet();
        assertThat(claims.getStringClaim("oid")).isEqualTo(ada);
        assertThat(claims.getStringClaim("tid")).isEqualTo(api.tenant());
        assertThat(claims.getStringClaim("scp").split(" ")).containsExactlyInAnyOrder("User.Read", "Group.Read.All");
        assertThat(claims.getStringListClaim("amr")).containsExactlyInAnyOrder("pwd", "mfa");
        assertThat(claims.getStringListClaim("acrs")).containsExactly("c1");
        assertThat(claims.getIssuer()).endsWith("/" + api.tenant() + "/v2.0");
    }

    @Test
    void anApplicationsTokenHasRolesAndNoScopes() throws Exception {
        var robot = api.app("Robot");
        var claims =
                SignedJWT.parse(api.asApp(robot).with("Group.Read.All").token()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("oid")).isEqualTo(robot);
        assertThat(claims.getStringListClaim("roles")).containsExactly("Group.Read.All");
        assertThat(claims.getClaim("scp")).isNull();
    }

    @Test
    void givesNoTokenForWhoIsNotThere() {
        var ada = api.person("Ada");
        for (var who : List.of(
                "\"user\": \"nobody@" + api.domain() + "\"",
                "\"user\": \"" + UUID.randomUUID() + "\"",
                "\"servicePrincipal\": \"" + ada + "\"")) {
            post(tenant + "/tokens", "{" + who + "}").fails(404, "Request_ResourceNotFound");
        }
        for (var body : List.of("{}", "{\"bootstrap\": false}", "{\"bootstrap\": true, \"user\": \"" + ada + "\"}")) {
            post(tenant + "/tokens", body).fails(400, "BadRequest");
        }
        api.asAdmin().patch("users/" + ada, "{\"accountEnabled\": false}").is(204);
        post(tenant + "/tokens", "{\"user\": \"" + ada + "\"}")
                .fails(400, "BadRequest")
                .saying("disabled");
    }

    @Test
    void answersOnlyThisMachine() {
        api.asNobody()
                .header("Origin", "https://elsewhere.example")
                .get(tenant + "/clock")
                .is(401);
    }

    @Test
    void isShutInProduction() {
        try (var database = Database.fresh();
                var server = RunningServer.start(database, "--latchkey.production=true")) {
            assertThat(Api.knock(server.url(), "POST", "/sandbox/tenants", "{}").status())
                    .isEqualTo(404);
        }
    }

    private Answer post(String path, String body) {
        return api.asNobody().post(path, body);
    }
}
