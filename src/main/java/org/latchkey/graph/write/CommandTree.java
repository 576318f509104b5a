package org.latchkey.graph.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Reference;
import org.latchkey.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a checked tree fit the record it will become: nothing missing that must be there, links in the asked form. */
final class CommandTree {

    private final Refusals refusals;

    CommandTree(Refusals refusals) {
        this.refusals = refusals;
    }

    void fit(ObjectNode tree, Class<?> command, String place) {
        for (RecordComponent component : command.getRecordComponents()) {
            String name = name(component);
            JsonNode value = tree.get(name);
            if (value == null || value.isNull()) {
                tree.remove(name);
                fill(tree, component, place + name);
            } else {
                tree.set(name, fit(value, component.getGenericType(), place + name));
            }
        }
    }

    private void fill(ObjectNode tree, RecordComponent component, String place) {
        if (isNullable(component) || component.getType().isPrimitive()) {
            return;
        }
        if (!Collection.class.isAssignableFrom(component.getType())) {
            throw refusals.required(place);
        }
        tree.putArray(name(component));
    }

    private JsonNode fit(JsonNode value, Type type, String place) {
        if (type instanceof ParameterizedType list && value.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> elements.add(fit(element, list.getActualTypeArguments()[0], place)));
            return elements;
        }
        if (type == UUID.class) {
            return id(value, place).get("id");
        }
        if (type == Reference.class) {
            return id(value, place);
        }
        if (type == String.class && value.isObject()) {
            return value.path("id");
        }
        if (type instanceof Class<?> nested && nested.isRecord() && value instanceof ObjectNode object) {
            fit(object, nested, place + "/");
        }
        return value;
    }

    /** An object named by its id, whether the body bound it or held it. */
    private ObjectNode id(JsonNode value, String place) {
        String id = value.isObject()
                ? value.path("id").stringValueOpt().orElseThrow(() -> refusals.required(place + "/id"))
                : value.stringValueOpt().orElse("");
        if (Ids.parse(id).isEmpty()) {
            throw refusals.expected(place, "a GUID");
        }
        return JsonNodeFactory.instance.objectNode().put("id", id);
    }

    static String name(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
