package org.latchkey.graph.write;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A checked body: declared names, values of their kinds in the form we store. */
public final class Body {

    private final Refusals refusals;
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Body(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Adds a value; null clears. */
    void put(String name, JsonNode spelled, @Nullable Object value) {
        if (tree.has(name)) {
            throw refusals.twice(name);
        }
        tree.set(name, spelled);
        values.put(name, value);
    }

    void clear(String name) {
        put(name, NullNode.getInstance(), null);
    }

    boolean has(String name) {
        return tree.has(name);
    }

    ObjectNode tree() {
        return tree;
    }

    /** The text at a path through nested objects, {@code catalog/id}; empty when there is none. */
    public Optional<String> text(String path) {
        JsonNode node = tree;
        for (String name : path.split("/", -1)) {
            node = node.path(name);
        }
        return node.stringValueOpt();
    }

    /**
     * The body as a command, or as a {@link Patch} for a verb that takes whatever the body carries.
     *
     * @throws Problem when a component that must be there is not
     */
    public <C> C as(Class<C> command) {
        return command == Patch.class ? command.cast(patch()) : bind(tree.deepCopy(), command, refusals);
    }

    /** The body as a patch. */
    public Patch patch() {
        return new Patch(Collections.unmodifiableMap(values));
    }

    static <C> C bind(ObjectNode tree, Class<C> command, Refusals refusals) {
        new CommandTree(refusals).fit(tree, command, "");
        try {
            return JsonText.MAPPER.treeToValue(tree, command);
        } catch (JacksonException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    throw problem;
                }
            }
            throw failure;
        }
    }
}
