package org.latchkey.privileged;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.directory.Grant;
import org.latchkey.directory.Memberships;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Active assignments and activations: beginning, changing and ending them, with what that does to the group. */
@Component
class Activations {

    private final Sql sql;
    private final Schedules schedules;
    private final Memberships memberships;
    private final ApplicationEventPublisher news;

    Activations(Sql sql, Schedules schedules, Memberships memberships, ApplicationEventPublisher news) {
        this.sql = sql;
        this.schedules = schedules;
        this.memberships = memberships;
        this.news = news;
    }

    /** Stores new ones; those whose start has come are active at once. */
    void begin(Call call, Collection<Schedule> begun) {
        schedules.add(call, begun);
        activate(call, begun.stream().filter(Schedule::isProvisioned).toList());
    }

    /** Lets those that are stored take effect. */
    void activate(Call call, Collection<Schedule> started) {
        if (started.isEmpty()) {
            return;
        }
        List<Grant> grants = started.stream().map(Schedule::grant).toList();
        memberships.grant(call, grants);
        news.publishEvent(new ActivationsBegan(call, roles(started)));
    }

    /** Gives one another period: its membership ends with it, or waits for the new start. */
    void retime(Call call, Schedule before, Schedule after) {
        schedules.retime(call, List.of(after));
        boolean waits = after.period().start().isAfter(call.now());
        if (!before.isProvisioned()) {
            activate(call, waits ? List.of() : List.of(after));
        } else if (waits) {
            memberships.end(call, before.type().origin(), Set.of(before.id()));
        } else {
            Map<UUID, @Nullable Instant> end = new HashMap<>();
            end.put(after.id(), after.period().end());
            memberships.retime(call, end);
        }
    }

    /** Ends some before their time. */
    void revoke(Call call, Collection<Schedule> ended) {
        if (ended.isEmpty()) {
            return;
        }
        schedules.revoke(call, ended.stream().map(Schedule::id).toList());
        close(call, ended, false);
    }

    /** Ends those that use eligibilities, before their time. */
    List<Schedule> revokeUsing(Call call, Collection<UUID> eligibilities) {
        List<Schedule> ended = schedules.using(call, eligibilities);
        revoke(call, ended);
        return ended;
    }

    /** Lets those that use an eligibility end with it, when it is cut short. */
    void cutShort(Call call, Schedule eligibility) {
        Instant end = eligibility.period().end();
        if (end == null) {
            return;
        }
        List<Schedule> late = schedules.using(call, Set.of(eligibility.id())).stream()
                .filter(it -> !it.period().endsWithin(eligibility.period()))
                .toList();
        revoke(
                call,
                late.stream().filter(it -> !it.period().start().isBefore(end)).toList());
        List<Schedule> shorter = late.stream()
                .filter(it -> it.period().start().isBefore(end))
                .map(it -> it.endingAt(end))
                .toList();
        schedules.retime(call, shorter);
        memberships.retime(call, shorter.stream().collect(Collectors.toMap(Schedule::id, it -> end)));
    }

    /** Closes the memberships of schedules that ended, and tells. */
    void close(Call call, Collection<Schedule> ended, boolean byTime) {
        for (ScheduleType type : List.of(ScheduleType.ASSIGNED, ScheduleType.ACTIVATED)) {
            memberships.end(
                    call,
                    type.origin(),
                    ended.stream()
                            .filter(it -> it.type() == type)
                            .map(Schedule::id)
                            .toList());
        }
        if (!ended.isEmpty()) {
            news.publishEvent(new ActivationsEnded(call, roles(ended), byTime));
        }
    }

    /**
     * Refuses to take away the last owner.
     *
     * @throws Problem when nobody else owns the group at this instant
     */
    void keepLastOwner(Call call, Eligible role) {
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

    private static Set<Eligible> roles(Collection<Schedule> schedules) {
        return schedules.stream().map(Schedule::role).collect(Collectors.toSet());
    }
}
