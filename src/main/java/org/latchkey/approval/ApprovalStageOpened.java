package org.latchkey.approval;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;

/** Stages wait for a decision from now on. */
public record ApprovalStageOpened(Call call, List<Opened> stages) {

    /**
     * One stage.
     *
     * @param position counted from 1
     * @param approvers who may decide it at this moment; may be nobody
     * @param deadline when it expires undecided
     * @param escalatesAt when the escalation approvers may decide too; null for never
     */
    public record Opened(
            UUID approval,
            String kind,
            UUID stage,
            int position,
            Set<UUID> approvers,
            Instant deadline,
            @Nullable Instant escalatesAt) {

        public Opened {
            approvers = Set.copyOf(approvers);
        }
    }

    public ApprovalStageOpened {
        stages = List.copyOf(stages);
    }
}
