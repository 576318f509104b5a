package org.latchkey.privileged;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, as it is stored.
 *
 * @param term null when it asked for an end
 * @param schedule the schedule it made or changed, with that one's id on the wire at the time; null while there is none
 * @param eligibility the eligibility an activation uses
 */
record Request(
        UUID id,
        Side side,
        RequestAction action,
        Eligible role,
        RequestState state,
        @Nullable Term term,
        @Nullable UUID schedule,
        @Nullable UUID suffix,
        @Nullable UUID eligibility,
        @Nullable String justification) {

    boolean isActivation() {
        return action == RequestAction.SELF_ACTIVATE;
    }
}
