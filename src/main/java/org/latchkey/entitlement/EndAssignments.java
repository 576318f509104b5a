package org.latchkey.entitlement;

import java.util.List;
import java.util.UUID;
import org.latchkey.audit.AuditLog;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/** Ends assignments whose time is over, each with a request that tells so. */
@Component
class EndAssignments implements Chore {

    private static final int BATCH = 2_000;

    private final Sql sql;
    private final Assignments assignments;
    private final AuditLog audit;

    EndAssignments(Sql sql, Assignments assignments, AuditLog audit) {
        this.sql = sql;
        this.assignments = assignments;
        this.audit = audit;
    }

    @Override
    public String due() {
        return """
                select tenant_id, ends_at as due_at
                from access_package_assignment
                where state <> 'expired'
                  and ends_at is not null""";
    }

    @Override
    public int run(Call call) {
        List<UUID> due = sql.statement(call, """
                select a.id
                from access_package_assignment a
                where a.tenant_id = :tenant
                  and a.state <> 'expired'
                  and a.ends_at <= :now
                order by a.ends_at, a.id
                limit :batch
                for update skip locked
                """).bind("batch", BATCH).list(row -> row.id("id"));
        if (due.isEmpty()) {
            return 0;
        }
        List<Request> requests = sql.statement(call, """
                with written as (
                  insert into access_package_request
                    (tenant_id, id, request_type, state, status, expiration_type, needs_approval, answers, access_package_id,
                    policy_id, assignment_id, target_id, requestor_id, created_by, created_at, completed_at, forget_at)
                  select :tenant, gen_random_uuid(), 'systemRemove', 'delivered', 'Delivered', 'notSpecified', false, '[]',
                    a.access_package_id, a.policy_id, a.id, a.target_id, a.target_id, :caller, a.ends_at, a.ends_at,
                    a.ends_at + interval '2160 hours'
                  from access_package_assignment a
                  where a.tenant_id = :tenant
                    and a.id = any(:ids::uuid[])
                  returning *
                )
                select r.*, p.display_name as package_name, p.catalog_id, s.display_name as target_name,
                  s.principal_name as target_principal_name, s.subject_type as target_type
                from written r
                join access_package p
                  on p.tenant_id = :tenant
                  and p.id = r.access_package_id
                join access_package_subject s
                  on s.tenant_id = :tenant
                  and s.object_id = r.target_id
                """).bind("ids", due).list(Request::read);
        audit.record(
                call,
                requests.stream()
                        .map(it -> RequestAudit.entry(it.type().activity(), "Delete", it))
                        .toList());
        assignments.end(call, due);
        return due.size();
    }
}
