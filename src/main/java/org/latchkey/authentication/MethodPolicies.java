package org.latchkey.authentication;

import java.util.List;
import java.util.Locale;
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
import org.latchkey.tenant.Tenants;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What tenants say of the methods that people sign in with. */
@Component
class MethodPolicies {

    private static final String PASS = "temporaryaccesspass";
    private static final String EVERYBODY = "all_users";

    private final Sql sql;
    private final AuditLog audit;
    private final Tenants tenants;

    MethodPolicies(Sql sql, AuditLog audit, Tenants tenants) {
        this.sql = sql;
        this.audit = audit;
        this.tenants = tenants;
    }

    @EventListener
    void on(TenantCreated news) {
        begin(news.call());
    }

    /** A tenant may be older than the policy. */
    @EventListener(ApplicationReadyEvent.class)
    void beginWhereItIsMissing() {
        tenants.all().forEach(tenant -> begin(Call.bySystem(tenant.id(), tenants.now(tenant))));
    }

    private void begin(Call call) {
        sql.statement(call, """
                insert into access_pass_policy (tenant_id, changed_at)
                values (:tenant, :now)
                on conflict (tenant_id) do nothing
                """).update();
    }

    /** What holds for passes. */
    AccessPassPolicy ofPasses(Call call) {
        return sql.statement(call, """
                select enabled, default_lifetime_minutes, least_lifetime_minutes, most_lifetime_minutes, default_length, usable_once
                from access_pass_policy
                where tenant_id = :tenant
                """).one(AccessPassPolicy::read);
    }

    Outcome update(Call call, Keys keys, Patch patch) {
        demandEverybody(patch);
        if (!isPass(keys)) {
            if (patch.get("state", String.class).filter("disabled"::equals).isPresent()) {
                throw Problem.badRequest("This method cannot be turned off. What can be is the Temporary Access Pass.");
            }
            return Outcome.NONE;
        }
        AccessPassPolicy before = ofPasses(call);
        AccessPassPolicy after = before.with(patch);
        sql.statement(call, """
                update access_pass_policy
                set
                  enabled = :enabled,
                  default_lifetime_minutes = :usual,
                  least_lifetime_minutes = :least,
                  most_lifetime_minutes = :most,
                  default_length = :length,
                  usable_once = :once,
                  changed_at = :now
                where tenant_id = :tenant
                """)
                .bind("enabled", after.isEnabled())
                .bind("usual", after.usual())
                .bind("least", after.least())
                .bind("most", after.most())
                .bind("length", after.length())
                .bind("once", after.usableOnce())
                .update();
        tell(call, "Update", before, after);
        return Outcome.NONE;
    }

    /** Back to what is usual. */
    Outcome reset(Call call, Keys keys) {
        if (isPass(keys)) {
            AccessPassPolicy before = ofPasses(call);
            sql.statement(call, """
                    update access_pass_policy
                    set
                      enabled = default,
                      default_lifetime_minutes = default,
                      least_lifetime_minutes = default,
                      most_lifetime_minutes = default,
                      default_length = default,
                      usable_once = default,
                      changed_at = :now
                    where tenant_id = :tenant
                    """).update();
            tell(call, "Reset", before, ofPasses(call));
        }
        return Outcome.NONE;
    }

    private static boolean isPass(Keys keys) {
        return keys.last().toLowerCase(Locale.ROOT).equals(PASS);
    }

    /** A policy for some groups alone is refused, and not taken for one for everybody. */
    private static void demandEverybody(Patch patch) {
        boolean excludes = patch.get("excludeTargets", JsonNode.class)
                .filter(targets -> !targets.isEmpty())
                .isPresent();
        boolean includesOthers = patch.get("includeTargets", JsonNode.class)
                .filter(targets -> targets.isEmpty()
                        || targets.valueStream()
                                .anyMatch(it -> !it.path("id").asString("").equals(EVERYBODY)))
                .isPresent();
        if (excludes || includesOthers) {
            throw Problem.badRequest(
                    "Methods are there for everybody: includeTargets must be the one group all_users, and excludeTargets empty.");
        }
    }

    private void tell(Call call, String operation, AccessPassPolicy before, AccessPassPolicy after) {
        audit.record(
                call,
                List.of(AuditEntry.of(
                                "Authentication Methods Policy " + operation,
                                "Policy",
                                operation,
                                "Authentication Methods")
                        .target(AuditTarget.of("Other", null, "TemporaryAccessPass"))
                        .change("state", state(before), state(after))
                        .change("defaultLifetimeInMinutes", before.usual(), after.usual())
                        .change("minimumLifetimeInMinutes", before.least(), after.least())
                        .change("maximumLifetimeInMinutes", before.most(), after.most())
                        .change("defaultLength", before.length(), after.length())
                        .change("isUsableOnce", before.usableOnce(), after.usableOnce())));
    }

    private static String state(AccessPassPolicy policy) {
        return policy.isEnabled() ? "enabled" : "disabled";
    }
}
