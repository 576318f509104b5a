package org.latchkey.privileged;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;

/** What a request that only wanted to know is answered with. Nothing of it is stored: its id leads nowhere. Pure. */
final class Preview {

    private Preview() {}

    static Outcome of(Call call, UUID id, NewRequest body, @Nullable Term term) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id.toString());
        json.put("status", RequestState.GRANTED.text());
        json.put("action", body.action().text());
        json.put("accessId", body.accessId().text());
        json.put("groupId", body.groupId().toString());
        json.put("principalId", body.principalId().toString());
        json.put("isValidationOnly", true);
        json.put("justification", body.justification());
        json.put("approvalId", null);
        json.put("createdDateTime", null);
        json.put("completedDateTime", null);
        json.put("targetScheduleId", null);
        json.put("customData", body.customData());
        Map<String, @Nullable Object> ticket = new LinkedHashMap<>();
        ticket.put("ticketNumber", body.ticketNumber());
        ticket.put("ticketSystem", body.ticketSystem());
        json.put("ticketInfo", ticket);
        if (term != null) {
            Map<String, @Nullable Object> expiration = new LinkedHashMap<>();
            expiration.put("type", term.type().text());
            expiration.put("endDateTime", term.end() == null ? null : term.end().toString());
            expiration.put(
                    "duration", term.duration() == null ? null : term.duration().toString());
            Map<String, @Nullable Object> schedule = new LinkedHashMap<>();
            schedule.put(
                    "startDateTime", term.start() == null ? null : term.start().toString());
            schedule.put("recurrence", null);
            schedule.put("expiration", expiration);
            json.put("scheduleInfo", schedule);
        }
        return new Outcome.Literal(201, json);
    }
}
