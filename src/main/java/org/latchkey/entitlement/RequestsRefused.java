package org.latchkey.entitlement;

import java.util.Map;
import java.util.UUID;
import org.latchkey.kernel.Call;

/**
 * Requests ended without giving anything.
 *
 * @param requests each with the reason; empty when nobody gave one
 * @param expired whether nobody decided in time, rather than that somebody or something said no
 */
public record RequestsRefused(Call call, Map<UUID, String> requests, boolean expired) {

    public RequestsRefused {
        requests = Map.copyOf(requests);
    }
}
