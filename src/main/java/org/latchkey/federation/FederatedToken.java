package org.latchkey.federation;

import java.time.Instant;
import java.util.UUID;
import org.latchkey.kernel.Caller;

/**
 * What a verified access token of another provider says.
 *
 * @param tenant whose provider it is
 * @param issued when it was made, on the real clock
 * @param expires from when on it is worth nothing, on the real clock
 */
public record FederatedToken(UUID tenant, Caller caller, Instant issued, Instant expires) {}
