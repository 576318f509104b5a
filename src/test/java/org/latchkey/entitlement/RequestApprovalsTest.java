package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;

/** What approvals make of requests. */
class RequestApprovalsTest {

    private final Offer offer = new Offer();

    @Test
    void anApprovedRequestIsDelivered() {
        String policy = offer.policy("P30D", true, "\"isApprovalRequiredForAdd\": true");
        assertThat(offer.world
                        .api
                        .as(offer.ann)
                        .get(EM + "/accessPackages/filterByCurrentUser(on='allowedRequestor')")
                        .is(200)
                        .ids())
                .containsExactly(offer.offered);
        offer.world
                .api
                .as(offer.ann)
                .post(EM + "/accessPackages/" + offer.offered + "/getApplicablePolicyRequirements")
                .is(200)
                .has("/value/0/policyId", policy)
                .has("/value/0/isApprovalRequiredForAdd", "true")
                .has("/value/0/allowCustomAssignmentSchedule", "false")
                .has("/value/0/schedule/expiration/duration", "P30D");

        Answer made = offer.ask(offer.ann, "userAdd", policy, offer.ann)
                .is(201)
                .has("/state", "submitted")
                .has("/status", "Accepted")
                .has("/requestType", "userAdd")
                .has("/createdDateTime", "")
                .has("/schedule/expiration/type", "notSpecified");
        String request = made.text("/id");
        offer.world.api.settle();
        offer.read(request).has("/state", "pendingApproval").has("/status", "PendingApproval");
        assertThat(offer.read(request).text("/createdDateTime")).isNotBlank();

        assertThat(offer.mine(offer.boss, "accessPackageAssignmentApprovals", "approver")
                        .ids())
                .containsExactly(request);
        assertThat(offer.mine(offer.boss, "assignmentRequests", "approver").ids())
                .containsExactly(request);
        String approval = EM + "/accessPackageAssignmentApprovals/" + request;
        String stage = offer.world
                .api
                .as(offer.boss)
                .get(approval + "/stages")
                .is(200)
                .has("/value/0/status", "InProgress")
                .has("/value/0/reviewResult", "NotReviewed")
                .has("/value/0/assignedToMe", "true")
                .text("/value/0/id");
        offer.world
                .api
                .as(offer.boss)
                .get(EM + "/assignmentRequests/" + request)
                .is(200);
        String decision = "{\"reviewResult\": \"Approve\", \"justification\": \"on the rota\"}";
        offer.world
                .api
                .as(offer.ann)
                .patch(approval + "/stages/" + stage, decision)
                .is(403);
        offer.world
                .api
                .as(offer.boss)
                .patch(approval + "/stages/" + stage, "{\"reviewResult\": \"Approve\"}")
                .fails(400, "JustificationRequired");
        offer.world
                .api
                .as(offer.boss)
                .patch(approval + "/stages/" + stage, decision)
                .is(204);
        offer.world
                .api
                .as(offer.boss)
                .patch(approval + "/stages/" + stage, decision)
                .fails(409, "Conflict");
        offer.world.api.settle();

        Answer done = offer.world
                .api
                .as(offer.world.apam())
                .get(EM + "/assignmentRequests/" + request + "?$expand=assignment,requestor,accessPackage")
                .is(200)
                .has("/state", "delivered")
                .has("/requestor/objectId", offer.ann)
                .has("/accessPackage/id", offer.offered);
        assertThat(done.text("/completedDateTime")).isNotBlank();
        Answer assignments = offer.world
                .api
                .as(offer.world.apam())
                .get(EM + "/assignments?$expand=target&$filter=accessPackage/id eq '" + offer.offered
                        + "' and target/objectId eq '" + offer.ann + "'")
                .is(200)
                .has("/value/0/id", done.text("/assignment/id"))
                .has("/value/0/state", "delivered")
                .has("/value/0/target/objectId", offer.ann);
        assertThat(assignments.text("/value/0/target/id")).isNotEqualTo(offer.ann);
        assertThat(Duration.between(
                        Instant.parse(assignments.text("/value/0/schedule/startDateTime")),
                        Instant.parse(assignments.text("/value/0/schedule/expiration/endDateTime"))))
                .isEqualTo(Duration.ofDays(30));
        assertThat(offer.mine(offer.ann, "assignments", "target").ids()).containsExactly(done.text("/assignment/id"));
        assertThat(offer.eligibilities(offer.ann)).isEqualTo(1);
        assertThat(offer.world.api.isMember(offer.group, offer.ann)).isFalse();
        assertThat(offer.activities())
                .contains(
                        "User requests access package assignment",
                        "Create request approval",
                        "Add approver to request approval",
                        "Approval stage completed for access package assignment request",
                        "Approve access package assignment request",
                        "Ready to fulfill access package assignment request",
                        "Fulfill access package resource assignment",
                        "Fulfill access package assignment request");

        offer.world.api.advance("P16D");
        assertThat(offer.assignment(offer.ann).text("/value/0/status"))
                .isEqualTo("NearExpiry14DaysNotificationTriggered");
        offer.world.api.advance("P13D");
        assertThat(offer.assignment(offer.ann).text("/value/0/status"))
                .isEqualTo("NearExpiry1DayNotificationTriggered");
        offer.world.api.advance("P1D");
        assertThat(offer.assignment(offer.ann).text("/value/0/state")).isEqualTo("expired");
        assertThat(offer.assignment(offer.ann).text("/value/0/expiredDateTime"))
                .isEqualTo(offer.assignment(offer.ann).text("/value/0/schedule/expiration/endDateTime"));
        assertThat(offer.eligibilities(offer.ann)).isZero();
        assertThat(offer.world
                        .api
                        .as(offer.world.apam())
                        .get(EM + "/assignmentRequests?$filter=accessPackage/id eq '" + offer.offered + "'")
                        .texts("requestType"))
                .containsExactlyInAnyOrder("userAdd", "systemRemove");
    }

    @Test
    void aDeniedRequestGivesNothingAndMayBeDeletedAndMadeAgain() {
        String policy = offer.policy("P30D", true, "\"isApprovalRequiredForAdd\": true");
        String request =
                offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201).text("/id");
        offer.world.api.settle();
        offer.decide(request, "Deny");
        offer.read(request).has("/state", "denied").has("/status", "Denied");
        assertThat(offer.assignment(offer.ann).rows()).isEmpty();
        offer.world
                .api
                .as(offer.world.apam())
                .delete(EM + "/assignmentRequests/" + request)
                .is(204);
        offer.world
                .api
                .as(offer.world.apam())
                .get(EM + "/assignmentRequests/" + request)
                .fails(404, "ResourceNotFound");
        offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201);
    }

    @Test
    void whatNobodyDecidesExpires() {
        String policy = offer.policy("P30D", true, "\"isApprovalRequiredForAdd\": true");
        String request =
                offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201).text("/id");
        offer.world.api.settle();
        offer.world.api.advance("P15D");
        offer.read(request).has("/state", "denied").has("/status", "Expired");
        assertThat(offer.activities())
                .contains("Access package assignment request timed out (no approver action taken)");
    }

    @Test
    void assignmentManagersCannotAvoidApprovalAndPackageManagersCan() {
        String policy = offer.policy("P30D", true, "\"isApprovalRequiredForAdd\": true");
        String byAssignmentManager = offer.ask(offer.world.apam(), "adminAdd", policy, offer.ann)
                .is(201)
                .text("/id");
        String carl = offer.world.api.person("Carl");
        String byManager =
                offer.ask(offer.world.apm(), "adminAdd", policy, carl).is(201).text("/id");
        offer.world.api.settle();
        offer.read(byAssignmentManager).has("/state", "pendingApproval");
        offer.read(byManager).has("/state", "delivered");
        offer.ask(offer.world.reader(), "adminAdd", policy, offer.world.api.person("Dora"))
                .fails(403, "Authorization_RequestDenied");
    }

    @Test
    void aRequestIsCanceledByWhoMadeItWhileItWaits() {
        String policy = offer.policy("P30D", true, "\"isApprovalRequiredForAdd\": true");
        String request =
                offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201).text("/id");
        offer.world.api.settle();
        String cancel = EM + "/assignmentRequests/" + request + "/cancel";
        offer.world.api.as(offer.boss).post(cancel).is(403);
        offer.world.api.as(offer.ann).post(cancel).is(204);
        offer.read(request).has("/state", "canceled").has("/status", "Canceled");
        offer.world.api.as(offer.ann).post(cancel).fails(400, "InvalidRequestState");
        assertThat(offer.mine(offer.boss, "accessPackageAssignmentApprovals", "approver")
                        .ids())
                .isEmpty();
        offer.world
                .api
                .as(offer.world.apam())
                .post(EM + "/assignmentRequests/" + request + "/reprocess")
                .fails(400, "InvalidRequestState");
    }

    /** An answer may name its question by the question's own type, as the reference's examples do. */
    @Test
    void approversReadWhatWasAskedAsThePolicyAskedIt() {
        String policy = offer.world
                .api
                .as(offer.world.apm())
                .post(EM + "/assignmentPolicies", """
                        {"displayName": "Asking", "description": "d", "allowedTargetScope": "allMemberUsers",
                         "requestorSettings": {"enableTargetsToSelfAddAccess": true},
                         "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "stages": [
                           {"durationBeforeAutomaticDenial": "P14D",
                            "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]},
                         "questions": [{"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion",
                           "text": "Which cost centre?", "isRequired": true, "regexPattern": "[0-9]{4}"}],
                         "accessPackage": {"id": "%s"}}
                        """.formatted(offer.boss, offer.offered))
                .is(201)
                .text("/id");
        String question = offer.world
                .api
                .as(offer.ann)
                .post(EM + "/accessPackages/" + offer.offered + "/getApplicablePolicyRequirements", "{}")
                .is(200)
                .text("/value/0/questions/0/id");
        String body = """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s", "assignmentPolicyId": "%s"},
                 "answers": [{"@odata.type": "#microsoft.graph.accessPackageAnswerString", "value": "%s",
                   "answeredQuestion": {"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion", "id": "%s",
                     "text": "Which colour?"}}]}
                """;
        offer.submit(offer.ann, body.formatted(offer.offered, policy, "blue", question))
                .fails(400, "AnswersRequired")
                .saying("Which cost centre?");
        String request = offer.submit(offer.ann, body.formatted(offer.offered, policy, "4711", question))
                .is(201)
                .text("/id");
        offer.world.api.settle();
        var read = offer.world
                .api
                .as(offer.boss)
                .get(EM + "/assignmentRequests/" + request)
                .is(200);
        assertThat(read.text("/answers/0/value")).isEqualTo("4711");
        assertThat(read.text("/answers/0/answeredQuestion/text")).isEqualTo("Which cost centre?");
    }

    @Test
    void stagesAreListedInTheOrderTheyAreDecidedIn() {
        String approver =
                "{\"primaryApprovers\": [{\"@odata.type\": \"#microsoft.graph.singleUser\", \"userId\": \"%s\"}]}"
                        .formatted(offer.boss);
        String policy = offer.world
                .api
                .as(offer.world.apm())
                .post(EM + "/assignmentPolicies", """
                        {"displayName": "Thrice", "allowedTargetScope": "allMemberUsers",
                         "requestorSettings": {"enableTargetsToSelfAddAccess": true},
                         "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "stages": [%s, %s, %s]},
                         "accessPackage": {"id": "%s"}}
                        """.formatted(approver, approver, approver, offer.offered))
                .is(201)
                .text("/id");
        // Their ids are random: ten lists are in order by chance once in sixty million times.
        for (int i = 0; i < 10; i++) {
            String ann = offer.world.api.person("Ann " + i);
            String request = offer.ask(ann, "userAdd", policy, ann).is(201).text("/id");
            offer.world.api.settle();
            String approval = EM + "/accessPackageAssignmentApprovals/" + request;
            String first =
                    offer.world.api.as(offer.boss).get(approval + "/stages").text("/value/0/id");
            offer.world
                    .api
                    .as(offer.boss)
                    .patch(approval + "/stages/" + first, "{\"reviewResult\": \"Approve\"}")
                    .is(204);
            assertThat(offer.world.api.as(offer.boss).get(approval + "/stages").texts("status"))
                    .containsExactly("Completed", "InProgress", "Initializing");
            offer.world.api.as(offer.boss).get(approval + "?$expand=stages").has("/stages/1/status", "InProgress");
        }
    }

    @Test
    void theListOfAnApproverIsForTokensThatMayDecide() {
        String path = EM + "/accessPackageAssignmentApprovals/filterByCurrentUser(on='approver')";
        var boss = offer.world.api.as(offer.boss);
        boss.with("EntitlementManagement.ReadWrite.All").get(path).is(200);
        boss.with("EntitlementManagement.Read.All").get(path).fails(403, "Authorization_RequestDenied");
    }
}
