package org.latchkey.federation;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How new a sign-in at another provider must be, and when it was as far as it counts here. Pure. A provider that was asked for an age
 * ({@code max_age}) says when it was by {@code auth_time} (OpenID Connect Core 1.0, 3.1.2.1). One that does not say may have known its
 * person for months: only where it was asked to let them sign in again ({@code prompt=login}) that was after it was asked.
 *
 * @param asked when the browser was sent there
 * @param anew whether to let them sign in again in any case
 * @param within how long ago it may have been
 */
record Recency(Instant asked, boolean anew, Duration within) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Clocks differ by so much, as with all that is compared with a provider's. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** When somebody signed in there; empty when that was too long ago, or nobody knows. */
    Optional<Instant> of(Assurance assurance, Instant now) {
        Instant at = assurance.at();
        if (anew) {
            return at.isBefore(asked.minus(SKEW)) ? Optional.empty() : Optional.of(at.isBefore(asked) ? asked : at);
        }
        return assurance.isDated() && !at.plus(within).isBefore(now) ? Optional.of(at) : Optional.empty();
    }
}
