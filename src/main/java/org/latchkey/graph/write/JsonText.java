package org.latchkey.graph.write;

import java.math.BigDecimal;
import org.latchkey.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text, as trees and as our values, in the wire's spelling. */
public final class JsonText {

    private static final String MALFORMED =
            "Unable to read JSON request payload. Please ensure Content-Type header is set"
                    + " and payload is of valid JSON format.";

    /** The exponents a number may have: whatever a double can hold. */
    private static final int MOST_DIGITS = 320;

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new WireValues())
            .build();

    private JsonText() {}

    /**
     * The tree of a text of ours.
     *
     * @throws JacksonException when it is no JSON
     */
    public static JsonNode parsed(String text) {
        return MAPPER.readTree(text);
    }

    /** The tree of a value of ours: instants, durations, lifecycles and ids as the wire spells them. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * The tree of a text that came in.
     *
     * @throws Problem 400 when it is no JSON, or holds what no database keeps
     */
    public static JsonNode received(String text) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw Problem.badRequest(MALFORMED).because(malformed);
        }
        if (tree.isMissingNode() || !isStorable(tree)) {
            throw Problem.badRequest(MALFORMED);
        }
        return tree;
    }

    private static boolean isStorable(JsonNode tree) {
        if (tree.isString()) {
            return isStorable(tree.stringValue());
        }
        if (tree.isNumber()) {
            BigDecimal number = tree.decimalValue();
            return Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS;
        }
        return tree.propertyNames().stream().allMatch(JsonText::isStorable)
                && tree.valueStream().allMatch(JsonText::isStorable);
    }

    /** PostgreSQL takes no NUL, and UTF-8 has no half of a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
