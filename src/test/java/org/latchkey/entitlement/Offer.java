package org.latchkey.entitlement;

import static org.latchkey.entitlement.World.EM;

import java.util.List;
import org.latchkey.testkit.Answer;

/** A package that gives an eligible role of a managed group, people who want and approve it, and short words for that. */
final class Offer {

    final World world;
    final String ann;
    final String boss;
    final String group;
    final String offered;

    Offer() {
        this(new World());
    }

    Offer(World world) {
        this.world = world;
        this.ann = world.api.person("Ann");
        this.boss = world.api.person("Boss");
        this.group = world.resource("Prod DB admins");
        this.offered = world.accessPackage("Production database administration");
        world.manage(group);
        world.give(world.apm(), offered, group, "EligibleMember").is(201);
    }

    Answer ask(String by, String type, String policy, String target) {
        return submit(by, """
                {"requestType": "%s", "justification": "on-call rotation",
                 "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                """.formatted(type, target, policy, offered));
    }

    Answer submit(String by, String body) {
        return world.api.as(by).post(EM + "/assignmentRequests", body);
    }

    String assign(String policy, String target) {
        ask(world.apam(), "adminAdd", policy, target).is(201);
        world.api.settle();
        return assignment(target).is(200).text("/value/0/id");
    }

    Answer read(String request) {
        return world.api
                .as(world.apam())
                .get(EM + "/assignmentRequests/" + request)
                .is(200);
    }

    Answer assignment(String target) {
        return world.api
                .as(world.iga)
                .get(EM + "/assignments?$filter=accessPackage/id eq '" + offered + "' and target/objectId eq '" + target
                        + "'");
    }

    Answer mine(String who, String collection, String on) {
        return world.api.as(who).get(EM + "/" + collection + "/filterByCurrentUser(on='" + on + "')");
    }

    /** The policies by which somebody may ask for another person. */
    List<String> requirementsFor(String who, String target) {
        return world.api
                .as(who)
                .post(
                        EM + "/accessPackages/" + offered + "/getApplicablePolicyRequirements",
                        "{\"subject\": {\"objectId\": \"" + target + "\"}}")
                .is(200)
                .texts("policyId");
    }

    /** Whether the server tells somebody that they may ask for others. */
    boolean mayAskForOthers(String who) {
        Answer told = world.api
                .as(who)
                .header("Prefer", "odata.include-annotations=\"latchkey.allowed\"")
                .get(EM + "/availableAccessPackages/" + offered);
        return told.status() == 200 && told.body().contains("assignmentRequests/onBehalfAdd");
    }

    void decide(String request, String result) {
        String stages = EM + "/accessPackageAssignmentApprovals/" + request + "/stages";
        String stage = world.api.as(boss).get(stages).text("/value/0/id");
        world.api
                .as(boss)
                .patch(stages + "/" + stage, "{\"reviewResult\": \"%s\", \"justification\": \"j\"}".formatted(result))
                .is(204);
        world.api.settle();
    }

    int eligibilities(String who) {
        return world.api
                .as(who)
                .get(
                        "identityGovernance/privilegedAccess/group/eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                .is(200)
                .rows()
                .size();
    }

    List<String> activities() {
        return world.api
                .as(world.iga)
                .get("auditLogs/directoryAudits?$top=999")
                .is(200)
                .texts("activityDisplayName");
    }

    String policy(String duration, boolean isOpen, String approval) {
        return policy(offered, duration, isOpen, approval);
    }

    String policy(String of, String duration, boolean isOpen, String approval) {
        String stages = """
                [{"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": true,
                  "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]
                """.formatted(boss);
        return world.api
                .as(world.apm())
                .post(EM + "/assignmentPolicies", """
                {"displayName": "Engineers", "description": "d", "allowedTargetScope": "%s",
                 "specificAllowedTargets": [], "expiration": {"type": "afterDuration", "duration": "%s"},
                 "requestorSettings": {"enableTargetsToSelfAddAccess": %s, "enableTargetsToSelfUpdateAccess": true,
                   "enableTargetsToSelfRemoveAccess": true},
                 "requestApprovalSettings": {%s "stages": %s}, "accessPackage": {"id": "%s"}}
                """.formatted(
                                isOpen ? "allDirectoryUsers" : "notSpecified",
                                duration,
                                isOpen,
                                approval.isEmpty() ? "" : approval + ",",
                                approval.contains("isApprovalRequiredForAdd") ? stages : "[]",
                                of))
                .is(201)
                .text("/id");
    }
}
