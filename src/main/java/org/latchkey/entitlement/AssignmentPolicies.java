package org.latchkey.entitlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Reference;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Making, replacing, removing and reading policies. */
@Component
public class AssignmentPolicies {

    private final Sql sql;
    private final Guard guard;
    private final AccessPackages packages;
    private final PolicySubjects subjects;
    private final LifetimeWarnings warnings;
    private final AuditLog audit;
    private final EntitlementLimits limits;

    AssignmentPolicies(
            Sql sql,
            Guard guard,
            AccessPackages packages,
            PolicySubjects subjects,
            LifetimeWarnings warnings,
            AuditLog audit,
            EntitlementLimits limits) {
        this.sql = sql;
        this.guard = guard;
        this.packages = packages;
        this.subjects = subjects;
        this.warnings = warnings;
        this.audit = audit;
        this.limits = limits;
    }

    /** The policies of those ids, by id; ids nobody has are left out. */
    public Map<UUID, AssignmentPolicy> find(Call call, Collection<UUID> ids) {
        return read(call, "p.id = any(:ids::uuid[])", ids);
    }

    private Map<UUID, AssignmentPolicy> read(Call call, String condition, Collection<UUID> ids) {
        return sql
                .statement(call, """
                select %s
                from package_policy p
                where p.tenant_id = :tenant
                  and %s
                """.formatted(PolicyJson.COLUMNS, condition))
                .bind("ids", ids)
                .list(PolicyJson::policy)
                .stream()
                .collect(Collectors.toMap(AssignmentPolicy::id, Function.identity()));
    }

    /** Makes a policy of a package. */
    Outcome create(Call call, Keys keys, PolicyBody body) {
        if (body.accessPackage() == null) {
            throw Problem.badRequest("accessPackage/id is missing.");
        }
        int others = sql.statement(call, """
                select count(*)::int as number
                from assignment_policy
                where tenant_id = :tenant
                """).one(row -> row.number("number"));
        EntitlementLimits.check(others + 1, limits.policies(), "policies");
        AccessPackage of = packages.get(call, body.accessPackage().id());
        AssignmentPolicy made = store(call, Ids.next(), of, body);
        audit.record(
                call,
                List.of(warnings.addTo(call, entry("Create access package assignment policy", "Add", made), made)));
        return Outcome.created(made.id());
    }

    /** Replaces a policy as a whole: what the body leaves out returns to its default. Requests keep what they had. */
    Outcome replace(Call call, Keys keys, PolicyBody body) {
        AssignmentPolicy before = get(call, keys.lastId());
        if (body.accessPackage() != null && !body.accessPackage().id().equals(before.accessPackage())) {
            throw PolicyRules.invalid("A policy cannot move to another access package.");
        }
        AssignmentPolicy after = store(call, before.id(), packages.get(call, before.accessPackage()), body);
        audit.record(
                call,
                List.of(warnings.addTo(
                        call,
                        entry("Update access package assignment policy", "Update", after)
                                .change("DisplayName", before.displayName(), after.displayName())
                                .change("AllowedTargetScope", before.scope(), after.scope())
                                .change("Expiration", before.expiration(), after.expiration())
                                .change("RequestApprovalSettings", before.approval(), after.approval())
                                .change("RequestorSettings", before.requestors(), after.requestors()),
                        after)));
        return Outcome.shown(after.id());
    }

    private AssignmentPolicy store(Call call, UUID id, AccessPackage of, PolicyBody body) {
        Texts.demandName(body.displayName());
        if (body.customExtensionStageSettings() != null
                && !body.customExtensionStageSettings().isEmpty()) {
            throw PolicyRules.invalid("Custom extensions are not served here.");
        }
        PolicyDraft draft = PolicyDraft.of(body);
        AssignmentPolicy policy = PolicyJson.policy(id, of, body, draft);
        if (policy.isAutomatic()) {
            refuseAutomatic(call);
        }
        PolicyRules.check(policy, call.now(), limits);
        subjects.describe(call, draft.withSubjects());
        sql.statement(call, """
                insert into assignment_policy
                  (tenant_id, id, access_package_id, display_name, description, allowed_target_scope,
                   specific_allowed_targets, expiration_type, expiration_duration, expiration_end, requestor_settings,
                   request_approval_settings, automatic_settings, review_settings, notification_settings, questions,
                   created_at, modified_at)
                select :tenant, :id, :package, :name, :description, :scope, :targets::json, :expirationType,
                  :duration::interval, :end::timestamptz, :requestors::json, :approval::json, :automatic::json,
                  :review::json, :notification::json, :questions::json, :now, :now
                on conflict (tenant_id, id) do update
                set display_name = excluded.display_name,
                    description = excluded.description,
                    allowed_target_scope = excluded.allowed_target_scope,
                    specific_allowed_targets = excluded.specific_allowed_targets,
                    expiration_type = excluded.expiration_type,
                    expiration_duration = excluded.expiration_duration,
                    expiration_end = excluded.expiration_end,
                    requestor_settings = excluded.requestor_settings,
                    request_approval_settings = excluded.request_approval_settings,
                    automatic_settings = excluded.automatic_settings,
                    review_settings = excluded.review_settings,
                    notification_settings = excluded.notification_settings,
                    questions = excluded.questions,
                    modified_at = excluded.modified_at
                """)
                .bind("id", id)
                .bind("package", of.id())
                .bind("name", policy.displayName())
                .bind("description", policy.description())
                .bind("scope", policy.scope())
                .bind("targets", draft.targets().toString())
                .bind("expirationType", policy.expiration().type())
                .bind("duration", policy.expiration().duration())
                .bind("end", policy.expiration().endDateTime())
                .bind("requestors", draft.requestors().toString())
                .bind("approval", draft.approval().toString())
                .bind(
                        "automatic",
                        draft.automatic() == null ? null : draft.automatic().toString())
                .bind("review", draft.review() == null ? null : draft.review().toString())
                .bind("notification", draft.notification().toString())
                .bind("questions", draft.questions().toString())
                .update();
        subjects.index(call, policy);
        return policy;
    }

    /** A policy that says it assigns by itself, and does not, would be a lie. */
    private void refuseAutomatic(Call call) {
        guard.require(call, EntitlementAction.WRITE_AUTOMATIC_POLICIES, Map.of());
        throw PolicyRules.invalid(
                "Policies that assign by a rule are not served here: leave automaticRequestSettings out and"
                        + " name users or groups in specificAllowedTargets.");
    }

    /** Removes a policy, when nobody has or asks for anything by it any more. */
    Outcome delete(Call call, Keys keys) {
        AssignmentPolicy gone = get(call, keys.lastId());
        sql.statement(call, """
                select true
                from assignment_policy
                where tenant_id = :tenant
                  and id = :id
                for update
                """).bind("id", gone.id()).isTrue();
        int removed = sql.statement(call, """
                delete from assignment_policy p
                where p.tenant_id = :tenant
                  and p.id = :id
                  and not exists (
                    select 1
                    from access_in_use u
                    where u.tenant_id = :tenant
                      and u.policy_id = :id)
                """).bind("id", gone.id()).update();
        if (removed == 0) {
            throw Problem.of(ProblemCode.ACTIVE_ASSIGNMENTS_EXIST);
        }
        audit.record(call, List.of(entry("Delete access package assignment policy", "Delete", gone)));
        return Outcome.NONE;
    }

    private AssignmentPolicy get(Call call, UUID id) {
        AssignmentPolicy found = find(call, List.of(id)).get(id);
        if (found == null) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        return found;
    }

    private static AuditEntry entry(String activity, String operation, AssignmentPolicy policy) {
        return EntitlementAudit.entry(
                        activity, operation, "AccessPackageAssignmentPolicy", policy.id(), policy.displayName())
                .detail("AccessPackageId", policy.accessPackage().toString());
    }

    /** A policy as a body says it; null leaves a part to its default. */
    record PolicyBody(
            String displayName,
            @Nullable String description,
            @Nullable String allowedTargetScope,
            @Nullable JsonNode specificAllowedTargets,
            @Nullable JsonNode expiration,
            @Nullable JsonNode requestorSettings,
            @Nullable JsonNode requestApprovalSettings,
            @Nullable JsonNode automaticRequestSettings,
            @Nullable JsonNode reviewSettings,
            @Nullable JsonNode notificationSettings,
            @Nullable JsonNode questions,
            @Nullable JsonNode customExtensionStageSettings,
            @Nullable Reference accessPackage) {}
}
