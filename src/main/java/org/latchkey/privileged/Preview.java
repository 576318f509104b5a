package org.latchkey.privileged;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;

/** What a request that only wanted to know is answered with. Nothing of it is stored: its id leads nowhere. Pure. */
final class Preview {

    private Preview() {}

    /** The answer: all that a stored request would show. */
    static Outcome of(Call call, UUID id, NewRequest body, @Nullable Term term) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("status", RequestState.GRANTED);
        json.put("createdDateTime", call.now());
        json.put("completedDateTime", null);
        json.put("approvalId", null);
        json.put("customData", body.customData());
        json.put("createdBy", createdBy(call.caller()));
        json.put("action", body.action());
        json.put("isValidationOnly", true);
        json.put("justification", body.justification());
        json.put("scheduleInfo", term == null ? null : schedule(term));
        json.put("ticketInfo", pairs("ticketNumber", body.ticketNumber(), "ticketSystem", body.ticketSystem()));
        json.put("accessId", body.accessId());
        json.put("groupId", body.groupId());
        json.put("principalId", body.principalId());
        json.put("targetScheduleId", null);
        return new Outcome.Literal(201, json);
    }

    private static Map<String, @Nullable Object> createdBy(Caller caller) {
        Object who = pairs("displayName", caller.name().isEmpty() ? null : caller.name(), "id", caller.id());
        return pairs("application", caller.isUser() ? null : who, "device", null, "user", caller.isUser() ? who : null);
    }

    private static Map<String, @Nullable Object> schedule(Term term) {
        Object expiration = pairs("type", term.type(), "endDateTime", term.end(), "duration", term.duration());
        return pairs("startDateTime", term.start(), "recurrence", null, "expiration", expiration);
    }

    private static Map<String, @Nullable Object> pairs(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return pairs;
    }
}
