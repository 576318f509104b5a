package org.latchkey.graph.read;

/**
 * What the client prefers about the answer.
 *
 * @param unknownMembers whether it knows members beyond {@code unknownFutureValue} ({@code Prefer:
 *     include-unknown-enum-members})
 * @param allowed whether it wants to know what the caller may do ({@code Prefer:
 *     odata.include-annotations="latchkey.allowed"})
 */
public record Preferences(boolean unknownMembers, boolean allowed) {

    /** No preference. */
    public static final Preferences NONE = new Preferences(false, false);
}
