package org.latchkey.graph.read;

/**
 * What the client prefers about the answer.
 *
 * @param unknownMembers whether it knows members beyond {@code unknownFutureValue} ({@code Prefer:
 *     include-unknown-enum-members})
 */
public record Preferences(boolean unknownMembers) {

    /** No preference. */
    public static final Preferences NONE = new Preferences(false);
}
