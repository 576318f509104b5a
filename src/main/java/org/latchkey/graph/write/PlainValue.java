package org.latchkey.graph.write;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.latchkey.graph.Kind;
import tools.jackson.databind.JsonNode;

/** A checked value as what verbs work with. */
final class PlainValue {

    private PlainValue() {}

    static Object of(Kind kind, JsonNode value) {
        return switch (kind) {
            case Kind.Text text -> value.stringValue();
            case Kind.Id id -> UUID.fromString(value.stringValue());
            case Kind.Bool bool -> value.booleanValue();
            case Kind.Int number -> value.intValue();
            case Kind.Instant instant -> Instant.parse(value.stringValue());
            case Kind.Date day -> LocalDate.parse(value.stringValue());
            case Kind.Duration length -> Duration.parse(value.stringValue());
            case Kind.Choice choice -> value.stringValue();
            case Kind.Complex complex -> value;
            case Kind.Many many ->
                many.element() instanceof Kind.Complex
                        ? value
                        : value.valueStream()
                                .map(one -> of(many.element(), one))
                                .toList();
        };
    }
}
