package org.latchkey.entitlement;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.approval.Approvals;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.ObjectsDeleted;
import org.latchkey.directory.ObjectsRemoved;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of requests and assignments when people, applications and groups leave the directory. */
@Component
class Departures {

    private final Sql sql;
    private final Approvals approvals;
    private final Assignments assignments;
    private final RequestProgress progress;
    private final Settlement settlement;
    private final AuditLog audit;

    Departures(
            Sql sql,
            Approvals approvals,
            Assignments assignments,
            RequestProgress progress,
            Settlement settlement,
            AuditLog audit) {
        this.sql = sql;
        this.approvals = approvals;
        this.assignments = assignments;
        this.progress = progress;
        this.settlement = settlement;
        this.audit = audit;
    }

    /** Whoever is deleted asks for nothing any more; what they have waits for their return. */
    @EventListener
    void on(ObjectsDeleted deleted) {
        if (deleted.type() == DirectoryObject.Type.GROUP) {
            return;
        }
        Call call = deleted.call();
        List<UUID> dropped = sql.statement(call, """
                update access_package_request r
                set state = %s,
                  status = 'Canceled',
                  completed_at = :now,
                  forget_at = :now + interval '2160 hours',
                  due_at = null
                where r.tenant_id = :tenant
                  and r.target_id = any(:ids::uuid[])
                  and r.state in ('submitted', 'pendingApproval', 'scheduled')
                returning r.id
                """.formatted(RequestState.DROP.target()))
                .bind("ids", deleted.ids())
                .list(row -> row.id("id"));
        approvals.cancel(call, dropped);
        audit.record(
                call.onBehalfOfSystem(),
                progress.find(call, dropped).stream()
                        .map(it -> RequestAudit.entry("Cancel access package assignment request", "Update", it)
                                .reason("The person was deleted."))
                        .toList());
    }

    /** Whoever is gone for good has nothing any more; what a group gave went with it. */
    @EventListener
    void on(ObjectsRemoved removed) {
        Call call = removed.call();
        if (removed.type() != DirectoryObject.Type.GROUP) {
            endAll(call, removed.ids());
        }
        Set<UUID> taken = sql
                .statement(call, """
                with gone as (
                  select g.id, g.state
                  from access_package_grant g
                  where g.tenant_id = :tenant
                    and (g.group_id = any(:ids::uuid[]) or g.principal_id = any(:ids::uuid[]))
                    and g.state in %s
                  for update
                ), voided as (
                  update access_package_grant g
                  set state = %s,
                    due_at = null
                  from gone
                  where g.tenant_id = :tenant
                    and g.id = gone.id
                  returning g.assignment_id, gone.state as before
                )
                select distinct assignment_id
                from voided
                where before = 'unwanted'
                """.formatted(GrantState.VOID.sources(), GrantState.VOID.target()))
                .bind("ids", removed.ids())
                .list(row -> row.id("assignment_id"))
                .stream()
                .collect(Collectors.toSet());
        settlement.settle(call, taken);
    }

    private void endAll(Call call, Set<UUID> targets) {
        record Living(UUID id, RequestAudit.Held held) {}
        List<Living> living = sql.statement(call, """
                select a.id, a.id as assignment_id, a.access_package_id, p.display_name as package_name, a.target_id,
                  s.display_name as target_name, s.principal_name as target_principal_name, s.subject_type as target_type
                from access_package_assignment a
                join access_package p
                  on p.tenant_id = a.tenant_id
                  and p.id = a.access_package_id
                join access_package_subject s
                  on s.tenant_id = a.tenant_id
                  and s.object_id = a.target_id
                where a.tenant_id = :tenant
                  and a.target_id = any(:ids::uuid[])
                  and a.state <> 'expired'
                for update of a
                """)
                .bind("ids", targets)
                .list(row -> new Living(row.id("id"), RequestAudit.Held.read(row)));
        audit.record(
                call,
                living.stream()
                        .map(it -> RequestAudit.assignment(
                                "Delete access package assignment policy for a deleted user", "Delete", it.held()))
                        .toList());
        assignments.end(call, living.stream().map(Living::id).collect(Collectors.toList()));
    }
}
