package org.latchkey.directory;

/** Knows passwords that others have lost already, so that nobody takes one of them again. */
public interface BreachedPasswords {

    /** Whether a password is known to have been lost. */
    boolean contains(String password);
}
