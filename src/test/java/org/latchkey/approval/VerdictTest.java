package org.latchkey.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.approval.ApprovalState.APPROVED;
import static org.latchkey.approval.ApprovalState.CANCELED;
import static org.latchkey.approval.ApprovalState.IN_PROGRESS;
import static org.latchkey.approval.StageState.COMPLETED;
import static org.latchkey.approval.StageState.EXPIRED;
import static org.latchkey.approval.StageState.INITIALIZING;

import org.junit.jupiter.api.Test;
import org.latchkey.approval.Verdict.Ballot;

class VerdictTest {

    private static final StageState OPEN = StageState.IN_PROGRESS;
    private static final Vote YES = new Vote(true, "on the rota");
    private static final Vote NO = new Vote(false, "moved on");
    private static final Vote SILENT = new Vote(true, " ");

    @Test
    void nobodyDecidesTheirOwnRequestEvenWhenListed() {
        assertThat(Verdict.of(new Ballot(IN_PROGRESS, OPEN, true, true, false, true), YES))
                .isInstanceOf(Verdict.NotYours.class);
    }

    @Test
    void strangersLearnNothingAboutWhatIsDecided() {
        assertThat(Verdict.of(new Ballot(APPROVED, COMPLETED, false, false, false, true), YES))
                .isInstanceOf(Verdict.NotYours.class);
    }

    @Test
    void theLastApprovalApprovesAll() {
        assertThat(Verdict.of(ballot(IN_PROGRESS, OPEN, true), YES)).isInstanceOf(Verdict.Approved.class);
    }

    @Test
    void anEarlierApprovalOpensTheNextStage() {
        assertThat(Verdict.of(ballot(IN_PROGRESS, OPEN, false), YES)).isInstanceOf(Verdict.NextStage.class);
    }

    @Test
    void oneDenialEndsItAtAnyStage() {
        assertThat(Verdict.of(ballot(IN_PROGRESS, OPEN, false), NO)).isInstanceOf(Verdict.Denied.class);
        assertThat(Verdict.of(ballot(IN_PROGRESS, OPEN, true), NO)).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void aStageThatIsNotOpenYetCannotBeDecided() {
        assertThat(Verdict.of(ballot(IN_PROGRESS, INITIALIZING, true), YES)).isInstanceOf(Verdict.NotOpenYet.class);
    }

    @Test
    void whatIsDecidedExpiredOrCanceledStaysSo() {
        assertThat(Verdict.of(ballot(IN_PROGRESS, COMPLETED, false), NO)).isInstanceOf(Verdict.TooLate.class);
        assertThat(Verdict.of(ballot(IN_PROGRESS, EXPIRED, true), YES)).isInstanceOf(Verdict.TooLate.class);
        assertThat(Verdict.of(ballot(CANCELED, EXPIRED, true), YES)).isInstanceOf(Verdict.TooLate.class);
        assertThat(Verdict.of(ballot(CANCELED, INITIALIZING, true), YES)).isInstanceOf(Verdict.TooLate.class);
    }

    @Test
    void aReasonIsAskedForOnlyWhereThePlanSaysSo() {
        assertThat(Verdict.of(new Ballot(IN_PROGRESS, OPEN, false, true, true, true), SILENT))
                .isInstanceOf(Verdict.Unjustified.class);
        assertThat(Verdict.of(new Ballot(IN_PROGRESS, OPEN, false, true, false, true), SILENT))
                .isInstanceOf(Verdict.Approved.class);
    }

    @Test
    void votesAreReadInEitherSpellingAndAnyCase() {
        assertThat(Vote.of("approve", "").map(Vote::approves)).contains(true);
        assertThat(Vote.of("Approved", "").map(Vote::approves)).contains(true);
        assertThat(Vote.of("DENY", "").map(Vote::approves)).contains(false);
        assertThat(Vote.of("NotReviewed", "")).isEmpty();
    }

    private static Ballot ballot(ApprovalState approval, StageState stage, boolean isLast) {
        return new Ballot(approval, stage, false, true, false, isLast);
    }
}
