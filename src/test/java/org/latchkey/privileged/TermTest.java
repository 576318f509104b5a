package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Period;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

class TermTest {

    private static final Instant NOW = Instant.parse("2031-03-01T09:00:00Z");

    @Test
    void aDurationCountsFromProvisioningWhenTheAskedStartHasPassed() {
        Term term = after(NOW.minus(Duration.ofDays(60)), Duration.ofHours(2));
        assertThat(term.at(NOW)).isEqualTo(Period.lasting(NOW, Duration.ofHours(2)));
    }

    @Test
    void aStartInTheFutureIsKept() {
        Instant later = NOW.plus(Duration.ofDays(1));
        assertThat(after(later, Duration.ofHours(2)).at(NOW)).isEqualTo(Period.lasting(later, Duration.ofHours(2)));
    }

    @Test
    void fiveMinutesAreTheLeast() {
        assertThat(after(null, Duration.ofMinutes(5)).at(NOW).length()).contains(Duration.ofMinutes(5));
        refuses(after(null, Duration.ofMinutes(5).minusMillis(1)), ProblemCode.ACTIVE_DURATION_TOO_SHORT);
    }

    @Test
    void anEndMustLieAfterTheStartAndInTheFuture() {
        refuses(until(NOW.minusSeconds(1)), ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST_SCHEDULE);
        refuses(until(NOW), ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST_SCHEDULE);
        refuses(after(null, Duration.ZERO), ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST_SCHEDULE);
    }

    @Test
    void aTypeNeedsItsField() {
        assertThatThrownBy(() -> Term.of(null, Term.Expiration.AFTER_DURATION, NOW, null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Term.of(null, Term.Expiration.AFTER_DATE_TIME, null, Duration.ofHours(1)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void withoutAnExpirationThereIsNoEnd() {
        assertThat(Term.of(null, Term.Expiration.NO_EXPIRATION, NOW, Duration.ofHours(1))
                        .at(NOW)
                        .end())
                .isNull();
    }

    private static Term after(@Nullable Instant start, Duration length) {
        return Term.of(start, Term.Expiration.AFTER_DURATION, null, length);
    }

    private static Term until(Instant end) {
        return Term.of(null, Term.Expiration.AFTER_DATE_TIME, end, null);
    }

    private static void refuses(Term term, ProblemCode code) {
        assertThatThrownBy(() -> term.at(NOW))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
