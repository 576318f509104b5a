package org.latchkey.graph.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a page ended: the last row's values in the order of the list, the key last. It names no rows the caller could
 * not ask for, so it is readable; but it fits only the query it came from.
 *
 * @param query the fingerprint of that query
 */
record PageToken(String query, List<@Nullable String> values) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 16_384;

    /** The text for {@code $skiptoken}. */
    String encode() {
        ObjectNode token = JSON.createObjectNode().put("q", query);
        ArrayNode after = token.putArray("v");
        values.forEach(after::add);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a token back.
     *
     * @param terms how many values it must hold
     * @throws org.latchkey.kernel.Problem when it is broken or comes from another query
     */
    static PageToken decode(String text, String query, int terms) {
        try {
            if (text.length() <= LONGEST
                    && JSON.readTree(Base64.getUrlDecoder().decode(text)) instanceof ObjectNode token
                    && token.path("q").asString("").equals(query)
                    && token.path("v") instanceof ArrayNode after
                    && after.size() == terms) {
                return new PageToken(query, values(after));
            }
        } catch (IllegalArgumentException | JacksonException broken) {
            throw Refusals.expiredToken().because(broken);
        }
        throw Refusals.expiredToken();
    }

    private static List<@Nullable String> values(ArrayNode nodes) {
        List<@Nullable String> values = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (!node.isNull() && !node.isString()) {
                throw Refusals.expiredToken();
            }
            values.add(node.isNull() ? null : node.stringValue());
        }
        return values;
    }
}
