package org.latchkey.federation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Proof;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * How much another provider says somebody has proven. Pure. More than one factor it is when {@code amr} says so (RFC 8176):
 * by {@code mfa}, or by methods of two kinds; or when {@code acr} is one of the published names for it. Otherwise, and where {@code auth_time}
 * does not say when, it is one: a factor of unknown age is no second one.
 *
 * @param methods what its {@code amr} lists
 * @param isMultiple whether it was more than one factor, and it is known when
 * @param at when it was; where nobody says that, when the token was issued
 * @param isDated whether {@code auth_time} says when it was
 */
record Assurance(Set<String> methods, boolean isMultiple, Instant at, boolean isDated) {

    private static final Set<String> KNOWLEDGE = Set.of("pwd", "pin", "kba");
    private static final Set<String> POSSESSION = Set.of("otp", "hwk", "swk", "sms", "tel", "sc", "pop", "fido");
    private static final Set<String> INHERENCE = Set.of("face", "fpt", "iris", "retina", "vbm");

    /** OpenID Enhanced Authentication Profile, REFEDS MFA Profile, OpenID PAPE. */
    private static final Set<String> MULTIPLE = Set.of(
            "phr",
            "phrh",
            "mfa",
            "https://refeds.org/profile/mfa",
            "http://schemas.openid.net/pape/policies/2007/06/multi-factor");

    /** What a verified token says, no later than now. */
    static Assurance of(Jwt token, Instant now) {
        Set<String> methods = new LinkedHashSet<>(texts(token, "amr"));
        long kinds = List.of(KNOWLEDGE, POSSESSION, INHERENCE).stream()
                .filter(kind -> methods.stream().anyMatch(kind::contains))
                .count();
        boolean isMultiple = methods.contains("mfa")
                || kinds > 1
                || (token.getClaims().get("acr") instanceof String acr && MULTIPLE.contains(acr));
        Instant given = instant(token, "auth_time");
        Instant issued = token.getIssuedAt();
        Instant at = given != null ? given : issued != null ? issued : now;
        return new Assurance(
                Set.copyOf(methods), isMultiple && given != null, at.isAfter(now) ? now : at, given != null);
    }

    /** Whether it is young enough to count for anything here. */
    boolean counts(Instant now) {
        return at.plus(Proof.COUNTS).isAfter(now);
    }

    private static Set<String> texts(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof List<?> values
                ? values.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static @Nullable Instant instant(Jwt token, String claim) {
        Object value = token.getClaims().get(claim);
        return value instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : value instanceof Instant instant ? instant : null;
    }
}
