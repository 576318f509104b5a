package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tokens that the API refuses, over HTTP: each is a good one but for one thing. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedTokensTest {
    private static final String OTHERS_SECRET = "the-other-providers-secret";
    private static final String INVALID = "InvalidAuthenticationToken";
    private static final Provider PROVIDER = Provider.fresh();
    private static final Provider OTHER = Provider.fresh();
    private static final RSAKey KEY =
            RunningServer.shared().bean(SigningKeys.class).current();

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .jwtID(Ids.next().toString())
                        .issuer(PROVIDER.issuer())
                        .audience("https://graph.microsoft.com")
                        .claim("tid", PROVIDER.tenant())
                        .claim("oid", PROVIDER.ada())
                        .claim("scp", "User.Read User.ReadBasic.All")
                        .claim("iat_ms", now.toEpochMilli())
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(600))))
                .build();
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Answer call(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return call(signed(JWSAlgorithm.RS256, new RSASSASigner(KEY), claims(change)));
    }

    private static Answer call(String token) {
        return PROVIDER.callsWith(token, "me");
    }

    @Test
    void asItIsItIsGood() throws Exception {
        call(it -> it).is(200).has("/id", PROVIDER.ada());
    }

    @Test
    void aSignatureByNobodyOrSomebodyElse() throws Exception {
        call(new PlainJWT(claims(it -> it)).serialize()).fails(401, INVALID);
        RSAKey stranger = new RSAKeyGenerator(2048).keyID(KEY.getKeyID()).generate();
        call(signed(JWSAlgorithm.RS256, new RSASSASigner(stranger), claims(it -> it)))
                .fails(401, INVALID);
        // The public key, which anybody may have, taken for a shared secret.
        byte[] published = KEY.toRSAPublicKey().getEncoded();
        call(signed(JWSAlgorithm.HS256, new MACSigner(published), claims(it -> it)))
                .fails(401, INVALID);
        call(signed(JWSAlgorithm.RS512, new RSASSASigner(KEY), claims(it -> it)))
                .fails(401, INVALID);
    }

    @Test
    void anotherAudience() throws Exception {
        call(it -> it.audience("https://vault.azure.net")).fails(401, INVALID).saying("audience");
        call(it -> it.audience(Console.CLIENT.toString())).fails(401, INVALID);
        call(it -> it.audience((String) null)).fails(401, INVALID);
    }

    @Test
    void anotherTime() throws Exception {
        Instant now = Instant.now();
        call(it -> it.notBeforeTime(Date.from(now.plusSeconds(30)))).is(200);
        call(it -> it.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(5)))))
                .fails(401, INVALID)
                .saying("not valid yet");
        call(it -> it.expirationTime(Date.from(now.minusSeconds(1))))
                .fails(401, INVALID)
                .saying("expired");
        call(it -> it.expirationTime(null)).fails(401, INVALID);
    }

    @Test
    void anotherTenant() throws Exception {
        String theirs = OTHER.tokens().text("/access_token");
        PROVIDER.callsWith(theirs, "me").is(200).has("/id", OTHER.ada());
        PROVIDER.callsWith(theirs, "users/" + PROVIDER.ada()).is(404);
        call(it -> it.claim("tid", OTHER.tenant())).fails(401, INVALID).saying("issuer");
        call(it -> it.issuer(OTHER.issuer())).fails(401, INVALID);
        call(it -> it.claim("oid", OTHER.ada())).fails(401, INVALID);
        call(it -> it.issuer(OTHER.issuer()).claim("tid", OTHER.tenant())).fails(401, INVALID);
    }

    /** A provider that is away, with a secret of ours, and a pass, which is told. */
    private static String otherWaysIn() {
        Provider fresh = Provider.fresh();
        String id = fresh.api()
                .asAdmin()
                .post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Away",
                         "issuer": "http://127.0.0.1:1/", "clientId": "latchkey",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "%s"}}
                        """.formatted(OTHERS_SECRET))
                .is(201)
                .text("/id");
        assertThat(fresh.browser()
                        .open("/" + fresh.tenant() + "/signin/with/" + id)
                        .status())
                .isEqualTo(502);
        String pass = fresh.api()
                .asAdmin()
                .post("users/" + fresh.ada() + "/authentication/temporaryAccessPassMethods", "{}")
                .is(201)
                .text("/temporaryAccessPass");
        Browser.Page page = fresh.browser().open(fresh.request(Map.of()));
        assertThat(Provider.signIn(page, fresh.adasName(), pass).told("code")).isNotEmpty();
        return pass;
    }

    /** Each flow once, with what it is refused for, and then the log is read. */
    @Test
    void theLogShowsNoSecret(CapturedOutput log) {
        Registered robot = Registered.register(PROVIDER.api(), "Robot", "");
        String own = robot.token(Map.of()).is(200).text("/access_token");
        robot.token(Map.of("client_secret", "guessed-wrong-secret")).is(401);
        String code = PROVIDER.code(Map.of());
        PROVIDER.redeem(code, "another-verifier-that-is-long-enough-to-be-one-01234")
                .is(400);
        Answer tokens = PROVIDER.redeem(code).is(200);
        PROVIDER.redeem(code).is(400);
        String refresh = PROVIDER.tokens().text("/refresh_token");
        String fresh = PROVIDER.refresh(refresh).is(200).text("/access_token");
        PROVIDER.refresh(refresh).is(400);
        call("worthless." + fresh).fails(401, INVALID);
        String pass = otherWaysIn();
        assertThat(log.getAll())
                .as("that it is the log")
                .contains("refresh token was used twice")
                .contains("Nobody can sign in with the provider")
                .doesNotContain(OTHERS_SECRET)
                .doesNotContain(pass)
                .doesNotContain(robot.secret())
                .doesNotContain("guessed-wrong-secret")
                .doesNotContain(Provider.PASSWORD)
                .doesNotContain(Provider.VERIFIER)
                .doesNotContain(code)
                .doesNotContain(refresh)
                .doesNotContain(own)
                .doesNotContain(fresh)
                .doesNotContain(tokens.text("/access_token"));
    }
}
