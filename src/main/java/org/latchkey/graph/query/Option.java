package org.latchkey.graph.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The system query options that are served. */
enum Option {
    FILTER,
    SELECT,
    EXPAND,
    ORDERBY,
    TOP,
    SKIP,
    COUNT,
    SEARCH,
    SKIPTOKEN,
    FORMAT,
    DELTATOKEN;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name without {@code $}. */
    String text() {
        return text;
    }

    /** Whether it may stand in the parentheses of an expansion. */
    boolean isNestable() {
        return switch (this) {
            case FILTER, SELECT, EXPAND, ORDERBY, TOP, SKIP, COUNT, SEARCH -> true;
            case SKIPTOKEN, FORMAT, DELTATOKEN -> false;
        };
    }

    /**
     * The option of a name in any case; null when there is none. Without {@code $} a delta token is not one: no client
     * writes it so, and the link that carries it is ours.
     */
    static @Nullable Option named(String name) {
        boolean hasPrefix = name.startsWith("$");
        String bare = hasPrefix ? name.substring(1) : name;
        for (Option option : values()) {
            if (option.text.equalsIgnoreCase(bare) && (hasPrefix || option != DELTATOKEN)) {
                return option;
            }
        }
        return null;
    }
}
