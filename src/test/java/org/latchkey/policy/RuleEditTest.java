package org.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.node.ObjectNode;

class RuleEditTest {

    private static final String ACTIVATION = """
            {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule", "id": "Expiration_EndUser_Assignment",
             "isExpirationRequired": true, "maximumDuration": "PT8H",
             "target": {"caller": "EndUser", "operations": ["all"], "level": "Assignment"}}""";
    private static final String ELIGIBILITY =
            ACTIVATION.replace("Expiration_EndUser_Assignment", "Expiration_Admin_Eligibility");
    private static final String ENABLEMENT = """
            {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule", "id": "Enablement_EndUser_Assignment",
             "enabledRules": ["Justification"]}""";
    private static final String APPROVAL = """
            {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule", "id": "Approval_EndUser_Assignment",
             "setting": {"isApprovalRequired": false, "isApprovalRequiredForExtension": false,
               "isRequestorJustificationRequired": true, "approvalMode": "SingleStage",
               "approvalStages": [{"approvalStageTimeOutInDays": 1, "isApproverJustificationRequired": true,
                 "escalationTimeInMinutes": 0, "isEscalationEnabled": false, "primaryApprovers": [], "escalationApprovers": []}]}}""";
    private static final String CONTEXT = """
            {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule",
             "id": "AuthenticationContext_EndUser_Assignment", "isEnabled": false, "claimValue": null}""";

    @Test
    void aRuleNeedsItsOwnType() {
        refuses(ACTIVATION, "{\"maximumDuration\": \"PT4H\"}");
        refuses(ACTIVATION, "{\"@odata.type\": \"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule\"}");
        assertThat(edit(ACTIVATION, expiration("\"maximumDuration\": \"PT4H\"").replace("#", ""))
                        .path("maximumDuration")
                        .asString())
                .isEqualTo("PT4H");
    }

    @Test
    void whatTheChangeLeavesOutStays() {
        ObjectNode edited = edit(ACTIVATION, expiration("\"maximumDuration\": \"PT4H\""));
        assertThat(edited.path("isExpirationRequired").asBoolean()).isTrue();
        assertThat(edited.path("target").path("level").asString()).isEqualTo("Assignment");
    }

    @Test
    void activationsLastFromHalfAnHourToADay() {
        edit(ACTIVATION, expiration("\"maximumDuration\": \"PT30M\""));
        edit(ACTIVATION, expiration("\"maximumDuration\": \"P1D\""));
        refuses(ACTIVATION, expiration("\"maximumDuration\": \"PT29M\""));
        refuses(ACTIVATION, expiration("\"maximumDuration\": \"PT24H1M\""));
        refuses(ACTIVATION, expiration("\"maximumDuration\": \"PT1H30S\""));
        refuses(ACTIVATION, expiration("\"isExpirationRequired\": false"));
    }

    @Test
    void eligibilitiesMayBePermanent() {
        edit(ELIGIBILITY, expiration("\"isExpirationRequired\": false"));
        edit(ELIGIBILITY, expiration("\"maximumDuration\": \"P3650D\""));
        refuses(ELIGIBILITY, expiration("\"maximumDuration\": \"P3651D\""));
        refuses(ELIGIBILITY, expiration("\"maximumDuration\": \"P1Y\""));
        refuses(ELIGIBILITY, expiration("\"maximumDuration\": null"));
    }

    @Test
    void durationsAreKeptAsGraphSpellsThem() {
        assertThat(edit(ELIGIBILITY, expiration("\"maximumDuration\": \"PT960H\""))
                        .path("maximumDuration")
                        .asString())
                .isEqualTo("P40D");
        assertThat(edit(ELIGIBILITY, expiration("\"maximumDuration\": \"P1DT2H30M\""))
                        .path("maximumDuration")
                        .asString())
                .isEqualTo("P1DT2H30M");
    }

    @Test
    void onlyKnownDemandsAreEnabledAndEachOnce() {
        assertThat(edit(ENABLEMENT, enablement("[\"multifactorauthentication\"]"))
                        .path("enabledRules")
                        .path(0)
                        .asString())
                .isEqualTo("MultiFactorAuthentication");
        refuses(ENABLEMENT, enablement("[\"Luck\"]"));
        refuses(ENABLEMENT, enablement("[\"Ticketing\", \"ticketing\"]"));
    }

    @Test
    void approvalNeedsAnApproverInItsOneStage() {
        String who = Ids.next().toString();
        ObjectNode edited = edit(
                APPROVAL,
                approval(true, "{\"@odata.type\": \"#microsoft.graph.singleUser\", \"id\": \"" + who + "\"}"));
        assertThat(RuleDocument.read(edited))
                .isInstanceOfSatisfying(
                        Rule.Approval.class, it -> assertThat(it.approvers()).hasSize(1));
        assertThat(edited.at("/setting/approvalStages/0/primaryApprovers/0/userId")
                        .asString())
                .isEqualTo(who);
        refuses(APPROVAL, approval(true, ""));
        refuses(APPROVAL, approval(true, "{\"@odata.type\": \"#microsoft.graph.requestorManager\"}"));
        refuses(APPROVAL, approval(false, "").replace("SingleStage", "Serial"));
        refuses(
                APPROVAL,
                approval(false, "")
                        .replace("\"primaryApprovers\"", "\"approvalStageTimeOutInDays\": 2, \"primaryApprovers\""));
    }

    @Test
    void anAuthenticationContextHasAClaim() {
        edit(CONTEXT, context("\"isEnabled\": true, \"claimValue\": \"c99\""));
        edit(CONTEXT, context("\"isEnabled\": false, \"claimValue\": \"\""));
        refuses(CONTEXT, context("\"isEnabled\": true"));
        refuses(CONTEXT, context("\"isEnabled\": true, \"claimValue\": \"c100\""));
    }

    @Test
    void idAndTargetAreNotChanged() {
        edit(
                ACTIVATION,
                expiration(
                        "\"id\": \"expiration_enduser_assignment\", \"target\": {\"caller\": \"enduser\", \"operations\": [\"All\"]}"));
        refuses(ACTIVATION, expiration("\"id\": \"Expiration_Admin_Eligibility\""));
        refuses(ACTIVATION, expiration("\"target\": {\"caller\": \"Admin\"}"));
        refuses(ACTIVATION, expiration("\"enabledRules\": []"));
    }

    private static String expiration(String properties) {
        return "{\"@odata.type\": \"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule\", " + properties + "}";
    }

    private static String enablement(String rules) {
        return "{\"@odata.type\": \"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule\", \"enabledRules\": "
                + rules + "}";
    }

    private static String context(String properties) {
        return "{\"@odata.type\": \"#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule\", "
                + properties + "}";
    }

    private static String approval(boolean required, String approvers) {
        return """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule",
                 "setting": {"isApprovalRequired": %s, "approvalMode": "SingleStage", "approvalStages": [{"primaryApprovers": [%s]}]}}
                """.formatted(required, approvers);
    }

    private static ObjectNode edit(String rule, String change) {
        return RuleEdit.of((ObjectNode) RuleDocument.JSON.readTree(rule), RuleDocument.JSON.readTree(change));
    }

    private static void refuses(String rule, String change) {
        assertThatThrownBy(() -> edit(rule, change))
                .as(change)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_POLICY));
    }
}
