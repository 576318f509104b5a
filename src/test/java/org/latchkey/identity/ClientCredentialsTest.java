package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Registered;

class ClientCredentialsTest {
    private static final Provider PROVIDER = Provider.fresh();
    private static final Registered CLIENT =
            Registered.register(PROVIDER.api(), "Robot", "").with("User.Read.All");

    @Test
    void anApplicationActsAsItself() {
        Answer tokens = CLIENT.token(Map.of()).is(200).has("/token_type", "Bearer");
        assertThat(tokens.text("/refresh_token")).isEmpty();
        var claims = Provider.claims(tokens.text("/access_token")).getClaims();
        assertThat(claims)
                .containsEntry("idtyp", "app")
                .containsEntry("appid", CLIENT.appId())
                .containsEntry("azp", CLIENT.appId())
                .containsEntry("oid", CLIENT.principal())
                .containsEntry("tid", PROVIDER.tenant())
                .containsEntry("roles", java.util.List.of("User.Read.All"))
                .doesNotContainKey("scp");
        PROVIDER.callsWith(tokens.text("/access_token"), "users").is(200);
        PROVIDER.callsWith(tokens.text("/access_token"), "groups").fails(403, "Authorization_RequestDenied");
    }

    @Test
    void aWrongSecretAndAnUnknownClientLookAlike() {
        Answer wrong = CLIENT.token(Map.of("client_secret", "wrong")).is(401);
        Answer unknown =
                CLIENT.token(Map.of("client_id", Ids.next().toString())).is(401);
        assertThat(wrong.body()).isEqualTo(unknown.body()).contains("invalid_client");
        CLIENT.token(Map.of("client_secret", "")).is(401);
    }

    @Test
    void aSecretIsShownOnce() {
        Answer shown =
                PROVIDER.api().asAdmin().get("applications/" + CLIENT.id()).is(200);
        assertThat(shown.at("/passwordCredentials/0/hint").asString())
                .isEqualTo(CLIENT.secret().substring(0, 3));
        assertThat(shown.body()).doesNotContain(CLIENT.secret());
    }

    @Test
    void aRemovedSecretIsWorthNothing() {
        Registered client = Registered.register(PROVIDER.api(), "Short", "");
        client.token(Map.of()).is(200);
        var admin = PROVIDER.api().asAdmin();
        String key = admin.get("applications/" + client.id()).text("/passwordCredentials/0/keyId");
        admin.post("applications/" + client.id() + "/removePassword", "{\"keyId\": \"%s\"}".formatted(key))
                .is(204);
        client.token(Map.of()).is(401);
    }

    @Test
    void aDisabledServicePrincipalGetsNothing() {
        Registered client = Registered.register(PROVIDER.api(), "Off", "");
        PROVIDER.api()
                .asAdmin()
                .patch("servicePrincipals/" + client.principal(), "{\"accountEnabled\": false}")
                .is(204);
        client.token(Map.of()).is(401).has("/error", "invalid_client");
    }

    @Test
    void itAsksForAllItHasOrForNothing() {
        CLIENT.token(Map.of("scope", "https://graph.microsoft.com/User.Read.All"))
                .is(400)
                .has("/error", "invalid_scope");
        CLIENT.token(Map.of("scope", "https://vault.azure.net/.default"))
                .is(400)
                .has("/error", "invalid_scope");
    }

    @Test
    void aClientOfOneTenantIsNoneOfAnother() {
        Provider other = Provider.fresh();
        other.token(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        CLIENT.appId(),
                        "client_secret",
                        CLIENT.secret(),
                        "scope",
                        "https://graph.microsoft.com/.default"))
                .is(401);
    }

    @Test
    void aCertificateProvesAClient() throws Exception {
        Certified certified = Certified.fresh();
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
        asserted(client, assertion(certified, CLIENT.appId(), audience, JWSAlgorithm.RS256, Duration.ofMinutes(10)))
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
        Certified certified = Certified.fresh();
        Registered client = certified(certified);
        String audience = PROVIDER.issuer();
        String assertion = assertion(certified, client.appId(), audience, JWSAlgorithm.RS256, Duration.ofMinutes(10));
        asserted(client, assertion).is(200);
        asserted(client, assertion).is(401).has("/error", "invalid_client");
        asserted(client, assertion(certified, client.appId(), audience, JWSAlgorithm.RS256, Duration.ofMinutes(10)))
                .is(200);
    }

    private static Registered certified(Certified certified) throws Exception {
        Registered client = Registered.register(PROVIDER.api(), "Asserting", "").with("User.Read.All");
        PROVIDER.api()
                .asAdmin()
                .patch("applications/" + client.id(), """
                        {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": "%s"}]}
                        """.formatted(java.util.Base64.getEncoder()
                        .encodeToString(certified.certificate().getEncoded())))
                .is(204);
        return client;
    }

    private static Answer asserted(Registered client, String assertion) {
        return client.token(Map.of(
                "client_secret", "",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion));
    }

    private static String assertion(
            Certified certified, String client, String audience, JWSAlgorithm algorithm, Duration left)
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
