package org.latchkey.graph;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked PATCH body: the properties it carries, by their declared names and already of their kind. A property that is
 * absent stays as it is; one that is present with null is cleared.
 *
 * <ul>
 *   <li>plain kinds are {@code String} (texts and choices, these in the schema's spelling), {@code Boolean}, {@code
 *       Integer}, {@code UUID}, {@code Instant}, {@code Duration} and {@code LocalDate};
 *   <li>collections of plain kinds are {@code List}s of these;
 *   <li>structured values, and collections of them, are {@code tools.jackson.databind.JsonNode}s in the wire's form, ready
 *       for a jsonb column: every field is there, names and choices in the schema's spelling, {@code @odata.type} first
 *       where the type is abstract;
 *   <li>{@code link@odata.bind} stands under the link's name, as one {@code UUID} or a {@code List} of them ({@code String}
 *       where keys are no GUIDs); an object inside the body under a link's name is a {@code JsonNode};
 *   <li>{@code @odata.type} of an abstract resource is the variant's type name, a {@code String} without prefix.
 * </ul>
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
