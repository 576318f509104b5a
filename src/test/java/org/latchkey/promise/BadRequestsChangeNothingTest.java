package org.latchkey.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Property;

/** Whatever is sent: a refusal comes in Graph's envelope, says what is wrong and changes nothing; and nothing is ever a 500. */
class BadRequestsChangeNothingTest {

    /** A request made of what the declarations offer and of what nobody should send; the seed decides everything. */
    private record Knock(long seed) {}

    @Test
    void aRefusalHasAnEnvelopeAndLeavesNoTrace() {
        var api = Api.sample();
        var rows = new Rows(api);
        var rosa = api.as("rosa.lind@" + api.domain());
        var oddities = new Oddities(
                api,
                api,
                List.of(
                        api.asAdmin(),
                        api.asAdmin(),
                        api.asAdmin().mfa(),
                        rosa.mfa(),
                        rosa.with("User.Read"),
                        api.as("carl.osei@" + api.domain()),
                        api.as("aldo.prieto@" + api.domain()).mfa(),
                        api.as("asha.mehta@" + api.domain()),
                        api.asApp(api.app("Robot"))));
        var refused = new AtomicInteger();
        Property.of(random -> new Knock(random.nextLong())).runs(8).steps(100).holds(knocks -> {
            var before = rows.fingerprint();
            for (var knock : knocks) {
                var exchange = oddities.send(knock.seed());
                Answer answer = exchange.answer();
                assertThat(answer.status())
                        .as("%s answered %s", exchange.asked(), answer)
                        .isLessThan(500);
                if (answer.status() >= 400) {
                    refused.incrementAndGet();
                    assertThat(answer.text("/error/code")).as("%s", answer).matches("[A-Za-z_]+");
                    assertThat(answer.text("/error/message")).as("%s", answer).isNotBlank();
                    assertThat(answer.text("/error/innerError/request-id"))
                            .as("%s", answer)
                            .isNotBlank();
                    assertThat(rows.fingerprint())
                            .as("what the tables held before %s was answered %s", exchange.asked(), answer)
                            .isEqualTo(before);
                } else {
                    // It was good after all.
                    api.settle();
                    before = rows.fingerprint();
                }
            }
        });
        assertThat(refused).hasValueGreaterThan(50);
    }
}
