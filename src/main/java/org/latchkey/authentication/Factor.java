package org.latchkey.authentication;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * One way to prove who somebody is. A session holds each as a {@link FactorGrantedAuthority} with the instant it was given.
 */
public enum Factor {
    PASSWORD(FactorGrantedAuthority.PASSWORD_AUTHORITY, Kind.KNOWLEDGE, "pwd"),
    /** A code of an authenticator app (RFC 6238). */
    TIME_CODE("FACTOR_TOTP", Kind.POSSESSION, "otp"),
    /** A code that came by mail. */
    MAIL_CODE(FactorGrantedAuthority.OTT_AUTHORITY, Kind.POSSESSION, "otp"),
    /** A passkey unlocked by its owner's gesture: what they have, and what they know or are. */
    PASSKEY(FactorGrantedAuthority.WEBAUTHN_AUTHORITY, Kind.BOTH, "fido", "hwk"),
    /** A Temporary Access Pass: counts for more than one factor, so that the first one can be registered with it. */
    ACCESS_PASS("FACTOR_TAP", Kind.BOTH, "otp"),
    /** What another OpenID provider said. */
    FEDERATED(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY, Kind.KNOWLEDGE, "fed"),
    /** The same, where it said that there was more than one factor. */
    FEDERATED_MULTIPLE("FACTOR_FEDERATED_MULTIPLE", Kind.BOTH, "fed"),
    /** A second factor that a sandbox takes as given. */
    SANDBOX("FACTOR_SANDBOX", Kind.POSSESSION);

    /** What a factor rests on: two different ones make a sign-in with more than one factor. */
    enum Kind {
        KNOWLEDGE,
        POSSESSION,
        BOTH
    }

    private final String authority;
    private final Kind kind;
    private final String methods;

    Factor(String authority, Kind kind, String... methods) {
        this.authority = authority;
        this.kind = kind;
        this.methods = String.join(" ", methods);
    }

    /** The name of its authority in a session. */
    public String authority() {
        return authority;
    }

    Kind kind() {
        return kind;
    }

    /** What {@code amr} says of it (RFC 8176, and what Microsoft's tokens say). */
    public Set<String> methods() {
        return methods.isEmpty() ? Set.of() : Set.of(methods.split(" ", -1));
    }

    /** The factor of an authority. */
    public static Optional<Factor> of(String authority) {
        return Arrays.stream(values())
                .filter(factor -> factor.authority.equals(authority))
                .findFirst();
    }
}
