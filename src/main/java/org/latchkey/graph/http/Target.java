package org.latchkey.graph.http;

import org.latchkey.graph.Operation;
import org.latchkey.graph.Property;
import org.latchkey.graph.read.Route;

/** What a path means. */
sealed interface Target {

    /** A collection or an entity. */
    record Rows(Route route) implements Target {}

    /** {@code …/$count}. */
    record Count(Route route) implements Target {}

    /** {@code …/link/$ref}, {@code …/link/{id}/$ref}. */
    record References(Route route) implements Target {}

    /** One property of an entity; {@code isRaw} with {@code /$value}. */
    record Part(Route route, Property property, boolean isRaw) implements Target {}

    /** A bound action on what the route ends at. */
    record Invocation(Route route, Operation.Act<?> act) implements Target {}

    /** {@code $metadata}. */
    record Metadata() implements Target {}

    /** {@code $batch}. */
    record Batch() implements Target {}

    /** The version root itself. */
    record Root() implements Target {}
}
