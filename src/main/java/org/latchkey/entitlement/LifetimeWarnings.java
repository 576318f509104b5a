package org.latchkey.entitlement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Warns, in the audit log, where a package would outlast its eligible roles: privileged identity management ends an
 * eligibility by the settings of its group, and the assignment reads delivered all the same (<a
 * href="https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-eligible">Eligible group
 * membership in access packages</a>). Nothing is refused.
 */
@Component
class LifetimeWarnings {

    private final Sql sql;

    LifetimeWarnings(Sql sql) {
        this.sql = sql;
    }

    /** An entry with a warning for every policy of the package that outlasts a role it has just come to give. */
    AuditEntry addTo(Call call, AuditEntry entry, RoleScope added) {
        return added.type() == RoleScope.Type.ELIGIBLE
                ? addTo(call, entry, added.accessPackage(), added.role(), null)
                : entry;
    }

    /** An entry with a warning for every role of the package that a policy, new or changed, outlasts. */
    AuditEntry addTo(Call call, AuditEntry entry, AssignmentPolicy stored) {
        return addTo(call, entry, stored.accessPackage(), null, stored.id());
    }

    private AuditEntry addTo(
            Call call, AuditEntry entry, UUID accessPackage, @Nullable UUID role, @Nullable UUID policy) {
        AuditEntry warned = entry;
        for (String warning : warnings(call, accessPackage, role, policy)) {
            warned = warned.detail("Warning", warning);
        }
        return warned;
    }

    /** What the policy allows from now on, against the longest eligibility that the group allows. */
    private Iterable<String> warnings(Call call, UUID accessPackage, @Nullable UUID role, @Nullable UUID policy) {
        return sql.statement(call, """
                select format(
                  'The policy "%s" lets the access package last longer than %s of "%s": the settings of the group end that after %s.',
                  p.display_name, role_display_name(s.access, s.type), g.display_name, wire_duration(l.longest)) as warning
                from access_package_role_scope s
                join longest_eligibility l
                  on l.tenant_id = s.tenant_id
                  and l.group_id = s.group_id
                  and l.access = s.access
                join directory_group g
                  on g.tenant_id = s.tenant_id
                  and g.id = s.group_id
                join assignment_policy p
                  on p.tenant_id = s.tenant_id
                  and p.access_package_id = s.access_package_id
                where s.tenant_id = :tenant
                  and s.access_package_id = :package
                  and s.type = 'eligible'
                  and (:role::uuid is null or s.role_id = :role)
                  and (:policy::uuid is null or p.id = :policy)
                  and case p.expiration_type
                    when 'afterDuration' then p.expiration_duration > l.longest
                    when 'afterDateTime' then p.expiration_end > :now + l.longest
                    else true
                  end
                order by p.display_name, g.display_name, s.access
                """)
                .bind("package", accessPackage)
                .bind("role", role)
                .bind("policy", policy)
                .list(row -> row.text("warning"));
    }
}
