package org.latchkey.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What earlier steps saved, by name. {@code {g}} in a text stands for what was saved as g, {@code {now+P30D}} for a time. */
final class Memory {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:\\+(P[0-9A-Z.]+))?}");

    private final Map<String, String> saved = new HashMap<>();
    private final Supplier<Instant> now;

    /** @param now what the tenant's clock shows */
    Memory(Supplier<Instant> now) {
        this.now = now;
    }

    void save(String name, String value) {
        saved.put(name, value);
    }

    /** A text, list or map with every place filled in. */
    @Nullable Object fill(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> fill(text);
            case List<?> list -> list.stream().map(this::fill).toList();
            case Map<?, ?> map -> {
                var filled = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> filled.put(fill(String.valueOf(key)), fill(inner)));
                yield filled;
            }
            default -> value;
        };
    }

    String fill(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(value(place.group(1), place.group(2))));
    }

    private String value(String name, @Nullable String later) {
        if (name.equals("now")) {
            return now.get()
                    .plus(later == null ? Duration.ZERO : Duration.parse(later))
                    .toString();
        }
        String value = saved.get(name);
        if (value == null) {
            throw new Unmet("no earlier step saved {" + name + "}");
        }
        return value;
    }
}
