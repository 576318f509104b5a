package org.latchkey.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;

/**
 * What a resource offers beyond reading. Every operation names the action it needs; the endpoint asks the guard before
 * the verb runs, in the transaction the verb runs in.
 */
public sealed interface Operation {

    Action action();

    /**
     * A verb with a body. The command is a record whose components are the body's properties, by name; what the body
     * carries and the record does not name is dropped. Components may be
     *
     * <ul>
     *   <li>{@code String}, {@code Boolean}, {@code Integer}, {@code UUID}, {@code Instant}, {@code Duration}, {@code
     *       LocalDate}, an enumeration that implements {@code sql.State}, or a {@code List} of these;
     *   <li>{@code tools.jackson.databind.JsonNode} for a structured value in the wire's form, as {@link Patch} has it, or a
     *       record with its fields;
     *   <li>under a link's name {@link Reference} or {@code UUID} (a list of them for a collection), whether the body said
     *       {@code "catalog": {"id": …}} or {@code "catalog@odata.bind"}; or {@code JsonNode} or a record for an object that
     *       tells more than its id;
     *   <li>{@code @JsonProperty("@odata.type") String} for the variant of an abstract resource, without prefix.
     * </ul>
     *
     * A component marked {@code @Nullable} is null when the body does not carry it. Of the others a missing list is empty, a
     * missing primitive false or 0, and anything else missing is refused before the verb runs. Where so many properties may
     * come that a record says little, {@link Patch} is a command too.
     *
     * @param <C> the command
     */
    @FunctionalInterface
    interface Run<C> {
        Outcome run(Call call, Keys keys, C command);
    }

    /** A verb without a body. */
    @FunctionalInterface
    interface Plain {
        Outcome run(Call call, Keys keys);
    }

    /** A verb that ties or unties two objects; the last key is the target. */
    @FunctionalInterface
    interface Refer {
        void run(Call call, Keys keys);
    }

    /**
     * POST on a collection.
     *
     * @param within which row a body must name, and the caller must be allowed to act over; null when the parent in the
     *     path (or for a root collection the tenant) is what counts
     */
    record Create<C>(
            Action action, Class<C> command, @Nullable Within within, Run<C> run) implements Operation {}

    /** The command of an action without parameters. */
    record None() {}

    /** The row that a body points to, over which a create happens: {@code catalog/id} is a catalog. */
    record Within(String path, String type) {}

    /** PATCH on an entity: only the properties the body carries. */
    record Update(Action action, Run<Patch> run) implements Operation {}

    /**
     * PATCH on an entity whose key the client chooses: it is made where it is not there yet (OData's upsert). What counts is
     * whether the caller may act over the tenant; the key of the path is the last of the keys, and the verb's to check.
     */
    record Upsert(Action action, Run<Patch> run) implements Operation {}

    /** PUT on an entity: the whole object, missing properties return to their defaults. */
    record Replace<C>(Action action, Class<C> command, Run<C> run) implements Operation {}

    /** DELETE on an entity. */
    record Delete(Action action, Plain run) implements Operation {}

    /** What is done to a row by a POST on another collection, whose body names the row: {@code assignmentRequests/create}. */
    record Elsewhere(String name, Action action) implements Operation {}

    /** {@code $ref} on a link. */
    record Reference(Action action, Refer add, Refer remove) implements Operation {}

    /**
     * A bound action: POST on an entity or, when {@code onCollection}, on the collection.
     *
     * @param parameters the record of its parameters; {@link None} when it takes none
     */
    record Act<C>(String name, boolean onCollection, Action action, Class<C> parameters, Run<C> run)
            implements Operation {}

    /**
     * A bound function on a collection that narrows it, like {@code filterByCurrentUser(on='principal')}.
     *
     * @param parameters the names of its parameters; their values are bound as {@code :parameterName}
     * @param conditions for a function with one enumerated parameter, each allowed value and its SQL condition over
     *     {@code it}; for any other function one entry with the key {@code *}
     * @param isScoped whether the action's scope holds for the rows too; otherwise the condition alone says which they are
     * @param shown the links that its rows show without being asked to
     */
    record Narrow(
            String name,
            Action action,
            List<String> parameters,
            Map<String, String> conditions,
            boolean isScoped,
            List<String> shown)
            implements Operation {}
}
