package org.latchkey.graph.read;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.latchkey.graph.Kind;
import org.latchkey.kernel.Ids;

/**
 * Reads the text of a value as a kind, leniently where Graph is: quotes do not matter, and neither does the case of
 * words. What it yields can be bound and compared without the database ever refusing it.
 */
final class Comparand {

    private static final Pattern ZONE = Pattern.compile(".*([zZ]|[+-]\\d\\d:\\d\\d)$");
    private static final Pattern WRAPPED = Pattern.compile("(?i)(?:duration|datetimeoffset|guid|binary)'(.*)'");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");
    private static final Duration LONGEST = Duration.ofDays(3_650_000);

    private Comparand() {}

    /**
     * The value as the driver takes it.
     *
     * @return empty for the text of an id that is none: nothing has it
     * @throws org.latchkey.kernel.Problem when it is no value of that kind
     */
    static Optional<Object> read(Kind kind, String text) {
        return switch (kind) {
            case Kind.Text plain -> Optional.of(text);
            case Kind.Id id -> Ids.parse(unwrapped(text)).map(Object.class::cast);
            case Kind.Bool bool -> Optional.of(bool(text));
            case Kind.Int number -> Optional.of(number(text));
            case Kind.Instant instant -> Optional.of(instant(text));
            case Kind.Date date -> Optional.of(instant(text).toLocalDate());
            case Kind.Duration duration -> Optional.of(duration(text));
            case Kind.Choice choice ->
                Optional.of(choice.member(text)
                        .orElseThrow(() -> Refusals.invalidValue(text, "a member of " + choice.type())));
            case Kind.Complex complex -> throw Refusals.invalidValue(text, "a structured value");
            case Kind.Many many -> throw Refusals.invalidValue(text, "a collection");
        };
    }

    /** The kind's type in SQL, which a bound value needs where the driver's own would not do. */
    static String cast(Kind kind, String parameter) {
        return kind instanceof Kind.Duration ? "cast(" + parameter + " as interval)" : parameter;
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusals.invalidValue(text, "true or false");
        };
    }

    /** An integer where it is one; any other number as a double, which still compares rightly with integers. */
    private static Number number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Refusals.invalidValue(text, "a number");
        }
        BigDecimal number = new BigDecimal(text);
        try {
            return number.intValueExact();
        } catch (ArithmeticException tooFine) {
            return number.doubleValue();
        }
    }

    /** A date-time with any offset or none, which is UTC then; a date alone is its first instant. */
    private static OffsetDateTime instant(String text) {
        String value = unwrapped(text).replace(' ', '+');
        try {
            OffsetDateTime instant;
            if (value.length() <= 10) {
                instant = LocalDate.parse(value).atStartOfDay().atOffset(ZoneOffset.UTC);
            } else if (ZONE.matcher(value).matches()) {
                instant = OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
            } else {
                instant = LocalDateTime.parse(value).atOffset(ZoneOffset.UTC);
            }
            if (instant.getYear() >= 0 && instant.getYear() <= 9999) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            throw Refusals.invalidValue(text, "a date and time").because(unreadable);
        }
        throw Refusals.invalidValue(text, "a date and time of our era");
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(unwrapped(text));
            if (duration.abs().compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw Refusals.invalidValue(text, "a duration of days, hours, minutes and seconds")
                    .because(unreadable);
        }
        throw Refusals.invalidValue(text, "a duration of less than ten thousand years");
    }

    private static String unwrapped(String text) {
        var matcher = WRAPPED.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }
}
