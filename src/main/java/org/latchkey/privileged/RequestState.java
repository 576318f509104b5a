package org.latchkey.privileged;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/** The life of a request. What it brought about has a life of its own: a request that was provisioned stays so. */
enum RequestState implements State {
    PENDING_APPROVAL,
    PENDING_ADMIN_DECISION,
    /** Accepted, to start later. */
    GRANTED,
    PROVISIONED,
    /** It asked for an end, and had it. */
    REVOKED,
    DENIED,
    FAILED,
    CANCELED;

    static final Transition<RequestState> START = Transition.from(GRANTED).to(PROVISIONED);
    static final Transition<RequestState> PROVISION =
            Transition.from(PENDING_APPROVAL).to(PROVISIONED);
    static final Transition<RequestState> POSTPONE =
            Transition.from(PENDING_APPROVAL).to(GRANTED);
    static final Transition<RequestState> SETTLE =
            Transition.from(PENDING_ADMIN_DECISION).to(PROVISIONED);
    static final Transition<RequestState> DENY =
            Transition.from(PENDING_APPROVAL).to(DENIED);
    static final Transition<RequestState> FAIL =
            Transition.from(PENDING_APPROVAL, PENDING_ADMIN_DECISION, GRANTED).to(FAILED);
    static final Transition<RequestState> CANCEL =
            Transition.from(PENDING_APPROVAL, PENDING_ADMIN_DECISION, GRANTED).to(CANCELED);

    /** Whether a decision or its start is still to come. */
    boolean isWaiting() {
        return switch (this) {
            case PENDING_APPROVAL, PENDING_ADMIN_DECISION, GRANTED -> true;
            case PROVISIONED, REVOKED, DENIED, FAILED, CANCELED -> false;
        };
    }

    @Override
    public String text() {
        String text = State.super.text();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
