package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;
import static org.latchkey.privileged.World.justified;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** Requests that come in at the same time: one wins, the others hear what is there already. */
class ActivationRacesTest {

    private static final int AT_ONCE = 8;

    private final World world = new World();
    private final Api api = world.api;
    private final String ann = world.ann;
    private final String group = world.group;

    @Test
    void oneOfManyActivationsAtOnceBegins() throws Exception {
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", justified("P30D")))
                .is(201);
        api.as(ann).token();
        oneWins(race("assignmentScheduleRequests", world.request("selfActivate", justified("PT2H"))));
        assertThat(api.isMember(group, ann)).isTrue();
        assertThat(rows("assignmentScheduleInstances")).isEqualTo(1);
        assertThat(rows("assignmentScheduleRequests")).isEqualTo(1);
    }

    @Test
    void oneOfManyEligibilitiesAtOnceIsMade() throws Exception {
        oneWins(race("eligibilityScheduleRequests", world.request("adminAssign", justified("P30D"))));
        assertThat(rows("eligibilitySchedules")).isEqualTo(1);
        assertThat(rows("eligibilityScheduleRequests")).isEqualTo(1);
    }

    private List<Answer> race(String collection, String body) throws Exception {
        boolean self = body.contains("selfActivate");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(i ->
                            threads.submit(() -> (self ? api.as(ann) : api.asAdmin()).post(PIM + collection, body)))
                    .toList();
            List<Answer> all = new java.util.ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static void oneWins(List<Answer> answers) {
        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
        answers.stream().filter(it -> it.status() != 201).forEach(it -> it.fails(400, "RoleAssignmentExists"));
    }

    private int rows(String collection) {
        return api.asAdmin()
                .get(PIM + collection + "?$filter=groupId eq '%s' and principalId eq '%s'".formatted(group, ann))
                .is(200)
                .rows()
                .size();
    }
}
