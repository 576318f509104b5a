package org.latchkey.privileged;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Period;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.State;

/**
 * From when until when, as somebody asks for it: Graph's <a
 * href="https://learn.microsoft.com/graph/api/resources/requestschedule">requestSchedule</a>.
 *
 * @param start null, or past, for as soon as it is provisioned
 * @param end set with {@code afterDateTime} only
 * @param duration set with {@code afterDuration} only; counted from the real start
 */
record Term(
        @Nullable Instant start,
        Expiration type,
        @Nullable Instant end,
        @Nullable Duration duration) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    /** The ways to say when something ends. */
    enum Expiration implements State {
        NOT_SPECIFIED,
        NO_EXPIRATION,
        AFTER_DATE_TIME,
        AFTER_DURATION
    }

    /**
     * Keeps the one field that the type speaks of.
     *
     * @throws Problem when that field is missing
     */
    static Term of(@Nullable Instant start, Expiration type, @Nullable Instant end, @Nullable Duration duration) {
        boolean byEnd = type == Expiration.AFTER_DATE_TIME;
        boolean byDuration = type == Expiration.AFTER_DURATION;
        if ((byEnd && end == null) || (byDuration && duration == null)) {
            throw Problem.of(
                    ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST,
                    "An expiration of type %s needs %s.".formatted(type.text(), byEnd ? "endDateTime" : "duration"));
        }
        return new Term(start, type, byEnd ? end : null, byDuration ? duration : null);
    }

    /** A term that has exactly a period. */
    static Term of(Period period) {
        return new Term(
                period.start(),
                period.end() == null ? Expiration.NO_EXPIRATION : Expiration.AFTER_DATE_TIME,
                period.end(),
                null);
    }

    /** When it would start, were it provisioned at an instant. */
    Instant startAt(Instant now) {
        return start == null || start.isBefore(now) ? now : start;
    }

    /** When it would end, were it provisioned at an instant; null for never. */
    @Nullable Instant endAt(Instant now) {
        return duration == null ? end : startAt(now).plus(duration);
    }

    /**
     * The period it comes to when it is provisioned at an instant.
     *
     * @throws Problem when it would end before it starts, lies in the past or is too short
     */
    Period at(Instant now) {
        Instant from = startAt(now);
        Instant until = endAt(now);
        if (until == null) {
            return Period.from(from);
        }
        if (!until.isAfter(from)) {
            throw Problem.of(ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST_SCHEDULE);
        }
        if (Duration.between(from, until).compareTo(SHORTEST) < 0) {
            throw Problem.of(ProblemCode.ACTIVE_DURATION_TOO_SHORT);
        }
        return new Period(from, until);
    }
}
