package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.latchkey.federation.FederatedTokens;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Problem;
import org.latchkey.testkit.RunningServer;
import org.springframework.mock.env.MockEnvironment;

class TokenReaderTest {
    private static final SigningKeys KEYS = RunningServer.shared().bean(SigningKeys.class);
    private static final FederatedTokens FEDERATED = RunningServer.shared().bean(FederatedTokens.class);
    private static final PublicUrl URL = new PublicUrl("https://latchkey.example/", new MockEnvironment());
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID CLIENT = UUID.randomUUID();
    private static final Caller PERSON = new Caller(
            Caller.Kind.USER,
            UUID.randomUUID(),
            "Ada",
            "ada@contoso.example",
            Set.of("User.Read", "Group.Read.All"),
            Set.of("pwd", "mfa"),
            Set.of("c1"),
            "");

    private Instant now = Instant.parse("2027-03-01T09:00:00Z");
    private final TokenReader reader = new TokenReader(KEYS, URL, FEDERATED, () -> now);

    private Tokens tokens() throws Exception {
        return new Tokens(KEYS, URL, () -> now);
    }

    @Test
    void readsWhatWasIssuedForAPerson() throws Exception {
        var bearer = reader.read(tokens().issue(TENANT, PERSON, CLIENT).text());
        assertThat(bearer).isEqualTo(new Bearer(TENANT, PERSON, now, now.plus(Duration.ofHours(1))));
    }

    @Test
    void readsWhatWasIssuedForAnApplication() throws Exception {
        var robot = new Caller(
                Caller.Kind.APPLICATION,
                UUID.randomUUID(),
                "Robot",
                CLIENT.toString(),
                Set.of("Group.Read.All"),
                Set.of(),
                Set.of(),
                "");
        assertThat(reader.read(tokens().issue(TENANT, robot, CLIENT).text()).caller())
                .isEqualTo(robot);
    }

    @Test
    void refusesATokenFromItsExpiryOnEvenWhenItWasVerifiedBefore() throws Exception {
        var token = tokens().issue(TENANT, PERSON, CLIENT).text();
        now = now.plus(Duration.ofHours(1)).minusMillis(1);
        assertThat(reader.read(token).tenant()).isEqualTo(TENANT);
        now = now.plusMillis(1);
        refuses(token, "expired");
    }

    @Test
    void refusesATokenOfTheFuture() throws Exception {
        var token = tokens().issue(TENANT, PERSON, CLIENT).text();
        now = now.minus(Duration.ofHours(2));
        refuses(token, "not valid yet");
    }

    @Test
    void allowsAClockThatIsAMinuteBehind() throws Exception {
        var token = tokens().issue(TENANT, PERSON, CLIENT).text();
        now = now.minus(Duration.ofMinutes(1));
        assertThat(reader.read(token).tenant()).isEqualTo(TENANT);
        var another = signed(claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofSeconds(61)))));
        refuses(another, "not valid yet");
    }

    @Test
    void knowsWhenATokenWasMade() throws Exception {
        now = now.plusMillis(789);
        assertThat(reader.read(tokens().issue(TENANT, PERSON, CLIENT).text()).issued())
                .as("to the millisecond")
                .isEqualTo(now);
        assertThat(reader.read(signed(claims -> claims.claim(Tokens.ISSUED, null)))
                        .issued())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void takesTheAudiencesOfGraphAndOurOwn() throws Exception {
        for (var audience : List.of(
                "https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000", "https://latchkey.example")) {
            var token = signed(claims -> claims.audience(audience));
            assertThat(reader.read(token).tenant()).isEqualTo(TENANT);
        }
        refuses(signed(claims -> claims.audience("https://management.azure.com")), "audience");
        refuses(signed(claims -> claims.audience((String) null)), "audience");
    }

    @Test
    void refusesAnotherIssuerAndAnotherTenantsIssuer() throws Exception {
        refuses(signed(claims -> claims.issuer("https://elsewhere.example/" + TENANT + "/v2.0")), "issuer");
        refuses(signed(claims -> claims.claim("tid", UUID.randomUUID().toString())), "issuer");
    }

    @Test
    void refusesATokenWithoutAnObjectIdTenantOrExpiry() throws Exception {
        refuses(signed(claims -> claims.claim("oid", null)), "oid");
        refuses(signed(claims -> claims.claim("tid", "common")), "tid");
        refuses(signed(claims -> claims.expirationTime(null)), "expir");
    }

    @Test
    void refusesEverySignatureThatIsNotOurs() throws Exception {
        var claims = claims().build();
        var stranger = new RSAKeyGenerator(2048).generate();
        var sameName = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(KEYS.current().getKeyID())
                .build();
        refuses(signed(sameName, new RSASSASigner(stranger), claims), "signature");
        // Our public key, which anybody may have, taken for a shared secret.
        var secret = KEYS.current().toRSAPublicKey().getEncoded();
        refuses(signed(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret), claims), "signature");
        refuses(signed(new JWSHeader(JWSAlgorithm.RS512), new RSASSASigner(KEYS.current()), claims), "signature");
        refuses(new PlainJWT(claims).serialize(), "signature");
    }

    @Test
    void refusesATokenThatWasTamperedWith() throws Exception {
        var token = tokens().issue(TENANT, PERSON, CLIENT).text();
        var parts = token.split("\\.", -1);
        var other = signed(claims -> claims.claim("oid", UUID.randomUUID().toString()))
                .split("\\.", -1);
        refuses(parts[0] + "." + other[1] + "." + parts[2], "signature");
        refuses(parts[0] + "." + parts[1] + ".", "signature");
        refuses("nonsense", "signature");
        refuses("..", "signature");
    }

    private void refuses(String token, String about) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> reader.read(token))
                .satisfies(problem -> assertThat(problem.code().code()).isEqualTo("InvalidAuthenticationToken"))
                .withMessageContaining(about);
    }

    private JWTClaimsSet.Builder claims() throws Exception {
        var issued = SignedJWT.parse(tokens().issue(TENANT, PERSON, CLIENT).text());
        return new JWTClaimsSet.Builder(issued.getJWTClaimsSet());
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        var claims = change.apply(claims()).build();
        return signed(new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(KEYS.current()), claims);
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws Exception {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
