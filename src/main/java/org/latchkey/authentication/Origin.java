package org.latchkey.authentication;

/** Where browsers reach this server: what passkeys are bound to. */
public interface Origin {

    /** The address without a slash at the end. */
    String text();
}
