package org.latchkey.identity;

import java.time.Duration;

/**
 * A signed token, ready for an {@code Authorization} header.
 *
 * @param text the compact form of the JWT
 * @param lifetime how long it is good for, from its issue, on the real clock
 */
public record AccessToken(String text, Duration lifetime) {}
