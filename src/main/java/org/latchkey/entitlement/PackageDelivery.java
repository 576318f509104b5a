package org.latchkey.entitlement;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Ticker;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Spreads a change of what packages give to everybody who has them: one statement, however many they are. */
@Component
class PackageDelivery {

    private final Sql sql;
    private final Ticker ticker;

    PackageDelivery(Sql sql, Ticker ticker) {
        this.sql = sql;
        this.ticker = ticker;
    }

    /** Whoever has the package gets the new roles too. Assignments that are just being made are waited for. */
    @EventListener
    void on(RoleScopeAdded added) {
        sql.statement(added.call(), """
                select p.id
                from access_package p
                where p.tenant_id = :tenant
                  and p.id = any(:packages::uuid[])
                order by p.id
                for no key update
                """)
                .bind("packages", each(added.roleScopes(), RoleScope::accessPackage))
                .list(row -> row.id("id"));
        spread(added.call(), added.roleScopes(), """
                insert into access_package_grant
                  (tenant_id, id, assignment_id, role_id, scope_id, group_id, principal_id, access, type, state, due_at, attempts)
                select :tenant, gen_random_uuid(), a.id, s.role_id, s.scope_id, s.group_id, a.target_id, s.access, s.type,
                  'wanted', :now, 0
                from role_scope s
                join access_package_assignment a
                  on a.tenant_id = :tenant
                  and a.access_package_id = s.access_package_id
                  and a.state <> 'expired'
                on conflict do nothing""");
    }

    /** Whoever has the package no longer claims the roles it does not give any more. */
    @EventListener
    void on(RoleScopeRemoved removed) {
        spread(removed.call(), removed.roleScopes(), """
                update access_package_grant g
                set state = %s,
                  due_at = :now,
                  attempts = 0
                from role_scope s
                join access_package_assignment a
                  on a.tenant_id = :tenant
                  and a.access_package_id = s.access_package_id
                where g.tenant_id = :tenant
                  and g.assignment_id = a.id
                  and g.role_id = s.role_id
                  and g.scope_id = s.scope_id
                  and g.state in %s""".formatted(
                        GrantState.DROP.target(), GrantState.DROP.sources()));
    }

    private void spread(Call call, Set<RoleScope> roleScopes, String change) {
        sql.statement(call, """
                with role_scope as (
                  select *
                  from unnest(
                    :packages::uuid[], :roles::uuid[], :scopes::uuid[], :groups::uuid[], :accesses::text[], :types::text[])
                    as s (access_package_id, role_id, scope_id, group_id, access, type)
                )
                """ + change)
                .bind("packages", each(roleScopes, RoleScope::accessPackage))
                .bind("roles", each(roleScopes, RoleScope::role))
                .bind("scopes", each(roleScopes, RoleScope::scope))
                .bind("groups", each(roleScopes, RoleScope::group))
                .bind("accesses", each(roleScopes, RoleScope::access))
                .bind("types", each(roleScopes, RoleScope::type))
                .update();
        ticker.wake();
    }

    private static <T> List<T> each(Collection<RoleScope> roleScopes, Function<RoleScope, T> value) {
        return roleScopes.stream().map(value).collect(Collectors.toList());
    }
}
