package org.latchkey.graph.http;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final Pattern ANNOTATIONS =
            Pattern.compile("(?i)(?<![\\w.-])(?:odata\\.)?include-annotations\\s*=\\s*\"([^\"]*)\"");

    private static final String ALLOWED = "latchkey.allowed";

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
        return new Dialect(
                level,
                new Preferences(request.prefers("include-unknown-enum-members"), wants(request.header("Prefer"))));
    }

    /**
     * Whether the annotations a client prefers include what it is allowed. What is named itself goes before all of ours, and
     * that before all (OData 4.01, 8.2.8.4).
     */
    private static boolean wants(String preferences) {
        Matcher preferred = ANNOTATIONS.matcher(preferences);
        if (!preferred.find()) {
            return false;
        }
        List<String> terms = Stream.of(preferred.group(1).split(",", -1))
                .map(term -> term.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String term : List.of(ALLOWED, "latchkey.*", "*")) {
            if (terms.contains("-" + term) || terms.contains(term)) {
                return !terms.contains("-" + term);
            }
        }
        return false;
    }

    /** The preferences that the answer follows, for the header {@code Preference-Applied}; empty when there are none. */
    String applied() {
        return preferences.allowed() ? "odata.include-annotations=\"" + ALLOWED + "\"" : "";
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
