package org.latchkey.approval;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/** The life of one stage of an approval, spelled as Graph's {@code approvalStage.status} spells it. */
enum StageState implements State {
    INITIALIZING,
    IN_PROGRESS,
    COMPLETED,
    EXPIRED;

    static final Transition<StageState> OPEN = Transition.from(INITIALIZING).to(IN_PROGRESS);
    static final Transition<StageState> COMPLETE = Transition.from(IN_PROGRESS).to(COMPLETED);
    static final Transition<StageState> EXPIRE =
            Transition.from(INITIALIZING, IN_PROGRESS).to(EXPIRED);

    @Override
    public String text() {
        String text = State.super.text();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
