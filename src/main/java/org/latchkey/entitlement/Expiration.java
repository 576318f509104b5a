package org.latchkey.entitlement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.sql.State;

/**
 * When something ends (<a href="https://learn.microsoft.com/graph/api/resources/expirationpattern">expirationPattern</a>).
 *
 * @param duration with {@link Type#AFTER_DURATION} only
 * @param endDateTime with {@link Type#AFTER_DATE_TIME} only
 */
public record Expiration(
        @Nullable Type type,
        @Nullable Duration duration,
        @Nullable Instant endDateTime) {

    /** The ways to say it. */
    public enum Type implements State {
        NOT_SPECIFIED,
        NO_EXPIRATION,
        AFTER_DATE_TIME,
        AFTER_DURATION;

        @JsonValue
        @Override
        public String text() {
            return State.super.text();
        }
    }

    public static final Expiration NEVER = new Expiration(Type.NO_EXPIRATION, null, null);

    /** The end of what starts at an instant; empty when there is none. */
    public Optional<Instant> endOf(Instant start) {
        return Optional.ofNullable(duration == null ? endDateTime : start.plus(duration));
    }

    /** Whether duration and end are given exactly where the type needs them. */
    @JsonIgnore
    public boolean isConsistent() {
        return (duration != null) == (type == Type.AFTER_DURATION)
                && (endDateTime != null) == (type == Type.AFTER_DATE_TIME)
                && (duration == null || duration.isPositive());
    }
}
