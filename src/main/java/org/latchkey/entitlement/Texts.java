package org.latchkey.entitlement;

import org.latchkey.kernel.Problem;

/** What names must be. */
final class Texts {

    /** The most characters of a display name. */
    static final int NAME = 256;

    /** The most characters of a description. */
    static final int DESCRIPTION = 4000;

    private Texts() {}

    /** A name people can see. */
    static void demandName(String name) {
        if (name.isBlank()) {
            throw Problem.badRequest("displayName must not be blank.");
        }
    }
}
