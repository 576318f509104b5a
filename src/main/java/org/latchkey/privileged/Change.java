package org.latchkey.privileged;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Period;

/** What a request would do, once nothing stands against it. */
sealed interface Change {

    /** A new schedule. */
    record Begin(
            ScheduleType type,
            Period period,
            Term term,
            @Nullable UUID eligibility) implements Change {}

    /** Another period for a schedule. */
    record Move(Schedule before, Schedule after) implements Change {}

    /**
     * The end of schedules.
     *
     * @param byHand whether the tie itself ends, which privileged identity management never gave
     */
    record End(List<Schedule> schedules, boolean byHand) implements Change {

        public End {
            schedules = List.copyOf(schedules);
        }
    }

    /** Nothing yet: an administrator has to extend or renew it. */
    record Wait() implements Change {}
}
