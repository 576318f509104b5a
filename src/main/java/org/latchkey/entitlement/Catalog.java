package org.latchkey.entitlement;

import java.util.UUID;

/** A catalog, as deciding needs it. Whoever asks for its packages must find it published. */
public record Catalog(UUID id, String displayName, Type type, State state, boolean isExternallyVisible) {

    /** Where a catalog comes from. */
    public enum Type implements org.latchkey.sql.State {
        USER_MANAGED,
        /** Built in; cannot be deleted. */
        SERVICE_DEFAULT,
        SERVICE_MANAGED
    }

    /** Whether people may ask for its packages. */
    public enum State implements org.latchkey.sql.State {
        UNPUBLISHED,
        PUBLISHED
    }
}
