package org.latchkey.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time {@code [start, end)}: at the start instant it holds, at the end instant it no longer does.
 *
 * @param end null when it has no end
 */
public record Period(Instant start, @Nullable Instant end) {

    public Period {
        if (end != null && !end.isAfter(start)) {
            throw new IllegalArgumentException("a period ends after it starts: " + start + " … " + end);
        }
    }

    /** From an instant for a length of time. */
    public static Period lasting(Instant start, Duration length) {
        return new Period(start, start.plus(length));
    }

    /** From an instant, without an end. */
    public static Period from(Instant start) {
        return new Period(start, null);
    }

    /** Whether it holds at an instant. */
    public boolean contains(Instant at) {
        return !at.isBefore(start) && (end == null || at.isBefore(end));
    }

    /** Whether it ends no later than another one. */
    public boolean endsWithin(Period other) {
        return other.end == null || (end != null && !end.isAfter(other.end));
    }

    /** How long it lasts; empty when it has no end. */
    public Optional<Duration> length() {
        return end == null ? Optional.empty() : Optional.of(Duration.between(start, end));
    }

    /** The earlier of two ends, where null means never. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }

    /** The later of two ends, where null means never. */
    public static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }
}
