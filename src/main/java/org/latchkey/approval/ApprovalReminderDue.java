package org.latchkey.approval;

import java.util.List;
import org.latchkey.kernel.Call;

/** Half the time that some stages have is over, and nobody has decided. */
public record ApprovalReminderDue(Call call, List<ApprovalStageOpened.Opened> stages) {

    public ApprovalReminderDue {
        stages = List.copyOf(stages);
    }
}
