package org.latchkey.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the procedure.
 *
 * @param id its number, as {@code 4.2}
 * @param who the actor; empty for a step of time
 * @param what the step in a few words
 * @param mfa whether the actor signs in with a second factor
 * @param scopes permissions the actor's token has for this call besides the usual ones
 * @param method null when the step only moves time
 * @param poll whether to ask again until the answer is as expected
 * @param advance how far the clock moves first; null when it does not
 * @param save names under which later steps find values of the answer, and where these are
 */
record Step(
        String id,
        String who,
        String what,
        boolean mfa,
        List<String> scopes,
        @Nullable String method,
        String path,
        @Nullable Object body,
        boolean poll,
        @Nullable String advance,
        Expectation expect,
        Map<String, String> save) {

    private static final Set<String> KEYS =
            Set.of("id", "who", "what", "mfa", "scopes", "call", "body", "poll", "advance", "expect", "save");

    /** A step as the file writes it. */
    static Step read(Map<?, ?> row) {
        row.keySet().forEach(key -> {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(key + " means nothing in step " + row.get("id"));
            }
        });
        String[] call = text(row, "call").split(" ", 2);
        return new Step(
                text(row, "id"),
                text(row, "who"),
                text(row, "what"),
                Boolean.TRUE.equals(row.get("mfa")),
                texts(row.get("scopes")),
                call.length == 2 ? call[0] : null,
                call.length == 2 ? call[1] : "",
                row.get("body"),
                Boolean.TRUE.equals(row.get("poll")),
                row.get("advance") instanceof String duration ? duration : null,
                Expectation.read(row.get("expect") instanceof Map<?, ?> expect ? expect : Map.of()),
                save(row.get("save")));
    }

    private static String text(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : value.toString();
    }

    static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, String> save(@Nullable Object value) {
        var save = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, place) -> save.put(String.valueOf(name), String.valueOf(place)));
        }
        return save;
    }
}
