package org.latchkey.graph.read;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where a page ended: the order values of its last row, and a fingerprint of the query they belong to. Opaque to clients;
 * its values are parameters like any other, so a forged token can only start a page elsewhere.
 */
final class PageToken {

    private static final JsonMapper JSON = new JsonMapper();

    private PageToken() {}

    static String of(String fingerprint, List<@Nullable String> values) {
        ArrayNode token = JSON.createArrayNode().add(digest(fingerprint));
        values.forEach(token::add);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The order values a token holds.
     *
     * @throws Problem when it is not a token of this query
     */
    static List<@Nullable String> read(String token, String fingerprint, Ordering ordering) {
        try {
            JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(token));
            if (!node.isArray()
                    || node.size() != ordering.terms().size() + 1
                    || !node.get(0).asString("").equals(digest(fingerprint))) {
                throw Problem.of(ProblemCode.EXPIRED_PAGE_TOKEN);
            }
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 1; i < node.size(); i++) {
                JsonNode value = node.get(i);
                values.add(
                        value.isNull()
                                ? null
                                : checked(
                                        value.asString(),
                                        ordering.terms().get(i - 1).cast()));
            }
            return values;
        } catch (IllegalArgumentException | JacksonException | DateTimeException malformed) {
            throw Problem.of(ProblemCode.EXPIRED_PAGE_TOKEN).because(malformed);
        }
    }

    private static String checked(String value, String cast) {
        switch (cast) {
            case "uuid" -> UUID.fromString(value);
            case "date", "timestamptz" -> LocalDate.parse(value.substring(0, Math.min(10, value.length())));
            case "integer" -> Integer.parseInt(value);
            default -> {}
        }
        return value;
    }

    private static String digest(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), Character.MAX_RADIX);
    }
}
