package org.latchkey.approval;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has to agree, stage by stage. A stage opens when the one before it was approved; one approval decides a stage, one
 * denial ends everything.
 *
 * @param stages none (then nobody has to agree) to three
 */
public record ApprovalPlan(List<Stage> stages) {

    private static final int MOST_STAGES = 3;

    /**
     * One stage.
     *
     * @param deadline how long after its opening it expires undecided
     * @param needsJustification whether the decision must say why
     * @param escalatesAfter how long after its opening the escalation approvers may decide too; null for never
     * @param primary who may decide
     * @param primaryFallback who may decide when the primary approvers come to nobody but the requestor
     * @param escalation who may decide too after the escalation
     * @param escalationFallback who may instead of them, when they come to nobody but the requestor
     */
    public record Stage(
            Duration deadline,
            boolean needsJustification,
            @Nullable Duration escalatesAfter,
            List<Approver> primary,
            List<Approver> primaryFallback,
            List<Approver> escalation,
            List<Approver> escalationFallback) {

        public Stage {
            primary = List.copyOf(primary);
            primaryFallback = List.copyOf(primaryFallback);
            escalation = List.copyOf(escalation);
            escalationFallback = List.copyOf(escalationFallback);
        }
    }

    public ApprovalPlan {
        stages = List.copyOf(stages);
        if (stages.size() > MOST_STAGES) {
            throw new IllegalArgumentException("a plan has at most three stages");
        }
    }

    /** One stage without escalation, decided by any one of the approvers. */
    public static ApprovalPlan byAnyOf(List<Approver> approvers, Duration deadline, boolean needsJustification) {
        return new ApprovalPlan(
                List.of(new Stage(deadline, needsJustification, null, approvers, List.of(), List.of(), List.of())));
    }
}
