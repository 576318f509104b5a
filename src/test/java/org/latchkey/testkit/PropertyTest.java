package org.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PropertyTest {
    @Test
    void whatHoldsIsTriedAsOftenAsAsked() {
        var tried = new AtomicInteger();
        Property.of(random -> random.nextInt(10)).runs(7).holds(steps -> tried.incrementAndGet());
        assertThat(tried).hasValue(7);
    }

    @Test
    void whatBreaksIsToldWithItsSeedAndTheFewestSteps() {
        assertThatThrownBy(() -> Property.of(random -> random.nextInt(4))
                        .runs(50)
                        .steps(40)
                        .holds(steps -> assertThat(steps).doesNotContain(3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dproperty.seed=")
                .hasMessageEndingWith("\n  3");
    }
}
