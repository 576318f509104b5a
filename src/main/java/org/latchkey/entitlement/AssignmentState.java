package org.latchkey.entitlement;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/**
 * The life of an assignment, spelled as Graph's <a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignment">accessPackageAssignmentState</a>.
 */
enum AssignmentState implements State {
    DELIVERING,
    PARTIALLY_DELIVERED,
    DELIVERED,
    EXPIRED,
    DELIVERY_FAILED;

    /** Everything is given: at the first delivery, after a repeated one, or because the package gives less now. */
    static final Transition<AssignmentState> COMPLETE =
            Transition.from(DELIVERING, PARTIALLY_DELIVERED, DELIVERY_FAILED).to(DELIVERED);

    /** Some role could not be given: at the first delivery, or later when the package came to give more. */
    static final Transition<AssignmentState> COMPLETE_IN_PART =
            Transition.from(DELIVERING, DELIVERED, DELIVERY_FAILED).to(PARTIALLY_DELIVERED);

    /** No role could be given. */
    static final Transition<AssignmentState> FAIL =
            Transition.from(DELIVERING, DELIVERED, PARTIALLY_DELIVERED).to(DELIVERY_FAILED);

    /** Its request is processed again. */
    static final Transition<AssignmentState> REPROCESS =
            Transition.from(PARTIALLY_DELIVERED, DELIVERY_FAILED).to(DELIVERING);

    /** Its time is over, or somebody ended it. */
    static final Transition<AssignmentState> END = Transition.from(
                    DELIVERING, PARTIALLY_DELIVERED, DELIVERED, DELIVERY_FAILED)
            .to(EXPIRED);
}
