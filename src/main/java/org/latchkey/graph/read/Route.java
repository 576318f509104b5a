package org.latchkey.graph.read;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Problem;

/**
 * A path, resolved against the declarations: where it starts, which links it follows and what it narrows. It ends at a
 * collection or at one entity.
 *
 * @param start the root resource, which of its entities, and as which type
 * @param hops the links followed from there, in order
 * @param narrowing the bound function at the end; null for none
 */
public record Route(Step start, List<Hop> hops, @Nullable Narrowing narrowing) {

    /** How a path names one entity of a collection. */
    public sealed interface Handle {

        /** By its key, or by the value of the resource's {@code keyAlso} property. */
        record Key(String value) implements Handle {}

        /** By an alternate key: {@code (uniqueName='…')}. */
        record Alternate(String property, String value) implements Handle {}

        /** The only row of a singleton. */
        record Only() implements Handle {}
    }

    /**
     * The rows a segment stands for.
     *
     * @param handle which entity; null for the whole collection, or for what a link to one leads to
     * @param cast the variant of the resource that the rest of the path speaks of; null for the resource itself
     */
    public record Step(
            Resource resource,
            @Nullable Handle handle,
            @Nullable Resource cast) {

        /** The resource whose properties and links count from here on. */
        public Resource effective() {
            return cast == null ? resource : cast;
        }
    }

    /** A link followed to what it leads to. */
    public record Hop(Link link, Step step) {

        /** The action needed to follow it; null for none. */
        @Nullable Action guard() {
            return link.guard(step.resource());
        }
    }

    /**
     * A bound function with the condition its arguments chose.
     *
     * @param condition one of the function's conditions
     * @param arguments the values of its parameters, by declared name
     */
    public record Narrowing(Operation.Narrow function, String condition, Map<String, String> arguments) {

        public Narrowing {
            arguments = Map.copyOf(arguments);
        }
    }

    public Route {
        hops = List.copyOf(hops);
    }

    /** The whole collection of a root resource. */
    public static Route of(Resource root) {
        return new Route(new Step(root, null, null), List.of(), null);
    }

    /** The entity of this collection that has a key. */
    public Route key(String value) {
        return handle(new Handle.Key(value));
    }

    /** One entity of this collection. */
    public Route handle(Handle handle) {
        return end(new Step(last().resource(), handle, last().cast()));
    }

    /** The same rows as a variant; rows of other variants are left out. */
    public Route cast(Resource variant) {
        return end(new Step(last().resource(), last().handle(), variant));
    }

    /** What a link of this entity leads to. */
    public Route follow(Link link, Resource target) {
        return new Route(
                start,
                Stream.concat(hops.stream(), Stream.of(new Hop(link, new Step(target, null, null))))
                        .toList(),
                null);
    }

    /** This collection, narrowed by a bound function. */
    public Route narrowed(Narrowing by) {
        return new Route(start, hops, by);
    }

    private Route end(Step step) {
        if (hops.isEmpty()) {
            return new Route(step, hops, narrowing);
        }
        List<Hop> before = hops.subList(0, hops.size() - 1);
        return new Route(
                start,
                Stream.concat(before.stream(), Stream.of(new Hop(hops.getLast().link(), step)))
                        .toList(),
                narrowing);
    }

    /** Where it ends. */
    public Step last() {
        return hops.isEmpty() ? start : hops.getLast().step();
    }

    /** The resource whose properties and links count at its end. */
    public Resource target() {
        return last().effective();
    }

    /** Whether it ends at a collection rather than at one entity. */
    public boolean isCollection() {
        return last().handle() == null
                && (hops.isEmpty() || hops.getLast().link().isMany());
    }

    /** Whether what it ends at is written to here: from a root, or inside its parent. */
    public boolean isOwned() {
        return hops.stream().allMatch(hop -> hop.link().isContained());
    }

    /** That what it ends at is not there, or not the caller's to see. */
    public Problem missing() {
        return target().notFound(
                        switch (last().handle()) {
                            case Handle.Key key -> key.value();
                            case Handle.Alternate other -> other.value();
                            case Handle.Only only -> target().type();
                            case null ->
                                hops.isEmpty()
                                        ? target().type()
                                        : hops.getLast().link().name();
                        });
    }

    /** Which of its hops was the last that is guarded alone; -1 when none did. */
    int aloneAt() {
        int at = hops.size() - 1;
        while (at >= 0 && !hops.get(at).link().isGuardedAlone()) {
            at--;
        }
        return at;
    }

    /** The entity that a hop starts from. */
    Route before(int hop) {
        return new Route(start, hops.subList(0, hop), null);
    }

    /** The entity that the last link starts from; null when no link is followed. */
    public @Nullable Route parent() {
        return hops.isEmpty() ? null : before(hops.size() - 1);
    }
}
