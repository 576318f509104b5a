package org.latchkey.privileged;

import org.latchkey.directory.Origin;
import org.latchkey.sql.State;

/** What a schedule makes of its principal while it holds. */
enum ScheduleType implements State {
    ELIGIBLE,
    ASSIGNED,
    ACTIVATED;

    /** Under which right the directory keeps what it gives. */
    Origin origin() {
        return switch (this) {
            case ASSIGNED -> Origin.ASSIGNED;
            case ACTIVATED -> Origin.ACTIVATED;
            case ELIGIBLE -> throw new IllegalStateException("an eligibility gives no membership");
        };
    }
}
