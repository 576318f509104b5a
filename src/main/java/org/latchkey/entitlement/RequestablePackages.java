package org.latchkey.entitlement;

import java.util.LinkedHashMap;
import java.util.Map;
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

    private final Sql sql;

    RequestablePackages(Sql sql) {
        this.sql = sql;
    }

    /**
     * What the policies of a package that the caller may choose from demand of a request (<a
     * href="https://learn.microsoft.com/graph/api/accesspackage-getapplicablepolicyrequirements">getApplicablePolicyRequirements</a>);
     * nothing when there are none, or when separation of duties keeps the caller from the package.
     */
    Outcome requirements(Call call, Keys keys) {
        return new Outcome.Values(
                "microsoft.graph.accessPackageAssignmentRequestRequirements",
                sql.statement(call, """
                        select p.id, p.display_name, p.description, p.expiration_type,
                          wire_duration(p.expiration_duration) as duration, wire_instant(p.expiration_end) as end_date_time,
                          p.requestor_settings::text as requestor_settings, p.request_approval_settings::text as approval_settings,
                          p.questions::text as questions
                        from requestable_package(:tenant, :caller, :now) mine
                        join assignment_policy p
                          on p.tenant_id = :tenant
                          and p.id = mine.policy_id
                        where mine.access_package_id = :package
                          and not is_incompatible(:tenant, :package, :caller, :now)
                        order by p.display_name, p.id
                        """).bind("package", keys.lastId()).list(RequestablePackages::requirement));
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
