package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;

class UserInfoTest {
    private static final Provider PROVIDER = Provider.fresh();

    private static Answer ask(String scope) {
        String token =
                PROVIDER.redeem(PROVIDER.code(Map.of("scope", scope))).is(200).text("/access_token");
        return PROVIDER.callsWith(token, "/oidc/userinfo");
    }

    @Test
    void aTokenForSignInTellsWhoItIs() {
        PROVIDER.api()
                .asAdmin()
                .patch("users/" + PROVIDER.ada(), "{\"mail\": \"ada@mail.example\"}")
                .is(204);
        ask("openid profile")
                .is(200)
                .has("/sub", PROVIDER.ada())
                .has("/name", "Ada")
                .has("/preferred_username", PROVIDER.adasName())
                .has("/email", "");
        ask("openid email").is(200).has("/email", "ada@mail.example");
    }

    @Test
    void anotherTokenDoesNot() {
        ask("User.Read").is(403).has("/error", "insufficient_scope");
        Answer refused = PROVIDER.callsWith("nonsense", "/oidc/userinfo").is(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        PROVIDER.api().asNobody().get("/oidc/userinfo").is(401);
    }

    @Test
    void pagesOfAnyOriginMayAsk() {
        Answer asked = PROVIDER.api()
                .asNobody()
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .call("OPTIONS", "/oidc/userinfo", "")
                .is(200);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
        Answer refused = PROVIDER.api()
                .asNobody()
                .header("Origin", "https://app.example")
                .get("/oidc/userinfo")
                .is(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        Answer elsewhere = PROVIDER.api()
                .asNobody()
                .header("Origin", "https://app.example")
                .get("/actuator/health/readiness");
        assertThat(elsewhere.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
