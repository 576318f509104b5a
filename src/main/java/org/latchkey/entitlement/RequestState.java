package org.latchkey.entitlement;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/**
 * The life of a request, spelled as Graph's <a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageRequestState</a>.
 */
enum RequestState implements State {
    SUBMITTED,
    PENDING_APPROVAL,
    DELIVERING,
    DELIVERED,
    DELIVERY_FAILED,
    DENIED,
    SCHEDULED,
    CANCELED,
    PARTIALLY_DELIVERED;

    /** Somebody has to agree. */
    static final Transition<RequestState> ASK = Transition.from(SUBMITTED).to(PENDING_APPROVAL);

    /** The wished start lies ahead. */
    static final Transition<RequestState> POSTPONE =
            Transition.from(SUBMITTED, PENDING_APPROVAL).to(SCHEDULED);

    static final Transition<RequestState> BEGIN =
            Transition.from(SUBMITTED, PENDING_APPROVAL, SCHEDULED).to(DELIVERING);

    /** Somebody said no, nobody said anything in time, or what forbids it came to light late. */
    static final Transition<RequestState> DENY =
            Transition.from(SUBMITTED, PENDING_APPROVAL, SCHEDULED).to(DENIED);

    static final Transition<RequestState> COMPLETE = Transition.from(DELIVERING).to(DELIVERED);
    static final Transition<RequestState> COMPLETE_IN_PART =
            Transition.from(DELIVERING).to(PARTIALLY_DELIVERED);
    /** What could not be given is given now that its assignment was processed again. */
    static final Transition<RequestState> MAKE_GOOD =
            Transition.from(PARTIALLY_DELIVERED, DELIVERY_FAILED).to(DELIVERED);

    static final Transition<RequestState> FAIL = Transition.from(DELIVERING).to(DELIVERY_FAILED);

    /** Whoever asked, or an administrator, no longer wants it. */
    static final Transition<RequestState> CANCEL = Transition.from(
                    SUBMITTED, PENDING_APPROVAL, SCHEDULED, PARTIALLY_DELIVERED, DELIVERY_FAILED)
            .to(CANCELED);

    /** What it asked for has become impossible: its target or its assignment is gone. */
    static final Transition<RequestState> DROP =
            Transition.from(SUBMITTED, PENDING_APPROVAL, SCHEDULED, DELIVERING).to(CANCELED);

    static final Transition<RequestState> REPROCESS =
            Transition.from(PARTIALLY_DELIVERED, DELIVERY_FAILED).to(DELIVERING);
}
