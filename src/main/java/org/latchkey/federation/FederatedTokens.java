package org.latchkey.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.EveryPermission;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Reads access tokens that another provider issued to people of a tenant which trusts it. Its issuer and audience say which
 * tenant that is; nothing in it can name another. What it permits are the permissions it names that are known here.
 */
@Component
public class FederatedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(FederatedTokens.class);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final String APPLICATION_URI = "api://";

    /** What only a token that tells a client who signed in carries, or one that is for the provider itself. */
    private static final Set<String> OF_OTHER_TOKENS = Set.of("nonce", "at_hash", "c_hash", "events");

    private static final Set<String> OTHER_TYPES = Set.of("ID", "Refresh", "Logout", "Offline");

    private final Providers providers;
    private final Metadata metadata;
    private final FederatedPeople people;
    private final EveryPermission permissions;
    private final Tenants tenants;
    private final VerifiedTokens verified;

    FederatedTokens(
            Providers providers,
            Metadata metadata,
            FederatedPeople people,
            EveryPermission permissions,
            Tenants tenants,
            VerifiedTokens verified) {
        this.providers = providers;
        this.metadata = metadata;
        this.people = people;
        this.permissions = permissions;
        this.tenants = tenants;
        this.verified = verified;
    }

    /**
     * What a token says.
     *
     * @param now on the real clock
     * @return empty when no tenant trusts its issuer for its audience
     * @throws Problem INVALID_AUTHENTICATION_TOKEN when it is not genuine, not in its time or names nobody;
     *     SERVICE_UNAVAILABLE while the provider's metadata or keys cannot be had
     */
    public Optional<FederatedToken> read(String token, Instant now) {
        return claims(token)
                .filter(it -> it.getIssuer() != null)
                .flatMap(it -> providers.ofToken(it.getIssuer(), clients(it.getAudience())))
                .map(provider -> read(provider, token, now));
    }

    private static Optional<JWTClaimsSet> claims(String token) {
        try {
            return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet());
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    /** Entra names an API by its client id or by its URI, which begins with {@code api://}. */
    private static List<String> clients(List<String> audience) {
        return audience.stream()
                .map(it -> it.startsWith(APPLICATION_URI) ? it.substring(APPLICATION_URI.length()) : it)
                .toList();
    }

    private FederatedToken read(Provider provider, String token, Instant now) {
        Jwt jwt = decode(provider, token);
        Instant expires = jwt.getExpiresAt();
        Instant notBefore = jwt.getNotBefore();
        if (expires == null || !now.isBefore(expires)) {
            throw refused("Lifetime validation failed, the token is expired.");
        }
        if (notBefore != null && now.isBefore(notBefore.minus(SKEW))) {
            throw refused("Lifetime validation failed, the token is not valid yet.");
        }
        if (OF_OTHER_TOKENS.stream().anyMatch(jwt.getClaims()::containsKey)
                || OTHER_TYPES.contains(String.valueOf(jwt.getClaims().get("typ")))) {
            throw refused("Access token validation failure. The token is not an access token.");
        }
        Call call = Call.bySystem(provider.tenant(), tenants.now(provider.tenant()));
        DirectoryObject user = people.of(call, provider, jwt)
                .orElseThrow(() -> refused("Access token validation failure. The claim '%s' names nobody here."
                        .formatted(provider.claims().sub())));
        Instant issued = Objects.requireNonNullElse(jwt.getIssuedAt(), Instant.EPOCH);
        return new FederatedToken(provider.tenant(), caller(user, jwt, now), issued, expires);
    }

    private Jwt decode(Provider provider, String token) {
        try {
            return verified.of(provider, token, metadata.of(provider).decoder());
        } catch (BadJwtException malformed) {
            throw refused("Access token validation failure. The token is malformed or its signature is not valid.")
                    .because(malformed);
        } catch (JwtException | Metadata.Unusable unreachable) {
            LOG.warn("The metadata or keys of the {} cannot be had: {}", provider, LogLine.of(unreachable));
            throw Problem.of(
                    ProblemCode.SERVICE_UNAVAILABLE,
                    "The metadata or keys of the token's issuer cannot be had. Try again shortly.");
        }
    }

    private Caller caller(DirectoryObject user, Jwt jwt, Instant now) {
        Assurance assurance = Assurance.of(jwt, now);
        Set<String> known = permissions.of(Caller.Kind.USER);
        Set<String> permitted = Stream.of("scp", "scope", "roles")
                .flatMap(claim -> words(jwt.getClaims().get(claim)))
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .filter(known::contains)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> methods = Stream.concat(
                        Stream.concat(
                                assurance.methods().stream().filter(method -> !method.equals("mfa")), Stream.of("fed")),
                        assurance.isMultiple() && assurance.counts(now) ? Stream.of("mfa") : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(
                Caller.Kind.USER,
                user.id(),
                user.displayName(),
                Objects.requireNonNullElse(user.principalName(), ""),
                permitted,
                methods,
                Set.of(),
                "");
    }

    private static Stream<String> words(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Arrays.stream(text.strip().split("\\s+", -1));
        }
        return claim instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }

    private static Problem refused(String sentence) {
        return Problem.of(ProblemCode.INVALID_AUTHENTICATION_TOKEN, sentence);
    }
}
