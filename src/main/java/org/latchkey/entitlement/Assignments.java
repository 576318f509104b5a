package org.latchkey.entitlement;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.Approvals;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.Memberships;
import org.latchkey.entitlement.RequestAudit.Held;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.latchkey.time.Ticker;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Beginning, prolonging, ending and re-applying assignments, in sets. What they give is given and taken by a chore. */
@Component
public class Assignments {

    private final Sql sql;
    private final Memberships memberships;
    private final Approvals approvals;
    private final AuditLog audit;
    private final Ticker ticker;
    private final ApplicationEventPublisher news;

    Assignments(
            Sql sql,
            Memberships memberships,
            Approvals approvals,
            AuditLog audit,
            Ticker ticker,
            ApplicationEventPublisher news) {
        this.sql = sql;
        this.memberships = memberships;
        this.approvals = approvals;
        this.audit = audit;
        this.ticker = ticker;
        this.news = news;
    }

    /**
     * Begins what requests ask for: their assignments exist from now on, each with a claim for every role of its package.
     * A role that somebody is adding to the package right now is either in time or spread by whoever adds it.
     */
    void begin(Call call, Collection<UUID> requests) {
        sql.statement(call, """
                select p.id
                from access_package p
                where p.tenant_id = :tenant
                  and p.id in (
                    select r.access_package_id
                    from access_package_request r
                    where r.tenant_id = :tenant
                      and r.id = any(:ids::uuid[]))
                order by p.id
                for share
                """).bind("ids", requests).list(row -> row.id("id"));
        sql.statement(call, """
                with starting as (
                  update access_package_request r
                  set state = %s,
                    status = 'Fulfilling',
                    due_at = null,
                    assignment_id = gen_random_uuid()
                  where r.tenant_id = :tenant
                    and r.id = any(:ids::uuid[])
                    and r.state in %s
                  returning r.assignment_id, r.access_package_id, r.policy_id, r.target_id, r.created_by,
                    least(:now + r.longest, r.latest) as ends_at
                ), made as (
                  insert into access_package_assignment
                    (tenant_id, id, access_package_id, policy_id, target_id, created_by, state, status, created_at, starts_at,
                    ends_at, notice_at)
                  select :tenant, s.assignment_id, s.access_package_id, s.policy_id, s.target_id, s.created_by, 'delivering',
                    'Delivering', :now, :now, s.ends_at, next_end_notice(s.ends_at, :now)
                  from starting s
                  returning id, access_package_id, target_id
                )
                insert into access_package_grant
                  (tenant_id, id, assignment_id, role_id, scope_id, group_id, principal_id, access, type, state, due_at, attempts)
                select :tenant, gen_random_uuid(), made.id, g.role_id, g.scope_id, g.group_id, made.target_id, g.access, g.type,
                  'wanted', :now, 0
                from made
                join access_package_role_scope g
                  on g.tenant_id = :tenant
                  and g.access_package_id = made.access_package_id
                """.formatted(RequestState.BEGIN.target(), RequestState.BEGIN.sources()))
                .bind("ids", requests)
                .update();
    }

    /**
     * Gives assignments the end their requests ask for. Active roles get the new end at once; eligible ones are given anew, so
     * that they get the longest the group's policy allows from now on.
     */
    void extend(Call call, Collection<UUID> requests) {
        record End(UUID grant, @Nullable Instant at) {}
        Map<UUID, @Nullable Instant> ends = new HashMap<>();
        sql.statement(call, """
                with starting as (
                  update access_package_request r
                  set state = %s,
                    status = 'Fulfilling',
                    due_at = null
                  where r.tenant_id = :tenant
                    and r.id = any(:ids::uuid[])
                    and r.state in %s
                  returning r.assignment_id, least(:now + r.longest, r.latest) as ends_at
                ), extended as (
                  update access_package_assignment a
                  set ends_at = s.ends_at,
                    notice_at = next_end_notice(s.ends_at, :now),
                    status = case when a.state = 'delivered' then 'Delivered' else a.status end
                  from starting s
                  where a.tenant_id = :tenant
                    and a.id = s.assignment_id
                    and a.state <> 'expired'
                  returning a.id, a.ends_at
                ), renewed as (
                  update access_package_grant g
                  set state = %s,
                    due_at = :now,
                    attempts = 0
                  from extended e
                  where g.tenant_id = :tenant
                    and g.assignment_id = e.id
                    and g.type = 'eligible'
                    and g.state = 'granted'
                )
                select g.id, e.ends_at
                from extended e
                join access_package_grant g
                  on g.tenant_id = :tenant
                  and g.assignment_id = e.id
                  and g.type = 'active'
                  and g.state = 'granted'
                """.formatted(
                                RequestState.BEGIN.target(), RequestState.BEGIN.sources(), GrantState.RENEW.target()))
                .bind("ids", requests)
                .list(row -> new End(row.id("id"), row.instantOrNull("ends_at")))
                .forEach(end -> ends.put(end.grant(), end.at()));
        memberships.retime(call, ends);
        ticker.wake();
    }

    /** An assignment that has just ended. */
    private record Gone(Held held, Instant at) {}

    /**
     * Ends assignments: those whose time is over at their end instant, others now. Their claims are no longer wanted, and
     * requests about them that have not come to an end are called off.
     */
    void end(Call call, Collection<UUID> assignments) {
        List<Gone> gone = sql.statement(call, """
                with ended as (
                  update access_package_assignment a
                  set state = %s,
                    status = 'Expired',
                    expired_at = least(a.ends_at, :now),
                    notice_at = null
                  where a.tenant_id = :tenant
                    and a.id = any(:ids::uuid[])
                    and a.state in %s
                  returning a.id, a.access_package_id, a.target_id, a.expired_at
                ), unwanted as (
                  update access_package_grant g
                  set state = %s,
                    due_at = :now,
                    attempts = 0
                  from ended e
                  where g.tenant_id = :tenant
                    and g.assignment_id = e.id
                    and g.state in %s
                )
                select e.id as assignment_id, e.access_package_id, e.target_id, e.expired_at, p.display_name as package_name,
                  s.display_name as target_name, s.principal_name as target_principal_name, s.subject_type as target_type
                from ended e
                join access_package p
                  on p.tenant_id = :tenant
                  and p.id = e.access_package_id
                join access_package_subject s
                  on s.tenant_id = :tenant
                  and s.object_id = e.target_id
                """.formatted(
                                AssignmentState.END.target(),
                                AssignmentState.END.sources(),
                                GrantState.DROP.target(),
                                GrantState.DROP.sources()))
                .bind("ids", assignments)
                .list(row -> new Gone(Held.read(row), row.instant("expired_at")));
        callOff(call, gone.stream().map(it -> it.held().assignment()).toList());
        audit.record(
                call,
                gone.stream()
                        .map(it -> RequestAudit.assignment("Remove access package assignment", "Delete", it.held())
                                .at(it.at()))
                        .toList());
        if (!gone.isEmpty()) {
            news.publishEvent(new AssignmentsEnded(
                    call,
                    gone.stream()
                            .map(it -> new AssignmentsEnded.Ended(
                                    it.held().assignment(),
                                    it.held().accessPackage(),
                                    it.held().target(),
                                    it.at()))
                            .collect(Collectors.toSet())));
            ticker.wake();
        }
    }

    /** Calls off what is still asked about assignments that have ended; a removal that is under way comes to its end. */
    private void callOff(Call call, Collection<UUID> assignments) {
        if (assignments.isEmpty()) {
            return;
        }
        approvals.cancel(
                call,
                sql.statement(call, """
                        update access_package_request r
                        set state = %s,
                          status = 'Canceled',
                          completed_at = :now,
                          forget_at = :now + interval '2160 hours',
                          due_at = null
                        where r.tenant_id = :tenant
                          and r.assignment_id = any(:ids::uuid[])
                          and r.state in %s
                          and (r.kind <> 'remove' or r.state <> 'delivering')
                        returning r.id
                        """.formatted(RequestState.DROP.target(), RequestState.DROP.sources()))
                        .bind("ids", assignments)
                        .list(row -> row.id("id")));
    }

    /**
     * Gives everything an assignment should give once more, whatever has happened to it meanwhile.
     *
     * @throws Problem InvalidRequestState when the assignment is not delivered
     */
    Outcome reprocess(Call call, Keys keys) {
        boolean found = sql.statement(call, """
                with mine as (
                  select a.id, a.access_package_id, a.target_id
                  from access_package_assignment a
                  where a.tenant_id = :tenant
                    and a.id = :id
                    and a.state in ('delivered', 'partiallyDelivered')
                  for update
                ), renewed as (
                  update access_package_grant g
                  set state = %s,
                    due_at = :now,
                    attempts = 0
                  from mine
                  where g.tenant_id = :tenant
                    and g.assignment_id = mine.id
                    and g.state in %s
                ), added as (
                  insert into access_package_grant
                    (tenant_id, id, assignment_id, role_id, scope_id, group_id, principal_id, access, type, state, due_at, attempts)
                  select :tenant, gen_random_uuid(), mine.id, s.role_id, s.scope_id, s.group_id, mine.target_id, s.access, s.type,
                    'wanted', :now, 0
                  from mine
                  join access_package_role_scope s
                    on s.tenant_id = :tenant
                    and s.access_package_id = mine.access_package_id
                  on conflict do nothing
                )
                select exists (select from mine)
                """.formatted(GrantState.RENEW.target(), GrantState.RENEW.sources()))
                .bind("id", keys.lastId())
                .isTrue();
        if (!found) {
            throw Problem.of(
                    ProblemCode.INVALID_REQUEST_STATE, "Only an assignment that is delivered can be processed again.");
        }
        ticker.wake();
        return Outcome.ACCEPTED;
    }
}
