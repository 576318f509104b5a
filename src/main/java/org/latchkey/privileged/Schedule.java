package org.latchkey.privileged;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.directory.Grant;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Period;

/**
 * Somebody's place, or possible place, in a group for a period.
 *
 * @param id ours, which stays
 * @param suffix the last part of its id on the wire, which an extension changes
 * @param request the request that made it; null when a package did
 * @param eligibility the eligibility an activation uses
 */
record Schedule(
        UUID id,
        UUID suffix,
        ScheduleType type,
        Eligible role,
        ScheduleState state,
        Period period,
        Term term,
        @Nullable UUID request,
        @Nullable UUID eligibility) {

    /** A new one, made by a request whose id it shares. */
    static Schedule asked(
            UUID request,
            ScheduleType type,
            Eligible role,
            Period period,
            Term term,
            @Nullable UUID eligibility,
            Instant now) {
        ScheduleState state = period.start().isAfter(now) ? ScheduleState.GRANTED : ScheduleState.PROVISIONED;
        return new Schedule(request, request, type, role, state, period, term, request, eligibility);
    }

    UUID group() {
        return role.group();
    }

    UUID principal() {
        return role.principal();
    }

    Access access() {
        return role.access();
    }

    Tie tie() {
        return new Tie(group(), principal(), access());
    }

    /** The membership or ownership it gives while it holds. */
    Grant grant() {
        return new Grant(group(), principal(), access(), type.origin(), id, period);
    }

    boolean isPermanent() {
        return period.end() == null;
    }

    boolean isProvisioned() {
        return state == ScheduleState.PROVISIONED;
    }

    /** The same, with an end of its own. */
    Schedule endingAt(Instant end) {
        Period other = new Period(period.start(), end);
        return withPeriod(other, Term.of(other));
    }

    /** The same with another period. */
    Schedule withPeriod(Period other, Term how) {
        return new Schedule(id, suffix, type, role, state, other, how, request, eligibility);
    }
}
