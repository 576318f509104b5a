package org.latchkey.entitlement;

import java.util.List;
import java.util.UUID;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Separation of duties: which packages and groups keep somebody from having a package (<a
 * href="https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-incompatible">Configure
 * separation of duties</a>). It holds in one direction, and what people have already stays theirs.
 */
@Component
public class Incompatibilities {

    private final Sql sql;
    private final AuditLog audit;
    private final AccessPackages packages;

    Incompatibilities(Sql sql, AuditLog audit, AccessPackages packages) {
        this.sql = sql;
        this.audit = audit;
        this.packages = packages;
    }

    /** Holders of the second package may not have the first. Saying it twice changes nothing. */
    void addPackage(Call call, Keys keys) {
        AccessPackage subject = packages.get(call, keys.id(0));
        AccessPackage other = packages.get(call, keys.lastId());
        if (subject.id().equals(other.id())) {
            throw Problem.badRequest("An access package cannot be incompatible with itself.");
        }
        int added = sql.statement(call, """
                insert into access_package_incompatible_package (tenant_id, access_package_id, incompatible_id)
                values (:tenant, :id, :other)
                on conflict do nothing
                """)
                .bind("id", subject.id())
                .bind("other", other.id())
                .update();
        if (added > 0) {
            tell(call, "Create incompatible access package", "Add", subject, other.id(), target(other));
        }
    }

    /** Lifts {@link #addPackage}. */
    void removePackage(Call call, Keys keys) {
        AccessPackage subject = packages.get(call, keys.id(0));
        AccessPackage other = packages.get(call, keys.lastId());
        int removed = sql.statement(call, """
                delete from access_package_incompatible_package
                where tenant_id = :tenant
                  and access_package_id = :id
                  and incompatible_id = :other
                """)
                .bind("id", subject.id())
                .bind("other", other.id())
                .update();
        demand(removed);
        tell(call, "Delete incompatible access package", "Delete", subject, other.id(), target(other));
    }

    /** Members of the group may not have the package. Saying it twice changes nothing. */
    void addGroup(Call call, Keys keys) {
        AccessPackage subject = packages.get(call, keys.id(0));
        UUID group = keys.lastId();
        String name = sql.statement(call, """
                select display_name
                from directory_group
                where tenant_id = :tenant
                  and id = :group
                """)
                .bind("group", group)
                .optional(row -> row.text("display_name"))
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        int added = sql.statement(call, """
                insert into access_package_incompatible_group (tenant_id, access_package_id, group_id)
                values (:tenant, :id, :group)
                on conflict do nothing
                """)
                .bind("id", subject.id())
                .bind("group", group)
                .update();
        if (added > 0) {
            tell(call, "Create incompatible group", "Add", subject, group, AuditTarget.of("Group", group, name));
        }
    }

    /** Lifts {@link #addGroup}. */
    void removeGroup(Call call, Keys keys) {
        AccessPackage subject = packages.get(call, keys.id(0));
        UUID group = keys.lastId();
        int removed = sql.statement(call, """
                delete from access_package_incompatible_group
                where tenant_id = :tenant
                  and access_package_id = :id
                  and group_id = :group
                """)
                .bind("id", subject.id())
                .bind("group", group)
                .update();
        demand(removed);
        tell(call, "Delete incompatible group", "Delete", subject, group, AuditTarget.of("Group", group, null));
    }

    private static void demand(int removed) {
        if (removed == 0) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
    }

    private void tell(
            Call call, String activity, String operation, AccessPackage subject, UUID otherId, AuditTarget other) {
        audit.record(
                call,
                List.of(AccessPackages.entry(activity, operation, subject)
                        .target(other)
                        .detail("IncompatibleId", otherId.toString())));
    }

    private static AuditTarget target(AccessPackage other) {
        return AuditTarget.of("AccessPackage", other.id(), other.displayName());
    }
}
