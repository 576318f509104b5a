package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** {@code adminUpdate}: what somebody is eligible for or assigned to gets another period. */
class UpdatesTest {

    private final World world = new World();
    private final Api api = world.api;
    private final String pra = world.pra;
    private final String ann = world.ann;
    private final String group = world.group;

    @Test
    void anActivationEndsNoLaterThanTheEligibilityThatWasShortened() {
        eligibility("adminAssign", api.now(), "P30D").is(201);
        activate("PT4H").is(201);
        eligibility("adminUpdate", api.now(), "PT1H").is(201).has("/status", "Provisioned");

        assertThat(Duration.between(api.now(), end("eligibilityScheduleInstances")))
                .isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        assertThat(end("assignmentScheduleInstances")).isEqualTo(end("eligibilityScheduleInstances"));
        assertThat(api.isMember(group, ann)).isTrue();
        api.advance("PT1H1M");
        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(instances("eligibilityScheduleInstances").rows()).isEmpty();
    }

    @Test
    void anActivationEndsAtOnceWhenTheEligibilityIsPutOff() {
        eligibility("adminAssign", api.now(), "P30D").is(201);
        activate("PT4H").is(201);
        eligibility("adminUpdate", api.now().plus(Duration.ofDays(1)), "P10D")
                .is(201)
                .has("/status", "Granted");

        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(instances("eligibilityScheduleInstances").rows()).isEmpty();
        activate("PT1H").fails(400, "RoleAssignmentRequestPolicyValidationFailed");
        api.advance("P1DT1M");
        assertThat(instances("eligibilityScheduleInstances").rows()).hasSize(1);
        activate("PT1H").is(201);
    }

    @Test
    void aLongerEligibilityLeavesTheActivationAsItIs() {
        eligibility("adminAssign", api.now(), "P1D").is(201);
        activate("PT2H").is(201);
        Instant before = end("assignmentScheduleInstances");
        eligibility("adminUpdate", api.now(), "P60D").is(201);
        assertThat(end("assignmentScheduleInstances")).isEqualTo(before);
        api.advance("P30D");
        assertThat(instances("eligibilityScheduleInstances").rows()).hasSize(1);
    }

    @Test
    void anAssignmentEndsWhenItsNewPeriodDoes() {
        assignment("adminAssign", "P10D").is(201);
        assignment("adminUpdate", "P2D").is(201);
        api.advance("P1DT23H");
        assertThat(api.isMember(group, ann)).isTrue();
        api.advance("PT2H");
        assertThat(api.isMember(group, ann)).isFalse();
    }

    @Test
    void anEndThatHasPassedIsRefused() {
        assignment("adminAssign", "P10D").is(201);
        assignment("adminUpdate", "PT0S").fails(400, "InvalidRoleAssignmentRequestSchedule");
        eligibility("adminAssign", api.now().minus(Duration.ofDays(2)), "PT0S")
                .fails(400, "InvalidRoleAssignmentRequestSchedule");
        assertThat(api.isMember(group, ann)).isTrue();
    }

    @Test
    void aGroupWhoseMembersARuleChoosesIsNotManaged() {
        String dynamic = api.asAdmin().post("groups", """
                        {"displayName": "Engineers", "mailNickname": "engineers", "mailEnabled": false,
                         "securityEnabled": true, "groupTypes": ["DynamicMembership"],
                         "membershipRule": "user.department -eq \\"Engineering\\"",
                         "membershipRuleProcessingState": "Paused"}
                        """).is(201).text("/id");
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", """
                        {"action": "adminAssign", "accessId": "member", "groupId": "%s", "principalId": "%s",
                         "scheduleInfo": {"expiration": {"type": "noExpiration"}}}
                        """.formatted(dynamic, ann))
                .fails(400, "ResourceTypeNotSupported");
    }

    @Test
    void whatIsNotThereCannotBeUpdated() {
        eligibility("adminUpdate", api.now(), "P1D").fails(400, "RoleAssignmentDoesNotExist");
        assignment("adminUpdate", "P1D").fails(400, "RoleAssignmentDoesNotExist");
    }

    private Answer eligibility(String action, Instant start, String length) {
        return request(api.as(pra), "eligibilityScheduleRequests", action, start, length);
    }

    private Answer assignment(String action, String length) {
        return request(api.as(pra), "assignmentScheduleRequests", action, api.now(), length);
    }

    private Answer activate(String length) {
        return request(api.as(ann).mfa(), "assignmentScheduleRequests", "selfActivate", api.now(), length);
    }

    private Answer request(Api.Client by, String collection, String action, Instant start, String length) {
        return by.post(PIM + collection, """
                {"action": "%s", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "on call",
                 "scheduleInfo": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "%s"}}}
                """.formatted(action, group, ann, start, length));
    }

    private Answer instances(String collection) {
        return api.as(pra)
                .get(PIM + collection + "?$filter=groupId eq '" + group + "' and principalId eq '" + ann + "'")
                .is(200);
    }

    private Instant end(String collection) {
        return Instant.parse(instances(collection).text("/value/0/endDateTime"));
    }
}
