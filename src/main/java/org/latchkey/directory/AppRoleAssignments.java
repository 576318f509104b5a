package org.latchkey.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Giving principals the roles of a resource; to an application, the permissions it has for itself. */
@Component
public class AppRoleAssignments {

    /** The role of a resource that has none of its own. */
    private static final UUID DEFAULT = new UUID(0, 0);

    private final Sql sql;
    private final Directory directory;
    private final AuditLog audit;
    private final Guard guard;

    AppRoleAssignments(Sql sql, Directory directory, AuditLog audit, Guard guard) {
        this.sql = sql;
        this.directory = directory;
        this.audit = audit;
        this.guard = guard;
    }

    record NewAssignment(UUID appRoleId, UUID principalId, UUID resourceId) {}

    Outcome createForPrincipal(Call call, Keys keys, NewAssignment body) {
        if (!keys.id(0).equals(body.principalId())) {
            throw Rules.bad("The principalId must be the id of the object in the path.");
        }
        return create(call, body);
    }

    Outcome createForResource(Call call, Keys keys, NewAssignment body) {
        if (!keys.id(0).equals(body.resourceId())) {
            throw Rules.bad("The resourceId must be the id of the service principal in the path.");
        }
        return create(call, body);
    }

    private Outcome create(Call call, NewAssignment body) {
        guard.require(call, DirectoryAction.GRANT_PERMISSIONS, Map.of());
        Map<UUID, DirectoryObject> found = directory.find(call, Set.of(body.principalId(), body.resourceId()));
        for (UUID id : List.of(body.principalId(), body.resourceId())) {
            DirectoryObject object = found.get(id);
            if (object == null || object.deleted()) {
                throw Problem.notFound(id.toString());
            }
        }
        boolean offered = body.appRoleId().equals(DEFAULT)
                || sql.statement(call, """
                        select exists (
                          select from directory_object r
                          cross join jsonb_array_elements(r.app_roles) role
                          where r.tenant_id = :tenant
                            and r.id = :resource
                            and r.type = 'servicePrincipal'
                            and role ->> 'id' = :role::text)
                        """)
                        .bind("resource", body.resourceId())
                        .bind("role", body.appRoleId())
                        .isTrue();
        if (!offered) {
            throw Rules.bad(
                    "Permission being assigned was not found on application '%s'.".formatted(body.resourceId()));
        }
        UUID id = Ids.next();
        sql.statement(call, """
                insert into app_role_assignment (tenant_id, id, app_role_id, principal_id, resource_id, created_date_time)
                values (:tenant, :id, :role, :principal, :resource, :now)
                """)
                .bind("id", id)
                .bind("role", body.appRoleId())
                .bind("principal", body.principalId())
                .bind("resource", body.resourceId())
                .update();
        DirectoryObject principal = found.get(body.principalId());
        tell(
                call,
                "Add app role assignment to service principal",
                "Assign",
                java.util.Objects.requireNonNull(principal));
        return Outcome.created(id);
    }

    Outcome delete(Call call, Keys keys) {
        guard.require(call, DirectoryAction.GRANT_PERMISSIONS, Map.of());
        UUID principal = sql.statement(call, """
                        delete from app_role_assignment
                        where tenant_id = :tenant
                          and id = :id
                        returning principal_id
                        """)
                .bind("id", keys.lastId())
                .optional(row -> row.id("principal_id"))
                .orElseThrow(() -> Problem.notFound(keys.last()));
        DirectoryObject object = directory.find(call, Set.of(principal)).get(principal);
        if (object != null) {
            tell(call, "Remove app role assignment from service principal", "Unassign", object);
        }
        return Outcome.NONE;
    }

    private void tell(Call call, String activity, String operation, DirectoryObject principal) {
        audit.record(
                call,
                List.of(AuditEntry.of(activity, "ApplicationManagement", operation, "Core Directory")
                        .target(principal.target())));
    }

    /** The values of the roles that a principal has been given of a resource, both living. */
    public List<String> rolesOf(Call call, UUID principal, UUID resourceAppId) {
        return sql.statement(call, """
                select role ->> 'value' as value
                from app_role_assignment a
                join directory_object r
                  on r.tenant_id = a.tenant_id
                  and r.id = a.resource_id
                  and r.app_id = :resource
                  and r.deleted_date_time is null
                cross join jsonb_array_elements(r.app_roles) role
                where a.tenant_id = :tenant
                  and a.principal_id = :principal
                  and role ->> 'id' = a.app_role_id::text
                order by 1
                """)
                .bind("principal", principal)
                .bind("resource", resourceAppId)
                .list(row -> row.text("value"));
    }
}
