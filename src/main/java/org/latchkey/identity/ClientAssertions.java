package org.latchkey.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Application;
import org.latchkey.sql.Sql;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Checks the assertions by which clients prove who they are: signed with the key of a certificate that was registered (RFC 7523;
 * <a href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">Certificate credentials</a>). Whether
 * the header names the certificate by {@code x5t}, {@code x5t#S256}, {@code kid} or not at all makes no difference: one of those
 * registered must fit. An assertion counts once, whichever server it was shown to.
 */
final class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    private static final Duration SKEW = Duration.ofMinutes(5);
    /** RFC 7523, 3, lets a server refuse what is good for unreasonably long. Clients ask for ten minutes to an hour. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What the header may say that it is: nothing, or an assertion, and never another kind of token. */
    private static final Set<String> TYPES = Set.of("JWT", "CLIENT-AUTHENTICATION+JWT");

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private final Clients clients;
    private final Sql sql;
    private final InstantSource clock;

    ClientAssertions(Clients clients, Sql sql, InstantSource clock) {
        this.clients = clients;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        return assertion -> check(client.getClientId(), assertion);
    }

    private Jwt check(String clientId, String assertion) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!isAssertion(jwt.getHeader().getType())) {
                throw new BadJwtException("this is another kind of token");
            }
            if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm()) || !isSigned(clientId, jwt)) {
                throw new BadJwtException("no certificate of the client signed this");
            }
            Instant now = clock.instant();
            if (!clientId.equals(claims.getIssuer())
                    || !clientId.equals(claims.getSubject())
                    || claims.getAudience().stream().noneMatch(ClientAssertions::isOurs)
                    || claims.getExpirationTime() == null
                    || !now.isBefore(claims.getExpirationTime().toInstant().plus(SKEW))
                    || claims.getExpirationTime().toInstant().isAfter(now.plus(LONGEST))
                    || (claims.getNotBeforeTime() != null
                            && now.isBefore(
                                    claims.getNotBeforeTime().toInstant().minus(SKEW)))) {
                throw new BadJwtException("the assertion is not from this client, not for us or not in its time");
            }
            String id = claims.getJWTID() == null ? assertion : clientId + " " + claims.getJWTID();
            if (!spend(id, claims.getExpirationTime().toInstant().plus(SKEW), now)) {
                throw new BadJwtException("the assertion has been used before");
            }
            return Jwt.withTokenValue(assertion)
                    .header("alg", jwt.getHeader().getAlgorithm().getName())
                    .subject(clientId)
                    .build();
        } catch (ParseException malformed) {
            throw new BadJwtException("malformed", malformed);
        }
    }

    /** Whether it is the first time; what has expired is forgotten on the way. */
    private boolean spend(String id, Instant until, Instant now) {
        return sql.statement("""
                with forgotten as (
                  delete from spent_client_assertion
                  where tenant_id = :tenant
                    and expires_at <= :now
                    and hash <> :hash
                )
                insert into spent_client_assertion (tenant_id, hash, expires_at)
                values (:tenant, :hash, :until)
                on conflict do nothing
                """)
                        .bind("tenant", Issuer.current().tenant().id())
                        .bind("hash", Hash.of(id))
                        .bind("until", until)
                        .bind("now", now)
                        .update()
                > 0;
    }

    private static boolean isAssertion(@Nullable JOSEObjectType type) {
        return type == null || TYPES.contains(type.getType().toUpperCase(Locale.ROOT));
    }

    /** The tenant's token endpoint, by its id or its domain, or its issuer. */
    private static boolean isOurs(String audience) {
        Issuer issuer = Issuer.current();
        return Set.of(
                        issuer.at(Issuer.TOKEN),
                        issuer.getIssuer(),
                        issuer.base()
                                + Issuer.TOKEN.replace(
                                        "{tenant}", issuer.tenant().domain()))
                .contains(audience);
    }

    private boolean isSigned(String clientId, SignedJWT jwt) {
        return clients.application(UUID.fromString(clientId)).map(Application::certificates).orElse(List.of()).stream()
                .anyMatch(certificate -> isSignedBy(certificate, jwt));
    }

    private boolean isSignedBy(String base64, SignedJWT jwt) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            Instant now = clock.instant();
            return certificate.getPublicKey() instanceof RSAPublicKey key
                    && now.isBefore(certificate.getNotAfter().toInstant())
                    && jwt.verify(new RSASSAVerifier(key));
        } catch (CertificateException | JOSEException unusable) {
            return false;
        }
    }
}
