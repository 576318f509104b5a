package org.latchkey.entitlement;

import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** What requests asked for is done, at least in part. */
public record RequestsFulfilled(Call call, Set<UUID> requests) {

    public RequestsFulfilled {
        requests = Set.copyOf(requests);
    }
}
