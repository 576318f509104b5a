package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;

/** Where browsers reach this server: what passkeys are bound to, and whether by TLS. */
public interface Origin {

    /** The address without a slash at the end. */
    String text();

    /** Whether it is by TLS, which may end before this server. */
    default boolean isSecure() {
        return text().startsWith("https:");
    }

    /** Whether the browser must keep to itself, without TLS, what is given to it now. */
    default boolean isSecure(HttpServletRequest request) {
        return isSecure() || request.isSecure();
    }
}
