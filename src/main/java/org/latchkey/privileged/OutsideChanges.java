package org.latchkey.privileged;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.approval.Approvals;
import org.latchkey.directory.Access;
import org.latchkey.directory.MembershipsChanged;
import org.latchkey.directory.MembershipsRemovedByHand;
import org.latchkey.directory.ObjectsDeleted;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Ticker;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows what happens in the directory without privileged identity management having asked for it. */
@Component
class OutsideChanges {

    private final Sql sql;
    private final Schedules schedules;
    private final Activations activations;
    private final Eligibilities eligibilities;
    private final RequestLog requests;
    private final Approvals approvals;
    private final PimLog log;
    private final Ticker ticker;

    OutsideChanges(
            Sql sql,
            Schedules schedules,
            Activations activations,
            Eligibilities eligibilities,
            RequestLog requests,
            Approvals approvals,
            PimLog log,
            Ticker ticker) {
        this.sql = sql;
        this.schedules = schedules;
        this.activations = activations;
        this.eligibilities = eligibilities;
        this.requests = requests;
        this.approvals = approvals;
        this.log = log;
        this.ticker = ticker;
    }

    /** Whoever is taken out of a group by hand is out: the assignment or activation ends too. */
    @EventListener
    void on(MembershipsRemovedByHand event) {
        Set<Eligible> roles = event.ties().stream()
                .map(tie -> new Eligible(tie.group(), tie.principal(), tie.access()))
                .collect(Collectors.toSet());
        activations.revoke(
                event.call(),
                schedules.current(event.call(), List.of(ScheduleType.ASSIGNED, ScheduleType.ACTIVATED), roles).stream()
                        .filter(Schedule::isProvisioned)
                        .toList());
    }

    /** With a group or a principal goes everything that was scheduled or waited for about it, for good. */
    @EventListener
    void on(ObjectsDeleted event) {
        Call call = event.call();
        List<Schedule> gone = about(call, event.ids());
        activations.revoke(
                call,
                gone.stream().filter(it -> it.type() != ScheduleType.ELIGIBLE).toList());
        eligibilities.end(
                call,
                gone.stream().filter(it -> it.type() == ScheduleType.ELIGIBLE).toList(),
                null);
        List<UUID> waiting = requests.waitingFor(call, event.ids());
        requests.move(call, RequestState.FAIL, waiting);
        approvals.cancel(call, waiting);
    }

    private List<Schedule> about(Call call, Collection<UUID> objects) {
        return sql.statement(call, """
                select %s
                from pim_schedule s
                where s.tenant_id = :tenant
                  and (s.group_id = any (:objects::uuid[]) or s.principal_id = any (:objects::uuid[]))
                  and s.state in %s
                for update of s
                """.formatted(Schedules.COLUMNS, ScheduleState.REVOKE.sources()))
                .bind("objects", objects)
                .list(Schedules::read);
    }

    /** Whoever leaves a group no longer has what it is eligible for: an activation made through it ends. */
    @EventListener
    void endStranded(MembershipsChanged event) {
        Call call = event.call();
        Set<UUID> leavers = event.changes().stream()
                .filter(change -> !change.gained() && change.tie().access() == Access.MEMBER)
                .map(change -> change.tie().principal())
                .collect(Collectors.toSet());
        if (leavers.isEmpty()) {
            return;
        }
        List<Schedule> stranded = schedules.stranded(call, leavers);
        activations.revoke(call, stranded);
        log.recordByClock(
                call,
                stranded.stream()
                        .map(it -> new PimLog.Event(
                                        "Remove member from role completed (PIM deactivate)",
                                        "Unassign",
                                        it.role(),
                                        it.request())
                                .because("The person left the group whose eligibility was used."))
                        .toList());
    }

    /** A group has a new owner: ownerships that were kept only because they were the last may end. */
    @EventListener
    void on(MembershipsChanged event) {
        Set<UUID> groups = event.changes().stream()
                .filter(MembershipsChanged.Change::gained)
                .map(MembershipsChanged.Change::tie)
                .filter(tie -> tie.access() == Access.OWNER)
                .map(Tie::group)
                .collect(Collectors.toSet());
        if (groups.isEmpty()) {
            return;
        }
        int kept = sql.statement(event.call(), """
                update pim_schedule
                set due_at = :now
                where tenant_id = :tenant
                  and group_id = any (:groups::uuid[])
                  and access = 'owner'
                  and type in ('assigned', 'activated')
                  and state in %s
                  and ends_at <= :now
                  and due_at > :now
                """.formatted(ScheduleState.POSTPONE.sources()))
                .bind("groups", groups)
                .update();
        if (kept > 0) {
            ticker.wake();
        }
    }
}
