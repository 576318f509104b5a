package org.latchkey.graph;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked PATCH body: the properties it carries, already of their kind ({@code String}, {@code Boolean}, {@code
 * Integer}, {@code UUID}, {@code Instant}, {@code Duration}, {@code LocalDate}, {@code List}, and for structured values
 * the JSON text with the wire's form). A property that is absent stays as it is; one that is present with null is
 * cleared.
 */
public record Patch(Map<String, @Nullable Object> values) {

    public boolean has(String property) {
        return values.containsKey(property);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The new value; empty when the property is absent or cleared. */
    public <T> Optional<T> get(String property, Class<T> type) {
        return Optional.ofNullable(values.get(property)).map(type::cast);
    }
}
