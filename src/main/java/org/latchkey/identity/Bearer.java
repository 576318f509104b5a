package org.latchkey.identity;

import java.time.Instant;
import java.util.UUID;
import org.latchkey.kernel.Caller;

/**
 * What a verified token says.
 *
 * @param issued when it was made, on the real clock
 * @param expires from when on it is worth nothing, on the real clock
 */
record Bearer(UUID tenant, Caller caller, Instant issued, Instant expires) {

    /** The caller as they call from a network address. */
    Caller from(String address) {
        return new Caller(
                caller.kind(),
                caller.id(),
                caller.name(),
                caller.principalName(),
                caller.permissions(),
                caller.amr(),
                caller.acrs(),
                address);
    }
}
