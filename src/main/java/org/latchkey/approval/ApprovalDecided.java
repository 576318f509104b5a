package org.latchkey.approval;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;

/** Approvals came to an end that their owners must act on. Those that were canceled are not told: who canceled knows. */
public record ApprovalDecided(Call call, List<Decided> approvals) {

    /** How an approval ended. */
    public enum Outcome {
        APPROVED,
        DENIED,
        /** Nobody decided a stage before its deadline. */
        EXPIRED
    }

    /**
     * One approval.
     *
     * @param by who took the last decision; null when nobody had to or nobody did
     * @param justification the reason given with the last decision; empty without one
     */
    public record Decided(
            UUID id, String kind, Outcome outcome, @Nullable UUID by, String justification) {}

    public ApprovalDecided {
        approvals = List.copyOf(approvals);
    }

    /** Those of one kind. */
    public List<Decided> of(String kind) {
        return approvals.stream().filter(it -> it.kind().equals(kind)).toList();
    }
}
