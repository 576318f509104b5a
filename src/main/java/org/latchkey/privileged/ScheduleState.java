package org.latchkey.privileged;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/** The life of a schedule. What it gives holds by the clock; its state follows within a second. */
enum ScheduleState implements State {
    /** Accepted, to start later. */
    GRANTED,
    PROVISIONED,
    /** Its time is over. */
    ENDED,
    /** Somebody ended it before its time. */
    REVOKED;

    static final Transition<ScheduleState> START = Transition.from(GRANTED).to(PROVISIONED);
    static final Transition<ScheduleState> POSTPONE =
            Transition.from(PROVISIONED).to(GRANTED);
    static final Transition<ScheduleState> END =
            Transition.from(GRANTED, PROVISIONED).to(ENDED);
    static final Transition<ScheduleState> REVOKE =
            Transition.from(GRANTED, PROVISIONED).to(REVOKED);

    @Override
    public String text() {
        String text = State.super.text();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
