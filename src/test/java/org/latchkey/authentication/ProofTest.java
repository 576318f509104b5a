package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What factors amount to, and for how long. */
class ProofTest {
    private static final Instant MORNING = Instant.parse("2031-05-05T08:00:00Z");
    private static final Instant NOON = MORNING.plus(Duration.ofHours(4));
    private static final Instant NEXT_MORNING = MORNING.plus(Duration.ofHours(24));

    private final Proof both = new Proof(Map.of(Factor.PASSWORD, MORNING, Factor.TIME_CODE, NOON));

    @Test
    void aFactorCountsForADay() {
        Instant before = NEXT_MORNING.minusMillis(1);
        Proof older = new Proof(Map.of(Factor.PASSWORD, NOON, Factor.TIME_CODE, MORNING));
        assertThat(older.standing(before).isMultiple()).isTrue();
        assertThat(older.standing(NEXT_MORNING).at()).containsOnlyKeys(Factor.PASSWORD);
        assertThat(older.methods(before)).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(older.methods(NEXT_MORNING))
                .as("what it was by stays true, what it is worth does not")
                .containsExactlyInAnyOrder("pwd", "otp");
    }

    @Test
    void whatSomebodyHasDoesNotTellWhoTheyAre() {
        assertThat(both.standing(NEXT_MORNING.minusMillis(1))).isEqualTo(both);
        assertThat(both.standing(NEXT_MORNING)).isEqualTo(Proof.NONE);
        assertThat(both.end()).isEqualTo(NEXT_MORNING);
        assertThat(both.entered()).as("a code on top is no sign-in").isEqualTo(MORNING);
        assertThat(both.latest()).isEqualTo(NOON);
    }

    @Test
    void aPasskeyIsASignInByItself() {
        Proof later = both.with(Factor.PASSKEY, NOON);
        assertThat(later.entered()).isEqualTo(NOON);
        assertThat(later.standing(NEXT_MORNING).isMultiple()).isTrue();
        assertThat(later.end()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void nothingIsNothing() {
        assertThat(Proof.NONE.standing(MORNING)).isEqualTo(Proof.NONE);
        assertThat(Proof.NONE.entered()).isEqualTo(Instant.EPOCH);
        assertThat(Proof.NONE.methods(MORNING)).isEmpty();
    }
}
