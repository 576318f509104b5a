package org.latchkey.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to be sent now.
 *
 * @param text null when the words of a secret are gone with the server that had them
 * @param queued when it was written, in real time
 */
record Mail(
        UUID tenant,
        UUID id,
        String to,
        String subject,
        @Nullable String text,
        @Nullable String html,
        int attempts,
        Instant queued) {

    /** Names it for logs: the address is nobody's business there. */
    @Override
    public String toString() {
        return "mail " + id + " of tenant " + tenant;
    }
}
