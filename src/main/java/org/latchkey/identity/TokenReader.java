package org.latchkey.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.latchkey.federation.FederatedTokens;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads access tokens: RS256 by one of our keys and nothing else, of our issuer, for us, in their time; and those of other
 * providers that a tenant trusts. Checking a signature costs more than reading one row, so which of ours were verified is remembered
 * for a minute, under a hash of the token, and holds as long as its key does.
 */
@Component
class TokenReader {

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final NimbusJwtDecoder decoder;
    private final SigningKeys keys;
    private final PublicUrl url;
    private final FederatedTokens federated;
    private final InstantSource clock;
    private final Map<ByteBuffer, Remembered> verified = new ConcurrentHashMap<>();

    private record Remembered(Bearer bearer, String keyId, Instant until) {}

    TokenReader(SigningKeys keys, PublicUrl url, FederatedTokens federated, InstantSource clock) {
        this.keys = keys;
        this.federated = federated;
        this.url = url;
        this.clock = clock;
        this.decoder = NimbusJwtDecoder.withJwkSource(
                        (JWKSource<SecurityContext>) (selector, context) -> selector.select(keys.keys()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        // The claims are checked here, against our clock, and not by the decoder against the machine's.
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
    }

    /**
     * What a token says.
     *
     * @throws Problem INVALID_AUTHENTICATION_TOKEN when it is malformed, not ours, not for us or not in its time
     */
    Bearer read(String token) {
        Instant now = clock.instant();
        ByteBuffer hash = hash(token);
        Remembered known = verified.get(hash);
        if (known != null && now.isBefore(known.until()) && keys.verifies(known.keyId())) {
            return inTime(known.bearer(), now);
        }
        Jwt jwt;
        try {
            jwt = decode(token);
        } catch (Problem notOurs) {
            // Whether a provider is trusted still, and whom its tokens mean, is asked each time.
            return federated
                    .read(token, now)
                    .map(it -> new Bearer(it.tenant(), it.caller(), it.issued(), it.expires()))
                    .orElseThrow(() -> notOurs);
        }
        Bearer bearer = inTime(verify(jwt, now), now);
        String keyId = String.valueOf(jwt.getHeaders().get("kid"));
        remember(hash, new Remembered(bearer, keyId, now.plus(REMEMBERED)), now);
        return bearer;
    }

    private static Bearer inTime(Bearer bearer, Instant now) {
        if (!now.isBefore(bearer.expires())) {
            throw refused("Lifetime validation failed, the token is expired.");
        }
        return bearer;
    }

    private void remember(ByteBuffer hash, Remembered entry, Instant now) {
        if (verified.size() >= MOST_REMEMBERED) {
            verified.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (verified.size() < MOST_REMEMBERED) {
            verified.put(hash, entry);
        }
    }

    private Bearer verify(Jwt jwt, Instant now) {
        UUID tenant = id(jwt, "tid");
        if (!Issuer.of(url.text(), tenant).equals(jwt.getClaimAsString("iss"))) {
            throw refused("Access token validation failure. Invalid issuer.");
        }
        List<String> audience = Objects.requireNonNullElse(jwt.getAudience(), List.of());
        if (audience.stream().noneMatch(name -> Resources.isAudience(name, url.text()))) {
            throw refused("Access token validation failure. Invalid audience.");
        }
        Instant notBefore = jwt.getNotBefore();
        if (notBefore != null && now.isBefore(notBefore.minus(SKEW))) {
            throw refused("Lifetime validation failed, the token is not valid yet.");
        }
        Instant expires = jwt.getExpiresAt();
        if (expires == null) {
            throw refused("Lifetime validation failed, the token has no expiry.");
        }
        return new Bearer(tenant, caller(jwt), issued(jwt), expires);
    }

    /** All of ours say it. One that did not would be older than whatever ended it. */
    private static Instant issued(Jwt jwt) {
        return jwt.getClaims().get(Tokens.ISSUED) instanceof Number milliseconds
                ? Instant.ofEpochMilli(milliseconds.longValue())
                : Instant.EPOCH;
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException malformed) {
            throw refused("Access token validation failure. The token is malformed or its signature is not valid.")
                    .because(malformed);
        } catch (JwtException failure) {
            throw new IllegalStateException("A token could not be verified", failure);
        }
    }

    /** A token with {@code scp} speaks for a person, one with {@code roles} alone for an application. */
    private static Caller caller(Jwt jwt) {
        boolean isApplication =
                jwt.getClaims().containsKey("roles") && !jwt.getClaims().containsKey("scp");
        return new Caller(
                isApplication ? Caller.Kind.APPLICATION : Caller.Kind.USER,
                id(jwt, "oid"),
                text(jwt, isApplication ? "app_displayname" : "name"),
                text(jwt, isApplication ? "azp" : "upn"),
                isApplication ? set(jwt, "roles") : words(text(jwt, "scp")),
                set(jwt, "amr"),
                set(jwt, "acrs"),
                "");
    }

    private static UUID id(Jwt jwt, String claim) {
        return Ids.parse(text(jwt, claim))
                .orElseThrow(() -> refused("Access token validation failure. The claim " + claim + " is missing."));
    }

    private static String text(Jwt jwt, String claim) {
        return jwt.getClaims().get(claim) instanceof String text ? text : "";
    }

    private static Set<String> set(Jwt jwt, String claim) {
        @Nullable List<String> values = jwt.getClaimAsStringList(claim);
        return values == null ? Set.of() : Set.copyOf(values);
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.copyOf(List.of(text.strip().split("\\s+", -1)));
    }

    private static Problem refused(String sentence) {
        return Problem.of(ProblemCode.INVALID_AUTHENTICATION_TOKEN, sentence);
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
