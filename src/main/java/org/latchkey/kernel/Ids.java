package org.latchkey.kernel;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifiers: lower-case GUIDs with hyphens, as Graph writes them. */
public final class Ids {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** A new random id. */
    public static UUID next() {
        return UUID.randomUUID();
    }

    /** The id a text spells, in any case; empty when it is not the 36-character form. */
    public static Optional<UUID> parse(String text) {
        return GUID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
