package org.latchkey.entitlement;

import java.util.List;
import org.latchkey.entitlement.AssignmentPolicy.ApprovalSettings;
import org.latchkey.entitlement.AssignmentPolicy.AutomaticSettings;
import org.latchkey.entitlement.AssignmentPolicy.Question;
import org.latchkey.entitlement.AssignmentPolicy.RequestorSettings;
import org.latchkey.sql.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parts of a policy that are stored in the wire's form. */
final class PolicyJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The columns {@link #policy} reads, of {@code assignment_policy p} joined with {@code access_package a}. */
    static final String COLUMNS = """
            p.id,
            p.access_package_id,
            a.catalog_id,
            p.display_name,
            p.description,
            p.allowed_target_scope,
            p.specific_allowed_targets::text as specific_allowed_targets,
            p.expiration_type,
            wire_duration(p.expiration_duration) as expiration_duration,
            p.expiration_end,
            p.requestor_settings::text as requestor_settings,
            p.request_approval_settings::text as request_approval_settings,
            p.automatic_settings::text as automatic_settings,
            (p.notification_settings ->> 'isAssignmentNotificationDisabled')::boolean as is_notification_disabled,
            p.questions::text as questions
            """;

    private PolicyJson() {}

    static AssignmentPolicy policy(Row row) {
        String automatic = row.textOrNull("automatic_settings");
        return new AssignmentPolicy(
                row.id("id"),
                row.id("access_package_id"),
                row.id("catalog_id"),
                row.text("display_name"),
                row.textOrNull("description"),
                row.state("allowed_target_scope", TargetScope.class),
                MAPPER.readValue(row.text("specific_allowed_targets"), new TypeReference<List<SubjectSet>>() {}),
                new Expiration(
                        row.state("expiration_type", Expiration.Type.class),
                        row.durationOrNull("expiration_duration"),
                        row.instantOrNull("expiration_end")),
                MAPPER.readValue(row.text("requestor_settings"), RequestorSettings.class),
                MAPPER.readValue(row.text("request_approval_settings"), ApprovalSettings.class),
                automatic == null ? null : MAPPER.readValue(automatic, AutomaticSettings.class),
                row.bool("is_notification_disabled"),
                MAPPER.readValue(row.text("questions"), new TypeReference<List<Question>>() {}));
    }
}
