package org.latchkey.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Giving and taking directory roles, always over the whole tenant. */
@Component
public class DirectoryRoles {

    private final Sql sql;
    private final Directory directory;
    private final GroupRows groups;
    private final AuditLog audit;
    private final Guard guard;

    DirectoryRoles(Sql sql, Directory directory, GroupRows groups, AuditLog audit, Guard guard) {
        this.sql = sql;
        this.directory = directory;
        this.groups = groups;
        this.audit = audit;
        this.guard = guard;
    }

    /** The body of a new role assignment. */
    record NewRoleAssignment(
            UUID roleDefinitionId,
            UUID principalId,
            @Nullable String directoryScopeId) {}

    Outcome create(Call call, Keys keys, NewRoleAssignment body) {
        guard.require(call, DirectoryAction.ASSIGN_ROLES, Map.of());
        DirectoryRole role = DirectoryRole.of(body.roleDefinitionId())
                .orElseThrow(() -> Rules.invalid("roleDefinitionId", "RoleAssignment"));
        if (body.directoryScopeId() != null && !body.directoryScopeId().equals("/")) {
            throw Rules.bad("Directory roles can be assigned over the whole tenant only: directoryScopeId '/'.");
        }
        return Outcome.created(assign(call, role, body.principalId()));
    }

    /**
     * Gives a directory role.
     *
     * @return the assignment's id
     * @throws Problem 404 when the principal is not there, 400 when it holds the role already or is a group that may not
     */
    public String assign(Call call, DirectoryRole role, UUID principal) {
        DirectoryObject holder = directory.find(call, Set.of(principal)).get(principal);
        if (holder == null || holder.deleted()) {
            throw Problem.notFound(principal.toString());
        }
        if (holder.isGroup() && !groups.find(call, principal).roleAssignable()) {
            throw Rules.bad("Only a group that is assignable to roles can hold a directory role.");
        }
        Optional<String> id = sql.statement(call, """
                insert into directory_role_assignment (tenant_id, template_id, principal_id)
                values (:tenant, :role, :principal)
                on conflict on constraint role_is_assigned
                do nothing
                returning role_assignment_id(template_id, principal_id) as id
                """)
                .bind("role", role.template())
                .bind("principal", principal)
                .optional(row -> row.text("id"));
        String assignment = id.orElseThrow(() -> Rules.bad(DirectoryConstraints.CONFLICTING));
        tell(call, "Add member to role", "Assign", holder, role);
        return assignment;
    }

    Outcome delete(Call call, Keys keys) {
        record Held(UUID template, UUID principal) {}
        Held held = sql.statement(call, """
                select template_id, principal_id
                from directory_role_assignment
                where tenant_id = :tenant
                  and role_assignment_id(template_id, principal_id) = :id
                """)
                .bind("id", keys.last())
                .optional(row -> new Held(row.id("template_id"), row.id("principal_id")))
                .orElseThrow(() -> Problem.notFound(keys.last()));
        DirectoryRole role = DirectoryRole.of(held.template()).orElseThrow();
        if (role == DirectoryRole.GLOBAL_ADMINISTRATOR) {
            requireAnotherGlobalAdministrator(call, held.principal());
        }
        sql.statement(call, """
                delete from directory_role_assignment
                where tenant_id = :tenant
                  and template_id = :role
                  and principal_id = :principal
                """)
                .bind("role", held.template())
                .bind("principal", held.principal())
                .update();
        DirectoryObject holder = directory.find(call, Set.of(held.principal())).get(held.principal());
        if (holder != null) {
            tell(call, "Remove member from role", "Unassign", holder, role);
        }
        return Outcome.NONE;
    }

    /**
     * Refuses to take the tenant's last Global Administrator. The assignments are held, so that two cannot each rely on
     * the other.
     */
    void requireAnotherGlobalAdministrator(Call call, UUID leaving) {
        List<UUID> holders = sql.statement(call, """
                select a.principal_id
                from directory_role_assignment a
                join principal p
                  on p.tenant_id = a.tenant_id
                  and p.id = a.principal_id
                where a.tenant_id = :tenant
                  and a.template_id = :role
                for update of a
                """)
                .bind("role", DirectoryRole.GLOBAL_ADMINISTRATOR.template())
                .list(row -> row.id("principal_id"));
        if (holders.equals(List.of(leaving))) {
            throw Rules.bad("The tenant must keep at least one Global Administrator.");
        }
    }

    private void tell(Call call, String activity, String operation, DirectoryObject holder, DirectoryRole role) {
        boolean given = operation.equals("Assign");
        String name = role.title();
        audit.record(
                call,
                List.of(AuditEntry.of(activity, "RoleManagement", operation, "Core Directory")
                        .target(holder.target())
                        .change("Role.ObjectID", given ? null : role.template(), given ? role.template() : null)
                        .change("Role.DisplayName", given ? null : name, given ? name : null)
                        .target(AuditTarget.of("Role", role.template(), name))));
    }

    /** The roles somebody holds at the call's instant, directly and through groups. */
    public Set<DirectoryRole> held(Call call, UUID principal) {
        return Set.copyOf(
                sql.statement(call, """
                select template_id
                from held_role(:tenant, :principal, :now)
                """).bind("principal", principal).list(row -> row.id("template_id")).stream()
                        .flatMap(template -> DirectoryRole.of(template).stream())
                        .toList());
    }
}
