package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;
import static org.latchkey.privileged.World.term;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import tools.jackson.databind.JsonNode;

/** Eligibility and activation as clients meet them: over HTTP, in a tenant whose clock moves. */
class JustInTimeTest {

    private final World world = new World();
    private final Api api = world.api;
    private final String pra = world.pra;
    private final String ann = world.ann;
    private final String group = world.group;

    @Test
    void anActivationEndsByItselfAndTheEligibilityStays() {
        world.makeEligible(ann, "P30D").is(201);
        assertThat(api.isMember(group, ann)).isFalse();

        Answer made = world.activate(api.as(ann), ann, "PT2H", "incident 4711").is(201);
        assertThat(made.text("/targetScheduleId")).startsWith(group + "_member_");
        assertThat(api.isMember(group, ann)).isTrue();
        Answer instances = api.as(pra)
                .get(PIM
                        + "assignmentScheduleInstances?$filter=groupId eq '%s' and principalId eq '%s'"
                                .formatted(group, ann))
                .is(200)
                .has("/value/0/assignmentType", "activated");
        assertThat(instances.rows()).hasSize(1);
        assertThat(Duration.between(
                        Instant.parse(instances.text("/value/0/startDateTime")),
                        Instant.parse(instances.text("/value/0/endDateTime"))))
                .isEqualTo(Duration.ofHours(2));
        world.activate(api.as(ann), ann, "PT1H", "again").fails(400, "RoleAssignmentExists");

        api.advance("PT2H1M");
        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(mine()).hasSize(1);
        assertThat(world.audited())
                .contains(
                        "Add member to role requested (PIM activation)",
                        "Add member to role completed (PIM activation)",
                        "Add member to group",
                        "Remove member from role (PIM activation expired)",
                        "Remove member from group");
        world.activate(api.as(ann), ann, "PT1H", "next incident").is(201);
    }

    @Test
    void anEligibilityEndsWithItsTime() {
        world.makeEligible(ann, "P30D").is(201);
        api.advance("P30D");
        assertThat(mine()).isEmpty();
        world.activate(api.as(ann), ann, "PT1H", "late")
                .fails(400, "RoleAssignmentRequestPolicyValidationFailed")
                .saying("[\"EligibilityRule\"]");
        assertThat(world.audited()).contains("Remove eligible member from role in PIM completed (timebound)");
    }

    @Test
    void anActivationMustFitIntoTheEligibility() {
        world.makeEligible(ann, "PT3H").is(201);
        world.activate(api.as(ann), ann, "PT4H", "long").fails(400, "RoleAssignmentRequestPolicyValidationFailed");
        world.activate(api.as(ann), ann, "PT3H", "exactly").fails(400, "RoleAssignmentRequestPolicyValidationFailed");
        world.activate(api.as(ann), ann, "PT2H", "short").is(201);
    }

    @Test
    void deactivationWaitsFiveMinutes() {
        world.makeEligible(ann, "P30D").is(201);
        world.activate(api.as(ann), ann, "PT2H", "x").is(201);
        deactivate().fails(400, "ActiveDurationTooShort");
        api.advance("PT5M");
        deactivate().is(201).has("/status", "Revoked");
        assertThat(api.isMember(group, ann)).isFalse();
        deactivate().fails(400, "RoleAssignmentDoesNotExist");
    }

    @Test
    void whatIsAskedForLaterStartsThen() {
        world.makeEligible(ann, "P30D").is(201);
        Instant start = api.now().plus(Duration.ofHours(3));
        Answer made = api.as(ann)
                .post(PIM + "assignmentScheduleRequests", world.request("selfActivate", ann, """
                        , "justification": "tonight", "scheduleInfo": {"startDateTime": "%s",
                        "expiration": {"type": "afterDuration", "duration": "PT1H"}}""".formatted(start)))
                .is(201)
                .has("/status", "Granted");
        assertThat(api.isMember(group, ann)).isFalse();
        world.activate(api.as(ann), ann, "PT1H", "now").fails(400, "RoleAssignmentExists");
        api.advanceTo(start);
        assertThat(api.isMember(group, ann)).isTrue();
        api.as(ann)
                .get(PIM + "assignmentScheduleRequests/" + made.text("/id"))
                .is(200)
                .has("/status", "Provisioned");
        api.advance("PT1H");
        assertThat(api.isMember(group, ann)).isFalse();
    }

    @Test
    void removingAnEligibilityEndsTheActivationMadeFromIt() {
        world.makeEligible(ann, "P30D").is(201);
        world.activate(api.as(ann), ann, "PT2H", "x").is(201);
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminRemove", ann, ""))
                .is(201)
                .has("/status", "Revoked");
        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(mine()).isEmpty();
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminRemove", ann, ""))
                .fails(400, "RoleAssignmentDoesNotExist");
    }

    @Test
    void deactivationDoesNotLookAtTheSchedule() {
        world.makeEligible(ann, "P30D").is(201);
        world.activate(api.as(ann), ann, "PT2H", "x").is(201);
        api.advance("PT10M");
        api.as(ann)
                .post(PIM + "assignmentScheduleRequests", world.request("selfDeactivate", ann, term("PT1M")))
                .is(201)
                .has("/status", "Revoked");
    }

    private Answer deactivate() {
        return api.as(ann).post(PIM + "assignmentScheduleRequests", world.request("selfDeactivate", ann, ""));
    }

    private List<JsonNode> mine() {
        return api.as(ann)
                .get(PIM + "eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                .is(200)
                .rows();
    }
}
