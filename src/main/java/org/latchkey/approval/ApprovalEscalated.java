package org.latchkey.approval;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Nobody decided for so long that the escalation approvers may now, too. */
public record ApprovalEscalated(Call call, List<Escalated> stages) {

    /**
     * One stage.
     *
     * @param position counted from 1
     * @param approvers everybody who may decide it now
     * @param alternates those of them who may since now
     */
    public record Escalated(
            UUID approval,
            String kind,
            UUID stage,
            int position,
            Set<UUID> approvers,
            Set<UUID> alternates,
            Instant deadline) {

        public Escalated {
            approvers = Set.copyOf(approvers);
            alternates = Set.copyOf(alternates);
        }
    }

    public ApprovalEscalated {
        stages = List.copyOf(stages);
    }
}
