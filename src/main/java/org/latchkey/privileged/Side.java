package org.latchkey.privileged;

import org.latchkey.sql.State;

/** The two halves of privileged identity management, each with collections of its own. */
enum Side implements State {
    ELIGIBILITY,
    ASSIGNMENT
}
