package org.latchkey.graph.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Problem;

/**
 * What stands in the parentheses of a segment: one value, or values by name. Values may be in single quotes, with a
 * type before them or bare.
 *
 * @param single the one value; null when they have names, or there is none
 * @param named by name in lower case
 */
record Arguments(@Nullable String single, Map<String, String> named) {

    static Arguments of(String inner) {
        return new Scan(inner).read();
    }

    /** Reads the text from left to right. */
    private static final class Scan {

        private final String text;
        private int at;

        Scan(String text) {
            this.text = text;
        }

        Arguments read() {
            Map<String, String> named = new LinkedHashMap<>();
            skipBlanks();
            if (at == text.length()) {
                return new Arguments(null, named);
            }
            while (true) {
                String first = value();
                skipBlanks();
                if (at == text.length() && named.isEmpty()) {
                    return new Arguments(first, named);
                }
                expect('=');
                String value = value();
                if (named.put(first.toLowerCase(Locale.ROOT), value) != null) {
                    throw malformed();
                }
                skipBlanks();
                if (at == text.length()) {
                    return new Arguments(null, named);
                }
                expect(',');
            }
        }

        /** A quoted text, or everything up to a comma or an equals sign. */
        private String value() {
            skipBlanks();
            int start = at;
            while (at < text.length() && "'=,".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\'') {
                return quoted();
            }
            String bare = text.substring(start, at).strip();
            if (bare.isEmpty()) {
                throw malformed();
            }
            return bare;
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char letter = text.charAt(at);
                if (letter != '\'') {
                    value.append(letter);
                } else if (text.startsWith("''", at)) {
                    value.append(letter);
                    at++;
                } else {
                    at++;
                    return value.toString();
                }
            }
            throw malformed();
        }

        private void expect(char letter) {
            if (at == text.length() || text.charAt(at) != letter) {
                throw malformed();
            }
            at++;
        }

        private void skipBlanks() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }

        private Problem malformed() {
            return Problem.badRequest("The URL is not valid: '(%s)' cannot be read.".formatted(text));
        }
    }
}
