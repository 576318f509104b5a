package org.latchkey.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must be. The places in it are named like {@code /value/0/id}; {@code *} stands for every element.
 *
 * <ul>
 *   <li>{@code status}: the HTTP status, or a list of those that will do
 *   <li>{@code code}, {@code says}: the code of an error, and a part of its message
 *   <li>{@code has}: values by place; null means absent or null
 *   <li>{@code differs}: values that are not there
 *   <li>{@code set}: places that have a value
 *   <li>{@code contains}, {@code lacks}: a value among those of a place, or not among them
 *   <li>{@code includes}: several values among those of a place
 *   <li>{@code exactly}: all values of a place, in any order
 *   <li>{@code count}: how many values a place has
 *   <li>{@code about}: instants, give or take a few minutes
 * </ul>
 */
record Expectation(Map<String, @Nullable Object> wanted) {

    private static final Set<String> KEYS = Set.of(
            "status",
            "code",
            "says",
            "has",
            "differs",
            "set",
            "contains",
            "lacks",
            "includes",
            "exactly",
            "count",
            "about");
    /** What every refusal says. */
    private static final List<String> ENVELOPE =
            List.of("/error/code", "/error/message", "/error/innerError/request-id");

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    static Expectation read(Map<?, ?> expect) {
        var wanted = new LinkedHashMap<String, @Nullable Object>();
        expect.forEach((key, value) -> {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(key + " is nothing to expect");
            }
            wanted.put(String.valueOf(key), value);
        });
        return new Expectation(wanted);
    }

    /** The same with what earlier steps saved filled in. */
    Expectation filled(Memory memory) {
        var filled = new LinkedHashMap<String, @Nullable Object>();
        wanted.forEach((key, value) -> filled.put(key, memory.fill(value)));
        return new Expectation(filled);
    }

    /**
     * Checks an answer.
     *
     * @throws Unmet when it is not as expected
     */
    void check(Reply reply) {
        if (reply.status() >= 400) {
            ENVELOPE.forEach(place -> demand(reply.value(place) != null, place + " set", reply));
        }
        for (var entry : wanted.entrySet()) {
            Object value = entry.getValue();
            switch (entry.getKey()) {
                case "status" ->
                    demand(
                            value instanceof List<?> list
                                    ? list.contains(reply.status())
                                    : reply.status() == (int) number(value),
                            "status " + value,
                            reply);
                case "code" -> equal("/error/code", value, reply);
                case "says" ->
                    demand(
                            String.valueOf(reply.value("/error/message")).contains(String.valueOf(value)),
                            "a message with " + value,
                            reply);
                case "set" ->
                    ((List<?>) present(value))
                            .forEach(
                                    place -> demand(reply.value(String.valueOf(place)) != null, place + " set", reply));
                default ->
                    ((Map<?, ?>) present(value))
                            .forEach((place, wish) -> check(entry.getKey(), String.valueOf(place), wish, reply));
            }
        }
    }

    private static void check(String kind, String place, @Nullable Object wish, Reply reply) {
        switch (kind) {
            case "has" -> equal(place, wish, reply);
            case "differs" -> {
                Object value = reply.value(place);
                demand(value != null && !value.equals(wish), place + " other than " + wish, reply);
            }
            case "contains" -> demand(reply.values(place).contains(wish), place + " with " + wish, reply);
            case "lacks" -> demand(!reply.values(place).contains(wish), place + " without " + wish, reply);
            case "includes" ->
                ((List<?>) present(wish))
                        .forEach(each -> demand(reply.values(place).contains(each), place + " with " + each, reply));
            case "exactly" ->
                demand(
                        sorted(reply.values(place)).equals(sorted((List<?>) present(wish))),
                        place + " = " + wish,
                        reply);
            case "count" -> demand(reply.values(place).size() == (int) number(wish), wish + " × " + place, reply);
            case "about" ->
                demand(
                        isAbout(reply.value(place), Instant.parse(String.valueOf(wish))),
                        place + " about " + wish,
                        reply);
            default -> throw new IllegalStateException(kind);
        }
    }

    private static void equal(String place, @Nullable Object wish, Reply reply) {
        Object value = reply.value(place);
        demand(wish == null ? value == null : wish.equals(value), place + " = " + wish, reply);
    }

    private static boolean isAbout(@Nullable Object value, Instant wish) {
        return value != null
                && Duration.between(wish, Instant.parse(value.toString())).abs().compareTo(TOLERANCE) <= 0;
    }

    private static void demand(boolean holds, String wish, Reply reply) {
        if (!holds) {
            throw new Unmet("wanted " + wish + ", got " + reply);
        }
    }

    private static TreeSet<String> sorted(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static double number(@Nullable Object value) {
        return ((Number) present(value)).doubleValue();
    }

    private static Object present(@Nullable Object value) {
        return java.util.Objects.requireNonNull(value);
    }
}
