package org.latchkey.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.sql.State;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writing the audit log. */
@Component
public class AuditLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;

    AuditLog(Sql sql) {
        this.sql = sql;
    }

    /** Adds entries, in the transaction of what they tell about; those of one call share the call's id. */
    public void record(Call call, Collection<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        sql.statement(call, """
                insert into audit_entry (
                  tenant_id, id, correlation_id, activity_date_time, activity_display_name, category, logged_by_service,
                  operation_type, result, result_reason, initiated_by, target_resources, additional_details)
                select :tenant, new.id, :correlation, new.at, new.activity, new.category, new.service,
                  new.operation, new.result, new.reason, new.actor, new.targets, new.details
                from unnest(
                  :ids::uuid[], :ats::timestamptz[], :activities::text[], :categories::text[], :services::text[],
                  :operations::text[], :results::text[], :reasons::text[], :actors::jsonb[], :targets::jsonb[], :details::jsonb[])
                  as new (id, at, activity, category, service, operation, result, reason, actor, targets, details)
                """)
                .bind("correlation", call.id())
                .bind("ids", each(entries, entry -> Ids.next()))
                .bind("ats", each(entries, entry -> Objects.requireNonNullElse(entry.at(), call.now())))
                .bind("activities", each(entries, AuditEntry::activity))
                .bind("categories", each(entries, AuditEntry::category))
                .bind("services", each(entries, AuditEntry::service))
                .bind("operations", each(entries, AuditEntry::operationType))
                .bind("results", each(entries, AuditEntry::result))
                .bind("reasons", each(entries, AuditEntry::reason))
                .bind("actors", each(entries, entry -> JSON.writeValueAsString(initiator(call, entry))))
                .bind("targets", each(entries, entry -> JSON.writeValueAsString(targets(entry))))
                .bind("details", each(entries, entry -> JSON.writeValueAsString(entry.details())))
                .update();
    }

    private static List<@Nullable Object> each(
            Collection<AuditEntry> entries, Function<AuditEntry, @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        for (AuditEntry entry : entries) {
            values.add(value.apply(entry));
        }
        return values;
    }

    private static Map<String, @Nullable Object> initiator(Call call, AuditEntry entry) {
        AuditActor actor = entry.actor() == null ? AuditActor.of(call.caller(), entry.service()) : entry.actor();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("app", actor instanceof AuditActor.App ? actor : null);
        json.put("user", actor instanceof AuditActor.User ? actor : null);
        return json;
    }

    private static List<Map<String, @Nullable Object>> targets(AuditEntry entry) {
        return entry.targets().stream().map(AuditLog::target).toList();
    }

    private static Map<String, @Nullable Object> target(AuditEntry.Target of) {
        AuditTarget target = of.target();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", target.id());
        json.put("displayName", target.displayName());
        json.put("type", target.type());
        json.put("userPrincipalName", target.userPrincipalName());
        json.put("groupType", target.groupType());
        json.put(
                "modifiedProperties",
                of.changes().stream().map(AuditLog::change).toList());
        return json;
    }

    private static Map<String, @Nullable Object> change(AuditEntry.Change change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("displayName", change.name());
        json.put("oldValue", text(change.before()));
        json.put("newValue", text(change.after()));
        return json;
    }

    /** A value as JSON text: Graph's log holds it as a string of its own. */
    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case State state -> JSON.writeValueAsString(state.text());
            case java.time.Instant instant -> JSON.writeValueAsString(instant.toString());
            default -> JSON.writeValueAsString(value);
        };
    }
}
