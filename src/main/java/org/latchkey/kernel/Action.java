package org.latchkey.kernel;

/**
 * Something a caller may be allowed to do. Every module names its own as constants of one enum; {@code Authority} says
 * which role and which OAuth permission allows which action over which rows.
 */
public interface Action {

    /** The constant's name, for example {@code WRITE_PACKAGES}. */
    String name();

    /** The code told when the token lacks every permission that gives this action. */
    default ProblemCode withoutPermission() {
        return ProblemCode.AUTHORIZATION_REQUEST_DENIED;
    }

    /** The code told when the caller holds no role that gives this action over the rows in question. */
    default ProblemCode withoutRole() {
        return ProblemCode.AUTHORIZATION_REQUEST_DENIED;
    }
}
