package org.latchkey.graph.query;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.latchkey.kernel.Problem;

/**
 * Undoes percent-encoding (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, 2.1</a>) of UTF-8,
 * with {@code +} as a space. Strict where the platform's own decoder replaces or throws.
 */
final class Percent {

    private Percent() {}

    /**
     * Decodes a name or a value of a query string.
     *
     * @throws Problem {@code BadRequest} for a sign without two hexadecimal digits and for bytes that are not UTF-8
     */
    static String decode(String encoded) {
        var decoded = new StringBuilder(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            char c = encoded.charAt(at);
            if (c == '%') {
                int end = at;
                while (end < encoded.length() && encoded.charAt(end) == '%') {
                    end += 3;
                }
                decoded.append(text(encoded, at, end));
                at = end;
            } else {
                decoded.append(c == '+' ? ' ' : c);
                at++;
            }
        }
        return decoded.toString();
    }

    /** The text of a run of encoded bytes: only together do they make characters. */
    private static CharSequence text(String encoded, int start, int end) {
        if (end > encoded.length()) {
            throw problem(encoded, start);
        }
        var bytes = new ByteArrayOutputStream();
        for (int i = start; i < end; i += 3) {
            int high = digit(encoded.charAt(i + 1));
            int low = digit(encoded.charAt(i + 2));
            if (high < 0 || low < 0) {
                throw problem(encoded, i);
            }
            bytes.write(high * 16 + low);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
        } catch (CharacterCodingException e) {
            throw problem(encoded, start).because(e);
        }
    }

    private static int digit(char c) {
        // the platform's method would also take digits of other scripts
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static Problem problem(String encoded, int position) {
        String part = encoded.substring(position, Math.min(encoded.length(), position + 3));
        return Problem.badRequest("The query string is not valid percent-encoded UTF-8 text: '%s' at position %d."
                .formatted(part, position));
    }
}
