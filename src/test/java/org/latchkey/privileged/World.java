package org.latchkey.privileged;

import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;

import java.util.List;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** A group, somebody who administers it, and Ann, who may become its member just in time; short words for what PIM is asked. */
final class World {

    static final String PIM = "identityGovernance/privilegedAccess/group/";
    static final String POLICIES = "policies/roleManagementPolicies";

    final Api api = Api.fresh();
    final String pra = api.person("Pra", PRIVILEGED_ROLE_ADMINISTRATOR);
    final String ann = api.person("Ann");
    final String group = api.group("Prod DB admins");

    Answer makeEligible(String who, String length) {
        return assign(api.as(pra), who, length);
    }

    /** Somebody makes somebody eligible. */
    Answer assign(Api.Client by, String who, String length) {
        return by.post(PIM + "eligibilityScheduleRequests", request("adminAssign", who, term(length)));
    }

    Answer activate(Api.Client by, String who, String length, String justification) {
        return by.post(
                PIM + "assignmentScheduleRequests",
                request("selfActivate", who, term(length) + ", \"justification\": \"" + justification + "\""));
    }

    /** The part of a request that says how long. */
    static String term(String length) {
        return ", \"scheduleInfo\": {\"expiration\": {\"type\": \"afterDuration\", \"duration\": \"" + length + "\"}}";
    }

    /** The same with a reason. */
    static String justified(String length) {
        return term(length) + ", \"justification\": \"x\"";
    }

    /** The body of a request about Ann's membership. */
    String request(String action, String more) {
        return request(action, ann, more);
    }

    /** The body of a request about somebody's membership. */
    String request(String action, String who, String more) {
        return request(action, "member", who, more);
    }

    String request(String action, String access, String who, String more) {
        return """
                {"action": "%s", "accessId": "%s", "groupId": "%s", "principalId": "%s"%s}
                """.formatted(action, access, group, who, more);
    }

    /** The policy for members or owners. */
    String policyOf(String access) {
        return api.as(pra)
                .get(
                        "policies/roleManagementPolicyAssignments?$filter=scopeId eq '%s' and scopeType eq 'Group' and roleDefinitionId eq '%s'"
                                .formatted(group, access))
                .is(200)
                .text("/value/0/policyId");
    }

    /** The path of a rule of a policy. */
    static String rule(String policy, String rule) {
        return POLICIES + "/" + policy + "/rules/" + rule;
    }

    /** What the audit log tells of, latest first. */
    List<String> audited() {
        return api.asAdmin().get("auditLogs/directoryAudits").is(200).texts("activityDisplayName");
    }
}
