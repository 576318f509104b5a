package org.latchkey.approval;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/** The life of an approval. */
enum ApprovalState implements State {
    IN_PROGRESS,
    APPROVED,
    DENIED,
    EXPIRED,
    CANCELED;

    static final Transition<ApprovalState> APPROVE =
            Transition.from(IN_PROGRESS).to(APPROVED);
    static final Transition<ApprovalState> DENY = Transition.from(IN_PROGRESS).to(DENIED);
    static final Transition<ApprovalState> EXPIRE = Transition.from(IN_PROGRESS).to(EXPIRED);
    static final Transition<ApprovalState> CANCEL = Transition.from(IN_PROGRESS).to(CANCELED);
}
