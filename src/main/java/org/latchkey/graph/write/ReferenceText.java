package org.latchkey.graph.write;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;

/**
 * What {@code @odata.id} and {@code @odata.bind} name: the last segment of a URL, absolute or relative, as a segment or
 * in parentheses. Neither the host nor the collection is compared; the verb knows what may stand there.
 */
public final class ReferenceText {

    private static final Pattern KEY = Pattern.compile("(?:^|/|\\()'?([^/()'?#]+)'?\\)?/?(?:[?#].*)?$");

    private ReferenceText() {}

    /**
     * The key a reference names.
     *
     * @throws Problem when the value names none, or none that the target could have
     */
    static String key(ProblemCode code, Resource target, String name, JsonNode value) {
        String text = value.stringValueOpt().orElse("");
        Matcher key = KEY.matcher(text);
        if (key.find()) {
            String id = decoded(key.group(1));
            if (!target.isGuidKey()) {
                return id;
            }
            if (Ids.parse(id).isPresent()) {
                return id.toLowerCase(java.util.Locale.ROOT);
            }
        }
        throw Problem.of(
                code,
                "The reference '%s' in '%s' is not valid: a URL that ends in an id is expected.".formatted(text, name));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /**
     * The key in the body of a {@code $ref} request: {@code {"@odata.id": "…"}}.
     *
     * @throws Problem 400 when the body has none
     */
    public static String inBody(String body, ProblemCode code, Resource target) {
        JsonNode id = BodyReader.object(body, code).get("@odata.id");
        if (id == null) {
            throw Problem.of(code, "A value is required for '@odata.id'.");
        }
        return key(code, target, "@odata.id", id);
    }
}
