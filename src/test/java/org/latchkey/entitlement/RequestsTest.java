package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;

/** Requests as clients make and see them. */
class RequestsTest {

    private final Offer offer = new Offer();

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        String policy = offer.policy("P30D", true, "\"isRequestorJustificationRequired\": true");
        offer.ask(offer.ann, "userAdd", policy, offer.boss).fails(400, "BadRequest");
        offer.ask(offer.ann, "systemAdd", policy, offer.ann).fails(400, "BadRequest");
        offer.ask(offer.ann, "approverRemove", policy, offer.ann).fails(400, "BadRequest");
        offer.ask(offer.ann, "nonsense", policy, offer.ann).fails(400, "BadRequest");
        offer.world
                .api
                .as(offer.ann)
                .post(EM + "/assignmentRequests", "{\"requestType\": \"userAdd\"}")
                .fails(400, "BadRequest");
        offer.ask(offer.ann, "adminAdd", policy, offer.ann).fails(403, "Authorization_RequestDenied");
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s"}}
                """.formatted(offer.offered)).fails(400, "JustificationRequired");
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s"}}
                """.formatted(Ids.next())).fails(404, "ResourceNotFound");
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "justification": "j", "assignment": {"accessPackageId": "%s"},
                 "schedule": {"expiration": {"type": "afterDuration", "duration": "P1D"}}}
                """.formatted(offer.offered)).fails(400, "ScheduleNotAllowed");
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "justification": "j", "assignment": {"accessPackageId": "%s"},
                 "answers": [{"@odata.type": "#microsoft.graph.accessPackageAnswerString", "value": "x",
                              "answeredQuestion": {"id": "%s"}}]}
                """.formatted(offer.offered, Ids.next())).fails(400, "BadRequest");
        String body = """
                {"requestType": "userAdd", "justification": "j", "accessPackageAssignment": {"accessPackageId": "%s"}}
                """.formatted(offer.offered);
        offer.submit(offer.ann, body).is(201);
        offer.world.api.settle();
        offer.submit(offer.ann, body).fails(400, "ExistingAssignment");
    }

    @Test
    void whoHasAskedDoesNotAskAgain() {
        String policy = offer.policy("P30D", true, "\"isApprovalRequiredForAdd\": true");
        offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201);
        offer.ask(offer.ann, "userAdd", policy, offer.ann).fails(400, "ExistingOpenRequest");
    }

    @Test
    void whoDecidesReadsWhomARequestIsFor() {
        String policy = offer.policy("P30D", true, "\"isApprovalRequiredForAdd\": true");
        String request =
                offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201).text("/id");
        offer.world.api.settle();
        String path = EM + "/assignmentRequests/" + request + "?$expand=target";
        offer.world.api.as(offer.boss).get(path).has("/target/objectId", offer.ann);
    }

    @Test
    void policiesAndSeparationOfDutiesKeepPeopleOut() {
        String policy = offer.policy("P30D", false, "");
        offer.ask(offer.ann, "userAdd", policy, offer.ann)
                .fails(400, "PolicyRequirementsNotMet")
                .saying("You don't meet policy");
        assertThat(offer.world
                        .api
                        .as(offer.ann)
                        .post(EM + "/accessPackages/" + offer.offered + "/getApplicablePolicyRequirements")
                        .is(200)
                        .rows())
                .isEmpty();

        String other = offer.world.accessPackage("Other");
        String everybody = offer.policy(other, "P30D", true, "");
        offer.world
                .api
                .as(offer.world.apm())
                .post(
                        EM + "/accessPackages/" + other + "/incompatibleAccessPackages/$ref",
                        "{\"@odata.id\": \"%s/v1.0/%s/accessPackages/%s\"}"
                                .formatted(offer.world.api.server(), EM, offer.offered))
                .is(204);
        offer.assign(policy, offer.ann);
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s", "assignmentPolicyId": "%s"}}
                """.formatted(other, everybody)).fails(400, "IncompatibleAccess");
        offer.submit(offer.world.apam(), """
                {"requestType": "adminAdd",
                 "assignment": {"targetId": "%s", "accessPackageId": "%s", "assignmentPolicyId": "%s"}}
                """.formatted(offer.ann, other, everybody))
                .fails(400, "IncompatibleAccess");
        offer.world
                .api
                .as(offer.world.iga)
                .patch(EM + "/catalogs/" + offer.world.catalog, "{\"state\": \"unpublished\"}")
                .is(204);
        offer.submit(offer.boss, """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s"}}
                """.formatted(other)).fails(400, "PolicyRequirementsNotMet");
    }

    @Test
    void aFutureStartIsWaitedFor() {
        String policy = offer.policy("P30D", true, "");
        Instant start = offer.world.api.now().plus(Duration.ofDays(2));
        String request = offer.submit(offer.world.apam(), """
                {"requestType": "adminAdd",
                 "assignment": {"targetId": "%s", "accessPackageId": "%s", "assignmentPolicyId": "%s"},
                 "schedule": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "P1D"}}}
                """.formatted(offer.ann, offer.offered, policy, start))
                .is(201)
                .text("/id");
        offer.world.api.settle();
        offer.read(request).has("/state", "scheduled").has("/status", "PendingNotBefore");
        offer.world.api.advance("P2D");
        offer.read(request).has("/state", "delivered");
        assertThat(Instant.parse(offer.assignment(offer.ann).text("/value/0/schedule/startDateTime")))
                .isEqualTo(start);
        offer.world.api.advance("P1D");
        assertThat(offer.assignment(offer.ann).text("/value/0/state")).isEqualTo("expired");
    }

    @Test
    void everyPointOfViewOnRequestsIsServed() {
        String policy = offer.policy("P30D", true, "");
        String forAnn = offer.ask(offer.world.apam(), "adminAdd", policy, offer.ann)
                .is(201)
                .text("/id");
        assertThat(offer.mine(offer.ann, "assignmentRequests", "target").ids()).containsExactly(forAnn);
        assertThat(offer.mine(offer.ann, "assignmentRequests", "targetOrRequestor")
                        .ids())
                .containsExactly(forAnn);
        assertThat(offer.mine(offer.world.apam(), "assignmentRequests", "createdBy")
                        .ids())
                .containsExactly(forAnn);
        assertThat(offer.mine(offer.world.apam(), "assignmentRequests", "requestForOthers")
                        .ids())
                .containsExactly(forAnn);
        assertThat(offer.mine(offer.boss, "assignmentRequests", "targetManager").ids())
                .isEmpty();
        offer.mine(offer.boss, "assignmentRequests", "nonsense").is(400);
        assertThat(offer.world
                        .api
                        .as(offer.ann)
                        .get(EM + "/availableAccessPackages/" + offer.offered + "/resourceRoleScopes")
                        .is(200)
                        .rows())
                .hasSize(1);
    }

    @Test
    void managersAskForTheirPeopleWhereThePolicyLetsThem() {
        String policy = offer.world
                .api
                .as(offer.world.apm())
                .post(EM + "/assignmentPolicies", """
                {"displayName": "By managers", "allowedTargetScope": "allDirectoryUsers", "specificAllowedTargets": [],
                 "expiration": {"type": "noExpiration"},
                 "requestorSettings": {"enableOnBehalfRequestorsToAddAccess": true,
                   "onBehalfRequestors": [{"@odata.type": "#microsoft.graph.targetManager", "managerLevel": 1}]},
                 "requestApprovalSettings": {"stages": []}, "accessPackage": {"id": "%s"}}
                """.formatted(offer.offered))
                .is(201)
                .text("/id");
        offer.ask(offer.boss, "onBehalfAdd", policy, offer.ann).fails(400, "PolicyRequirementsNotMet");
        assertThat(offer.requirementsFor(offer.boss, offer.ann)).isEmpty();
        assertThat(offer.mayAskForOthers(offer.boss)).isFalse();
        offer.world
                .api
                .asAdmin()
                .put(
                        "users/" + offer.ann + "/manager/$ref",
                        "{\"@odata.id\": \"%s/v1.0/users/%s\"}".formatted(offer.world.api.server(), offer.boss))
                .is(204);
        assertThat(offer.requirementsFor(offer.boss, offer.ann)).containsExactly(policy);
        assertThat(offer.requirementsFor(offer.boss, offer.boss)).isEmpty();
        assertThat(offer.requirementsFor(offer.ann, offer.boss)).isEmpty();
        assertThat(offer.mayAskForOthers(offer.boss)).isTrue();
        assertThat(offer.mayAskForOthers(offer.ann)).isFalse();
        offer.ask(offer.boss, "onBehalfAdd", policy, offer.boss).fails(400, "BadRequest");
        String request =
                offer.ask(offer.boss, "onBehalfAdd", policy, offer.ann).is(201).text("/id");
        offer.world.api.settle();
        offer.read(request).has("/state", "delivered");
        assertThat(offer.mine(offer.boss, "assignmentRequests", "targetManager").ids())
                .containsExactly(request);
        assertThat(offer.mine(offer.boss, "assignments", "targetManager").rows())
                .hasSize(1);
        assertThat(offer.eligibilities(offer.ann)).isEqualTo(1);
    }

    @Test
    void anAdministratorsUpdateSaysWhatItChanges() {
        String policy = offer.policy("P30D", true, "");
        String assignment = offer.assign(policy, offer.ann);
        offer.submit(offer.world.apam(), """
                {"requestType": "adminUpdate", "assignment": {"id": "%s"}}
                """.formatted(assignment))
                .fails(400, "BadRequest")
                .saying("schedule or answers");
        offer.submit(offer.world.apam(), """
                {"requestType": "adminUpdate", "assignment": {"id": "%s"},
                 "schedule": {"expiration": {"type": "afterDuration", "duration": "P3D"}}}
                """.formatted(assignment)).is(201);
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        String policy = offer.world
                .api
                .as(offer.world.apm())
                .post(EM + "/assignmentPolicies", """
                {"displayName": "Asking", "allowedTargetScope": "allMemberUsers",
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true},
                 "questions": [
                   {"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion", "text": "Second?", "sequence": 2},
                   {"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion", "text": "First?", "sequence": 1}],
                 "accessPackage": {"id": "%s"}}
                """.formatted(offer.offered))
                .is(201)
                .text("/id");
        var questions = offer.world
                .api
                .as(offer.world.apm())
                .get(EM + "/assignmentPolicies/" + policy + "/questions")
                .is(200)
                .has("/value/0/text", "First?")
                .has("/value/1/text", "Second?");
        String answer = """
                {"@odata.type": "#microsoft.graph.accessPackageAnswerString", "value": "x", "answeredQuestion": {"id": "%s"}}
                """.formatted(questions.text("/value/0/id"));
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s"}, "answers": [%s, %s]}
                """.formatted(offer.offered, answer, answer))
                .fails(400, "BadRequest")
                .saying("answered twice");
    }

    @Test
    void anAssignmentToNobodyOrByNoPolicySaysSo() {
        String policy = offer.policy("P30D", false, "");
        String elsewhere = offer.policy(offer.world.accessPackage("Other"), "P30D", false, "");
        String nobody = Ids.next().toString();
        offer.ask(offer.world.apam(), "adminAdd", policy, nobody)
                .fails(400, "BadRequest")
                .saying("nobody with the id " + nobody);
        offer.ask(offer.world.apam(), "adminAdd", elsewhere, offer.ann)
                .fails(400, "BadRequest")
                .saying("has no policy " + elsewhere);
        offer.ask(offer.world.apam(), "adminAdd", policy, offer.ann).is(201);
    }

    /** Expressions that a matcher would recurse or search on for ever, and one that is too long to be read. */
    @Test
    void aCostlyPatternRefusesTheAnswerAndHoldsUpNobody() {
        for (String costly : List.of("(a|b)*c", "(a*)*\\\\1(a+a+)+b")) {
            String accessPackage = offer.world.accessPackage(costly.substring(0, 4));
            asking(accessPackage, costly).is(201);
            String question = offer.world
                    .api
                    .as(offer.ann)
                    .post(EM + "/accessPackages/" + accessPackage + "/getApplicablePolicyRequirements")
                    .text("/value/0/questions/0/id");
            offer.submit(offer.ann, """
                    {"requestType": "userAdd", "assignment": {"accessPackageId": "%s"},
                     "answers": [{"@odata.type": "#microsoft.graph.accessPackageAnswerString", "value": "%s",
                                  "answeredQuestion": {"id": "%s"}}]}
                    """.formatted(accessPackage, "a".repeat(50_000), question))
                    .fails(400, "AnswersRequired");
        }
        asking(offer.offered, "(".repeat(2_000) + ")".repeat(2_000))
                .fails(400, "InvalidPolicy")
                .saying("more than 1000 characters");
    }

    private Answer asking(String accessPackage, String pattern) {
        return offer.world.api.as(offer.world.apm()).post(EM + "/assignmentPolicies", """
                {"displayName": "Asking", "allowedTargetScope": "allMemberUsers",
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true},
                 "questions": [{"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion", "text": "Why?",
                                "isRequired": true, "regexPattern": "%s"}],
                 "accessPackage": {"id": "%s"}}
                """.formatted(
                        pattern, accessPackage));
    }
}
