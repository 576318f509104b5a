package org.latchkey.approval;

/**
 * What a vote comes to. Pure: facts in, value out. A switch over it without {@code default} stops compiling when an
 * outcome is added.
 */
sealed interface Verdict {

    /** The voter is not, or not now, one of the stage's approvers; or it is about their own request. */
    record NotYours() implements Verdict {}

    /** The stages before it are still undecided. */
    record NotOpenYet() implements Verdict {}

    /** The stage or the whole approval is decided, expired or canceled. */
    record TooLate() implements Verdict {}

    /** The decision must say why, and does not. */
    record Unjustified() implements Verdict {}

    /** The stage is approved and the next one opens. */
    record NextStage() implements Verdict {}

    /** The last stage is approved. */
    record Approved() implements Verdict {}

    /** One denial ends it. */
    record Denied() implements Verdict {}

    /**
     * What is known when a vote comes in.
     *
     * @param isOwn whether the voter asked for it or gets it
     * @param isApprover whether the voter is an approver of the stage at this instant
     * @param isLast whether no stage comes after it
     */
    record Ballot(
            ApprovalState approval,
            StageState stage,
            boolean isOwn,
            boolean isApprover,
            boolean needsJustification,
            boolean isLast) {}

    /** Judges a vote. Rights come before states, so that a stranger learns nothing from the answer. */
    static Verdict of(Ballot ballot, Vote vote) {
        if (ballot.isOwn() || !ballot.isApprover()) {
            return new NotYours();
        }
        if (ballot.approval() != ApprovalState.IN_PROGRESS) {
            return new TooLate();
        }
        return switch (ballot.stage()) {
            case INITIALIZING -> new NotOpenYet();
            case COMPLETED, EXPIRED -> new TooLate();
            case IN_PROGRESS -> decide(ballot, vote);
        };
    }

    private static Verdict decide(Ballot ballot, Vote vote) {
        if (ballot.needsJustification() && vote.justification().isBlank()) {
            return new Unjustified();
        }
        if (!vote.approves()) {
            return new Denied();
        }
        return ballot.isLast() ? new Approved() : new NextStage();
    }
}
