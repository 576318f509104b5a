package org.latchkey.entitlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Giving and taking the roles of entitlement management. Owners of a catalog delegate theirs. */
@Component
public class EntitlementRoleAssignments {

    private static final Pattern CATALOG_SCOPE = Pattern.compile("(?i)/AccessPackageCatalog/([0-9a-f-]{36})");

    private final Sql sql;
    private final Guard guard;
    private final Directory directory;
    private final AuditLog audit;

    EntitlementRoleAssignments(Sql sql, Guard guard, Directory directory, AuditLog audit) {
        this.sql = sql;
        this.guard = guard;
        this.directory = directory;
        this.audit = audit;
    }

    /** Gives a role to a person, group or application over a catalog or, where the role is such, the tenant. */
    Outcome create(Call call, Keys keys, NewRoleAssignment body) {
        String text = body.appScopeId() == null ? body.directoryScopeId() : body.appScopeId();
        if (text == null) {
            throw Problem.badRequest("Give appScopeId: /AccessPackageCatalog/{id}, or / for the whole tenant.");
        }
        EntitlementRole role = EntitlementRole.of(body.roleDefinitionId())
                .orElseThrow(
                        () -> Problem.badRequest("There is no role definition %s.".formatted(body.roleDefinitionId())));
        UUID catalog = catalog(text);
        if (role.isOverCatalog() == (catalog == null)) {
            throw Problem.badRequest(
                    role.isOverCatalog()
                            ? "The role %s is held over one catalog: appScopeId /AccessPackageCatalog/{id}."
                                    .formatted(role.displayName())
                            : "The role %s is held over the tenant: appScopeId /.".formatted(role.displayName()));
        }
        require(call, catalog);
        DirectoryObject principal = Optional.ofNullable(
                        directory.find(call, List.of(body.principalId())).get(body.principalId()))
                .filter(found -> !found.deleted())
                .orElseThrow(() -> Problem.badRequest(
                        "There is no user, group or service principal %s.".formatted(body.principalId())));
        UUID id = Ids.next();
        int made = sql.statement(call, """
                insert into entitlement_role_assignment (tenant_id, id, role_id, principal_id, catalog_id, created_at)
                values (:tenant, :id, :role, :principal, :catalog, :now)
                on conflict (tenant_id, principal_id, role_id, catalog_id) do nothing
                """)
                .bind("id", id)
                .bind("role", role.id())
                .bind("principal", principal.id())
                .bind("catalog", catalog)
                .update();
        if (made == 0) {
            throw Problem.of(
                    ProblemCode.CONFLICT,
                    "%s has the role %s there already.".formatted(principal.displayName(), role.displayName()));
        }
        audit.record(
                call,
                List.of(entry("Add Entitlement Management role assignment", "Assign", id, role, catalog)
                        .target(principal.target())));
        return Outcome.created(id);
    }

    private static @Nullable UUID catalog(String appScope) {
        if (appScope.equals("/")) {
            return null;
        }
        Matcher matcher = CATALOG_SCOPE.matcher(appScope);
        return (matcher.matches() ? Ids.parse(matcher.group(1)) : Optional.<UUID>empty())
                .orElseThrow(() -> Problem.badRequest(
                        "appScopeId must be /AccessPackageCatalog/{id}, or / for the whole tenant."));
    }

    private void require(Call call, @Nullable UUID catalog) {
        if (catalog == null) {
            guard.require(call, EntitlementAction.ASSIGN_TENANT_ROLES, Map.of());
            return;
        }
        guard.require(call, EntitlementAction.ASSIGN_CATALOG_ROLES, Map.of("catalog", catalog));
        boolean exists = sql.statement(call, """
                select true
                from access_package_catalog
                where tenant_id = :tenant
                  and id = :catalog
                """).bind("catalog", catalog).isTrue();
        if (!exists) {
            throw Problem.badRequest("There is no catalog %s.".formatted(catalog));
        }
    }

    /** Takes a role away, even that of a catalog's last owner: administrators still manage the catalog. */
    Outcome delete(Call call, Keys keys) {
        Held held = sql.statement(call, """
                select id, role_id, principal_id, catalog_id
                from entitlement_role_assignment
                where tenant_id = :tenant
                  and id = :id
                """)
                .bind("id", keys.lastId())
                .optional(row ->
                        new Held(row.id("id"), row.id("role_id"), row.id("principal_id"), row.idOrNull("catalog_id")))
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        require(call, held.catalog());
        sql.statement(call, """
                delete from entitlement_role_assignment
                where tenant_id = :tenant
                  and id = :id
                """).bind("id", held.id()).update();
        EntitlementRole role = EntitlementRole.of(held.role()).orElseThrow();
        AuditEntry entry =
                entry("Remove Entitlement Management role assignment", "Unassign", held.id(), role, held.catalog());
        DirectoryObject principal =
                directory.find(call, List.of(held.principal())).get(held.principal());
        audit.record(call, List.of(principal == null ? entry : entry.target(principal.target())));
        return Outcome.NONE;
    }

    private static AuditEntry entry(
            String activity, String operation, UUID id, EntitlementRole role, @Nullable UUID catalog) {
        return EntitlementAudit.entry(activity, operation, "RoleAssignment", id, role.displayName())
                .detail("RoleDefinitionId", role.id().toString())
                .detail("AppScopeId", catalog == null ? "/" : "/AccessPackageCatalog/" + catalog);
    }

    private record Held(
            UUID id, UUID role, UUID principal, @Nullable UUID catalog) {}

    /** A role to give. */
    record NewRoleAssignment(
            UUID principalId,
            UUID roleDefinitionId,
            @Nullable String appScopeId,
            @Nullable String directoryScopeId) {}
}
