package org.latchkey.graph;

import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Action;

/**
 * A navigation property: a way from the rows of one resource to those of another. What it leads to is visible with the
 * row it starts from, unless it names an action of its own. A value; every method answers a changed copy.
 *
 * @param target the type name of the resource it leads to
 * @param isMany whether it leads to a collection
 * @param on SQL that joins the row {@code it} to a target row {@code to}; tenants are joined without saying
 * @param isContained whether the target lives inside its parent, so that a path through the link may write to it
 * @param guardedBy the action needed to follow it; null when reading the parent is enough
 * @param isGuardedAlone whether the action that reads the target is all it needs: who may not read the parent may follow it
 * @param veil what hides some of the ways; null when none is hidden
 * @param create what POST on the linked collection does; null when it is not offered
 * @param reference what {@code $ref} does; null when it is not offered
 */
public record Link(
        String name,
        String target,
        boolean isMany,
        String on,
        boolean isContained,
        @Nullable Action guardedBy,
        boolean isGuardedAlone,
        @Nullable Veil veil,
        Operation.@Nullable Create<?> create,
        Operation.@Nullable Reference reference) {

    /**
     * Ways that not everybody sees.
     *
     * @param open SQL over {@code it} and {@code to}: where it holds, nothing is hidden
     * @param action whoever may do it over the anchor sees what is hidden; without its permission it is not refused, but unseen
     * @param anchor what the action's scope is about
     * @param row SQL over {@code it} and {@code to} that yields the anchor
     */
    public record Veil(String open, Action action, String anchor, String row) {}

    /** The target is named by a column of the row, whose value is the target's {@code id}. */
    static Link toOne(String name, String target, String column) {
        return new Link(name, target, false, "to.id = it." + column, false, null, false, null, null, null);
    }

    /** The targets name the row in a column of theirs. */
    static Link toMany(String name, String target, String column) {
        return new Link(name, target, true, "to." + column + " = it.id", false, null, false, null, null, null);
    }

    /** Joined by SQL of its own over {@code it} and {@code to}. */
    public Link on(String join) {
        return new Link(name, target, isMany, join, isContained, guardedBy, isGuardedAlone, veil, create, reference);
    }

    /** The target lives inside its parent: paths through the link reach its operations. */
    public Link contained() {
        return new Link(name, target, isMany, on, true, guardedBy, isGuardedAlone, veil, create, reference);
    }

    /** Following it needs an action of its own, over the target's rows. */
    public Link guardedBy(Action action) {
        return new Link(name, target, isMany, on, isContained, action, false, veil, create, reference);
    }

    /**
     * Following it needs what reading the target needs, and nothing over the parent. Whoever may not is refused, as long as they
     * may know of the parent. An expansion of everything leaves it out.
     */
    public Link guardedAlone() {
        return new Link(name, target, isMany, on, isContained, null, true, veil, create, reference);
    }

    /** The action needed to follow it to a resource; null when reading the parent is enough. */
    public @Nullable Action guard(Resource to) {
        return isGuardedAlone ? to.readBy() : guardedBy;
    }

    /** Hides, where a condition does not hold, what it leads to from whoever may not do an action over an anchor. */
    public Link veiled(String open, Action action, String anchor, String row) {
        return new Link(
                name,
                target,
                isMany,
                on,
                isContained,
                guardedBy,
                isGuardedAlone,
                new Veil(open, action, anchor, row),
                create,
                reference);
    }

    /** {@code POST …/{id}/link} makes a target; the parent's row must be in the action's scope. */
    public <C> Link creating(Action action, Class<C> command, Operation.Run<C> run) {
        return new Link(
                name,
                target,
                isMany,
                on,
                isContained,
                guardedBy,
                isGuardedAlone,
                veil,
                new Operation.Create<>(action, command, null, run),
                reference);
    }

    /**
     * {@code POST …/link/$ref} (PUT for a single one) adds and {@code DELETE …/link/{id}/$ref} removes a reference; the
     * parent's row must be in the action's scope. The verbs get the parent's key and then the target's.
     */
    public Link referencing(Action action, Operation.Refer add, Operation.Refer remove) {
        return new Link(
                name,
                target,
                isMany,
                on,
                isContained,
                guardedBy,
                isGuardedAlone,
                veil,
                create,
                new Operation.Reference(action, add, remove));
    }
}
