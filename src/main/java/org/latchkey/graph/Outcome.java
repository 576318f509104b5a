package org.latchkey.graph;

import java.util.List;
import java.util.Map;

/** What a verb brought about, and so what the answer holds. */
public sealed interface Outcome {

    /** 201 with the new object as a read would show it, except for the given properties. */
    record Created(String id, Map<String, Object> except) implements Outcome {}

    /** 200 with the object as a read shows it. */
    record Shown(String id) implements Outcome {}

    /** A literal object: nothing is stored that a read could show. {@code json} holds what Jackson writes. */
    record Literal(int status, Map<String, ?> json) implements Outcome {}

    /** 200 with a collection of plain or structured values of an EDM type, like {@code Edm.String}. */
    record Values(String edmType, List<?> values) implements Outcome {}

    /** 200 with those rows of a resource type, in no order. */
    record Rows(String type, List<String> ids) implements Outcome {}

    /** A status without a body: 204, 202, or 200 where Graph says so. */
    record Empty(int status) implements Outcome {}

    Outcome NONE = new Empty(204);
    Outcome ACCEPTED = new Empty(202);

    static Outcome created(Object id) {
        return new Created(id.toString(), Map.of());
    }

    static Outcome shown(Object id) {
        return new Shown(id.toString());
    }
}
