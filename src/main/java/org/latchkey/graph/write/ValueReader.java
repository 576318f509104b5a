package org.latchkey.graph.write;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.latchkey.graph.Kind;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Checks one value against its kind and spells it as we store and show it. */
final class ValueReader {

    private static final Pattern DAY_TIME =
            Pattern.compile("-?P(?=\\d|T\\d)(\\d{1,9}D)?(T(?=\\d)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}(\\.\\d{1,9})?S)?)?");

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");

    /** No length of time is longer than the calendar of the wire. */
    private static final Duration LONGEST = Duration.ofDays(3_652_059);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Refusals refusals;

    ValueReader(Refusals refusals) {
        this.refusals = refusals;
    }

    /**
     * A value that is not null.
     *
     * @param name where it stands, for the sentence that refuses it
     * @param maxLength the most characters of a text; 0 for any number
     */
    JsonNode read(Kind kind, String name, JsonNode given, int maxLength) {
        return switch (kind) {
            case Kind.Text text -> StringNode.valueOf(text(name, given, maxLength));
            case Kind.Id id -> StringNode.valueOf(id(name, given));
            case Kind.Bool bool -> BooleanNode.valueOf(bool(name, given));
            case Kind.Int number -> IntNode.valueOf(integer(name, given));
            case Kind.Instant instant -> StringNode.valueOf(instant(name, given).toString());
            case Kind.Date day -> StringNode.valueOf(date(name, given).toString());
            case Kind.Duration length -> StringNode.valueOf(WireValues.spell(duration(name, given)));
            case Kind.Choice choice -> StringNode.valueOf(member(choice, name, given));
            case Kind.Complex complex -> new ShapeReader(this, refusals).read(complex.shape(), name, given);
            case Kind.Many many -> elements(many.element(), name, given, maxLength);
        };
    }

    private ArrayNode elements(Kind element, String name, JsonNode given, int maxLength) {
        if (!given.isArray()) {
            throw refusals.expected(name, "an array");
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        int index = 0;
        for (JsonNode one : given) {
            String place = name + "[" + index++ + "]";
            if (one.isNull()) {
                throw refusals.isNull(place);
            }
            elements.add(read(element, place, one, maxLength));
        }
        return elements;
    }

    private String text(String name, JsonNode given, int maxLength) {
        if (!given.isString()) {
            throw refusals.expected(name, "a string");
        }
        String text = given.stringValue();
        if (maxLength > 0 && text.codePointCount(0, text.length()) > maxLength) {
            throw refusals.say("The property '%s' is longer than %d characters.".formatted(name, maxLength));
        }
        return text;
    }

    private String id(String name, JsonNode given) {
        return Ids.parse(string(name, given, "a GUID"))
                .orElseThrow(() -> refusals.expected(name, "a GUID"))
                .toString();
    }

    private boolean bool(String name, JsonNode given) {
        if (given.isBoolean()) {
            return given.booleanValue();
        }
        String text = given.isString() ? given.stringValue() : "";
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw refusals.expected(name, "true or false");
    }

    private int integer(String name, JsonNode given) {
        if (given.isIntegralNumber() && given.canConvertToInt()) {
            return given.intValue();
        }
        if (given.isString() && INTEGER.matcher(given.stringValue()).matches()) {
            long number = Long.parseLong(given.stringValue());
            if (number == (int) number) {
                return (int) number;
            }
        }
        throw refusals.expected(name, "an integer of 32 bits");
    }

    private Instant instant(String name, JsonNode given) {
        String expected = "a date and time with an offset, like 2026-01-31T08:00:00Z,";
        try {
            Instant instant =
                    OffsetDateTime.parse(string(name, given, expected)).toInstant();
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                // what the database keeps, so that a value compares the same before and after
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException malformed) {
            throw refusals.expected(name, expected).because(malformed);
        }
        throw refusals.expected(name, "a date and time of the years 1 to 9999");
    }

    /** A date, or the date of a date and time. */
    private LocalDate date(String name, JsonNode given) {
        String text = string(name, given, "a date");
        try {
            LocalDate date =
                    LocalDate.parse(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException malformed) {
            throw refusals.expected(name, "a date, like 2026-01-31,").because(malformed);
        }
        throw refusals.expected(name, "a date of the years 1 to 9999");
    }

    private Duration duration(String name, JsonNode given) {
        String text = string(name, given, "a duration");
        if (DAY_TIME.matcher(text).matches()) {
            Duration duration = Duration.parse(text);
            if (duration.abs().compareTo(LONGEST) <= 0) {
                return duration.truncatedTo(ChronoUnit.MICROS);
            }
        }
        throw refusals.expected(name, "a duration of days, hours, minutes and seconds, like P365D or PT8H,");
    }

    private String member(Kind.Choice choice, String name, JsonNode given) {
        String text = string(name, given, "a member of " + choice.type());
        return choice.member(text)
                .orElseThrow(() -> refusals.say("Invalid value '%s' specified for property '%s': it is no member of %s."
                        .formatted(text, name, choice.type())));
    }

    private String string(String name, JsonNode given, String expected) throws Problem {
        if (!given.isString()) {
            throw refusals.expected(name, expected);
        }
        return given.stringValue();
    }
}
