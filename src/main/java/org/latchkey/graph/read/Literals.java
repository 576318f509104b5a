package org.latchkey.graph.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.query.Filter.Literal;
import org.latchkey.graph.query.Filter.LiteralKind;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;

/** A literal of a filter as the kind of property it is compared with understands it. Lenient where Graph is. */
final class Literals {

    private Literals() {}

    /**
     * The placeholder of a literal, with its SQL type; null when no value of that kind can equal it (a GUID that is none).
     *
     * @throws Problem when the literal makes no sense for the kind
     */
    static @Nullable String bound(Query query, Property property, Kind kind, Literal literal) {
        String text = literal.text();
        try {
            return switch (kind) {
                case Kind.Text plain -> query.bind(text.toLowerCase(Locale.ROOT)) + "::text";
                case Kind.Id id ->
                    Ids.parse(text).map(it -> query.bind(it) + "::uuid").orElse(null);
                case Kind.Bool bool -> query.bind(bool(text)) + "::boolean";
                case Kind.Int whole -> query.bind(Integer.valueOf(text)) + "::integer";
                case Kind.Instant instant -> query.bind(instant(text)) + "::timestamptz";
                case Kind.Date date -> query.bind(LocalDate.parse(text)) + "::date";
                case Kind.Duration duration -> query.bind(Duration.parse(text).toString()) + "::interval";
                case Kind.Choice choice ->
                    query.bind(choice.member(text).orElseThrow(() -> senseless(property, literal))) + "::text";
                case Kind.Complex complex -> throw senseless(property, literal);
                case Kind.Many many -> throw senseless(property, literal);
            };
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw senseless(property, literal);
        }
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static OffsetDateTime instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    }

    static boolean isNull(Literal literal) {
        return literal.kind() == LiteralKind.NULL;
    }

    private static Problem senseless(Property property, Literal literal) {
        return Problem.badRequest(
                "Invalid filter clause: '%s' is no value of property '%s'.".formatted(literal.text(), property.name()));
    }
}
