package org.latchkey.graph.write;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Shape;
import org.latchkey.graph.Shape.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a structured value against its shape and gives it the form we store: {@code @odata.type} first where the
 * declared shape is abstract or another, then every field in the declared order, null or an empty collection where the
 * value says nothing, and what an open shape carries besides.
 */
final class ShapeReader {

    private static final String TYPE = "@odata.type";

    private final ValueReader values;
    private final Refusals refusals;

    ShapeReader(ValueReader values, Refusals refusals) {
        this.values = values;
        this.refusals = refusals;
    }

    ObjectNode read(Shape declared, String name, JsonNode given) {
        if (!given.isObject()) {
            throw refusals.expected(name, "an object");
        }
        Shape shape = actual(declared, name, given.get(TYPE));
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        if (!shape.type().equals(declared.type())) {
            value.put(TYPE, "#microsoft.graph." + shape.type());
        }
        Map<String, Map.Entry<String, JsonNode>> rest = byLowerName(name, given);
        for (Field field : shape.allFields()) {
            Map.Entry<String, JsonNode> entry = rest.remove(field.name().toLowerCase(Locale.ROOT));
            value.set(field.name(), field(field, name + "/" + field.name(), entry == null ? null : entry.getValue()));
        }
        for (Map.Entry<String, JsonNode> entry : rest.values()) {
            if (!shape.isOpen()) {
                throw new Refusals(refusals.code(), shape.type()).unknown(entry.getKey());
            }
            value.set(entry.getKey(), entry.getValue());
        }
        return value;
    }

    private Shape actual(Shape declared, String name, @Nullable JsonNode type) {
        if (type == null || type.isNull()) {
            if (declared.isAbstract()) {
                throw refusals.expected(name, "an object with @odata.type");
            }
            return declared;
        }
        String text = type.isString() ? type.stringValue() : "";
        Optional<Shape> variant = declared.variant(text);
        if (variant.isPresent()) {
            return variant.get();
        }
        if (!declared.isAbstract() && TypeName.of(text).equalsIgnoreCase(declared.type())) {
            return declared;
        }
        throw refusals.say("The type '%s' of '%s' is not a microsoft.graph.%s.".formatted(text, name, declared.type()));
    }

    private Map<String, Map.Entry<String, JsonNode>> byLowerName(String name, JsonNode given) {
        Map<String, Map.Entry<String, JsonNode>> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (!entry.getKey().contains("@") && entries.put(entry.getKey().toLowerCase(Locale.ROOT), entry) != null) {
                throw refusals.twice(name + "/" + entry.getKey());
            }
        }
        return entries;
    }

    private JsonNode field(Field field, String place, @Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            if (field.required()) {
                throw refusals.required(place);
            }
            return field.kind() instanceof Kind.Many ? JsonNodeFactory.instance.arrayNode() : NullNode.getInstance();
        }
        return values.read(field.kind(), place, given, 0);
    }
}
