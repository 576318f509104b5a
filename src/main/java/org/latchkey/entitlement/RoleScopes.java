package org.latchkey.entitlement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.Access;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Which roles a package gives. */
@Component
public class RoleScopes {

    private final Sql sql;
    private final LifetimeWarnings warnings;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;

    RoleScopes(Sql sql, LifetimeWarnings warnings, AuditLog audit, ApplicationEventPublisher news) {
        this.sql = sql;
        this.warnings = warnings;
        this.audit = audit;
        this.news = news;
    }

    /**
     * Lets a package give a role of a resource of its catalog; whoever has the package already gets it too. Saying it twice
     * changes nothing.
     *
     * @throws Problem InvalidResourceRole when the catalog offers no such role: an eligible role is offered while its group
     *     is managed, and is never taken for the active one
     */
    Outcome add(Call call, Keys keys, NewRoleScope body) {
        Candidate chosen = candidates(call, keys.id(0), body).stream()
                .min(Comparator.comparingInt(Candidate::rank))
                .orElseThrow(() -> Problem.of(ProblemCode.INVALID_RESOURCE_ROLE));
        RoleScope roleScope = chosen.roleScope();
        Stored stored = sql.statement(call, """
                with added as (
                  insert into access_package_role_scope
                    (tenant_id, access_package_id, role_id, scope_id, resource_id, group_id, access, type, created_at)
                  values (:tenant, :package, :role, :scope, :resource, :group, :access, :type, :now)
                  on conflict do nothing
                  returning created_at)
                select created_at, true as is_new
                from added
                union all
                select created_at, false
                from access_package_role_scope
                where tenant_id = :tenant
                  and access_package_id = :package
                  and role_id = :role
                  and scope_id = :scope
                """)
                .bind("package", roleScope.accessPackage())
                .bind("role", roleScope.role())
                .bind("scope", roleScope.scope())
                .bind("resource", roleScope.resource())
                .bind("group", roleScope.group())
                .bind("access", roleScope.access())
                .bind("type", roleScope.type())
                .optional(row -> new Stored(row.instant("created_at"), row.bool("is_new")))
                .orElse(new Stored(call.now(), false));
        if (stored.isNew()) {
            audit.record(
                    call,
                    List.of(warnings.addTo(
                            call, chosen.entry().change("ResourceRoleScope", null, chosen.description()), roleScope)));
            news.publishEvent(new RoleScopeAdded(call, Set.of(roleScope)));
        }
        // The id is unique within the package only, so that a read by it could show another package's row.
        return new Outcome.Created(roleScope.id(), Map.of("createdDateTime", stored.at()));
    }

    /** Since when a package gives a role, and whether that is new. */
    private record Stored(Instant at, boolean isNew) {}

    /**
     * The roles a body may mean, each ranked by what identified it: the role's id, its origin id, or the resource and the
     * role's name. A given role id or resource must fit, and so must the scope.
     */
    private List<Candidate> candidates(Call call, UUID receiver, NewRoleScope body) {
        RoleInput role = body.role();
        ResourceInput resource = role.resource();
        ScopeInput scope = body.scope();
        return sql.statement(call, """
                select
                  p.id as access_package_id,
                  p.display_name as package_name,
                  r.id as role_id,
                  s.id as scope_id,
                  r.resource_id,
                  r.group_id,
                  r.access,
                  r.type,
                  r.display_name,
                  case when r.id = :role then 1
                       when lower(r.origin_id) = lower(:origin) then 2
                       else 3 end as rank
                from access_package p
                join catalog_resource_role r
                  on r.tenant_id = p.tenant_id
                  and r.catalog_id = p.catalog_id
                join access_package_resource_scope s
                  on s.tenant_id = r.tenant_id
                  and s.resource_id = r.resource_id
                where p.tenant_id = :tenant
                  and p.id = :package
                  and (r.id = :role
                    or :role::uuid is null and lower(r.origin_id) = lower(:origin)
                    or :role::uuid is null and lower(r.display_name) = lower(:name) and
                      (r.resource_id = :resource or r.group_id = :group))
                  and (:resource::uuid is null or r.resource_id = :resource)
                  and (:scope::uuid is null or s.id = :scope)
                  and (:scopeOrigin::uuid is null or r.group_id = :scopeOrigin)
                """)
                .bind("package", receiver)
                .bind("role", role.id())
                .bind("origin", role.originId())
                .bind("name", role.displayName())
                .bind("resource", resource == null ? null : resource.id())
                .bind("group", resource == null ? null : guid(resource.originId()))
                .bind("scope", scope.id())
                .bind("scopeOrigin", guid(scope.originId()))
                .list(RoleScopes::read);
    }

    private static @Nullable UUID guid(@Nullable String text) {
        return text == null ? null : Ids.parse(text).orElseThrow(() -> Problem.of(ProblemCode.INVALID_RESOURCE_ROLE));
    }

    /** Takes a role out of a package; whoever has it by no other package loses it. */
    Outcome remove(Call call, Keys keys) {
        if (keys.values().size() < 2) {
            throw Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
        }
        String[] ids = keys.last().split("_", -1);
        if (ids.length != 2) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        Candidate gone = sql.statement(call, """
                delete from access_package_role_scope g
                using access_package p
                where g.tenant_id = :tenant
                  and g.access_package_id = :package
                  and g.role_id = :role
                  and g.scope_id = :scope
                  and p.tenant_id = g.tenant_id
                  and p.id = g.access_package_id
                returning g.access_package_id, p.display_name as package_name, g.role_id, g.scope_id, g.resource_id, g.group_id,
                  g.access, g.type, role_display_name(g.access, g.type) as display_name, 1 as rank
                """)
                .bind("package", keys.id(0))
                .bind("role", Ids.parse(ids[0]).orElse(null))
                .bind("scope", Ids.parse(ids[1]).orElse(null))
                .optional(RoleScopes::read)
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        audit.record(call, List.of(gone.entry().change("ResourceRoleScope", gone.description(), null)));
        news.publishEvent(new RoleScopeRemoved(call, Set.of(gone.roleScope())));
        return Outcome.NONE;
    }

    private static Candidate read(Row row) {
        return new Candidate(
                new RoleScope(
                        row.id("access_package_id"),
                        row.id("role_id"),
                        row.id("scope_id"),
                        row.id("resource_id"),
                        row.id("group_id"),
                        row.state("access", Access.class),
                        row.state("type", RoleScope.Type.class)),
                row.text("package_name"),
                row.text("display_name"),
                row.number("rank"));
    }

    /** A role scope with the names of its package and its role. */
    private record Candidate(RoleScope roleScope, String packageName, String displayName, int rank) {

        AuditEntry entry() {
            return EntitlementAudit.entry(
                    "Update access package", "Update", "AccessPackage", roleScope.accessPackage(), packageName);
        }

        String description() {
            return displayName + " of " + roleScope.group();
        }
    }

    /** A role to give. */
    record NewRoleScope(RoleInput role, ScopeInput scope) {}

    /** A role as a body names it. */
    record RoleInput(
            @Nullable UUID id,
            @Nullable String displayName,
            @Nullable String originId,
            @Nullable String originSystem,
            @Nullable ResourceInput resource) {}

    /** A resource as a body names it. */
    record ResourceInput(
            @Nullable UUID id,
            @Nullable String originId,
            @Nullable String originSystem) {}

    /** A scope as a body names it. */
    record ScopeInput(
            @Nullable UUID id,
            @Nullable String originId,
            @Nullable String originSystem,
            @Nullable Boolean isRootScope) {}
}
