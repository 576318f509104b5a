package org.latchkey.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Caller;

/**
 * What somebody asks for, as far as rules look at it.
 *
 * @param length how long it would last; null without an end
 * @param isCovered for an activation, whether an eligibility in force covers the whole period; true otherwise
 * @param justification empty without one
 */
public record Ask(
        Purpose purpose,
        Caller caller,
        @Nullable Duration length,
        boolean isCovered,
        String justification,
        String ticketNumber,
        String ticketSystem) {}
