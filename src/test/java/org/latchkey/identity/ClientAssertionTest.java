package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Certified;
import org.latchkey.testkit.Registered;

/** Clients that prove who they are by an assertion (RFC 7523), signed with the key of a certificate. */
class ClientAssertionTest {
    private static final Provider PROVIDER = Provider.fresh();
    private final Certified certified = Certified.shared();

    @Test
    void aCertificateProvesAClient() throws Exception {
        Registered client = Registered.register(PROVIDER.api(), "Certified", "");
        PROVIDER.api()
                .asAdmin()
                .patch("applications/" + client.id(), """
                        {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": "%s"}]}
                        """.formatted(Base64.getEncoder()
                        .encodeToString(certified.certificate().getEncoded())))
                .is(204);
        String audience = PROVIDER.base() + "/" + PROVIDER.tenant() + "/oauth2/v2.0/token";
        for (JWSAlgorithm algorithm : new JWSAlgorithm[] {JWSAlgorithm.RS256, JWSAlgorithm.PS256}) {
            asserted(client, assertion(certified, client.appId(), audience, algorithm, Duration.ofMinutes(10)))
                    .is(200);
        }
        asserted(
                        client,
                        assertion(
                                certified,
                                client.appId(),
                                "https://elsewhere.example",
                                JWSAlgorithm.RS256,
                                Duration.ofMinutes(10)))
                .is(401);
        asserted(client, assertion(certified, client.appId(), audience, JWSAlgorithm.RS256, Duration.ofMinutes(-10)))
                .is(401);
        asserted(
                        client,
                        assertion(
                                certified, Ids.next().toString(), audience, JWSAlgorithm.RS256, Duration.ofMinutes(10)))
                .is(401);
        asserted(
                        client,
                        assertion(
                                Certified.fresh(),
                                client.appId(),
                                audience,
                                JWSAlgorithm.RS256,
                                Duration.ofMinutes(10)))
                .is(401);
    }

    @Test
    void anAssertionCountsOnce() throws Exception {
        Registered client = certified(certified);
        String audience = PROVIDER.issuer();
        String assertion = assertion(certified, client.appId(), audience, JWSAlgorithm.RS256, Duration.ofMinutes(10));
        asserted(client, assertion).is(200);
        asserted(client, assertion).is(401).has("/error", "invalid_client");
        asserted(client, assertion(certified, client.appId(), audience, JWSAlgorithm.RS256, Duration.ofMinutes(10)))
                .is(200);
    }

    @Test
    void anAssertionIsMeantForThisTenantsTokenEndpoint() throws Exception {
        Registered client = certified(certified);
        String path = "/oauth2/v2.0/token";
        for (String ours : List.of(
                PROVIDER.issuer(),
                PROVIDER.base() + "/" + PROVIDER.tenant() + path,
                PROVIDER.base() + "/" + PROVIDER.api().domain() + path)) {
            asserted(client, asserting(certified, client, it -> it, claims -> claims.audience(ours)))
                    .is(200);
        }
        Provider other = Provider.fresh();
        for (String theirs : List.of(
                "/" + PROVIDER.api().domain() + path,
                "/" + PROVIDER.tenant() + path,
                "https://elsewhere.example/" + PROVIDER.tenant() + path,
                PROVIDER.base(),
                other.issuer(),
                other.base() + "/" + other.tenant() + path)) {
            Answer refused =
                    asserted(client, asserting(certified, client, it -> it, claims -> claims.audience(theirs)));
            assertThat(refused.status()).as(theirs).isEqualTo(401);
        }
    }

    @Test
    void anAssertionIsGoodInItsTimeAndNotForLong() throws Exception {
        Registered client = certified(certified);
        Instant now = Instant.now();
        assertThat(lasting(certified, client, now.minusSeconds(5), now.plus(Duration.ofHours(1))))
                .as("as Terraform's")
                .isEqualTo(200);
        assertThat(lasting(certified, client, now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2))))
                .as("not yet")
                .isEqualTo(401);
        assertThat(lasting(certified, client, now.plus(Duration.ofMinutes(2)), now.plus(Duration.ofHours(1))))
                .as("the client's clock is ahead")
                .isEqualTo(200);
        assertThat(lasting(certified, client, now.minusSeconds(5), now.plus(Duration.ofDays(2))))
                .as("for too long")
                .isEqualTo(401);
        assertThat(asserted(client, asserting(certified, client, it -> it, it -> it.expirationTime(null)))
                        .status())
                .as("for ever")
                .isEqualTo(401);
    }

    private static int lasting(Certified certified, Registered client, Instant from, Instant until) throws Exception {
        return asserted(
                        client,
                        asserting(
                                certified,
                                client,
                                it -> it,
                                it -> it.notBeforeTime(Date.from(from)).expirationTime(Date.from(until))))
                .status();
    }

    @Test
    void aCertificateIsGoodUntilItsEnd() throws Exception {
        Certified past = Certified.until(Instant.now().minusSeconds(60));
        Registered late = certified(past);
        String good = assertion(past, late.appId(), PROVIDER.issuer(), JWSAlgorithm.RS256, Duration.ofMinutes(10));
        asserted(late, good).is(401).has("/error", "invalid_client");
    }

    @Test
    void anotherKindOfTokenIsNoAssertion() throws Exception {
        Registered client = certified(certified);
        for (String type : List.of("JWT", "jwt", "client-authentication+jwt")) {
            asserted(client, asserting(certified, client, it -> it.type(new JOSEObjectType(type)), it -> it))
                    .is(200);
        }
        for (String type : List.of("at+jwt", "dpop+jwt", "logout+jwt")) {
            assertThat(asserted(client, asserting(certified, client, it -> it.type(new JOSEObjectType(type)), it -> it))
                            .status())
                    .as(type)
                    .isEqualTo(401);
        }
    }

    /** An assertion that is good, but for what is changed. */
    private static String asserting(
            Certified certified,
            Registered client,
            UnaryOperator<JWSHeader.Builder> header,
            UnaryOperator<JWTClaimsSet.Builder> claims)
            throws Exception {
        var jwt = new SignedJWT(
                header.apply(new JWSHeader.Builder(JWSAlgorithm.RS256)).build(),
                claims.apply(new JWTClaimsSet.Builder()
                                .issuer(client.appId())
                                .subject(client.appId())
                                .audience(PROVIDER.issuer())
                                .jwtID(Ids.next().toString())
                                .expirationTime(Date.from(Instant.now().plusSeconds(600))))
                        .build());
        jwt.sign(new RSASSASigner(certified.key()));
        return jwt.serialize();
    }

    private static Registered certified(Certified certified) throws Exception {
        return certified(PROVIDER, certified);
    }

    static Registered certified(Provider provider, Certified certified) throws Exception {
        Registered client = Registered.register(provider.api(), "Asserting", "").with("User.Read.All");
        provider.api()
                .asAdmin()
                .patch("applications/" + client.id(), """
                        {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": "%s"}]}
                        """.formatted(Base64.getEncoder()
                        .encodeToString(certified.certificate().getEncoded())))
                .is(204);
        return client;
    }

    static Answer asserted(Registered client, String assertion) {
        return client.token(Map.of(
                "client_secret", "",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion));
    }

    static String assertion(Certified certified, String client, String audience, JWSAlgorithm algorithm, Duration left)
            throws Exception {
        Instant now = Instant.now();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .x509CertSHA256Thumbprint(Base64URL.encode(MessageDigest.getInstance("SHA-256")
                                .digest(certified.certificate().getEncoded())))
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(audience)
                        .jwtID(Ids.next().toString())
                        .expirationTime(Date.from(now.plus(left)))
                        .build());
        jwt.sign(new RSASSASigner(certified.key()));
        return jwt.serialize();
    }
}
