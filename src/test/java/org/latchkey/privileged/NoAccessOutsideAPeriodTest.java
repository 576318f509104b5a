package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Period;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Property;

/** Whatever is asked and however time jumps: a person is a member exactly while a period that was granted holds. */
class NoAccessOutsideAPeriodTest {

    private static final String PIM = "identityGovernance/privilegedAccess/group/";

    /** Something that somebody does, or time. */
    private sealed interface Step {
        record Assign(int hours) implements Step {}

        record Remove() implements Step {}

        record Activate(int minutes, int delay) implements Step {}

        record Deactivate() implements Step {}

        record Cancel() implements Step {}

        record Wait(int minutes) implements Step {}

        /** To the exact instant at which the next granted period begins or ends. */
        record WaitForTheNextEdge() implements Step {}
    }

    @Test
    void aPersonIsAMemberExactlyWhileAGrantedPeriodHolds() {
        Property.of(NoAccessOutsideAPeriodTest::draw).runs(10).steps(16).holds(steps -> {
            World world = new World();
            steps.forEach(world::take);
        });
    }

    private static Step draw(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Step.Assign(1 + random.nextInt(12));
            case 2 -> new Step.Remove();
            case 3, 4, 5 -> new Step.Activate(5 + random.nextInt(300), random.nextInt(3) * 40);
            case 6 -> new Step.Deactivate();
            case 7 -> new Step.Cancel();
            case 8 -> new Step.Wait(1 + random.nextInt(240));
            default -> new Step.WaitForTheNextEdge();
        };
    }

    /** A tenant, and what ought to be true in it by what was answered so far. */
    private static final class World {
        private final Api api = Api.fresh();
        private final String ann = api.person("Ann");
        private final String group = api.group("Prod DB admins");
        private @Nullable Period eligible;
        private @Nullable Period active;
        private String request = "";

        void take(Step step) {
            switch (step) {
                case Step.Assign assign -> assign(assign.hours());
                case Step.Remove remove -> remove();
                case Step.Activate activate -> activate(activate.minutes(), activate.delay());
                case Step.Deactivate deactivate -> deactivate();
                case Step.Cancel cancel -> cancel();
                case Step.Wait wait -> api.advance("PT" + wait.minutes() + "M");
                case Step.WaitForTheNextEdge edge -> nextEdge();
            }
            check(step);
        }

        private void assign(int hours) {
            Answer answer = post("eligibility", "adminAssign", term("PT" + hours + "H", null));
            if (answer.status() == 201) {
                assertThat(holds(eligible)).as("a second eligibility").isFalse();
                eligible = Period.lasting(start(answer), Duration.ofHours(hours));
            } else {
                answer.fails(400, "RoleAssignmentExists");
                assertThat(holds(eligible)).as(answer.toString()).isTrue();
            }
        }

        private void remove() {
            if (post("eligibility", "adminRemove", "").status() == 201) {
                assertThat(holds(eligible)).isTrue();
                eligible = null;
                active = null;
            }
        }

        private void activate(int minutes, int delay) {
            Instant asked = delay == 0 ? null : api.now().plus(Duration.ofMinutes(delay));
            Answer answer = post("assignment", "selfActivate", term("PT" + minutes + "M", asked));
            if (answer.status() == 201) {
                assertThat(active).as("two activations at once").isNull();
                Period period = Period.lasting(start(answer), Duration.ofMinutes(minutes));
                assertThat(eligible != null && period.endsWithin(eligible))
                        .as("%s within %s", period, eligible)
                        .isTrue();
                active = period;
                request = answer.text("/id");
            } else {
                answer.is(400);
            }
        }

        private void deactivate() {
            if (post("assignment", "selfDeactivate", "").status() == 201) {
                active = null;
            }
        }

        private void cancel() {
            if (!request.isEmpty()
                    && api.as(ann)
                                    .post(PIM + "assignmentScheduleRequests/" + request + "/cancel")
                                    .status()
                            == 204) {
                assertThat(holds(active))
                        .as("a running activation was canceled")
                        .isFalse();
                active = null;
            }
        }

        private void nextEdge() {
            Instant now = api.now();
            if (active != null && active.start().isAfter(now)) {
                api.advanceTo(active.start());
            } else if (active != null && active.end() != null && active.end().isAfter(now)) {
                api.advanceTo(active.end());
            } else if (eligible != null
                    && eligible.end() != null
                    && eligible.end().isAfter(now)) {
                api.advanceTo(eligible.end());
            }
        }

        /** The clock runs while we look: what changes in between may be either way. */
        private void check(Step step) {
            boolean before = holds(active);
            boolean member = api.isMember(group, ann);
            boolean after = holds(active);
            if (before == after) {
                assertThat(member)
                        .as("member after %s, with %s at %s", step, active, api.now())
                        .isEqualTo(after);
            }
            if (active != null && active.end() != null && !active.end().isAfter(api.now())) {
                active = null;
            }
            if (eligible != null && eligible.end() != null && !eligible.end().isAfter(api.now())) {
                eligible = null;
            }
        }

        private boolean holds(@Nullable Period period) {
            return period != null && period.contains(api.now());
        }

        private static Instant start(Answer answer) {
            return Instant.parse(answer.text("/scheduleInfo/startDateTime"));
        }

        private Answer post(String side, String action, String more) {
            Api.Client client = side.equals("eligibility") ? api.asAdmin() : api.as(ann);
            return client.post(PIM + side + "ScheduleRequests", """
                    {"action": "%s", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "x"%s}
                    """.formatted(action, group, ann, more));
        }

        private static String term(String length, @Nullable Instant start) {
            return ", \"scheduleInfo\": {%s\"expiration\": {\"type\": \"afterDuration\", \"duration\": \"%s\"}}"
                    .formatted(start == null ? "" : "\"startDateTime\": \"" + start + "\", ", length);
        }
    }
}
