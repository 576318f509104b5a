package org.latchkey.entitlement;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.Group;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** The resources of catalogs: groups, each with its roles and its root scope. */
@Component
public class CatalogItems {

    private final Sql sql;
    private final AuditLog audit;

    CatalogItems(Sql sql, AuditLog audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /**
     * A group in a catalog.
     *
     * @param group the group's id, whether the group still exists or not
     */
    record Item(UUID id, UUID catalog, UUID group, @Nullable String displayName) {}

    /** The resource of that id, or of that group in that catalog. */
    Optional<Item> find(Call call, @Nullable UUID id, @Nullable UUID catalog, @Nullable UUID group) {
        return sql
                .statement(call, """
                select id, catalog_id, origin_id, display_name
                from access_package_resource
                where tenant_id = :tenant
                  and (id = :id or :id::uuid is null and origin_id = :group)
                  and (:catalog::uuid is null or catalog_id = :catalog)
                limit 2
                """)
                .bind("id", id)
                .bind("catalog", catalog)
                .bind("group", group)
                .list(CatalogItems::read)
                .stream()
                .reduce((one, other) -> {
                    throw Problem.badRequest("The resource is in several catalogs. Name its id or the catalog.");
                });
    }

    /** What the caller is to a group and a catalog. */
    ResourceRights rights(Call call, UUID catalog, UUID group) {
        return sql.statement(call, """
                select
                  array(
                    select held.template_id
                    from held_role(:tenant, :caller, :now) held) as roles,
                  exists (
                    select 1
                    from caller_catalog(:tenant, :caller, :now) held
                    where held.catalog_id = :catalog
                      and held.role_id = :owner) as owns_catalog,
                  exists (
                    select 1
                    from active_membership(:now) m
                    where m.tenant_id = :tenant
                      and m.group_id = :group
                      and m.principal_id = :caller
                      and m.access = 'owner') as owns_group
                """)
                .bind("catalog", catalog)
                .bind("group", group)
                .bind("owner", EntitlementRole.CATALOG_OWNER.id())
                .one(row -> new ResourceRights(
                        call.caller(),
                        new HashSet<>(row.ids("roles")),
                        row.bool("owns_catalog"),
                        row.bool("owns_group")));
    }

    /**
     * Puts a group into a catalog, with all four roles: the eligible ones show once the group is managed.
     *
     * @throws Problem ResourceAlreadyOnboarded when it is there already
     */
    Item add(
            Call call,
            UUID catalog,
            Group group,
            @Nullable String displayName,
            @Nullable String description,
            String attributes) {
        Item made = new Item(Ids.next(), catalog, group.id(), displayName == null ? group.displayName() : displayName);
        int added = sql.statement(call, """
                with resource as (
                  insert into access_package_resource (tenant_id, id, catalog_id, origin_id, origin_system, display_name,
                    description, attributes, created_at, modified_at)
                  values (:tenant, :id, :catalog, :group, 'AadGroup', :name, :description, :attributes::json, :now, :now)
                  on conflict (tenant_id, catalog_id, origin_id) do nothing
                  returning tenant_id, id),
                scope as (
                  insert into access_package_resource_scope (tenant_id, id, resource_id)
                  select tenant_id, gen_random_uuid(), id
                  from resource)
                insert into access_package_resource_role (tenant_id, id, resource_id, access, type)
                select tenant_id, gen_random_uuid(), id, access, type
                from resource
                cross join unnest(array['member', 'owner']) access
                cross join unnest(array['active', 'eligible']) type
                """)
                .bind("id", made.id())
                .bind("catalog", catalog)
                .bind("group", group.id())
                .bind("name", made.displayName())
                .bind("description", description == null ? group.description() : description)
                .bind("attributes", attributes)
                .update();
        if (added == 0) {
            throw Problem.of(ProblemCode.RESOURCE_ALREADY_ONBOARDED);
        }
        return made;
    }

    /**
     * Takes a resource out of its catalog.
     *
     * @throws Problem ResourceInUse while a package gives one of its roles
     */
    void remove(Call call, Item item) {
        int removed = sql.statement(call, """
                delete from access_package_resource r
                where r.tenant_id = :tenant
                  and r.id = :id
                  and not exists (
                    select 1
                    from access_package_role_scope g
                    where g.tenant_id = :tenant
                      and g.resource_id = :id)
                """).bind("id", item.id()).update();
        if (removed == 0) {
            throw Problem.of(ProblemCode.RESOURCE_IN_USE);
        }
    }

    /** Gives a resource other attributes, as JSON in the wire's form. */
    void setAttributes(Call call, Item item, String attributes) {
        sql.statement(call, """
                update access_package_resource
                set attributes = :attributes::json,
                    modified_at = :now
                where tenant_id = :tenant
                  and id = :id
                """)
                .bind("id", item.id())
                .bind("attributes", attributes)
                .update();
        audit.record(call, List.of(updated(item)));
    }

    /** How many attributes the resources of a catalog have, leaving one resource out. */
    int attributesBeside(Call call, UUID catalog, @Nullable UUID left) {
        return sql.statement(call, """
                select coalesce(sum(json_array_length(attributes)), 0)::int as number
                from access_package_resource
                where tenant_id = :tenant
                  and catalog_id = :catalog
                  and (:left::uuid is null or id <> :left)
                """)
                .bind("catalog", catalog)
                .bind("left", left)
                .one(row -> row.number("number"));
    }

    /** Reads name and description from the group again. A group that is gone leaves them as they are. */
    Outcome refresh(Call call, Keys keys) {
        Item item = find(call, keys.lastId(), null, null).orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        Optional<String> renamed =
                sql.statement(call, """
                update access_package_resource r
                set display_name = g.display_name,
                    description = g.description,
                    modified_at = :now
                from directory_group g
                where r.tenant_id = :tenant
                  and r.id = :id
                  and g.tenant_id = r.tenant_id
                  and g.id = r.origin_id
                  and (r.display_name, r.description) is distinct from (g.display_name, g.description)
                returning r.display_name
                """).bind("id", item.id()).optional(row -> row.text("display_name"));
        renamed.ifPresent(name ->
                audit.record(call, List.of(updated(item).change("DisplayName", item.displayName(), name))));
        return new Outcome.Empty(200);
    }

    private static AuditEntry updated(Item item) {
        return EntitlementAudit.entry(
                        "Update access package catalog resource",
                        "Update",
                        "AccessPackageResource",
                        item.id(),
                        item.displayName())
                .detail("AccessPackageCatalogId", item.catalog().toString());
    }

    private static Item read(Row row) {
        return new Item(row.id("id"), row.id("catalog_id"), row.id("origin_id"), row.textOrNull("display_name"));
    }
}
