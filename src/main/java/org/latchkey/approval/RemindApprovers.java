package org.latchkey.approval;

import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/** Reminds whoever may decide a stage, once, when half its time is over. */
@Component
class RemindApprovers implements Chore {

    private final Stages stages;
    private final Sql sql;

    RemindApprovers(Stages stages, Sql sql) {
        this.stages = stages;
        this.sql = sql;
    }

    @Override
    public String due() {
        return """
                select tenant_id, remind_at as due_at
                from approval_stage
                where remind_at is not null
                """;
    }

    @Override
    public int run(Call call) {
        return stages.remind(call, sql.statement(call, """
                        with due as materialized (
                          select s.id, s.approval_id
                          from approval_stage s
                          where s.tenant_id = :tenant
                            and s.remind_at <= :now
                          for update skip locked
                        )
                        update approval_stage s
                        set reminded_at = s.remind_at
                        from due
                        join approval p
                          on p.tenant_id = :tenant
                          and p.id = due.approval_id
                        where s.tenant_id = :tenant
                          and s.id = due.id
                        returning s.approval_id, p.kind, s.id, s.position, s.expires_at, s.escalates_at
                        """).list(Stages::opened));
    }
}
