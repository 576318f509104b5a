package org.latchkey.graph.http;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.read.Preferences;

/**
 * How much OData a client wants to see in an answer.
 *
 * @param level the {@code odata.metadata} parameter of {@code Accept} or {@code $format}
 */
record Dialect(Level level, Preferences preferences) {

    enum Level {
        /** No context. */
        NONE,
        MINIMAL,
        /** The URL of every entity as well. */
        FULL
    }

    private static final Pattern LEVEL =
            Pattern.compile("(?i)odata(?:\\.metadata)?\\s*=\\s*(none|nometadata|minimal|full)");

    static Dialect of(GraphRequest request, @Nullable String format) {
        Matcher asked = LEVEL.matcher(Objects.requireNonNullElse(format, request.header("Accept")));
        Level level = Level.MINIMAL;
        if (asked.find()) {
            level = switch (asked.group(1).toLowerCase(Locale.ROOT)) {
                case "full" -> Level.FULL;
                case "minimal" -> Level.MINIMAL;
                default -> Level.NONE;
            };
        }
        return new Dialect(level, new Preferences(request.prefers("include-unknown-enum-members")));
    }

    String contentType() {
        return GraphResponse.JSON.replace(
                "metadata=minimal", "metadata=" + level.name().toLowerCase(Locale.ROOT));
    }

    boolean hasContext() {
        return level != Level.NONE;
    }

    boolean hasIds() {
        return level == Level.FULL;
    }
}
