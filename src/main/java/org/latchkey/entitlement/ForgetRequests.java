package org.latchkey.entitlement;

import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/**
 * Removes requests three months after they were completed (<a
 * href="https://learn.microsoft.com/entra/id-governance/entitlement-management-reports">how long requests are kept</a>).
 */
@Component
class ForgetRequests implements Chore {

    private static final int BATCH = 5_000;

    private final Sql sql;

    ForgetRequests(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String due() {
        return """
                select tenant_id, forget_at as due_at
                from access_package_request
                where forget_at is not null""";
    }

    @Override
    public int run(Call call) {
        return sql.statement(call, """
                with due as (
                  select r.id
                  from access_package_request r
                  where r.tenant_id = :tenant
                    and r.forget_at <= :now
                  order by r.forget_at, r.id
                  limit :batch
                  for update skip locked
                )
                delete from access_package_request r
                using due
                where r.tenant_id = :tenant
                  and r.id = due.id
                """).bind("batch", BATCH).update();
    }
}
