package org.latchkey.privileged;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.directory.Grant;
import org.latchkey.directory.Memberships;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/**
 * Notes the end of activations and assignments whose time is over. They ended by the clock; this closes their
 * memberships and tells of it. The last owner of a group is kept, and the end tried again, for thirty days; after that the
 * ownership stays for good.
 */
@Component
class EndActivations implements Chore {

    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final Sql sql;
    private final Activations activations;
    private final Memberships memberships;
    private final PimLog log;

    EndActivations(Sql sql, Activations activations, Memberships memberships, PimLog log) {
        this.sql = sql;
        this.activations = activations;
        this.memberships = memberships;
        this.log = log;
    }

    @Override
    public String due() {
        return """
                select tenant_id, due_at
                from pim_schedule
                where due_at is not null
                  and type in ('assigned', 'activated')
                  and state in %s
                """.formatted(ScheduleState.POSTPONE.sources());
    }

    @Override
    public int run(Call call) {
        List<Schedule> due = sql.statement(call, """
                select %s
                from pim_schedule s
                where s.tenant_id = :tenant
                  and s.due_at <= :now
                  and s.type in ('assigned', 'activated')
                  and s.state in %s
                for update skip locked
                """.formatted(Schedules.COLUMNS, ScheduleState.POSTPONE.sources()))
                .list(Schedules::read);
        if (due.isEmpty()) {
            return 0;
        }
        Set<UUID> last = lastOwnerships(call, due);
        Instant patience = call.now().minus(PATIENCE);
        List<Schedule> kept = due.stream()
                .filter(it -> last.contains(it.id()) && endOf(it).isAfter(patience))
                .toList();
        List<Schedule> ended = due.stream().filter(it -> !kept.contains(it)).toList();
        keep(call, kept);
        stay(call, ended.stream().filter(it -> last.contains(it.id())).toList());
        end(call, ended);
        return due.size();
    }

    private static Instant endOf(Schedule schedule) {
        Instant end = schedule.period().end();
        if (end == null) {
            throw new IllegalStateException(schedule + " never ends");
        }
        return end;
    }

    /** Those of the ownerships without which their groups would have no owner. */
    private Set<UUID> lastOwnerships(Call call, List<Schedule> due) {
        List<UUID> ids = due.stream().map(Schedule::id).toList();
        return Set.copyOf(sql.statement(call, """
                select s.id
                from pim_schedule s
                where s.tenant_id = :tenant
                  and s.id = any (:ids::uuid[])
                  and s.access = 'owner'
                  and not exists (
                    select from active_membership(:now) m
                    where m.tenant_id = :tenant
                      and m.group_id = s.group_id
                      and m.access = 'owner'
                      and m.source_id <> all (:ids::uuid[]))
                """).bind("ids", ids).list(row -> row.id("id")));
    }

    /** Lets ownerships hold until the next try. */
    private void keep(Call call, List<Schedule> kept) {
        if (kept.isEmpty()) {
            return;
        }
        Instant retry = call.now().plus(RETRY);
        sql.statement(call, """
                update pim_schedule
                set due_at = :retry
                where tenant_id = :tenant
                  and id = any (:ids::uuid[])
                """)
                .bind("retry", retry)
                .bind("ids", kept.stream().map(Schedule::id).toList())
                .update();
        memberships.retime(call, kept.stream().collect(Collectors.toMap(Schedule::id, it -> retry)));
    }

    /** Gives up: the person stays owner for good. */
    private void stay(Call call, List<Schedule> staying) {
        memberships.grant(
                call,
                staying.stream()
                        .map(it -> Grant.direct(it.group(), it.principal(), it.access(), call.now()))
                        .toList());
    }

    private void end(Call call, List<Schedule> ended) {
        if (ended.isEmpty()) {
            return;
        }
        sql.statement(call, """
                update pim_schedule
                set state = %s, due_at = null
                where tenant_id = :tenant
                  and id = any (:ids::uuid[])
                  and state in %s
                """.formatted(ScheduleState.END.target(), ScheduleState.END.sources()))
                .bind("ids", ended.stream().map(Schedule::id).toList())
                .update();
        activations.close(call, ended, true);
        log.recordByClock(
                call,
                ended.stream()
                        .map(it -> new PimLog.Event(
                                it.type() == ScheduleType.ACTIVATED
                                        ? "Remove member from role (PIM activation expired)"
                                        : "Remove member from role in PIM completed (timebound)",
                                "Unassign",
                                it.role(),
                                it.request()))
                        .toList());
    }
}
