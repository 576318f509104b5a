package org.latchkey.graph.write;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.latchkey.graph.Kind;
import org.latchkey.sql.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks the parameters of an action against the record that declares them: its components are names and kinds. */
public final class ParameterReader {

    private final Refusals refusals;
    private final ValueReader values;

    ParameterReader(Refusals refusals) {
        this.refusals = refusals;
        this.values = new ValueReader(refusals);
    }

    <C> C read(ObjectNode given, Class<C> record) {
        return Body.bind(object(given, record), record, refusals);
    }

    private ObjectNode object(JsonNode given, Class<?> record) {
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (entry.getKey().contains("@")) {
                continue;
            }
            RecordComponent component = Arrays.stream(record.getRecordComponents())
                    .filter(one -> CommandTree.name(one).equalsIgnoreCase(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> refusals.say("The parameter '%s' is unknown.".formatted(entry.getKey())));
            String name = CommandTree.name(component);
            if (checked.has(name)) {
                throw refusals.twice(name);
            }
            checked.set(name, value(name, entry.getValue(), component.getGenericType()));
        }
        return checked;
    }

    private JsonNode value(String name, JsonNode given, Type type) {
        if (given.isNull()) {
            return given;
        }
        Optional<Kind> kind = kind(type);
        if (kind.isPresent()) {
            return values.read(kind.get(), name, given, 0);
        }
        if (type instanceof ParameterizedType list) {
            if (!given.isArray()) {
                throw refusals.expected(name, "an array");
            }
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            for (JsonNode one : given) {
                if (one.isNull()) {
                    throw refusals.isNull(name);
                }
                elements.add(value(name, one, list.getActualTypeArguments()[0]));
            }
            return elements;
        }
        if (type instanceof Class<?> nested && nested.isRecord()) {
            if (!given.isObject()) {
                throw refusals.expected(name, "an object");
            }
            return object(given, nested);
        }
        return given;
    }

    /** The kind of value a component of that type holds; empty for records, collections of records and JSON. */
    public static Optional<Kind> kind(Type type) {
        if (type instanceof ParameterizedType list) {
            return kind(list.getActualTypeArguments()[0]).map(Kind::many);
        }
        if (type == String.class) {
            return Optional.of(Kind.TEXT);
        }
        if (type == UUID.class) {
            return Optional.of(Kind.ID);
        }
        if (type == Boolean.class || type == boolean.class) {
            return Optional.of(Kind.BOOL);
        }
        if (type == Integer.class || type == int.class) {
            return Optional.of(Kind.INT);
        }
        if (type == Instant.class) {
            return Optional.of(Kind.INSTANT);
        }
        if (type == Duration.class) {
            return Optional.of(Kind.DURATION);
        }
        if (type == LocalDate.class) {
            return Optional.of(Kind.DATE);
        }
        if (type instanceof Class<?> choice && choice.isEnum() && State.class.isAssignableFrom(choice)) {
            return Optional.of(Kind.choice(
                    choice.getSimpleName(),
                    Arrays.stream(choice.getEnumConstants())
                            .map(member -> ((State) member).text())
                            .toArray(String[]::new)));
        }
        return Optional.empty();
    }
}
