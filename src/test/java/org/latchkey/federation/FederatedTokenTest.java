package org.latchkey.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.ForeignIssuer;
import org.latchkey.testkit.RunningServer;

class FederatedTokenTest {
    private static final ForeignIssuer ISSUER = new ForeignIssuer();
    private static final Api API = Api.fresh();
    private static final String CLIENT = Ids.next().toString();
    private static final String ADA = API.person("Ada", DirectoryRole.GLOBAL_ADMINISTRATOR);
    private static final String INVALID = "InvalidAuthenticationToken";

    static {
        provider(API, ISSUER.issuer(), CLIENT, "sub").is(201);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    private static Answer provider(Api api, String issuer, String client, String claim) {
        return api.asAdmin().post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Elsewhere",
                         "issuer": "%s", "clientId": "%s", "inboundClaimMapping": {"sub": "%s"},
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "a-secret"}}
                        """.formatted(issuer, client, claim));
    }

    private static Answer call(String token, String path) {
        return API.asNobody().header("Authorization", "Bearer " + token).get(path);
    }

    private static Answer call(UnaryOperator<JWTClaimsSet.Builder> change) {
        return call(
                ISSUER.token(CLIENT, ADA, claims -> change.apply(claims.claim("scp", "User.Read Group.ReadWrite.All"))),
                "me");
    }

    @Test
    void aPersonCallsWithATokenOfTheProviderTheirTenantTrusts() {
        call(claims -> claims).is(200).has("/id", ADA);
        call(claims -> claims.audience("api://" + CLIENT)).is(200).has("/id", ADA);
        call(claims -> claims.audience(List.of("account", CLIENT))).is(200);
    }

    @Test
    void whatItPermitsIsWhatItNamesAndNoMore() {
        String reading = ISSUER.token(CLIENT, ADA, claims -> claims.claim("scope", "openid api://x/Group.Read.All"));
        call(reading, "groups").is(200);
        call(reading, "auditLogs/directoryAudits").is(403);
        String byRole = ISSUER.token(CLIENT, ADA, claims -> claims.claim("roles", List.of("AuditLog.Read.All")));
        call(byRole, "auditLogs/directoryAudits").is(200);
        call(ISSUER.token(CLIENT, ADA, claims -> claims), "groups").is(403);
        String nobody = API.person("Plain");
        String permitted = ISSUER.token(CLIENT, nobody, claims -> claims.claim("scp", "AuditLog.Read.All"));
        call(permitted, "auditLogs/directoryAudits").is(403);
    }

    @Test
    void anotherAudienceOrIssuerIsRefused() {
        call(claims -> claims.audience("somebody-else")).fails(401, INVALID);
        call(claims -> claims.audience("https://graph.microsoft.com")).fails(401, INVALID);
        call(claims -> claims.audience((String) null)).fails(401, INVALID);
        call(claims -> claims.issuer("https://elsewhere.example")).fails(401, INVALID);
        call(claims -> claims.issuer(null)).fails(401, INVALID);
    }

    @Test
    void aTokenOutOfItsTimeIsRefused() {
        Instant now = Instant.now();
        call(claims -> claims.issueTime(Date.from(now.minusSeconds(60))).expirationTime(Date.from(now.minusSeconds(1))))
                .fails(401, INVALID)
                .saying("expired");
        call(claims -> claims.expirationTime(null)).fails(401, INVALID);
        call(claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(5)))))
                .fails(401, INVALID)
                .saying("not valid yet");
        call(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(20)))).is(200);
    }

    @Test
    void everySignatureThatIsNotTheProvidersIsRefused() throws Exception {
        try (var impostor = new ForeignIssuer()) {
            call(impostor.token(CLIENT, ADA, claims -> claims.issuer(ISSUER.issuer())), "me")
                    .fails(401, INVALID);
        }
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER.issuer())
                .audience(CLIENT)
                .subject(ADA)
                .claim("scp", "User.Read")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        call(new PlainJWT(claims).serialize(), "me").fails(401, INVALID);
        // The public key, which anybody may have, taken for a shared secret.
        var hashed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        hashed.sign(new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()));
        call(hashed.serialize(), "me").fails(401, INVALID);
        call(ISSUER.signed(JWSAlgorithm.PS256, claims), "me").is(200);
        String good = ISSUER.signed(JWSAlgorithm.RS256, claims);
        call(good.substring(0, good.length() - 4) + "AAAA", "me").fails(401, INVALID);
    }

    @Test
    void aTokenThatTellsAClientWhoSignedInIsNoAccessToken() {
        call(claims -> claims.claim("nonce", "n")).fails(401, INVALID).saying("not an access token");
        call(claims -> claims.claim("at_hash", "n")).fails(401, INVALID);
        call(claims -> claims.claim("typ", "ID")).fails(401, INVALID);
        call(claims -> claims.claim("typ", "Bearer")).is(200);
    }

    @Test
    void whoeverHasNoAccountHereIsRefused() {
        call(ISSUER.token(CLIENT, Ids.next().toString(), claims -> claims), "me")
                .fails(401, INVALID)
                .saying("names nobody");
        String gone = API.person("Gone");
        String token = ISSUER.token(CLIENT, gone, claims -> claims.claim("scp", "User.Read"));
        call(token, "me").is(200);
        API.asAdmin().patch("users/" + gone, "{\"accountEnabled\": false}").is(204);
        call(token, "me").fails(401, INVALID);
    }

    @Test
    void anotherTenantIsNeverReached() {
        Api other = Api.fresh();
        String ben = other.person("Ben");
        UnaryOperator<JWTClaimsSet.Builder> bens = claims ->
                claims.claim("scp", "User.Read").claim("tid", other.tenant()).claim("oid", ben);
        call(ISSUER.token(CLIENT, ben, bens), "me").fails(401, INVALID).saying("names nobody");
        call(ISSUER.token(CLIENT, "ben@" + other.domain(), bens), "me").fails(401, INVALID);
        call(ISSUER.token(CLIENT, ADA, bens), "me").is(200).has("/id", ADA);
        provider(other, ISSUER.issuer(), CLIENT, "sub")
                .fails(400, "Request_BadRequest")
                .saying("in use already");
    }

    @Test
    void aClaimOfTheTenantsChoiceNamesThePerson() {
        Api api = Api.fresh();
        String eve = api.person("Eve");
        String client = Ids.next().toString();
        provider(api, ISSUER.issuer(), client, "preferred_username").is(201);
        UnaryOperator<JWTClaimsSet.Builder> reading = claims -> claims.claim("scp", "User.Read");
        String token = ISSUER.token(
                client, "anything", claims -> reading.apply(claims).claim("preferred_username", "EVE@" + api.domain()));
        call(token, "me").is(200).has("/id", eve);
        api.asAdmin().patch("users/" + eve, """
                        {"identities": [{"signInType": "federated", "issuer": "%s", "issuerAssignedId": "e-1"}]}
                        """.formatted(ISSUER.issuer())).is(204);
        String linked =
                ISSUER.token(client, "x", claims -> reading.apply(claims).claim("preferred_username", "e-1"));
        call(linked, "me").is(200).has("/id", eve);
    }

    @Test
    void aMailAddressNamesSomebodyOnlyWhereItIsVouchedFor() {
        Api api = Api.fresh();
        String eve = api.person("Eve");
        api.asAdmin()
                .patch("users/" + eve, "{\"mail\": \"eve@" + api.domain() + "\"}")
                .is(204);
        String client = Ids.next().toString();
        provider(api, ISSUER.issuer(), client, "email").is(201);
        UnaryOperator<JWTClaimsSet.Builder> mailed =
                claims -> claims.claim("scp", "User.Read").claim("email", "eve@" + api.domain());
        call(ISSUER.token(client, "x", mailed), "me").fails(401, INVALID);
        call(ISSUER.token(client, "x", it -> mailed.apply(it).claim("email_verified", false)), "me")
                .fails(401, INVALID);
        call(ISSUER.token(client, "x", it -> mailed.apply(it).claim("email_verified", true)), "me")
                .is(200)
                .has("/id", eve);
    }

    @Test
    void newKeysAreFetched() {
        try (var rotating = new ForeignIssuer()) {
            String client = Ids.next().toString();
            provider(API, rotating.issuer(), client, "sub").is(201);
            UnaryOperator<JWTClaimsSet.Builder> reading = claims -> claims.claim("scp", "User.Read");
            call(rotating.token(client, ADA, reading), "me").is(200);
            rotating.rotate();
            call(rotating.token(client, ADA, reading), "me").is(200);
        }
    }

    @Test
    void aProviderThatIsTrustedNoMoreIsSoAtOnce() {
        String client = Ids.next().toString();
        String id = provider(API, ISSUER.issuer(), client, "sub").is(201).text("/id");
        String token = ISSUER.token(client, ADA, claims -> claims.claim("scp", "User.Read"));
        call(token, "me").is(200);
        API.asAdmin().patch("identity/identityProviders/" + id, """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "inboundClaimMapping": {"sub": "employee"}}
                        """).is(204);
        call(token, "me").fails(401, INVALID).saying("names nobody");
        API.asAdmin().delete("identity/identityProviders/" + id).is(204);
        call(token, "me").fails(401, INVALID);
    }

    @Test
    void aProviderThatCannotBeReachedIsNotTheCallersFault() {
        var away = new ForeignIssuer();
        String client = Ids.next().toString();
        provider(API, away.issuer(), client, "sub").is(201);
        String token = away.token(client, ADA, claims -> claims.claim("scp", "User.Read"));
        away.close();
        call(token, "me").fails(503, "ServiceUnavailable");
    }

    @Test
    void whatOnlySigningInNeedsIsNotNeeded() {
        try (var bare = new ForeignIssuer(it -> it.replace("\"subject_types_supported\": [\"public\"],", ""))) {
            String client = Ids.next().toString();
            provider(API, bare.issuer(), client, "sub").is(201);
            call(bare.token(client, ADA, claims -> claims.claim("scp", "User.Read")), "me")
                    .is(200);
        }
    }

    @Test
    void nobodyHasMetadataFetchedByEachTokenTheyMakeUp() {
        AtomicInteger asked = new AtomicInteger();
        try (var broken = new ForeignIssuer(it -> "no metadata, for the time number " + asked.incrementAndGet());
                var impostor = new ForeignIssuer()) {
            String client = Ids.next().toString();
            provider(API, broken.issuer(), client, "sub").is(201);
            String forged = impostor.token(client, ADA, claims -> claims.issuer(broken.issuer()));
            int calls = 8;
            for (int i = 0; i < calls; i++) {
                call(forged, "me").fails(503, "ServiceUnavailable").saying("metadata or keys");
            }
            assertThat(asked.get()).isBetween(1, calls - 1);
        }
    }

    @Test
    void keysThatAreElsewhereThanTheirProviderSaysAreNotFetched() {
        try (var moved = new ForeignIssuer()) {
            String client = Ids.next().toString();
            provider(API, moved.issuer(), client, "sub").is(201);
            moved.redirectKeys(ISSUER.issuer() + "/keys");
            call(moved.token(client, ADA, claims -> claims.claim("scp", "User.Read")), "me")
                    .fails(503, "ServiceUnavailable");
        }
    }

    @Test
    void factorsAreCountedAsTheProviderTellsThem() {
        assertThat(hasMfa(claims -> claims)).isFalse();
        assertThat(hasMfa(claims -> claims.claim("amr", List.of("pwd")))).isFalse();
        assertThat(hasMfa(claims -> claims.claim("amr", List.of("pwd", "kba")))).isFalse();
        assertThat(hasMfa(claims -> claims.claim("amr", List.of("pwd", "mfa")))).isTrue();
        assertThat(hasMfa(claims -> claims.claim("amr", List.of("pwd", "otp")))).isTrue();
        assertThat(hasMfa(claims -> claims.claim("acr", "1"))).isFalse();
        assertThat(hasMfa(claims -> claims.claim("acr", "https://refeds.org/profile/mfa")))
                .isTrue();
        assertThat(hasMfa(claims -> claims.claim("amr", List.of("pwd", "mfa")).claim("auth_time", null)))
                .as("nobody knows how old")
                .isFalse();
    }

    /** Whether a call by a token of somebody who has just signed in counts as one after more than one factor. */
    private static boolean hasMfa(UnaryOperator<JWTClaimsSet.Builder> change) {
        return RunningServer.shared()
                .bean(FederatedTokens.class)
                .read(
                        ISSUER.token(
                                CLIENT,
                                ADA,
                                claims -> change.apply(
                                        claims.claim("auth_time", Instant.now().getEpochSecond()))),
                        Instant.now())
                .orElseThrow()
                .caller()
                .hasMfa();
    }
}
