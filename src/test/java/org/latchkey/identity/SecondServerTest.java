package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.RunningServer;

/** What a server knows that was started beside another one, as it would know it after a restart. */
class SecondServerTest {
    private static final RunningServer FIRST = RunningServer.shared();
    private static final RunningServer SECOND = FIRST.another();

    private final Provider provider = Provider.fresh();

    @AfterAll
    static void stop() {
        SECOND.close();
    }

    @Test
    void whoSignedInAtOneIsKnownToTheOther() {
        Browser browser = provider.browser();
        provider.signIn(browser, Map.of());
        String page = "/" + provider.tenant() + "/signin/methods";
        Browser elsewhere = new Browser(SECOND.url());
        assertThat(elsewhere.open(page).body()).contains("type=\"password\"");
        elsewhere.plant("latchkey-sign-in", browser.cookie("latchkey-sign-in"));
        assertThat(elsewhere.open(page).body()).contains("How you sign in").contains(provider.adasName());
        browser.open(page).submitTo("/" + provider.tenant() + "/signin/out", Map.of());
        assertThat(elsewhere.open(page).body()).as("signed out at the first").contains("type=\"password\"");
    }

    @Test
    void aTokenOfAKeyThatHasEndedIsRefused() throws Exception {
        UUID id = Ids.next();
        RSAKey key = new RSAKeyGenerator(2048).keyID(id.toString()).generate();
        Sql sql = FIRST.bean(Sql.class);
        sql.statement("""
                        insert into signing_key (id, sealed, signs_from, ends_at)
                        values (:id, :sealed, :from, :end)
                        """)
                .bind("id", id)
                .bind("sealed", FIRST.bean(Vault.class).seal(id.toString(), key.toJSONString()))
                .bind("from", Instant.now().minus(Duration.ofDays(40)))
                .bind("end", Instant.now().plus(Duration.ofDays(1)))
                .update();
        String token = token(key);
        soon(() -> assertThat(call(token).status()).as("as long as it verifies").isEqualTo(200));
        sql.statement("""
                        update signing_key
                        set ends_at = :end
                        where id = :id
                        """)
                .bind("id", id)
                .bind("end", Instant.now().minusSeconds(1))
                .update();
        soon(() -> call(token).fails(401, "InvalidAuthenticationToken").saying("signature"));
    }

    /** Waits for what a server notices by itself, within seconds where nothing else runs. */
    private static void soon(ThrowingRunnable expected) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(expected);
    }

    private String token(RSAKey key) throws Exception {
        URI server = SECOND.url();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("http://localhost:" + server.getPort() + "/" + provider.tenant() + "/v2.0")
                        .audience("https://graph.microsoft.com")
                        .claim("tid", provider.tenant())
                        .claim("oid", provider.ada())
                        .claim("scp", "User.Read")
                        .claim("iat_ms", Instant.now().toEpochMilli())
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static Answer call(String token) {
        return Api.fresh(SECOND.url())
                .asNobody()
                .header("Authorization", "Bearer " + token)
                .get("me");
    }
}
