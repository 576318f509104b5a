package org.latchkey.privileged;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.directory.Memberships;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Period;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Finds out what a request would change, and refuses what contradicts what is there. Changes nothing. */
@Component
class Proposals {

    private static final Duration SETTLING = Duration.ofMinutes(5);
    private static final Duration NEAR_END = Duration.ofDays(14);

    private final Sql sql;
    private final Schedules schedules;
    private final RequestLog requests;
    private final Memberships memberships;

    Proposals(Sql sql, Schedules schedules, RequestLog requests, Memberships memberships) {
        this.sql = sql;
        this.schedules = schedules;
        this.requests = requests;
        this.memberships = memberships;
    }

    /**
     * What the request would change; others for the same group wait until it has.
     *
     * @param id what the request, and a schedule it makes, will be called
     * @throws Problem when there is already, or is not, what it is about; or when it makes no sense on that side
     */
    Change of(Call call, Side side, UUID id, NewRequest body, @Nullable Term term) {
        schedules.hold(call, body.groupId());
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
        requireEnded(call, type, role);
        return new Change.Begin(type, term.at(call.now()), term, null);
    }

    /** Refuses to renew what is there, or was never, or ended too long ago. */
    private void requireEnded(Call call, ScheduleType type, Eligible role) {
        if (find(call, List.of(type), role).isPresent()) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_EXISTS);
        }
        if (!schedules.isRenewable(call, type, role)) {
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
            keepLastOwner(call, role);
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
                keepLastOwner(call, schedule.role());
            }
        }
    }

    /**
     * Refuses to take away the last owner.
     *
     * @throws Problem when nobody else owns the group at this instant
     */
    private void keepLastOwner(Call call, Eligible role) {
        if (role.access() != Access.OWNER) {
            return;
        }
        boolean others = sql.statement(call, """
                select exists (
                  select from active_membership(:now) m
                  where m.tenant_id = :tenant
                    and m.group_id = :group
                    and m.access = 'owner'
                    and m.principal_id <> :principal)
                """)
                .bind("group", role.group())
                .bind("principal", role.principal())
                .isTrue();
        if (!others) {
            throw Problem.of(
                    ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST,
                    "The last owner of a group cannot be removed. Add another owner first.");
        }
    }

    private Change activate(Call call, Side side, Eligible role, Term term) {
        requireMeaning(side == Side.ASSIGNMENT);
        Period period = term.at(call.now());
        if (find(call, List.of(ScheduleType.ACTIVATED), role).isPresent() || holds(call, role)) {
            throw Problem.of(ProblemCode.ROLE_ASSIGNMENT_EXISTS);
        }
        requireNonePending(call, side, role);
        UUID eligibility = schedules
                .right(call, role, period)
                .filter(right -> right.covers(period) || period.end() == null)
                .map(Schedules.Right::id)
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
}
