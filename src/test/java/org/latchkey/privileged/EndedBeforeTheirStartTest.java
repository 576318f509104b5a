package org.latchkey.privileged;

import static org.latchkey.privileged.World.PIM;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/** What was to start later and never will does not wait for ever. */
class EndedBeforeTheirStartTest {
    private final World world = new World();
    private final Api api = world.api;
    private final String ann = world.ann;
    private final String group = world.group;

    @Test
    void aScheduledActivationFailsWhenTheEligibilityGoes() {
        submit(api.asAdmin(), "eligibility", "adminAssign", 0);
        var activation = submit(api.as(ann).mfa(), "assignment", "selfActivate", 30);
        has("assignment", activation, "Granted");
        submit(api.asAdmin(), "eligibility", "adminRemove", 0);
        has("assignment", activation, "Failed");
        api.advance("PT1H");
        has("assignment", activation, "Failed");
    }

    @Test
    void aScheduledEligibilityFailsWhenItIsRemoved() {
        var eligibility = submit(api.asAdmin(), "eligibility", "adminAssign", 30);
        has("eligibility", eligibility, "Granted");
        submit(api.asAdmin(), "eligibility", "adminRemove", 0);
        has("eligibility", eligibility, "Failed");
    }

    private String submit(Api.Client by, String side, String action, int delay) {
        return by.post(PIM + side + "ScheduleRequests", """
                {"action": "%s", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "j",
                 "scheduleInfo": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "%s"}}}
                """.formatted(
                        action, group, ann, api.now().plus(Duration.ofMinutes(delay)), delay == 0 ? "PT8H" : "PT1H"))
                .is(201)
                .text("/id");
    }

    private void has(String side, String request, String status) {
        api.asAdmin().get(PIM + side + "ScheduleRequests/" + request).is(200).has("/status", status);
    }
}
