package org.latchkey.federation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Which tokens were found to be signed by which provider's keys, for a minute: under a hash of the token, and of where the keys
 * are published. Whether that provider is trusted is for others to ask.
 */
@Component
class VerifiedTokens {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Verified> known = new ConcurrentHashMap<>();

    private record Verified(Jwt token, Instant until) {}

    VerifiedTokens(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A token, verified now or lately.
     *
     * @throws org.springframework.security.oauth2.jwt.JwtException when the signature is not by one of the keys
     */
    Jwt of(Provider provider, String token, JwtDecoder keys) {
        Instant now = clock.instant();
        String place = hash(provider.issuer() + " " + provider.wellKnown() + " " + token);
        Verified lately = known.get(place);
        if (lately != null && now.isBefore(lately.until())) {
            return lately.token();
        }
        Jwt verified = keys.decode(token);
        if (known.size() >= MOST) {
            known.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (known.size() < MOST) {
            known.put(place, new Verified(verified, now.plus(REMEMBERED)));
        }
        return verified;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
