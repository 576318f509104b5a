package org.latchkey.approval;

import java.util.List;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Somebody decided stages. */
public record ApprovalStageCompleted(Call call, List<Completed> stages) {

    /**
     * One stage.
     *
     * @param position counted from 1
     * @param last whether no stage comes after it
     */
    public record Completed(
            UUID approval,
            String kind,
            UUID stage,
            int position,
            boolean last,
            boolean approved,
            UUID by,
            String justification) {}

    public ApprovalStageCompleted {
        stages = List.copyOf(stages);
    }
}
