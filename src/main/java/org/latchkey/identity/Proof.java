package org.latchkey.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * How somebody proved who they are: what the factors of a sign-in amount to. Pure.
 *
 * @param at when each factor was last given, by its authority
 */
record Proof(Map<String, Instant> at) {

    /** The methods a factor stands for (RFC 8176, and those that Microsoft's tokens name). */
    private static final Map<String, Set<String>> METHODS = Map.of(
            FactorGrantedAuthority.PASSWORD_AUTHORITY,
            Set.of("pwd"),
            FactorGrantedAuthority.OTT_AUTHORITY,
            Set.of("otp"),
            "FACTOR_TOTP",
            Set.of("otp"),
            FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
            Set.of("fido", "hwk"),
            FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY,
            Set.of("fed"));

    /** What a person has and what they know or are, in one. */
    private static final Set<String> ENOUGH_ALONE = Set.of(FactorGrantedAuthority.WEBAUTHN_AUTHORITY);

    Proof {
        at = Map.copyOf(at);
    }

    static Proof of(Authentication authentication) {
        Map<String, Instant> at = new LinkedHashMap<>();
        authentication.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .forEach(factor -> at.merge(
                        factor.getAuthority(), factor.getIssuedAt(), (one, two) -> one.isAfter(two) ? one : two));
        return new Proof(at);
    }

    /** The person of an authentication, if it is one of a person who signed in. */
    static Optional<SignedIn> person(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    static SignedIn who(Authentication authentication) {
        return person(authentication).orElseThrow(() -> new IllegalStateException("nobody has signed in"));
    }

    /** Whether it was more than one factor. */
    boolean isMultiple() {
        return at.size() > 1 || at.keySet().stream().anyMatch(ENOUGH_ALONE::contains);
    }

    /** When the last factor was given; the epoch when there was none. */
    Instant latest() {
        return at.values().stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    /** The methods of it, {@code mfa} among them where there was more than one. */
    Set<String> methods() {
        Set<String> methods = new LinkedHashSet<>();
        at.keySet().stream().map(METHODS::get).forEach(known -> methods.addAll(known == null ? Set.of() : known));
        if (isMultiple()) {
            methods.add("mfa");
        }
        return methods;
    }

    /** When each method was last used, in seconds of the epoch: the age of a factor, for whoever asks for a fresh one. */
    Map<String, Long> ages() {
        Map<String, Long> ages = new LinkedHashMap<>();
        at.forEach((factor, when) -> METHODS.getOrDefault(factor, Set.of())
                .forEach(method -> ages.merge(method, when.getEpochSecond(), Math::max)));
        return ages;
    }
}
