package org.latchkey.privileged;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Memberships;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Period;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Finds out what a request would change, and refuses what contradicts what is there. Changes nothing. */
@Component
class Proposals {

    private static final Duration SETTLING = Duration.ofMinutes(5);
    private static final Duration NEAR_END = Duration.ofDays(14);
    private static final Duration RENEWABLE = Duration.ofDays(30);

    private final Sql sql;
    private final Schedules schedules;
    private final RequestLog requests;
    private final Activations activations;
    private final Memberships memberships;

    Proposals(Sql sql, Schedules schedules, RequestLog requests, Activations activations, Memberships memberships) {
        this.sql = sql;
        this.schedules = schedules;
        this.requests = requests;
        this.activations = activations;
        this.memberships = memberships;
    }

    /** An eligibility that lets somebody activate. */
    record Right(UUID id, @Nullable Instant end) {

        /** Whether it lasts as long as a period. */
        boolean covers(Period period) {
            return end == null || (period.end() != null && !period.end().isAfter(end));
        }
    }

    /**
     * What the request would change.
     *
     * @param id what the request, and a schedule it makes, will be called
     * @throws Problem when there is already, or is not, what it is about; or when it makes no sense on that side
     */
    Change of(Call call, Side side, UUID id, NewRequest body, @Nullable Term term) {
        boolean eligibility = side == Side.ELIGIBILITY;
        ScheduleType lasting = eligibility ? ScheduleType.ELIGIBLE : ScheduleType.ASSIGNED;
        return switch (body.action()) {
            case ADMIN_ASSIGN -> assign(call, lasting, body.role(), asked(term));
            case ADMIN_UPDATE -> update(call, lasting, body.role(), asked(term));
            case ADMIN_EXTEND -> extend(call, lasting, id, body.role(), asked(term));
            case ADMIN_RENEW -> renew(call, lasting, body.role(), asked(term));
            case ADMIN_REMOVE ->
                eligibility
                        ? new Change.End(List.of(held(call, lasting, body.role())), false)
                        : remove(call, body.role());
            case SELF_ACTIVATE -> activate(call, side, body.role(), asked(term));
            case SELF_DEACTIVATE -> deactivate(call, side, body.role());
            case SELF_EXTEND -> askToExtend(call, side, lasting, body.role());
            case SELF_RENEW -> askToRenew(call, side, lasting, body.role());
        };
    }

    private static Term asked(@Nullable Term term) {
        if (term == null) {
            throw new IllegalArgumentException("checked before");
        }
        return term;
    }

    private Change assign(Call call, ScheduleType type, Eligible role, Term term) {
        boolean exists =
                type == ScheduleType.ELIGIBLE ? find(call, List.of(type), role).isPresent() : isActive(call, role);
        if (exists) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_EXISTS);
        }
        return new Change.Begin(type, term.at(call.now()), term, null);
    }

    private boolean isActive(Call call, Eligible role) {
        return find(call, List.of(ScheduleType.ASSIGNED, ScheduleType.ACTIVATED), role)
                        .isPresent()
                || holds(call, role);
    }

    private boolean holds(Call call, Eligible role) {
        return !memberships
                .holding(call, Set.of(new Tie(role.group(), role.principal(), role.access())))
                .isEmpty();
    }

    private Change update(Call call, ScheduleType type, Eligible role, Term term) {
        Schedule before = held(call, type, role);
        return new Change.Move(before, before.withPeriod(moved(call, before, term), term));
    }

    private Change extend(Call call, ScheduleType type, UUID id, Eligible role, Term term) {
        Schedule before = held(call, type, role);
        if (!before.period().contains(call.now())) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_DOES_NOT_EXIST);
        }
        Period longer = new Period(before.period().start(), term.at(call.now()).end());
        return new Change.Move(
                before,
                new Schedule(before.id(), id, type, role, before.state(), longer, term, id, before.eligibility()));
    }

    /** What has begun keeps its beginning, unless it is to begin anew in the future. */
    private static Period moved(Call call, Schedule before, Term term) {
        Period asked = term.at(call.now());
        return asked.start().isAfter(call.now()) || !before.isProvisioned()
                ? asked
                : new Period(before.period().start(), asked.end());
    }

    private Change renew(Call call, ScheduleType type, Eligible role, Term term) {
        if (find(call, List.of(type), role).isPresent()) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_EXISTS);
        }
        requireEnded(call, type, role);
        return new Change.Begin(type, term.at(call.now()), term, null);
    }

    private void requireEnded(Call call, ScheduleType type, Eligible role) {
        if (schedules.lastEnded(call, type, role, call.now().minus(RENEWABLE)).isEmpty()) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_DOES_NOT_EXIST);
        }
    }

    private Change remove(Call call, Eligible role) {
        List<Schedule> ended =
                schedules.current(call, List.of(ScheduleType.ASSIGNED, ScheduleType.ACTIVATED), Set.of(role));
        if (ended.isEmpty()) {
            if (!holds(call, role)) {
                throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_DOES_NOT_EXIST);
            }
            activations.keepLastOwner(call, role);
            return new Change.End(List.of(), true);
        }
        requireSettled(call, ended);
        return new Change.End(ended, false);
    }

    private void requireSettled(Call call, List<Schedule> ended) {
        for (Schedule schedule : ended) {
            if (schedule.isProvisioned()) {
                if (schedule.period().start().plus(SETTLING).isAfter(call.now())) {
                    throw Problem.of(ProblemCode.ACTIVE_DURATION_TOO_SHORT);
                }
                activations.keepLastOwner(call, schedule.role());
            }
        }
    }

    private Change activate(Call call, Side side, Eligible role, Term term) {
        requireMeaning(side == Side.ASSIGNMENT);
        Period period = term.at(call.now());
        if (find(call, List.of(ScheduleType.ACTIVATED), role).isPresent() || holds(call, role)) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_EXISTS);
        }
        requireNonePending(call, side, role);
        UUID eligibility = right(call, role, period)
                .filter(right -> right.covers(period) || period.end() == null)
                .map(Right::id)
                .orElse(null);
        return new Change.Begin(ScheduleType.ACTIVATED, period, term, eligibility);
    }

    private Change deactivate(Call call, Side side, Eligible role) {
        requireMeaning(side == Side.ASSIGNMENT);
        Schedule running = find(call, List.of(ScheduleType.ACTIVATED), role)
                .filter(Schedule::isProvisioned)
                .orElseThrow(() -> Problem.of(ProblemCode.ROLE_ASSIGNMENT_DOES_NOT_EXIST));
        requireSettled(call, List.of(running));
        return new Change.End(List.of(running), false);
    }

    private Change askToExtend(Call call, Side side, ScheduleType type, Eligible role) {
        Instant end = held(call, type, role).period().end();
        requireMeaning(end != null && !end.isAfter(call.now().plus(NEAR_END)));
        requireNonePending(call, side, role);
        return new Change.Wait();
    }

    private Change askToRenew(Call call, Side side, ScheduleType type, Eligible role) {
        requireEnded(call, type, role);
        if (find(call, List.of(type), role).isPresent()) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_EXISTS);
        }
        requireNonePending(call, side, role);
        return new Change.Wait();
    }

    private void requireNonePending(Call call, Side side, Eligible role) {
        if (requests.isPending(call, side, role)) {
            throw Problem.of(ProblemCode.PENDING_ROLE_ASSIGNMENT_REQUEST);
        }
    }

    private static void requireMeaning(boolean meaningful) {
        if (!meaningful) {
            throw Problem.of(ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST);
        }
    }

    private Schedule held(Call call, ScheduleType type, Eligible role) {
        return find(call, List.of(type), role)
                .orElseThrow(() -> Problem.of(ProblemCode.ROLE_ASSIGNMENT_DOES_NOT_EXIST));
    }

    private Optional<Schedule> find(Call call, List<ScheduleType> types, Eligible role) {
        return schedules.current(call, types, Set.of(role)).stream().findFirst();
    }

    /** The eligibility in force that serves best for a period: one that lasts as long, the person's own before a group's. */
    Optional<Right> right(Call call, Eligible role, Period period) {
        return sql.statement(call, """
                select e.id, e.ends_at
                from eligibility_in_force(:now) e
                where e.tenant_id = :tenant
                  and e.group_id = :group
                  and e.access = :access
                  and (
                    e.principal_id = :principal
                    or e.principal_id in (select mine.group_id from group_of(:tenant, :principal, :now) mine))
                order by coalesce(e.ends_at >= :end, true) desc, e.principal_id = :principal desc, e.ends_at desc nulls first, e.id
                limit 1
                """)
                .bind("group", role.group())
                .bind("access", role.access())
                .bind("principal", role.principal())
                .bind("end", period.end() == null ? period.start() : period.end())
                .optional(Proposals::readRight);
    }

    private static Right readRight(Row row) {
        return new Right(row.id("id"), row.instantOrNull("ends_at"));
    }
}
