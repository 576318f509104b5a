package org.latchkey.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Proof;
import org.latchkey.authentication.SignedIn;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.springframework.stereotype.Component;

/**
 * Issues access tokens, with the claims that Graph clients know. See <a
 * href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token claims reference</a>.
 */
@Component
public class Tokens {

    /**
     * When a token was made, in milliseconds of the epoch. {@code iat} has whole seconds, and whoever ends all sessions and signs in
     * again within one must be told apart from whoever was signed in before.
     */
    static final String ISSUED = "iat_ms";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final SigningKeys keys;
    private final PublicUrl url;
    private final InstantSource clock;

    Tokens(SigningKeys keys, PublicUrl url, InstantSource clock) {
        this.keys = keys;
        this.url = url;
        this.clock = clock;
    }

    /**
     * A token that makes its bearer this caller of a tenant, for an hour of real time. A tenant's clock has no part in it, so
     * that moving it logs nobody out.
     *
     * @param application the client id of the application that asked for it
     */
    public AccessToken issue(UUID tenant, Caller caller, UUID application) {
        return issue(tenant, caller, application, null);
    }

    /**
     * The same, for a grant.
     *
     * @param proof how the person signed in; null where that is made up or nobody did
     */
    AccessToken issue(UUID tenant, Caller caller, UUID application, @Nullable Proof proof) {
        JWTClaimsSet.Builder claims = claims(tenant, caller.id(), Resources.GRAPH, proof)
                .claim("appid", application.toString())
                .claim("azp", application.toString());
        if (caller.isApplication()) {
            claims.claim("idtyp", "app")
                    .claim("app_displayname", caller.name())
                    .claim("roles", List.copyOf(caller.permissions()));
        } else {
            claims.claim("idtyp", "user")
                    .claim("name", caller.name())
                    .claim("upn", caller.principalName())
                    .claim("scp", String.join(" ", caller.permissions()))
                    .claim("amr", List.copyOf(caller.amr()))
                    .claim("acrs", List.copyOf(caller.acrs()));
        }
        return new AccessToken(sign(claims.build()), LIFETIME);
    }

    /**
     * An ID token: tells a client who signed in. See <a
     * href="https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference">ID token claims reference</a>.
     *
     * @param nonce what the client gave to know its own sign-in by
     * @param session what the sign-in of their browser is called, {@code sid}: the client's way to say which one it wants ended
     */
    AccessToken identify(
            UUID tenant, SignedIn who, String client, Proof proof, @Nullable String nonce, @Nullable UUID session) {
        JWTClaimsSet.Builder claims = claims(tenant, who.user(), client, proof)
                .claim("name", who.name())
                .claim("preferred_username", who.principalName())
                .claim("upn", who.principalName())
                .claim("amr", List.copyOf(proof.methods(clock.instant())));
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        if (session != null) {
            claims.claim("sid", session.toString());
        }
        return new AccessToken(sign(claims.build()), LIFETIME);
    }

    /** An ID token that says of its person what an access token of ours says. */
    AccessToken identify(JWTClaimsSet access, String client) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .audience(client)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("preferred_username", access.getClaim("upn"));
        for (String same : List.of("iss", "sub", "ver", "tid", "oid", "name", "upn", "amr", "auth_time", "amr_time")) {
            claims.claim(same, access.getClaim(same));
        }
        return new AccessToken(sign(claims.build()), LIFETIME);
    }

    /** What a token of ours says, which is known to be one. */
    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JWTClaimsSet.Builder claims(UUID tenant, UUID subject, String audience, @Nullable Proof proof) {
        Instant instant = clock.instant();
        Instant now = instant.truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim(ISSUED, instant.toEpochMilli())
                .issuer(Issuer.of(url.text(), tenant))
                .audience(audience)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(Ids.next().toString())
                .subject(subject.toString())
                .claim("ver", "2.0")
                .claim("tid", tenant.toString())
                .claim("oid", subject.toString());
        if (proof != null) {
            claims.claim("auth_time", proof.entered().getEpochSecond()).claim("amr_time", proof.ages());
        }
        return claims;
    }

    private String sign(JWTClaimsSet claims) {
        try {
            RSAKey key = keys.current();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
