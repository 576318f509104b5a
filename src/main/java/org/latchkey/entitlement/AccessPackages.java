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
import org.latchkey.graph.Reference;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Making, changing and removing access packages. */
@Component
public class AccessPackages {

    private static final String AUDITED = "AccessPackage";

    private final Sql sql;
    private final AuditLog audit;
    private final EntitlementLimits limits;

    AccessPackages(Sql sql, AuditLog audit, EntitlementLimits limits) {
        this.sql = sql;
        this.audit = audit;
        this.limits = limits;
    }

    /** The packages of those ids, by id; ids nobody has are left out. */
    public Map<UUID, AccessPackage> find(Call call, Collection<UUID> ids) {
        return sql.statement(call, """
                select id, catalog_id, display_name, is_hidden
                from access_package
                where tenant_id = :tenant
                  and id = any(:ids::uuid[])
                """).bind("ids", ids).list(AccessPackages::read).stream()
                .collect(Collectors.toMap(AccessPackage::id, Function.identity()));
    }

    /** The package of that id, which there must be. */
    AccessPackage get(Call call, UUID id) {
        AccessPackage found = find(call, List.of(id)).get(id);
        if (found == null) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        return found;
    }

    /** Makes a package in a catalog. */
    Outcome create(Call call, Keys keys, NewPackage body) {
        Texts.demandName(body.displayName());
        int others = sql.statement(call, """
                select count(*)::int as number
                from access_package
                where tenant_id = :tenant
                """).one(row -> row.number("number"));
        EntitlementLimits.check(others + 1, limits.accessPackages(), "access packages");
        AccessPackage made = new AccessPackage(
                Ids.next(), body.catalog().id(), body.displayName(), Boolean.TRUE.equals(body.isHidden()));
        int inserted = sql.statement(call, """
                insert into access_package
                  (tenant_id, id, catalog_id, display_name, description, is_hidden, created_at, modified_at)
                select :tenant, :id, c.id, :name, :description, :hidden, :now, :now
                from access_package_catalog c
                where c.tenant_id = :tenant
                  and c.id = :catalog
                for key share
                on conflict (tenant_id, catalog_id, lower(display_name)) do nothing
                """)
                .bind("id", made.id())
                .bind("catalog", made.catalog())
                .bind("name", made.displayName())
                .bind("description", body.description())
                .bind("hidden", made.isHidden())
                .update();
        if (inserted == 0) {
            throw nameTaken(made.displayName());
        }
        audit.record(
                call,
                List.of(entry("Create access package", "Add", made)
                        .change("DisplayName", null, made.displayName())
                        .change("IsHidden", null, made.isHidden())
                        .detail("AccessPackageCatalogId", made.catalog().toString())));
        return Outcome.created(made.id());
    }

    /** Changes what the body carries. */
    Outcome update(Call call, Keys keys, Patch patch) {
        AccessPackage before = get(call, keys.lastId());
        AccessPackage after = new AccessPackage(
                before.id(),
                before.catalog(),
                patch.get("displayName", String.class).orElse(before.displayName()),
                patch.get("isHidden", Boolean.class).orElse(before.isHidden()));
        Texts.demandName(after.displayName());
        int changed = sql.statement(call, """
                update access_package
                set display_name = :name,
                    description = case when :described then :description::text else description end,
                    is_hidden = :hidden,
                    modified_at = :now
                where tenant_id = :tenant
                  and id = :id
                  and not exists (
                    select 1
                    from access_package other
                    where other.tenant_id = :tenant
                      and other.catalog_id = :catalog
                      and lower(other.display_name) = lower(:name)
                      and other.id <> :id)
                """)
                .bind("id", after.id())
                .bind("catalog", after.catalog())
                .bind("name", after.displayName())
                .bind("described", patch.has("description"))
                .bind("description", patch.get("description", String.class).orElse(null))
                .bind("hidden", after.isHidden())
                .update();
        if (changed == 0) {
            throw nameTaken(after.displayName());
        }
        audit.record(
                call,
                List.of(entry("Update access package", "Update", after)
                        .change("DisplayName", before.displayName(), after.displayName())
                        .change("IsHidden", before.isHidden(), after.isHidden())));
        return Outcome.NONE;
    }

    /** Removes a package with its roles and policies, when nobody has it or asks for it any more. */
    Outcome delete(Call call, Keys keys) {
        AccessPackage gone = get(call, keys.lastId());
        sql.statement(call, """
                select true
                from access_package
                where tenant_id = :tenant
                  and id = :id
                for update
                """).bind("id", gone.id()).isTrue();
        int removed = sql.statement(call, """
                delete from access_package p
                where p.tenant_id = :tenant
                  and p.id = :id
                  and not exists (
                    select 1
                    from access_in_use u
                    where u.tenant_id = :tenant
                      and u.access_package_id = :id)
                """).bind("id", gone.id()).update();
        if (removed == 0) {
            throw Problem.of(ProblemCode.ACTIVE_ASSIGNMENTS_EXIST);
        }
        audit.record(call, List.of(entry("Delete access package", "Delete", gone)));
        return Outcome.NONE;
    }

    static AuditEntry entry(String activity, String operation, AccessPackage about) {
        return EntitlementAudit.entry(activity, operation, AUDITED, about.id(), about.displayName());
    }

    private static Problem nameTaken(String name) {
        return Problem.of(
                ProblemCode.DUPLICATE_NAME,
                "The catalog has an access package named '%s' already. Choose another name.".formatted(name));
    }

    private static AccessPackage read(Row row) {
        return new AccessPackage(row.id("id"), row.id("catalog_id"), row.text("display_name"), row.bool("is_hidden"));
    }

    /** A package to make; null leaves it to the default. */
    record NewPackage(
            String displayName,
            @Nullable String description,
            @Nullable Boolean isHidden,
            Reference catalog) {}
}
