package org.latchkey.entitlement;

import java.util.Collection;
import java.util.UUID;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** The people and applications that requests are about. */
@Component
class Subjects {

    private final Sql sql;

    Subjects(Sql sql) {
        this.sql = sql;
    }

    /** Knows people and applications of the directory from now on, by the names they have now. */
    void remember(Call call, Collection<UUID> objects) {
        sql.statement(call, """
                insert into access_package_subject
                  (tenant_id, id, object_id, subject_type, lifecycle, display_name, email, principal_name, created_at)
                select :tenant, gen_random_uuid(), p.id, p.type, 'notDefined', p.display_name, p.mail, p.user_principal_name, :now
                from principal p
                where p.tenant_id = :tenant
                  and p.id = any(:objects::uuid[])
                  and p.type in ('user', 'servicePrincipal')
                order by p.id
                on conflict (tenant_id, object_id) do update
                set display_name = excluded.display_name,
                    email = excluded.email,
                    principal_name = excluded.principal_name
                """).bind("objects", objects).update();
    }

    /** Changes whether a guest is kept and removed by this module. */
    Outcome update(Call call, Keys keys, Patch patch) {
        sql.statement(call, """
                update access_package_subject
                set lifecycle = coalesce(:lifecycle, lifecycle)
                where tenant_id = :tenant
                  and id = :id
                """)
                .bind("id", keys.lastId())
                .bind("lifecycle", patch.get("subjectLifecycle", String.class).orElse(null))
                .update();
        return Outcome.NONE;
    }
}
