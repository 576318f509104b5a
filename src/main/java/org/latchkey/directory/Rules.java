package org.latchkey.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/** What users and groups have in common in what their bodies may say. */
final class Rules {

    private static final Pattern NICKNAME = Pattern.compile("[\\x21-\\x7e&&[^@()\\\\\\[\\]\";:<>,]]{1,64}");

    private Rules() {}

    static Problem invalid(String property, String value) {
        return bad("Invalid value specified for property '%s' of resource '%s'.".formatted(property, value));
    }

    static Problem bad(String sentence) {
        return Problem.of(ProblemCode.REQUEST_BAD_REQUEST, sentence);
    }

    /** A create must carry these, with a value. */
    static void require(Patch body, String type, String... properties) {
        for (String property : properties) {
            if (body.get(property, Object.class).isEmpty()) {
                throw bad("A value is required for property '%s' of resource '%s'.".formatted(property, type));
            }
        }
    }

    /** What a body may leave alone or give another value, but not take away. */
    static void neverNull(Patch body, String type, String... properties) {
        for (String property : properties) {
            if (body.has(property) && body.get(property, Object.class).isEmpty()) {
                throw invalid(property, type);
            }
        }
    }

    static void displayName(Patch body, String type) {
        body.get("displayName", String.class)
                .filter(name -> name.isBlank() || name.length() > 256)
                .ifPresent(name -> {
                    throw invalid("displayName", type);
                });
    }

    /** At most 64 printable ASCII characters without those that end a mailbox name. */
    static void mailNickname(Patch body, String type) {
        body.get("mailNickname", String.class)
                .filter(name -> !NICKNAME.matcher(name).matches())
                .ifPresent(name -> {
                    throw invalid("mailNickname", type);
                });
    }

    /** The value as the list spells it, in whatever case it came. */
    static Optional<String> oneOf(Patch body, String type, String property, List<String> values) {
        Optional<String> given = body.get(property, String.class);
        return given.map(text -> values.stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> invalid(property, type)));
    }
}
