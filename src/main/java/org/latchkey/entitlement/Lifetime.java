package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Period;

/**
 * How long an assignment may last: what the wish of a request and the expiration of its policy come to together. It is
 * kept with the request, so that a later change of the policy does not reach it.
 *
 * @param longest from the delivery on; null for without limit
 * @param latest until when at most; null for without limit
 */
record Lifetime(@Nullable Duration longest, @Nullable Instant latest) {

    /** The shorter of what is wished and what is allowed, in both respects. */
    static Lifetime of(Expiration wished, Expiration allowed) {
        return new Lifetime(
                shorter(wished.duration(), allowed.duration()),
                Period.earlier(wished.endDateTime(), allowed.endDateTime()));
    }

    private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
        if (one == null) {
            return other;
        }
        return other == null || one.compareTo(other) < 0 ? one : other;
    }

    /** When an assignment that begins at an instant ends; null for never. */
    @Nullable Instant endOf(Instant start) {
        return Period.earlier(longest == null ? null : start.plus(longest), latest);
    }
}
