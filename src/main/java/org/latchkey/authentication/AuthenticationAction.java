package org.latchkey.authentication;

import org.latchkey.kernel.Action;

/** What may be done with the ways people sign in. */
public enum AuthenticationAction implements Action {
    /** See which methods somebody has registered; never their secrets. */
    READ_METHODS,
    /** Register and take away methods of others. */
    WRITE_METHODS,
    /** Give others a password that they must change. */
    RESET_PASSWORDS,
    READ_CONTEXTS,
    /** Say which authentication contexts there are, and publish them. */
    WRITE_CONTEXTS,
    READ_METHOD_POLICIES,
    /** Say what people may sign in with. */
    WRITE_METHOD_POLICIES
}
