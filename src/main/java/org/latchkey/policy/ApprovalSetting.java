package org.latchkey.policy;

import java.util.Map;
import org.latchkey.approval.Approver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The setting of an approval rule: one stage, decided within a day by any one of the approvers. */
final class ApprovalSetting {

    private static final String MODE = "SingleStage";

    private ApprovalSetting() {}

    /**
     * Completes and checks a changed setting; what it leaves out, or has as null, stays as it was.
     *
     * @param rule the rule, with the setting as it came
     * @param before the setting as it was
     */
    static void check(ObjectNode rule, JsonNode before) {
        if (!(rule.path("setting") instanceof ObjectNode given)) {
            throw RuleEdit.refused("'setting' must be an object.");
        }
        ObjectNode setting = merged((ObjectNode) before, given);
        if (!setting.path("approvalMode").asString("").equalsIgnoreCase(MODE)) {
            throw RuleEdit.refused("approvalMode must be SingleStage.");
        }
        setting.put("approvalMode", MODE);
        if (setting.path("approvalStages").size() != 1
                || !(setting.path("approvalStages").path(0) instanceof ObjectNode stageGiven)) {
            throw RuleEdit.refused("There must be exactly one approval stage.");
        }
        ObjectNode stage = merged((ObjectNode) before.path("approvalStages").path(0), stageGiven);
        if (stage.path("approvalStageTimeOutInDays").asInt(1) != 1) {
            throw RuleEdit.refused("approvalStageTimeOutInDays is always 1.");
        }
        RuleEdit.flag(stage, "isApproverJustificationRequired");
        ArrayNode approvers = RuleDocument.JSON.createArrayNode();
        for (JsonNode subject : stage.path("primaryApprovers")) {
            approvers.add(approver(subject));
        }
        stage.set("primaryApprovers", approvers);
        stage.putArray("escalationApprovers");
        stage.put("isEscalationEnabled", false);
        stage.put("escalationTimeInMinutes", 0);
        setting.putArray("approvalStages").add(stage);
        if (RuleEdit.flag(setting, "isApprovalRequired") && approvers.isEmpty()) {
            throw RuleEdit.refused("An approval needs at least one primary approver.");
        }
        rule.set("setting", setting);
    }

    private static ObjectNode merged(ObjectNode before, ObjectNode given) {
        ObjectNode merged = before.deepCopy();
        for (Map.Entry<String, JsonNode> property : given.properties()) {
            if (property.getKey().startsWith("@") || property.getValue().isNull()) {
                continue;
            }
            if (!before.has(property.getKey())) {
                throw RuleEdit.refused("An approval setting has no property '%s'.".formatted(property.getKey()));
            }
            merged.set(property.getKey(), property.getValue());
        }
        return merged;
    }

    private static ObjectNode approver(JsonNode subject) {
        Approver approver = RuleDocument.approver(subject)
                .orElseThrow(() -> RuleEdit.refused("An approver must be a singleUser or groupMembers with an id."));
        ObjectNode json = RuleDocument.JSON.createObjectNode();
        switch (approver) {
            case Approver.SingleUser user ->
                json.put("@odata.type", "#microsoft.graph.singleUser")
                        .put("userId", user.id().toString());
            case Approver.GroupMembers group ->
                json.put("@odata.type", "#microsoft.graph.groupMembers")
                        .put("groupId", group.id().toString());
            case Approver.RequestorManager manager ->
                throw new IllegalStateException("read from a subject that names an id");
            case Approver.TargetManager manager ->
                throw new IllegalStateException("read from a subject that names an id");
        }
        JsonNode description = subject.path("description");
        json.set("description", description.isMissingNode() ? RuleDocument.JSON.nullNode() : description);
        return json;
    }
}
