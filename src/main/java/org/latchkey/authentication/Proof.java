package org.latchkey.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * How somebody proved who they are: what the factors of a sign-in amount to. Pure.
 *
 * @param at when each factor was last given, by the real clock
 */
public record Proof(Map<Factor, Instant> at) {

    /**
     * So long a factor counts: at least once a day somebody is asked anew (<a
     * href="https://pages.nist.gov/800-63-4/sp800-63b.html">NIST SP 800-63B</a>, 2.2.3).
     */
    public static final Duration COUNTS = Duration.ofHours(24);

    /** Nothing yet. */
    public static final Proof NONE = new Proof(Map.of());

    public Proof {
        at = Map.copyOf(at);
    }

    /** The factors of an authentication. */
    public static Proof of(@Nullable Authentication authentication) {
        return authentication == null ? NONE : of(authentication.getAuthorities());
    }

    private static Proof of(Collection<? extends GrantedAuthority> authorities) {
        Map<Factor, Instant> at = new EnumMap<>(Factor.class);
        for (GrantedAuthority authority : authorities) {
            if (authority instanceof FactorGrantedAuthority given) {
                Factor.of(given.getAuthority())
                        .ifPresent(factor ->
                                at.merge(factor, given.getIssuedAt(), (one, two) -> one.isAfter(two) ? one : two));
            }
        }
        return new Proof(at);
    }

    /** The person of an authentication, if it is one of a person who signed in. */
    public static Optional<SignedIn> person(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /** The person who has signed in, where somebody must have. */
    public static SignedIn who(Authentication authentication) {
        return person(authentication).orElseThrow(() -> new IllegalStateException("nobody has signed in"));
    }

    /** The same with one more, or given anew. */
    Proof with(Factor factor, Instant when) {
        Map<Factor, Instant> more = new LinkedHashMap<>(at);
        more.put(factor, when);
        return new Proof(more);
    }

    /** Whether it rests on more than one kind of factor. */
    public boolean isMultiple() {
        Set<Factor.Kind> kinds = at.keySet().stream().map(Factor::kind).collect(Collectors.toSet());
        return kinds.size() > 1 || kinds.contains(Factor.Kind.BOTH);
    }

    public boolean has(Factor factor) {
        return at.containsKey(factor);
    }

    /**
     * What of it counts still. With what somebody has alone nobody is known: once what they know or are does not count any more,
     * nothing does.
     */
    public Proof standing(Instant now) {
        Map<Factor, Instant> young = new LinkedHashMap<>(at);
        young.values().removeIf(given -> !given.plus(COUNTS).isAfter(now));
        Proof left = new Proof(young);
        return left.entered().equals(Instant.EPOCH) ? NONE : left;
    }

    /** When they last said who they are, by what they know or are; the epoch when they did not. What came on top is no sign-in. */
    public Instant entered() {
        return at.entrySet().stream()
                .filter(given -> given.getKey().kind() != Factor.Kind.POSSESSION)
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** From when on nothing of it counts. */
    public Instant end() {
        return entered().plus(COUNTS);
    }

    /** When the last factor was given; the epoch when there was none. */
    public Instant latest() {
        return at.values().stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    /** What {@code amr} says of it: all it was by, and {@code mfa} while more than one factor of it counts. */
    public Set<String> methods(Instant now) {
        Set<String> methods = new LinkedHashSet<>(methods());
        if (!standing(now).isMultiple()) {
            methods.remove("mfa");
        }
        return methods;
    }

    /** The methods it was by, {@code mfa} where it was more than one factor. */
    Set<String> methods() {
        Set<String> methods = new LinkedHashSet<>();
        at.keySet().stream().sorted().forEach(factor -> methods.addAll(factor.methods()));
        if (isMultiple()) {
            methods.add("mfa");
        }
        return methods;
    }

    /** When each method was last used, in seconds of the epoch: the age of a factor, for whoever asks for a fresh one. */
    public Map<String, Long> ages() {
        Map<String, Long> ages = new LinkedHashMap<>();
        at.forEach((factor, when) ->
                factor.methods().forEach(method -> ages.merge(method, when.getEpochSecond(), Math::max)));
        return ages;
    }
}
