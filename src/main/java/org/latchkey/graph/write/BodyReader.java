package org.latchkey.graph.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies by declaration: unknown, forbidden, missing and malformed values are refused before a verb runs. */
@Component
public final class BodyReader {

    private static final String BIND = "@odata.bind";

    private final Registry registry;

    public BodyReader(Registry registry) {
        this.registry = registry;
    }

    /**
     * Reads the body of a request on a resource.
     *
     * @param named values the path gives: a create need not repeat them, and no body may contradict them
     * @throws Problem with the resource's code for bad bodies, or {@code BadRequest} when it is no JSON object
     */
    public Body read(String text, Resource resource, Mode mode, Map<String, String> named) {
        ObjectNode given = object(text, resource.badBody());
        Refusals refusals = new Refusals(resource.badBody(), resource.type());
        named.forEach((name, value) -> {
            JsonNode said = given.path(name);
            if (said.isString() && !said.asString().equalsIgnoreCase(value)) {
                throw refusals.elsewhere(name, said.asString(), value);
            }
            if (mode == Mode.CREATE) {
                given.putIfAbsent(name, JsonNodeFactory.instance.stringNode(value));
            }
        });
        return read(given, resource, mode, resource.badBody());
    }

    /** Reads the parameters of an action, which its record declares. An empty body has none. */
    public <C> C parameters(String text, Resource resource, Class<C> record) {
        ObjectNode given = text.isBlank() ? JsonNodeFactory.instance.objectNode() : object(text, resource.badBody());
        return new ParameterReader(new Refusals(resource.badBody(), resource.type())).read(given, record);
    }

    static ObjectNode object(String text, ProblemCode code) {
        if (text.isBlank()) {
            throw Problem.of(code, "Empty Payload. JSON content expected.");
        }
        if (JsonText.received(text) instanceof ObjectNode object) {
            return object;
        }
        throw Problem.badRequest("Unable to read JSON request payload. A JSON object is expected.");
    }

    private Body read(ObjectNode given, Resource declared, Mode mode, ProblemCode code) {
        Refusals refusals = new Refusals(code, declared.type());
        Body body = new Body(refusals);
        List<Resource> kinds = kinds(given.get("@odata.type"), declared, mode, refusals, body);
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String name = entry.getKey();
            if (name.toLowerCase(java.util.Locale.ROOT).endsWith(BIND)) {
                String bound = name.substring(0, name.length() - BIND.length());
                bind(link(kinds, bound).orElseThrow(() -> refusals.unknown(bound)), entry.getValue(), refusals, body);
            } else if (!name.contains("@")) {
                value(name, entry.getValue(), kinds, mode, refusals, body);
            }
        }
        if (mode == Mode.NESTED && given.has("@odata.id") && !body.has("id")) {
            String id = ReferenceText.key(code, declared, "@odata.id", given.get("@odata.id"));
            body.put("id", JsonNodeFactory.instance.stringNode(id), id);
        }
        if (mode.isWhole()) {
            kinds.stream()
                    .flatMap(kind -> kind.properties().stream())
                    .filter(property -> property.isRequired() && !body.has(property.name()))
                    .findFirst()
                    .ifPresent(property -> {
                        throw refusals.required(property.name());
                    });
        }
        return body;
    }

    /** The declarations whose properties the body may carry; for an abstract resource {@code @odata.type} says which. */
    private List<Resource> kinds(@Nullable JsonNode given, Resource declared, Mode mode, Refusals refusals, Body body) {
        String type = given == null ? "" : TypeName.of(given.stringValueOpt().orElse("?"));
        List<Resource> variants =
                declared.variants().values().stream().map(registry::get).toList();
        if (type.isEmpty() || (mode == Mode.NESTED && type.equalsIgnoreCase(declared.type()))) {
            if (declared.isAbstract() && mode != Mode.NESTED) {
                throw refusals.required("@odata.type");
            }
            List<Resource> any = new ArrayList<>(variants);
            any.addFirst(declared);
            return any;
        }
        Optional<Resource> variant = variants.stream()
                .filter(kind -> kind.type().equalsIgnoreCase(type))
                .findFirst();
        if (variant.isPresent()) {
            String name = variant.get().type();
            body.put("@odata.type", JsonNodeFactory.instance.stringNode(name), name);
            return List.of(variant.get(), declared);
        }
        boolean isOwn = Stream.of(
                        declared.type(), Optional.ofNullable(declared.base()).orElse("entity"), "entity")
                .anyMatch(type::equalsIgnoreCase);
        if (!isOwn || declared.isAbstract()) {
            throw refusals.say("The type '%s' is not a microsoft.graph.%s.".formatted(type, declared.type()));
        }
        return List.of(declared);
    }

    private void value(String name, JsonNode given, List<Resource> kinds, Mode mode, Refusals refusals, Body body) {
        Optional<Property> property = find(kinds, kind -> kind.property(kind.unaliased(name)));
        if (property.isPresent()) {
            property(property.get(), given, kinds.getFirst().strict(), mode, refusals, body);
        } else {
            nested(link(kinds, name).orElseThrow(() -> refusals.unknown(name)), given, refusals, body);
        }
    }

    private static void property(
            Property property, JsonNode given, boolean strict, Mode mode, Refusals refusals, Body body) {
        String name = property.name();
        boolean isNested = mode == Mode.NESTED;
        if (!isNested && !isWritable(property, mode)) {
            if (strict && !(mode == Mode.REPEAT && property.write() == Property.Write.ON_CREATE)) {
                throw refusals.readOnly(name);
            }
            return;
        }
        if (!given.isNull()) {
            JsonNode value =
                    new ValueReader(refusals).read(property.kind(), name, given, isNested ? 0 : property.maxLength());
            body.put(name, value, PlainValue.of(property.kind(), value));
        } else if (isNested || (property.isNullable() && !(property.kind() instanceof Kind.Many))) {
            body.clear(name);
        } else {
            throw refusals.isNull(name);
        }
    }

    private static boolean isWritable(Property property, Mode mode) {
        return switch (property.write()) {
            case ALWAYS, ONLY -> true;
            case ON_CREATE -> mode == Mode.CREATE;
            case NEVER -> false;
        };
    }

    /** {@code "link@odata.bind": "…/id"}, or an array of such. */
    private void bind(Link link, JsonNode given, Refusals refusals, Body body) {
        Resource target = registry.get(link.target());
        String name = link.name();
        if (!link.isMany()) {
            if (given.isNull()) {
                body.clear(name);
            } else {
                String key = ReferenceText.key(refusals.code(), target, name + BIND, given);
                body.put(name, JsonNodeFactory.instance.objectNode().put("id", key), id(target, key));
            }
            return;
        }
        if (!given.isArray()) {
            throw refusals.expected(name + BIND, "an array of URLs");
        }
        ArrayNode keys = JsonNodeFactory.instance.arrayNode();
        List<Object> ids = new ArrayList<>();
        for (JsonNode one : given) {
            String key = ReferenceText.key(refusals.code(), target, name + BIND, one);
            keys.add(key);
            ids.add(id(target, key));
        }
        body.put(name, keys, List.copyOf(ids));
    }

    private static Object id(Resource target, String key) {
        return target.isGuidKey() ? UUID.fromString(key) : key;
    }

    /** An object, or an array of objects, under a link's name. */
    private void nested(Link link, JsonNode given, Refusals refusals, Body body) {
        Resource target = registry.get(link.target());
        if (given.isNull()) {
            if (link.isMany()) {
                throw refusals.isNull(link.name());
            }
            body.clear(link.name());
        } else if (link.isMany()) {
            if (!given.isArray()) {
                throw refusals.expected(link.name(), "an array");
            }
            ArrayNode objects = JsonNodeFactory.instance.arrayNode();
            given.forEach(one -> objects.add(object(link, one, target, refusals)));
            body.put(link.name(), objects, objects);
        } else {
            ObjectNode object = object(link, given, target, refusals);
            body.put(link.name(), object, object);
        }
    }

    private ObjectNode object(Link link, JsonNode given, Resource target, Refusals refusals) {
        if (given instanceof ObjectNode object) {
            return read(object, target, Mode.NESTED, refusals.code()).tree();
        }
        throw refusals.expected(link.name(), "an object");
    }

    private static Optional<Link> link(List<Resource> kinds, String name) {
        return find(kinds, kind -> kind.link(kind.unaliased(name)));
    }

    private static <T> Optional<T> find(List<Resource> kinds, Function<Resource, Optional<T>> look) {
        return kinds.stream().flatMap(kind -> look.apply(kind).stream()).findFirst();
    }
}
