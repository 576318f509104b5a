package org.latchkey.authentication;

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

    /** When the last factor was given; the epoch when there was none. */
    public Instant latest() {
        return at.values().stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    /** What {@code amr} says of it, {@code mfa} where it was more than one factor. */
    public Set<String> methods() {
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
