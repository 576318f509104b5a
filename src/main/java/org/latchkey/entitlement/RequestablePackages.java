package org.latchkey.entitlement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The packages the caller may ask for, and what their policies want to know. */
@Component
class RequestablePackages {

    /** Over {@code accessPackage}: the caller may ask for it, hidden or not. */
    static final String REQUESTABLE = """
            it.id in (
              select mine.access_package_id
              from requestable_package(:tenant, :caller, :now) mine)""";

    /** Over {@code accessPackage}: the caller may ask for it, and it is not hidden. */
    static final String ALLOWED_REQUESTOR = "not it.is_hidden and " + REQUESTABLE;

    /** Over {@code accessPackage}: the caller may ask for it, for themselves or for others, hidden or not. */
    static final String AVAILABLE = """
            (%s
              or it.id in (
                select others.access_package_id
                from package_for_others(:tenant, :caller, :now) others))""".formatted(REQUESTABLE);

    private final Sql sql;
    private final PolicyChoice choice;

    RequestablePackages(Sql sql, PolicyChoice choice) {
        this.sql = sql;
        this.choice = choice;
    }

    /** Whom a request would be for; the caller when nobody is named. */
    record ForWhom(@Nullable Subject subject) {}

    /** Somebody of the directory. */
    record Subject(@Nullable UUID objectId) {}

    /**
     * What the policies of a package that the caller may choose from demand of a request, for themselves or for the subject that
     * the body names, as it may in Graph's beta (<a
     * href="https://learn.microsoft.com/graph/api/accesspackage-getapplicablepolicyrequirements">getApplicablePolicyRequirements</a>);
     * nothing when there are none, or when separation of duties keeps whom it is for from the package.
     */
    Outcome requirements(Call call, Keys keys, ForWhom whom) {
        UUID caller = call.caller().id();
        Subject subject = whom.subject();
        UUID target = subject == null || subject.objectId() == null ? caller : subject.objectId();
        List<UUID> offered = target.equals(caller)
                ? sql.statement(call, """
                        select mine.policy_id
                        from requestable_package(:tenant, :caller, :now) mine
                        where mine.access_package_id = :package
                        """).bind("package", keys.lastId()).list(row -> row.id("policy_id"))
                : choice.forOther(call, keys.lastId(), target);
        return new Outcome.Values(
                "microsoft.graph.accessPackageAssignmentRequestRequirements",
                sql.statement(call, """
                        select p.id, p.display_name, p.description, p.expiration_type,
                          wire_duration(p.expiration_duration) as duration, wire_instant(p.expiration_end) as end_date_time,
                          p.requestor_settings::text as requestor_settings, p.request_approval_settings::text as approval_settings,
                          p.questions::text as questions
                        from assignment_policy p
                        join access_package a
                          on a.tenant_id = p.tenant_id
                          and a.id = p.access_package_id
                        join access_package_catalog c
                          on c.tenant_id = a.tenant_id
                          and c.id = a.catalog_id
                          and c.state = 'published'
                        where p.tenant_id = :tenant
                          and p.id = any (:offered::uuid[])
                          and not is_incompatible(:tenant, p.access_package_id, :target, :now)
                        order by p.display_name, p.id
                        """)
                        .bind("offered", offered)
                        .bind("target", target)
                        .list(RequestablePackages::requirement));
    }

    private static Map<String, @Nullable Object> requirement(Row row) {
        JsonNode requestors = json(row.text("requestor_settings"));
        JsonNode approval = json(row.text("approval_settings"));
        Map<String, @Nullable Object> expiration = new LinkedHashMap<>();
        expiration.put("endDateTime", row.textOrNull("end_date_time"));
        expiration.put("duration", row.textOrNull("duration"));
        expiration.put("type", row.text("expiration_type"));
        Map<String, @Nullable Object> schedule = new LinkedHashMap<>();
        schedule.put("startDateTime", null);
        schedule.put("expiration", expiration);
        schedule.put("recurrence", null);
        Map<String, @Nullable Object> requirement = new LinkedHashMap<>();
        requirement.put("policyId", row.id("id"));
        requirement.put("policyDisplayName", row.text("display_name"));
        requirement.put("policyDescription", row.textOrNull("description"));
        requirement.put("isApprovalRequiredForAdd", flag(approval, "isApprovalRequiredForAdd"));
        requirement.put("isApprovalRequiredForUpdate", flag(approval, "isApprovalRequiredForUpdate"));
        requirement.put("isRequestorJustificationRequired", flag(approval, "isRequestorJustificationRequired"));
        requirement.put("allowCustomAssignmentSchedule", flag(requestors, "allowCustomAssignmentSchedule"));
        requirement.put("schedule", schedule);
        requirement.put("questions", json(row.text("questions")));
        return requirement;
    }

    private static boolean flag(JsonNode settings, String name) {
        return settings.path(name).asBoolean(false);
    }

    private static JsonNode json(String text) {
        return PolicyJson.MAPPER.readTree(text);
    }
}
