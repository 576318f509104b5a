package org.latchkey.entitlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.latchkey.sql.State;
import org.latchkey.tenant.TenantCreated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Making, changing and removing catalogs. */
@Component
public class Catalogs {

    private static final String AUDITED = "AccessPackageCatalog";

    private final Sql sql;
    private final Guard guard;
    private final AuditLog audit;
    private final EntitlementLimits limits;

    Catalogs(Sql sql, Guard guard, AuditLog audit, EntitlementLimits limits) {
        this.sql = sql;
        this.guard = guard;
        this.audit = audit;
        this.limits = limits;
    }

    /** The catalogs of those ids, by id; ids nobody has are left out. */
    public Map<UUID, Catalog> find(Call call, Collection<UUID> ids) {
        return sql.statement(call, """
                select id, display_name, catalog_type, state, is_externally_visible
                from access_package_catalog
                where tenant_id = :tenant
                  and id = any(:ids::uuid[])
                """).bind("ids", ids).list(Catalogs::read).stream()
                .collect(Collectors.toMap(Catalog::id, Function.identity()));
    }

    /** Every tenant has a catalog from the start, which cannot be deleted. */
    @EventListener
    void on(TenantCreated news) {
        insert(
                news.call(),
                new Catalog(Ids.next(), "General", Catalog.Type.SERVICE_DEFAULT, Catalog.State.PUBLISHED, false),
                "Built-in catalog.");
    }

    /** Makes a catalog; whoever makes it owns it. */
    Outcome create(Call call, Keys keys, NewCatalog body) {
        guard.require(call, EntitlementAction.CREATE_CATALOGS, Map.of());
        Texts.demandName(body.displayName());
        int others = sql.statement(call, """
                select count(*)::int as number
                from access_package_catalog
                where tenant_id = :tenant
                """).one(row -> row.number("number"));
        EntitlementLimits.check(others + 1, limits.catalogs(), "catalogs");
        Catalog catalog = new Catalog(
                Ids.next(),
                body.displayName(),
                Catalog.Type.USER_MANAGED,
                body.state() == null ? Catalog.State.PUBLISHED : body.state(),
                Boolean.TRUE.equals(body.isExternallyVisible()));
        insert(call, catalog, body.description());
        sql.statement(call, """
                insert into entitlement_role_assignment (tenant_id, id, role_id, principal_id, catalog_id, created_at)
                select :tenant, :id, :owner, p.id, :catalog, :now
                from principal p
                where p.tenant_id = :tenant
                  and p.id = :caller
                """)
                .bind("id", Ids.next())
                .bind("owner", EntitlementRole.CATALOG_OWNER.id())
                .bind("catalog", catalog.id())
                .update();
        audit.record(
                call,
                List.of(entry("Create access package catalog", "Add", catalog)
                        .change("DisplayName", null, catalog.displayName())
                        .change("State", null, catalog.state())
                        .change("IsExternallyVisible", null, catalog.isExternallyVisible())));
        return Outcome.created(catalog.id());
    }

    private void insert(Call call, Catalog catalog, @Nullable String description) {
        int made = sql.statement(call, """
                insert into access_package_catalog
                  (tenant_id, id, display_name, description, catalog_type, state, is_externally_visible, created_at, modified_at)
                values (:tenant, :id, :name, :description, :type, :state, :visible, :now, :now)
                on conflict (tenant_id, lower(display_name)) do nothing
                """)
                .bind("id", catalog.id())
                .bind("name", catalog.displayName())
                .bind("description", description)
                .bind("type", catalog.type())
                .bind("state", catalog.state())
                .bind("visible", catalog.isExternallyVisible())
                .update();
        if (made == 0) {
            throw nameTaken(catalog.displayName());
        }
    }

    /** Changes what the body carries. */
    Outcome update(Call call, Keys keys, Patch patch) {
        Catalog before = get(call, keys.lastId());
        String name = patch.get("displayName", String.class).orElse(before.displayName());
        Texts.demandName(name);
        Catalog after = new Catalog(
                before.id(),
                name,
                before.type(),
                patch.get("state", String.class)
                        .map(text -> State.parse(Catalog.State.class, text))
                        .orElse(before.state()),
                patch.get("isExternallyVisible", Boolean.class).orElse(before.isExternallyVisible()));
        int changed = sql.statement(call, """
                update access_package_catalog
                set display_name = :name,
                    description = case when :described then :description::text else description end,
                    state = :state,
                    is_externally_visible = :visible,
                    modified_at = :now
                where tenant_id = :tenant
                  and id = :id
                  and not exists (
                    select 1
                    from access_package_catalog other
                    where other.tenant_id = :tenant
                      and lower(other.display_name) = lower(:name)
                      and other.id <> :id)
                """)
                .bind("id", after.id())
                .bind("name", after.displayName())
                .bind("described", patch.has("description"))
                .bind("description", patch.get("description", String.class).orElse(null))
                .bind("state", after.state())
                .bind("visible", after.isExternallyVisible())
                .update();
        if (changed == 0) {
            throw nameTaken(name);
        }
        audit.record(
                call,
                List.of(entry("Update access package catalog", "Update", after)
                        .change("DisplayName", before.displayName(), after.displayName())
                        .change("State", before.state(), after.state())
                        .change("IsExternallyVisible", before.isExternallyVisible(), after.isExternallyVisible())));
        return Outcome.NONE;
    }

    /** Removes a catalog without packages, with its resources and the roles over it. */
    Outcome delete(Call call, Keys keys) {
        Catalog catalog = get(call, keys.lastId());
        int removed = sql.statement(call, """
                delete from access_package_catalog c
                where c.tenant_id = :tenant
                  and c.id = :id
                  and c.catalog_type = 'userManaged'
                  and not exists (
                    select 1
                    from access_package p
                    where p.tenant_id = :tenant
                      and p.catalog_id = :id)
                """).bind("id", catalog.id()).update();
        if (removed == 0) {
            throw Problem.of(ProblemCode.CATALOG_NOT_EMPTY);
        }
        audit.record(call, List.of(entry("Delete access package catalog", "Delete", catalog)));
        return Outcome.NONE;
    }

    private Catalog get(Call call, UUID id) {
        Catalog catalog = find(call, List.of(id)).get(id);
        if (catalog == null) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        return catalog;
    }

    private static Problem nameTaken(String name) {
        return Problem.of(
                ProblemCode.DUPLICATE_NAME,
                "There is a catalog named '%s' already. Choose another name.".formatted(name));
    }

    private static AuditEntry entry(String activity, String operation, Catalog catalog) {
        return EntitlementAudit.entry(activity, operation, AUDITED, catalog.id(), catalog.displayName());
    }

    private static Catalog read(Row row) {
        return new Catalog(
                row.id("id"),
                row.text("display_name"),
                row.state("catalog_type", Catalog.Type.class),
                row.state("state", Catalog.State.class),
                row.bool("is_externally_visible"));
    }

    /** A catalog to make; null leaves it to the default. */
    record NewCatalog(
            String displayName,
            @Nullable String description,
            Catalog.@Nullable State state,
            @Nullable Boolean isExternallyVisible) {}
}
