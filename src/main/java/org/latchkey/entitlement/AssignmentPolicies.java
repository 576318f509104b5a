package org.latchkey.entitlement;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Making, replacing, removing and reading policies. */
@Component
public class AssignmentPolicies {

    private final Sql sql;

    AssignmentPolicies(Sql sql) {
        this.sql = sql;
    }

    /** The policies of those ids, by id; ids nobody has are left out. */
    public Map<UUID, AssignmentPolicy> find(Call call, Collection<UUID> ids) {
        return sql.statement(call, """
                select %s
                from assignment_policy p
                join access_package a on a.tenant_id = p.tenant_id and a.id = p.access_package_id
                where p.tenant_id = :tenant
                  and p.id = any(:ids::uuid[])
                """.formatted(PolicyJson.COLUMNS)).bind("ids", ids).list(PolicyJson::policy).stream()
                .collect(Collectors.toMap(AssignmentPolicy::id, Function.identity()));
    }

    /** Every policy of those packages, by id. */
    public Map<UUID, AssignmentPolicy> ofPackages(Call call, Collection<UUID> packages) {
        return sql
                .statement(call, """
                select %s
                from assignment_policy p
                join access_package a on a.tenant_id = p.tenant_id and a.id = p.access_package_id
                where p.tenant_id = :tenant
                  and p.access_package_id = any(:packages::uuid[])
                """.formatted(PolicyJson.COLUMNS))
                .bind("packages", packages)
                .list(PolicyJson::policy)
                .stream()
                .collect(Collectors.toMap(AssignmentPolicy::id, Function.identity()));
    }
}
