package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.entitlement.Requests.NewAssignment;
import org.latchkey.entitlement.Requests.NewRequest;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.policy.ManagedGroups;
import org.latchkey.sql.Row;

/** A tenant of its own with a managed group, a catalog and an administrator, and short words for what happens in it. */
final class PackageTenant extends BareTenant {

    final UUID admin;
    final UUID group;
    final UUID catalog = Ids.next();

    PackageTenant() {
        admin = user("Ida Admin");
        group = group("Prod DB admins");
        sql.statement(system(), """
                insert into directory_role_assignment (tenant_id, template_id, principal_id)
                values (:tenant, :role, :admin)
                """)
                .bind("role", DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR.template())
                .bind("admin", admin)
                .update();
        sql.statement(system(), """
                insert into access_package_catalog
                  (tenant_id, id, display_name, catalog_type, state, is_externally_visible, created_at, modified_at)
                values (:tenant, :catalog, 'Databases', 'userManaged', 'published', false, :now, :now)
                """).bind("catalog", catalog).update();
        inTransaction(() -> bean(ManagedGroups.class).manage(system(), List.of(group)));
    }

    UUID newPackage(String name) {
        UUID made = Ids.next();
        sql.statement(system(), """
                insert into access_package (tenant_id, id, catalog_id, display_name, is_hidden, created_at, modified_at)
                values (:tenant, :id, :catalog, :name, false, :now, :now)
                """)
                .bind("id", made)
                .bind("catalog", catalog)
                .bind("name", name)
                .update();
        return made;
    }

    /** A package that gives the group's roles of these kinds, like {@code "member eligible"}. */
    UUID packageOf(String name, String... roles) {
        UUID made = newPackage(name);
        for (String role : roles) {
            give(made, group, role);
        }
        return made;
    }

    /** Lets a package give a role, and tells so. */
    RoleScope give(UUID to, UUID ofGroup, String role) {
        String[] kind = role.split(" ", -1);
        sql.statement(system(), """
                with resource as (
                  insert into access_package_resource
                    (tenant_id, id, catalog_id, origin_id, origin_system, attributes, created_at, modified_at)
                  values (:tenant, gen_random_uuid(), :catalog, :group, 'AadGroup', '[]', :now, :now)
                  on conflict (tenant_id, catalog_id, origin_id) do update
                  set modified_at = :now
                  returning id
                ), role as (
                  insert into access_package_resource_role (tenant_id, id, resource_id, access, type)
                  select :tenant, gen_random_uuid(), id, :access, :type
                  from resource
                  on conflict (tenant_id, resource_id, access, type) do update
                  set access = excluded.access
                  returning id
                ), scope as (
                  insert into access_package_resource_scope (tenant_id, id, resource_id)
                  select :tenant, gen_random_uuid(), id
                  from resource
                  on conflict (tenant_id, resource_id) do update
                  set resource_id = excluded.resource_id
                  returning id
                )
                insert into access_package_role_scope
                  (tenant_id, access_package_id, role_id, scope_id, resource_id, group_id, access, type, created_at)
                select :tenant, :package, role.id, scope.id, resource.id, :group, :access, :type, :now
                from resource, role, scope
                """)
                .bind("catalog", catalog)
                .bind("group", ofGroup)
                .bind("access", kind[0])
                .bind("type", kind[1])
                .bind("package", to)
                .update();
        RoleScope given = roleScope(to, ofGroup, kind[0], kind[1]);
        inTransaction(() -> bean(PackageDelivery.class).on(new RoleScopeAdded(system(), Set.of(given))));
        return given;
    }

    /** Lets a package no longer give a role, and tells so. */
    void giveNoMore(RoleScope roleScope) {
        sql.statement(system(), """
                delete from access_package_role_scope
                where tenant_id = :tenant
                  and access_package_id = :package
                  and role_id = :role
                """)
                .bind("package", roleScope.accessPackage())
                .bind("role", roleScope.role())
                .update();
        inTransaction(() -> bean(PackageDelivery.class).on(new RoleScopeRemoved(system(), Set.of(roleScope))));
    }

    private RoleScope roleScope(UUID of, UUID ofGroup, String access, String type) {
        return sql.statement(system(), """
                select access_package_id, role_id, scope_id, resource_id, group_id, access, type
                from access_package_role_scope
                where tenant_id = :tenant
                  and access_package_id = :package
                  and group_id = :group
                  and access = :access
                  and type = :type
                """)
                .bind("package", of)
                .bind("group", ofGroup)
                .bind("access", access)
                .bind("type", type)
                .one(row -> new RoleScope(
                        row.id("access_package_id"),
                        row.id("role_id"),
                        row.id("scope_id"),
                        row.id("resource_id"),
                        row.id("group_id"),
                        row.state("access", org.latchkey.directory.Access.class),
                        row.state("type", RoleScope.Type.class)));
    }

    /** A policy by which anybody may be assigned and everybody may ask, unless refined. */
    UUID policy(UUID of, @Nullable Duration lifetime, UnaryOperator<String> refine) {
        UUID policy = Ids.next();
        String settings = refine.apply("""
                {"scope": "allDirectoryUsers",
                 "requestor": {"enableTargetsToSelfAddAccess": true, "enableTargetsToSelfUpdateAccess": true,
                   "enableTargetsToSelfRemoveAccess": true, "onBehalfRequestors": []},
                 "approval": {"isApprovalRequiredForAdd": false, "isApprovalRequiredForUpdate": false,
                   "isRequestorJustificationRequired": false, "stages": []},
                 "questions": []}
                """);
        sql.statement(system(), """
                insert into assignment_policy
                  (tenant_id, id, access_package_id, display_name, allowed_target_scope, specific_allowed_targets,
                  expiration_type, expiration_duration, requestor_settings, request_approval_settings, notification_settings,
                  questions, created_at, modified_at)
                select :tenant, :id, :package, 'Everybody', s ->> 'scope', '[]',
                  case when :lifetime::interval is null then 'noExpiration' else 'afterDuration' end, :lifetime::interval,
                  s -> 'requestor', s -> 'approval', '{"isAssignmentNotificationDisabled": false}', s -> 'questions', :now, :now
                from (select :settings::json as s) settings
                """)
                .bind("id", policy)
                .bind("package", of)
                .bind("lifetime", lifetime)
                .bind("settings", settings)
                .update();
        return policy;
    }

    UUID policy(UUID of, @Nullable Duration lifetime) {
        return policy(of, lifetime, UnaryOperator.identity());
    }

    UUID submit(UUID by, String type, NewAssignment about) {
        return submit(by, new NewRequest(type, null, null, null, about));
    }

    UUID submit(UUID by, NewRequest body) {
        return transaction.execute(status -> submitted(by(by), body));
    }

    UUID submitted(Call call, NewRequest body) {
        Outcome outcome = bean(Requests.class).submit(call, new Keys(List.of()), body);
        return UUID.fromString(((Outcome.Created) outcome).id());
    }

    static NewAssignment add(UUID accessPackage, UUID policy, UUID target) {
        return new NewAssignment(null, target, policy, accessPackage, null);
    }

    static NewAssignment the(UUID assignment) {
        return new NewAssignment(assignment, null, null, null, null);
    }

    /** Assigns somebody directly and waits for the delivery. */
    UUID assign(UUID accessPackage, UUID policy, UUID target) {
        submit(admin, "adminAdd", add(accessPackage, policy, target));
        settle();
        return assignmentOf(accessPackage, target);
    }

    UUID assignmentOf(UUID accessPackage, UUID target) {
        return sql.statement(system(), """
                select id
                from access_package_assignment
                where tenant_id = :tenant
                  and access_package_id = :package
                  and target_id = :target
                order by created_at desc
                limit 1
                """)
                .bind("package", accessPackage)
                .bind("target", target)
                .one(row -> row.id("id"));
    }

    /** State and status, with a slash between. */
    String stateOf(String table, UUID of) {
        return sql.statement(
                        system(),
                        "select state || '/' || status as text from %s where tenant_id = :tenant and id = :id"
                                .formatted(table))
                .bind("id", of)
                .one(row -> row.text("text"));
    }

    String request(UUID request) {
        return stateOf("access_package_request", request);
    }

    String assignment(UUID assignment) {
        return stateOf("access_package_assignment", assignment);
    }

    boolean isMember(UUID who) {
        return isTied(group, who, "member");
    }

    boolean isTied(UUID to, UUID who, String access) {
        return sql.statement(system(), """
                select exists (
                  select
                  from active_membership(:now) m
                  where m.tenant_id = :tenant
                    and m.group_id = :group
                    and m.principal_id = :who
                    and m.access = :access)
                """)
                .bind("group", to)
                .bind("who", who)
                .bind("access", access)
                .isTrue();
    }

    /** The eligibility somebody has for membership of the group; its end is null for never. */
    List<Eligibility> eligibilities(UUID who) {
        return sql.statement(system(), """
                select starts_at, ends_at
                from pim_schedule
                where tenant_id = :tenant
                  and group_id = :group
                  and principal_id = :who
                  and type = 'eligible'
                  and state = 'Provisioned'
                  and starts_at <= :now
                  and (ends_at is null or ends_at > :now)
                """)
                .bind("group", group)
                .bind("who", who)
                .list(Eligibility::read);
    }

    record Eligibility(Instant start, @Nullable Instant end) {

        static Eligibility read(Row row) {
            return new Eligibility(row.instant("starts_at"), row.instantOrNull("ends_at"));
        }

        @Nullable Long days() {
            return end == null ? null : Duration.between(start, end).toDays();
        }
    }
}
