package org.latchkey.directory;

import org.latchkey.sql.State;

/** By what right a tie to a group holds. */
public enum Origin implements State {
    /** By hand, through the groups API. */
    DIRECT,
    /** By an active assignment of privileged identity management. */
    ASSIGNED,
    /** By somebody's activation of an eligibility. */
    ACTIVATED,
    /** By an access package. */
    PACKAGE
}
