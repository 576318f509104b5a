package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.State;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * From when and until when somebody wishes to have a package (<a
 * href="https://learn.microsoft.com/graph/api/resources/entitlementmanagementschedule">entitlementManagementSchedule</a>).
 *
 * @param start null for at once
 */
record Wish(@Nullable Instant start, Expiration expiration) {

    /** No wish at all. */
    static final Wish NONE = new Wish(null, new Expiration(Expiration.Type.NOT_SPECIFIED, null, null));

    /**
     * The wish a body's schedule expresses.
     *
     * @throws Problem when the schedule contradicts itself
     */
    static Wish of(@Nullable JsonNode schedule) {
        if (schedule == null || schedule.isNull()) {
            return NONE;
        }
        try {
            Body body = PolicyJson.MAPPER.convertValue(schedule, Body.class);
            Expiration expiration = body.expiration() == null
                    ? NONE.expiration
                    : body.expiration().parsed();
            if (!expiration.isConsistent()) {
                throw Problem.badRequest(
                        "schedule.expiration needs duration with afterDuration, endDateTime with afterDateTime, and neither otherwise.");
            }
            return new Wish(body.startDateTime(), expiration);
        } catch (JacksonException | IllegalArgumentException unfit) {
            throw Problem.badRequest("schedule is not valid.").because(unfit);
        }
    }

    /** Whether it wishes for anything that would not happen anyway at an instant. */
    boolean isEmptyAt(Instant now) {
        return (start == null || !start.isAfter(now)) && expiration.type() == Expiration.Type.NOT_SPECIFIED;
    }

    /** Whether it says until when. */
    boolean hasEnd() {
        return expiration.type() != Expiration.Type.NOT_SPECIFIED;
    }

    /** The schedule as a body spells it. */
    private record Body(
            @Nullable Instant startDateTime, @Nullable Pattern expiration) {}

    /** The expiration as a body spells it; its type may be left to what else it says. */
    private record Pattern(
            @Nullable String type,
            @Nullable Duration duration,
            @Nullable Instant endDateTime) {

        Expiration parsed() {
            if (type != null) {
                return new Expiration(State.parse(Expiration.Type.class, type), duration, endDateTime);
            }
            if (duration != null) {
                return new Expiration(Expiration.Type.AFTER_DURATION, duration, endDateTime);
            }
            return endDateTime == null
                    ? NONE.expiration
                    : new Expiration(Expiration.Type.AFTER_DATE_TIME, null, endDateTime);
        }
    }
}
