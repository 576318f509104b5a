package org.latchkey.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * Who calls, as a verified token says it.
 *
 * @param kind a person, an application, or Latchkey itself
 * @param id the directory object id of the person or service principal; the nil UUID for Latchkey itself
 * @param name the display name the token carries; empty when it has none
 * @param principalName the user principal name, or an application's client id; empty when the token has none
 * @param permissions the OAuth permissions of the token ({@code scp} or {@code roles})
 * @param amr the authentication methods of the sign-in (RFC 8176), {@code mfa} among them after multi-factor sign-in
 * @param acrs the authentication contexts the sign-in satisfied ({@code c1}…{@code c99})
 * @param address the network address the call came from; empty when unknown
 */
public record Caller(
        Kind kind,
        UUID id,
        String name,
        String principalName,
        Set<String> permissions,
        Set<String> amr,
        Set<String> acrs,
        String address) {

    /** The kinds of caller. */
    public enum Kind {
        /** A person; what they may do is their permission <em>and</em> their role. */
        USER,
        /** A service principal without a person; the permission alone decides. */
        APPLICATION,
        /** Latchkey's own chores, which act for nobody. */
        SYSTEM
    }

    private static final UUID NIL = new UUID(0, 0);

    /** Latchkey itself: chores, deliveries, expiries. */
    public static final Caller SYSTEM = new Caller(Kind.SYSTEM, NIL, "Latchkey", "", Set.of(), Set.of(), Set.of(), "");

    public Caller {
        permissions = Set.copyOf(permissions);
        amr = Set.copyOf(amr);
        acrs = Set.copyOf(acrs);
    }

    public boolean isUser() {
        return kind == Kind.USER;
    }

    public boolean isApplication() {
        return kind == Kind.APPLICATION;
    }

    /** Whether the sign-in used more than one factor. */
    public boolean hasMfa() {
        return amr.contains("mfa");
    }
}
