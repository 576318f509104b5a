package org.latchkey.entitlement;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Draws the line under assignments and requests whose claims are all given, taken or given up. */
@Component
class Settlement {

    private final Sql sql;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;

    Settlement(Sql sql, AuditLog audit, ApplicationEventPublisher news) {
        this.sql = sql;
        this.audit = audit;
        this.news = news;
    }

    /** An assignment whose state changed, and from which. */
    private record Moved(UUID id, UUID accessPackage, UUID target, AssignmentState before, AssignmentState after) {}

    /** Settles those of some assignments, and their requests, for which nothing is outstanding. */
    void settle(Call call, Collection<UUID> assignments) {
        if (assignments.isEmpty()) {
            return;
        }
        lock(call, assignments);
        settleAssignments(call, assignments);
        settleRequests(call, assignments);
    }

    /** Whoever works on other claims of the same assignments has finished after this, or looks after us. */
    private void lock(Call call, Collection<UUID> assignments) {
        sql.statement(call, """
                select a.id
                from access_package_assignment a
                where a.tenant_id = :tenant
                  and a.id = any(:ids::uuid[])
                order by a.id
                for update
                """).bind("ids", assignments).list(row -> row.id("id"));
    }

    private void settleAssignments(Call call, Collection<UUID> assignments) {
        List<Moved> moved = sql.statement(call, """
                with verdict as (
                  select a.id, a.state as before,
                    case
                      when count(g.id) filter (where g.state = 'failed') = 0 then %s
                      when count(g.id) filter (where g.state = 'granted') = 0 then %s
                      else %s
                    end as state
                  from access_package_assignment a
                  left join access_package_grant g
                    on g.tenant_id = a.tenant_id
                    and g.assignment_id = a.id
                  where a.tenant_id = :tenant
                    and a.id = any(:ids::uuid[])
                  group by a.tenant_id, a.id
                  having count(g.id) filter (where g.state = 'wanted') = 0
                )
                update access_package_assignment a
                set state = v.state,
                  status = upper(left(v.state, 1)) || substr(v.state, 2)
                from verdict v
                where a.tenant_id = :tenant
                  and a.id = v.id
                  and (
                    (v.state = %s and a.state in %s)
                    or (v.state = %s and a.state in %s)
                    or (v.state = %s and a.state in %s))
                returning a.id, a.access_package_id, a.target_id, v.before, a.state as after
                """.formatted(
                                AssignmentState.COMPLETE.target(),
                                AssignmentState.FAIL.target(),
                                AssignmentState.COMPLETE_IN_PART.target(),
                                AssignmentState.COMPLETE.target(),
                                AssignmentState.COMPLETE.sources(),
                                AssignmentState.FAIL.target(),
                                AssignmentState.FAIL.sources(),
                                AssignmentState.COMPLETE_IN_PART.target(),
                                AssignmentState.COMPLETE_IN_PART.sources()))
                .bind("ids", assignments)
                .list(row -> new Moved(
                        row.id("id"),
                        row.id("access_package_id"),
                        row.id("target_id"),
                        row.state("before", AssignmentState.class),
                        row.state("after", AssignmentState.class)));
        Set<AssignmentsDelivered.Delivered> delivered = moved.stream()
                .filter(it ->
                        it.before() == AssignmentState.DELIVERING && it.after() != AssignmentState.DELIVERY_FAILED)
                .map(it -> new AssignmentsDelivered.Delivered(
                        it.id(), it.accessPackage(), it.target(), it.after() == AssignmentState.DELIVERED))
                .collect(Collectors.toSet());
        if (!delivered.isEmpty()) {
            news.publishEvent(new AssignmentsDelivered(call, delivered));
        }
    }

    private void settleRequests(Call call, Collection<UUID> assignments) {
        List<Request> settled = sql.statement(call, """
                with tally as (
                  select a.id,
                    count(g.id) filter (where g.state = 'wanted') as wanted,
                    count(g.id) filter (where g.state = 'unwanted') as unwanted,
                    count(g.id) filter (where g.state = 'granted') as granted,
                    count(g.id) filter (where g.state = 'failed') as failed
                  from access_package_assignment a
                  left join access_package_grant g
                    on g.tenant_id = a.tenant_id
                    and g.assignment_id = a.id
                  where a.tenant_id = :tenant
                    and a.id = any(:ids::uuid[])
                  group by a.id
                ), settled as (
                  update access_package_request r
                  set state = case
                      when t.failed = 0 then %s
                      when t.granted = 0 then %s
                      else %s
                    end,
                    status = case
                      when t.failed = 0 then 'Delivered'
                      when t.granted = 0 then 'DeliveryFailed'
                      else 'PartiallyDelivered'
                    end,
                    completed_at = :now,
                    forget_at = :now + interval '2160 hours'
                  from tally t
                  where r.tenant_id = :tenant
                    and r.assignment_id = t.id
                    and case when r.kind = 'remove' then t.unwanted else t.wanted end = 0
                    and (
                      r.state in %s
                      or (r.state in %s and r.kind <> 'remove' and t.failed = 0 and t.granted > 0))
                  returning r.id, r.state as outcome
                )
                select %s
                from settled
                join package_request r
                  on r.tenant_id = :tenant
                  and r.id = settled.id
                """.formatted(
                                RequestState.COMPLETE.target(),
                                RequestState.FAIL.target(),
                                RequestState.COMPLETE_IN_PART.target(),
                                RequestState.COMPLETE.sources(),
                                RequestState.MAKE_GOOD.sources(),
                                Request.COLUMNS.replace("r.state", "settled.outcome as state")))
                .bind("ids", assignments)
                .list(Request::read);
        audit.record(call, settled.stream().map(Settlement::entry).toList());
        Set<UUID> fulfilled = settled.stream()
                .filter(it -> it.state() != RequestState.DELIVERY_FAILED)
                .map(Request::id)
                .collect(Collectors.toSet());
        if (!fulfilled.isEmpty()) {
            news.publishEvent(new RequestsFulfilled(call, fulfilled));
        }
    }

    private static AuditEntry entry(Request request) {
        return switch (request.state()) {
            case DELIVERED ->
                RequestAudit.entry(
                        request.kind() == RequestType.Kind.UPDATE
                                ? "Extend access package assignment"
                                : "Fulfill access package assignment request",
                        "Update",
                        request);
            case PARTIALLY_DELIVERED ->
                RequestAudit.entry("Partially fulfill access package assignment request", "Update", request)
                        .failed();
            case DELIVERY_FAILED ->
                RequestAudit.entry("Failed access package assignment request", "Update", request)
                        .failed();
            case SUBMITTED, PENDING_APPROVAL, DELIVERING, DENIED, SCHEDULED, CANCELED ->
                throw new IllegalStateException("settled as " + request.state());
        };
    }
}
