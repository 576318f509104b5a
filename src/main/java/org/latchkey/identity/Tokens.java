package org.latchkey.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.springframework.stereotype.Component;

/**
 * Issues access tokens, with the claims that Graph clients know. See <a
 * href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token claims reference</a>.
 */
@Component
public class Tokens {

    /** The audience our own tokens name; {@link TokenReader} takes others too. */
    static final String GRAPH = "https://graph.microsoft.com";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final RSASSASigner signer;
    private final JWSHeader header;
    private final PublicUrl url;
    private final InstantSource clock;

    Tokens(SigningKeys keys, PublicUrl url, InstantSource clock) throws JOSEException {
        this.signer = new RSASSASigner(keys.current());
        this.header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.current().getKeyID())
                .build();
        this.url = url;
        this.clock = clock;
    }

    /** The issuer of a tenant's tokens. */
    static String issuer(PublicUrl url, UUID tenant) {
        return url.text() + "/" + tenant + "/v2.0";
    }

    /**
     * A token that makes its bearer this caller of a tenant, for an hour of real time. A tenant's clock has no part in it, so
     * that moving it logs nobody out.
     *
     * @param application the client id of the application that asked for it
     */
    public AccessToken issue(UUID tenant, Caller caller, UUID application) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer(url, tenant))
                .audience(GRAPH)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(Ids.next().toString())
                .subject(caller.id().toString())
                .claim("ver", "2.0")
                .claim("tid", tenant.toString())
                .claim("oid", caller.id().toString())
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

    private String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
