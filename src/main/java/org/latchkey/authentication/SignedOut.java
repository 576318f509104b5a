package org.latchkey.authentication;

import java.util.UUID;

/**
 * Somebody has signed out with a browser, or somebody else has signed in with it.
 *
 * @param session what their sign-in was called ({@link SignIns#session})
 */
public record SignedOut(UUID tenant, UUID session) {}
