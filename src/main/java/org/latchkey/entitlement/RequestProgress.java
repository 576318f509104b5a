package org.latchkey.entitlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves requests on that nobody has to agree to, or somebody has agreed to: to their start, their delivery or their refusal. */
@Component
class RequestProgress {

    private final Sql sql;
    private final Assignments assignments;
    private final Settlement settlement;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;

    RequestProgress(
            Sql sql, Assignments assignments, Settlement settlement, AuditLog audit, ApplicationEventPublisher news) {
        this.sql = sql;
        this.assignments = assignments;
        this.settlement = settlement;
        this.audit = audit;
        this.news = news;
    }

    /** Requests of those ids. */
    List<Request> find(Call call, Collection<UUID> ids) {
        return sql.statement(call, """
                select %s
                from package_request r
                where r.tenant_id = :tenant
                  and r.id = any(:ids::uuid[])
                """.formatted(Request.COLUMNS))
                .bind("ids", ids)
                .list(Request::read);
    }

    /**
     * Moves requests on: refuses those that something has come to forbid since they were made, lets those wait whose start
     * lies ahead, and delivers the others.
     */
    void advance(Call call, Collection<Request> requests) {
        Map<UUID, String> obstacles = obstacles(call, requests);
        List<Request> forbidden = new ArrayList<>();
        List<Request> early = new ArrayList<>();
        List<Request> ready = new ArrayList<>();
        for (Request request : requests) {
            if (obstacles.containsKey(request.id())) {
                forbidden.add(request);
            } else if (request.startsAfter(call.now())) {
                early.add(request);
            } else {
                ready.add(request);
            }
        }
        deny(call, forbidden, "Denied", obstacles);
        audit.record(
                call,
                forbidden.stream()
                        .map(it -> RequestAudit.entry("Deny access package assignment request", "Update", it)
                                .reason(obstacles.get(it.id())))
                        .toList());
        postpone(call, early);
        deliver(call, ready);
    }

    /** What forbids requests to begin now; those that nothing forbids are left out. */
    private Map<UUID, String> obstacles(Call call, Collection<Request> requests) {
        record Obstacle(UUID request, String reason) {}
        return sql
                .statement(call, """
                select r.id,
                  case
                    when r.latest <= :now then 'The wished period is over.'
                    when is_incompatible(:tenant, r.access_package_id, r.target_id, :now)
                      then 'An incompatible access package or group blocks this request.'
                    else 'The person is already assigned to this access package.'
                  end as reason
                from access_package_request r
                where r.tenant_id = :tenant
                  and r.id = any(:ids::uuid[])
                  and r.kind <> 'remove'
                  and (
                    r.latest <= :now
                    or (r.kind = 'add' and is_incompatible(:tenant, r.access_package_id, r.target_id, :now))
                    or (r.kind = 'add' and exists (
                      select
                      from access_package_assignment a
                      where a.tenant_id = :tenant
                        and a.access_package_id = r.access_package_id
                        and a.target_id = r.target_id
                        and a.state <> 'expired')))
                """)
                .bind("ids", ids(requests))
                .list(row -> new Obstacle(row.id("id"), row.text("reason")))
                .stream()
                .collect(Collectors.toMap(Obstacle::request, Obstacle::reason));
    }

    /**
     * Ends requests without giving anything; who asked for the audit entry writes it.
     *
     * @param reasons why, as far as somebody said so
     */
    void deny(Call call, Collection<Request> requests, String status, Map<UUID, String> reasons) {
        if (requests.isEmpty()) {
            return;
        }
        sql.statement(call, """
                update access_package_request r
                set state = %s,
                  status = :status,
                  completed_at = :now,
                  forget_at = :now + interval '2160 hours',
                  due_at = null
                where r.tenant_id = :tenant
                  and r.id = any(:ids::uuid[])
                  and r.state in %s
                """.formatted(RequestState.DENY.target(), RequestState.DENY.sources()))
                .bind("ids", ids(requests))
                .bind("status", status)
                .update();
        news.publishEvent(new RequestsRefused(
                call,
                requests.stream().collect(Collectors.toMap(Request::id, it -> reasons.getOrDefault(it.id(), ""))),
                status.equals("Expired")));
    }

    private void postpone(Call call, Collection<Request> requests) {
        if (requests.isEmpty()) {
            return;
        }
        sql.statement(call, """
                update access_package_request r
                set state = %s,
                  status = 'PendingNotBefore',
                  due_at = r.wished_start
                where r.tenant_id = :tenant
                  and r.id = any(:ids::uuid[])
                  and r.state in %s
                """.formatted(RequestState.POSTPONE.target(), RequestState.POSTPONE.sources()))
                .bind("ids", ids(requests))
                .update();
        audit.record(call, RequestAudit.each("Schedule a future access package assignment", "Update", requests));
    }

    private void deliver(Call call, Collection<Request> ready) {
        if (ready.isEmpty()) {
            return;
        }
        Call service = call.onBehalfOfSystem();
        List<Request> removals = ofKind(ready, RequestType.Kind.REMOVE);
        List<Request> gains =
                ready.stream().filter(it -> !removals.contains(it)).toList();
        List<AuditEntry> entries = new ArrayList<>();
        gains.stream()
                .filter(it -> !it.needsApproval() && it.state() == RequestState.SUBMITTED)
                .map(it -> RequestAudit.entry("Auto approve access package assignment request", "Update", it))
                .forEach(entries::add);
        entries.addAll(RequestAudit.each("Ready to fulfill access package assignment request", "Update", gains));
        audit.record(service, entries);
        List<Request> additions = ofKind(ready, RequestType.Kind.ADD);
        if (!additions.isEmpty()) {
            assignments.begin(service, ids(additions));
        }
        List<Request> extensions = ofKind(ready, RequestType.Kind.UPDATE);
        if (!extensions.isEmpty()) {
            assignments.extend(service, ids(extensions));
        }
        if (!removals.isEmpty()) {
            remove(service, removals);
        }
        settlement.settle(service, concerned(service, ready));
    }

    private void remove(Call call, List<Request> removals) {
        sql.statement(call, """
                update access_package_request r
                set state = %s,
                  status = 'Fulfilling',
                  due_at = null
                where r.tenant_id = :tenant
                  and r.id = any(:ids::uuid[])
                  and r.state in %s
                """.formatted(RequestState.BEGIN.target(), RequestState.BEGIN.sources()))
                .bind("ids", ids(removals))
                .update();
        assignments.end(
                call,
                removals.stream()
                        .map(it -> Objects.requireNonNull(it.assignment()))
                        .toList());
    }

    private Set<UUID> concerned(Call call, Collection<Request> requests) {
        return new HashSet<>(sql.statement(call, """
                select r.assignment_id
                from access_package_request r
                where r.tenant_id = :tenant
                  and r.id = any(:ids::uuid[])
                  and r.assignment_id is not null
                """).bind("ids", ids(requests)).list(row -> row.id("assignment_id")));
    }

    private static List<Request> ofKind(Collection<Request> requests, RequestType.Kind kind) {
        return requests.stream().filter(it -> it.kind() == kind).toList();
    }

    private static List<UUID> ids(Collection<Request> requests) {
        return requests.stream().map(Request::id).toList();
    }
}
