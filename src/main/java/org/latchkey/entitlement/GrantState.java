package org.latchkey.entitlement;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/** The life of one claim: an assignment wants its target to hold one role. */
enum GrantState implements State {
    WANTED,
    GRANTED,
    UNWANTED,
    REVOKED,
    /** It could not be given, or not be taken, and is no longer tried. */
    FAILED;

    static final Transition<GrantState> GIVE = Transition.from(WANTED).to(GRANTED);

    /** Given up: the role could not be given, or, of the last owner of a group, not be taken. */
    static final Transition<GrantState> FAIL = Transition.from(WANTED, UNWANTED).to(FAILED);

    /** To be given again, whether or not it is there. */
    static final Transition<GrantState> RENEW = Transition.from(GRANTED, FAILED).to(WANTED);

    static final Transition<GrantState> DROP =
            Transition.from(WANTED, GRANTED, FAILED).to(UNWANTED);
    static final Transition<GrantState> TAKE = Transition.from(UNWANTED).to(REVOKED);

    /** Group or principal is gone for good, and the role with it. What is still to be given fails by itself, and is told. */
    static final Transition<GrantState> VOID =
            Transition.from(GRANTED, UNWANTED, FAILED).to(REVOKED);
}
