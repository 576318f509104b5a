package org.latchkey.kernel;

import java.time.Instant;
import java.util.UUID;

/**
 * One call or one run of a chore: who, in which tenant, at which instant. The instant is read once from the tenant's
 * clock and is the only <em>now</em> of everything that follows.
 *
 * @param id the request id, shared as correlation id by every audit entry of the call
 */
public record Call(UUID id, UUID tenant, Caller caller, Instant now) {

    /** Latchkey acting by itself in a tenant. */
    public static Call bySystem(UUID tenant, Instant now) {
        return new Call(Ids.next(), tenant, Caller.SYSTEM, now);
    }

    /** The same call, carried on by Latchkey itself: what follows from it no longer needs the caller's rights. */
    public Call onBehalfOfSystem() {
        return new Call(id, tenant, Caller.SYSTEM, now);
    }
}
