package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** An activation that somebody has to agree to. */
class ActivationApprovalTest {

    private static final String APPROVALS = PIM + "assignmentApprovals";

    private final World world = new World();
    private final Api api = world.api;
    private final String pra = world.pra;
    private final String ann = world.ann;
    private final String vera = api.person("Vera");
    private final String bob = api.person("Bob");
    private final String approvers = api.group("Approvers");
    private final String group = world.group;

    @Test
    void anApprovedActivationBeginsWithTheApproval() {
        String request = askForApproval("PT2H").text("/id");
        assertThat(api.isMember(group, ann)).isFalse();
        api.advance("PT1H");
        assertThat(listed(vera)).containsExactly(request);
        assertThat(listed(ann)).isEmpty();
        String stage = stage(request);
        api.as(vera)
                .get(APPROVALS + "/" + request + "/stages/" + stage)
                .is(200)
                .has("/status", "InProgress")
                .has("/reviewResult", "NotReviewed")
                .has("/justification", "")
                .has("/assignedToMe", "true");
        api.as(vera).get(APPROVALS + "/" + request + "?$expand=stages").is(200).has("/stages/0/id", stage);
        Instant before = api.now();
        decide(vera, request, stage, "Approve", "go").is(204);

        assertThat(api.isMember(group, ann)).isTrue();
        api.as(ann)
                .get(PIM + "assignmentScheduleRequests/" + request)
                .is(200)
                .has("/status", "Provisioned")
                .has("/approvalId", request);
        Answer instances = api.as(ann)
                .get(PIM + "assignmentScheduleInstances/filterByCurrentUser(on='principal')")
                .is(200);
        Instant end = Instant.parse(instances.text("/value/0/endDateTime"));
        assertThat(Duration.between(before, end))
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(1));
        api.as(vera)
                .get(APPROVALS + "/" + request + "/steps/" + stage)
                .is(200)
                .has("/status", "Completed")
                .has("/reviewResult", "Approve")
                .has("/reviewedBy/id", vera);
        assertThat(listed(vera)).containsExactly(request);
        assertThat(world.audited())
                .contains(
                        "Add member to role approval requested (PIM activation)",
                        "Add member to role request approved (PIM activation)",
                        "Add member to role completed (PIM activation)");
    }

    @Test
    void onlyApproversDecideAndNobodyTheirOwn() {
        api.addMember(approvers, ann);
        String request = askForApproval("PT2H").text("/id");
        String stage = stage(request);
        decide(ann, request, stage, "Approve", "me").fails(403, "UnauthorizedAccess");
        decide(bob, request, stage, "Approve", "him").fails(403, "UnauthorizedAccess");
        decide(pra, request, stage, "Approve", "by office").fails(403, "UnauthorizedAccess");
        decide(vera, request, "ace08ec9-aa11-4ada-9145-addf0398233e", "Approve", "x")
                .is(404);
        decide(vera, "ace08ec9-aa11-4ada-9145-addf0398233e", stage, "Approve", "x")
                .is(404);
        decide(vera, request, stage, "Approve", "").fails(400, "InvalidRoleAssignmentRequest");
        decide(vera, request, stage, "Maybe", "x").fails(400, "InvalidRoleAssignmentRequest");
        assertThat(api.isMember(group, ann)).isFalse();
        decide(vera, request, stage, "deny", "not today").is(204);
        decide(vera, request, stage, "Approve", "changed my mind").fails(409, "Conflict");
        assertThat(status(request)).isEqualTo("Denied");
        assertThat(api.isMember(group, ann)).isFalse();
    }

    @Test
    void whoJoinsOrLeavesTheApproversCountsAtTheDecision() {
        String request = askForApproval("PT2H").text("/id");
        String stage = stage(request);
        api.addMember(approvers, bob);
        api.asAdmin()
                .delete("groups/" + approvers + "/members/" + vera + "/$ref")
                .is(204);
        decide(vera, request, stage, "Approve", "I was").fails(403, "UnauthorizedAccess");
        decide(bob, request, stage, "Approve", "I am").is(204);
        assertThat(api.isMember(group, ann)).isTrue();
    }

    @Test
    void whoBecomesTheFirstApproverLaterDecides() {
        api.addMember(approvers, vera);
        String request = askForApproval(
                        "PT2H",
                        () -> api.asAdmin()
                                .delete("groups/" + approvers + "/members/" + vera + "/$ref")
                                .is(204))
                .text("/id");
        api.addMember(approvers, bob);
        decide(bob, request, stage(request), "Approve", "I am").is(204);
        assertThat(api.isMember(group, ann)).isTrue();
    }

    @Test
    void theApproversListHasTheStagesInIt() {
        String request = askForApproval("PT2H").text("/id");
        api.as(vera)
                .get(APPROVALS + "/filterByCurrentUser(on='approver')")
                .is(200)
                .has("/value/0/id", request)
                .has("/value/0/stages/0/status", "InProgress")
                .has("/value/0/stages/0/assignedToMe", "true");
        api.as(vera)
                .get(APPROVALS + "/filterByCurrentUser(on='approver')?$expand=stages($select=status)")
                .is(200)
                .has("/value/0/stages/0/status", "InProgress");
    }

    @Test
    void whatNobodyDecidesInADayFails() {
        String request = askForApproval("PT2H").text("/id");
        String stage = stage(request);
        api.advance("PT23H59M");
        assertThat(status(request)).isEqualTo("PendingApproval");
        api.advance("PT1M");
        assertThat(status(request)).isEqualTo("Failed");
        decide(vera, request, stage, "Approve", "late").fails(409, "Conflict");
        assertThat(world.audited()).contains("PIM activation request expired");
        ask("PT2H").is(201).has("/status", "PendingApproval");
    }

    @Test
    void aPendingRequestBlocksAnotherUntilItIsCanceled() {
        String request = askForApproval("PT2H").text("/id");
        String stage = stage(request);
        ask("PT1H").fails(400, "PendingRoleAssignmentRequest");
        api.as(bob)
                .post(PIM + "assignmentScheduleRequests/" + request + "/cancel")
                .fails(403, "UnauthorizedAccess");
        api.as(ann)
                .post(PIM + "assignmentScheduleRequests/" + request + "/cancel")
                .is(204);
        assertThat(status(request)).isEqualTo("Canceled");
        decide(vera, request, stage, "Approve", "x").fails(409, "Conflict");
        api.as(ann)
                .post(PIM + "assignmentScheduleRequests/" + request + "/cancel")
                .fails(400, "InvalidRoleAssignmentRequest");
        assertThat(world.audited()).contains("Add member to role canceled (PIM activation)", "Cancel request");
        ask("PT1H").is(201);
    }

    @Test
    void anApprovalAfterTheEligibilityWentGivesNothing() {
        String request = askForApproval("PT2H").text("/id");
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminRemove", ""))
                .is(201);
        decide(vera, request, stage(request), "Approve", "too late").is(204);
        assertThat(status(request)).isEqualTo("Failed");
        assertThat(api.isMember(group, ann)).isFalse();
    }

    @Test
    void otherFunctionsOfApprovalsAreRefused() {
        api.as(vera).get(APPROVALS + "/filterByCurrentUser(on='target')").is(400);
        api.as(vera)
                .with("User.Read")
                .get(APPROVALS + "/filterByCurrentUser(on='approver')")
                .fails(403, "UnknownError");
    }

    private Answer askForApproval(String length) {
        api.addMember(approvers, vera);
        return askForApproval(length, () -> {});
    }

    private Answer askForApproval(String length, Runnable before) {
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", World.term("P30D")))
                .is(201);
        api.as(pra)
                .patch(World.rule(world.policyOf("member"), "Approval_EndUser_Assignment"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule", "id": "Approval_EndUser_Assignment",
                 "setting": {"isApprovalRequired": true, "approvalMode": "SingleStage", "approvalStages": [{
                   "approvalStageTimeOutInDays": 1, "isApproverJustificationRequired": true,
                   "primaryApprovers": [{"@odata.type": "#microsoft.graph.groupMembers", "groupId": "%s"}]}]}}
                """.formatted(approvers))
                .is(204);
        before.run();
        return ask(length).is(201).has("/status", "PendingApproval");
    }

    private Answer ask(String length) {
        return world.activate(api.as(ann), ann, length, "incident");
    }

    private Answer decide(String who, String request, String stage, String result, String justification) {
        return api.as(who).patch(APPROVALS + "/" + request + "/stages/" + stage, """
                {"reviewResult": "%s", "justification": "%s"}
                """.formatted(result, justification));
    }

    private String stage(String request) {
        return api.as(pra).get(APPROVALS + "/" + request + "/stages").is(200).text("/value/0/id");
    }

    private String status(String request) {
        return api.as(pra)
                .get(PIM + "assignmentScheduleRequests/" + request)
                .is(200)
                .text("/status");
    }

    private List<String> listed(String who) {
        return api.as(who)
                .get(APPROVALS + "/filterByCurrentUser(on='approver')")
                .is(200)
                .ids();
    }
}
