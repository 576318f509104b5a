package org.latchkey.entitlement;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.entitlement.AssignmentPolicies.PolicyBody;
import org.latchkey.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of a policy in the form they are stored in: the wire's, with every default filled in.
 *
 * @param automatic null on a policy that people ask through
 * @param review null when it was not given
 */
record PolicyDraft(
        JsonNode targets,
        ObjectNode requestors,
        ObjectNode approval,
        @Nullable ObjectNode automatic,
        @Nullable ObjectNode review,
        ObjectNode notification,
        ArrayNode questions) {

    private static final ObjectNode REQUESTORS = defaults("""
            {
              "enableTargetsToSelfAddAccess": false,
              "enableTargetsToSelfUpdateAccess": false,
              "enableTargetsToSelfRemoveAccess": false,
              "allowCustomAssignmentSchedule": false,
              "enableOnBehalfRequestorsToAddAccess": false,
              "enableOnBehalfRequestorsToUpdateAccess": false,
              "enableOnBehalfRequestorsToRemoveAccess": false,
              "onBehalfRequestors": []
            }
            """);
    private static final ObjectNode APPROVAL = defaults("""
            {
              "isApprovalRequiredForAdd": false,
              "isApprovalRequiredForUpdate": false,
              "isRequestorJustificationRequired": false,
              "stages": []
            }
            """);
    private static final ObjectNode STAGE = defaults("""
            {
              "durationBeforeAutomaticDenial": "P14D",
              "isApproverJustificationRequired": false,
              "isEscalationEnabled": false,
              "durationBeforeEscalation": "PT0S",
              "approverInformationVisibility": "default",
              "primaryApprovers": [],
              "fallbackPrimaryApprovers": [],
              "escalationApprovers": [],
              "fallbackEscalationApprovers": []
            }
            """);
    private static final ObjectNode AUTOMATIC = defaults("""
            {
              "requestAccessForAllowedTargets": false,
              "removeAccessWhenTargetLeavesAllowedTargets": true,
              "gracePeriodBeforeAccessRemoval": "PT0S"
            }
            """);
    private static final ObjectNode REVIEW = defaults("""
            {
              "isEnabled": false,
              "expirationBehavior": "keepAccess",
              "isRecommendationEnabled": true,
              "isReviewerJustificationRequired": true,
              "isSelfReview": false,
              "schedule": null,
              "primaryReviewers": [],
              "fallbackReviewers": []
            }
            """);
    private static final ObjectNode NOTIFICATION = defaults("""
            {"isAssignmentNotificationDisabled": false}
            """);
    private static final Map<String, ObjectNode> QUESTIONS = Map.of(
            "accessPackageTextInputQuestion", defaults("""
                    {
                      "@odata.type": null,
                      "id": null,
                      "sequence": 0,
                      "text": null,
                      "isRequired": false,
                      "isAnswerEditable": true,
                      "localizations": [],
                      "isSingleLineQuestion": false,
                      "regexPattern": null
                    }
                    """), "accessPackageMultipleChoiceQuestion", defaults("""
                    {
                      "@odata.type": null,
                      "id": null,
                      "sequence": 0,
                      "text": null,
                      "isRequired": false,
                      "isAnswerEditable": true,
                      "localizations": [],
                      "isMultipleSelectionAllowed": false,
                      "choices": []
                    }
                    """));

    /** Fills the defaults in. Stages without a need for approval are dropped: nobody would ever reach them. */
    static PolicyDraft of(PolicyBody body) {
        ObjectNode approval = filled(APPROVAL, body.requestApprovalSettings());
        ArrayNode stages = PolicyJson.MAPPER.createArrayNode();
        if (approval.path("isApprovalRequiredForAdd").asBoolean()
                || approval.path("isApprovalRequiredForUpdate").asBoolean()) {
            approval.path("stages").forEach(stage -> stages.add(filled(STAGE, stage)));
        }
        approval.set("stages", stages);
        PolicyDraft draft = new PolicyDraft(
                body.specificAllowedTargets() == null
                        ? PolicyJson.MAPPER.createArrayNode()
                        : body.specificAllowedTargets().deepCopy(),
                filled(REQUESTORS, body.requestorSettings()),
                approval,
                body.automaticRequestSettings() == null ? null : filled(AUTOMATIC, body.automaticRequestSettings()),
                body.reviewSettings() == null ? null : filled(REVIEW, body.reviewSettings()),
                filled(NOTIFICATION, body.notificationSettings()),
                questions(body.questions()));
        for (JsonNode part : draft.withSubjects()) {
            part.findParents("managerLevel").forEach(PolicyDraft::leveled);
        }
        return draft;
    }

    /** A manager without a level is the next one. */
    private static void leveled(JsonNode manager) {
        if (manager.path("managerLevel").isNull()) {
            ((ObjectNode) manager).put("managerLevel", 1);
        }
    }

    private static ArrayNode questions(@Nullable JsonNode given) {
        ArrayNode questions = PolicyJson.MAPPER.createArrayNode();
        if (given != null) {
            for (JsonNode one : given) {
                String type = one.path("@odata.type").asString("");
                ObjectNode defaults = QUESTIONS.get(type);
                if (defaults == null) {
                    throw PolicyRules.invalid(
                            "A question needs the @odata.type of a text input or multiple choice question.");
                }
                ObjectNode question = filled(defaults, one);
                question.put("@odata.type", "#microsoft.graph." + type);
                if (!question.path("id").isString()) {
                    question.put("id", Ids.next().toString());
                }
                questions.add(question);
            }
        }
        return questions;
    }

    private static ObjectNode defaults(String json) {
        return (ObjectNode) PolicyJson.MAPPER.readTree(json);
    }

    private static ObjectNode filled(ObjectNode defaults, @Nullable JsonNode given) {
        ObjectNode filled = defaults.deepCopy();
        if (given != null) {
            Set<Map.Entry<String, JsonNode>> properties = given.properties();
            for (Map.Entry<String, JsonNode> property : properties) {
                if (!property.getValue().isNull() || !filled.has(property.getKey())) {
                    filled.set(property.getKey(), property.getValue());
                }
            }
        }
        return filled;
    }

    /** Everything with a subject set in it, to look up and describe whom it names. */
    JsonNode[] withSubjects() {
        return review == null
                ? new JsonNode[] {targets, requestors, approval}
                : new JsonNode[] {targets, requestors, approval, review};
    }
}
