package org.latchkey.entitlement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.TenantCreated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What holds for entitlement management as a whole: what becomes of guests whose last assignment has ended. */
@Component
public class EntitlementSettings {

    private final Sql sql;
    private final AuditLog audit;

    EntitlementSettings(Sql sql, AuditLog audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @EventListener
    void on(TenantCreated news) {
        sql.statement(news.call(), """
                insert into entitlement_settings (tenant_id, external_user_action, external_user_retention)
                values (:tenant, 'blockSignInAndDelete', interval '30 days')
                """).update();
    }

    /** Changes what the body carries. */
    Outcome update(Call call, Keys keys, Patch patch) {
        Optional<Duration> retention = patch.get("durationUntilExternalUserDeletedAfterBlocked", Duration.class);
        if (retention.filter(Duration::isNegative).isPresent()) {
            throw Problem.badRequest("durationUntilExternalUserDeletedAfterBlocked must not be negative.");
        }
        sql.statement(call, """
                update entitlement_settings
                set external_user_action = coalesce(:action, external_user_action),
                    external_user_retention = coalesce(:retention::interval, external_user_retention)
                where tenant_id = :tenant
                """)
                .bind(
                        "action",
                        patch.get("externalUserLifecycleAction", String.class).orElse(null))
                .bind("retention", retention.orElse(null))
                .update();
        AuditEntry entry = AuditEntry.of(
                        "Update tenant setting", EntitlementAudit.CATEGORY, "Update", EntitlementAudit.LOGGED_BY)
                .target(AuditTarget.of("Directory", call.tenant(), null));
        for (var change : patch.values().entrySet()) {
            entry = entry.change(change.getKey(), null, change.getValue());
        }
        audit.record(call, List.of(entry));
        return Outcome.NONE;
    }
}
