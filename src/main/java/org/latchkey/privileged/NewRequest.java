package org.latchkey.privileged;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;

/** The body of a schedule request, of either side. */
record NewRequest(
        RequestAction action,
        Access accessId,
        UUID groupId,
        UUID principalId,
        @Nullable ScheduleInfo scheduleInfo,
        @Nullable String justification,
        @Nullable TicketInfo ticketInfo,
        @Nullable String customData,
        @Nullable Boolean isValidationOnly) {

    /** Graph's {@code requestSchedule}. */
    record ScheduleInfo(
            @Nullable Instant startDateTime,
            @Nullable Expiration expiration,
            @Nullable JsonNode recurrence) {}

    /** Graph's {@code expirationPattern}. */
    record Expiration(
            Term.@Nullable Expiration type,
            @Nullable Instant endDateTime,
            @Nullable Duration duration) {}

    /** Graph's {@code ticketInfo}. */
    record TicketInfo(
            @Nullable String ticketNumber, @Nullable String ticketSystem) {}

    Eligible role() {
        return new Eligible(groupId, principalId, accessId);
    }

    boolean isPreview() {
        return Boolean.TRUE.equals(isValidationOnly);
    }

    String reason() {
        return Objects.requireNonNullElse(justification, "");
    }

    @Nullable String ticketNumber() {
        return ticketInfo == null ? null : ticketInfo.ticketNumber();
    }

    @Nullable String ticketSystem() {
        return ticketInfo == null ? null : ticketInfo.ticketSystem();
    }

    /**
     * From when until when; null when the action ends something, whatever is given, or needs none and none is given.
     *
     * @throws Problem when it is missing, incomplete or recurs
     */
    @Nullable Term term() {
        if (action.endsSomething() || (scheduleInfo == null && !action.needsTerm())) {
            return null;
        }
        if (scheduleInfo == null) {
            throw Problem.of(
                    ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST,
                    "The action %s needs scheduleInfo.".formatted(action.text()));
        }
        JsonNode recurrence = scheduleInfo.recurrence();
        if (recurrence != null && !recurrence.isNull()) {
            throw Problem.of(ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST, "Schedules that recur are not supported.");
        }
        Expiration expiration = Objects.requireNonNullElse(scheduleInfo.expiration(), new Expiration(null, null, null));
        return Term.of(
                scheduleInfo.startDateTime(),
                Objects.requireNonNullElse(expiration.type(), Term.Expiration.NOT_SPECIFIED),
                expiration.endDateTime(),
                expiration.duration());
    }
}
