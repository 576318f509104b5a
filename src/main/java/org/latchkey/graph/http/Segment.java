package org.latchkey.graph.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.write.TypeName;
import org.latchkey.kernel.Problem;

/**
 * One decoded segment of a path: {@code members}, {@code groups('…')}, {@code microsoft.graph.cancel}, {@code
 * filterByCurrentUser(on='principal')}.
 *
 * @param text the whole segment
 * @param name what stands before the parentheses, as written
 * @param inner what stands in the parentheses; null without them
 */
record Segment(String text, String name, @Nullable String inner) {

    /** The segments of a raw path; one empty segment at the end is a trailing slash and left out. */
    static List<Segment> of(String rawPath) {
        List<Segment> segments = new ArrayList<>();
        for (String raw : rawPath.split("/", -1)) {
            segments.add(parse(decoded(raw)));
        }
        if (segments.size() > 1 && segments.getLast().text().isEmpty()) {
            segments.removeLast();
        }
        return List.copyOf(segments);
    }

    private static Segment parse(String text) {
        int open = text.indexOf('(');
        return open > 0 && text.endsWith(")")
                ? new Segment(text, text.substring(0, open), text.substring(open + 1, text.length() - 1))
                : new Segment(text, text, null);
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("The URL is not valid: '%s' is not percent-encoded.".formatted(raw))
                    .because(malformed);
        }
    }

    boolean is(String word) {
        return inner == null && text.equalsIgnoreCase(word);
    }

    /** The name without the namespace. */
    String simpleName() {
        return TypeName.of(name);
    }

    boolean isQualified() {
        return TypeName.isQualified(name);
    }

    /** Whether it has no parentheses, or nothing in them. */
    boolean isBare() {
        return inner == null || inner.isBlank();
    }

    Problem unknown() {
        return Problem.badRequest("Resource not found for the segment '%s'.".formatted(text));
    }
}
