package org.latchkey.entitlement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.entitlement.AssignmentPolicies.PolicyBody;
import org.latchkey.entitlement.AssignmentPolicy.ApprovalSettings;
import org.latchkey.entitlement.AssignmentPolicy.AutomaticSettings;
import org.latchkey.entitlement.AssignmentPolicy.Question;
import org.latchkey.entitlement.AssignmentPolicy.RequestorSettings;
import org.latchkey.entitlement.AssignmentPolicy.ReviewSettings;
import org.latchkey.sql.Row;
import org.latchkey.sql.State;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parts of a policy that are stored in the wire's form. */
final class PolicyJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final TypeReference<List<SubjectSet>> SUBJECTS = new TypeReference<>() {};
    private static final TypeReference<List<Question>> QUESTIONS = new TypeReference<>() {};

    /** The columns {@link #policy(Row)} reads, of {@code package_policy p}. */
    static final String COLUMNS = """
            p.id,
            p.access_package_id,
            p.catalog_id,
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
            p.review_settings::text as review_settings,
            (p.notification_settings ->> 'isAssignmentNotificationDisabled')::boolean as is_notification_disabled,
            p.questions::text as questions
            """;

    private PolicyJson() {}

    static AssignmentPolicy policy(Row row) {
        String automatic = row.textOrNull("automatic_settings");
        String review = row.textOrNull("review_settings");
        return new AssignmentPolicy(
                row.id("id"),
                row.id("access_package_id"),
                row.id("catalog_id"),
                row.text("display_name"),
                row.textOrNull("description"),
                row.state("allowed_target_scope", TargetScope.class),
                MAPPER.readValue(row.text("specific_allowed_targets"), SUBJECTS),
                new Expiration(
                        row.state("expiration_type", Expiration.Type.class),
                        row.durationOrNull("expiration_duration"),
                        row.instantOrNull("expiration_end")),
                MAPPER.readValue(row.text("requestor_settings"), RequestorSettings.class),
                MAPPER.readValue(row.text("request_approval_settings"), ApprovalSettings.class),
                automatic == null ? null : MAPPER.readValue(automatic, AutomaticSettings.class),
                review == null ? ReviewSettings.NONE : MAPPER.readValue(review, ReviewSettings.class),
                row.bool("is_notification_disabled"),
                MAPPER.readValue(row.text("questions"), QUESTIONS));
    }

    /** A policy that is about to be stored. */
    static AssignmentPolicy policy(UUID id, AccessPackage of, PolicyBody body, PolicyDraft draft) {
        String scope = body.allowedTargetScope();
        try {
            return new AssignmentPolicy(
                    id,
                    of.id(),
                    of.catalog(),
                    body.displayName(),
                    body.description(),
                    scope == null ? TargetScope.NOT_SPECIFIED : State.parse(TargetScope.class, scope),
                    MAPPER.convertValue(draft.targets(), SUBJECTS),
                    expiration(body.expiration()),
                    MAPPER.convertValue(draft.requestors(), RequestorSettings.class),
                    MAPPER.convertValue(draft.approval(), ApprovalSettings.class),
                    draft.automatic() == null ? null : MAPPER.convertValue(draft.automatic(), AutomaticSettings.class),
                    draft.review() == null
                            ? ReviewSettings.NONE
                            : MAPPER.convertValue(draft.review(), ReviewSettings.class),
                    draft.notification()
                            .path("isAssignmentNotificationDisabled")
                            .asBoolean(),
                    MAPPER.convertValue(draft.questions(), QUESTIONS));
        } catch (JacksonException | IllegalArgumentException unfit) {
            throw PolicyRules.invalid("A value of the policy is not allowed there.")
                    .because(unfit);
        }
    }

    private static Expiration expiration(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return Expiration.NEVER;
        }
        Expiration expiration = MAPPER.convertValue(given, Expiration.class);
        return expiration.type() == null && expiration.duration() == null && expiration.endDateTime() == null
                ? Expiration.NEVER
                : expiration;
    }
}
