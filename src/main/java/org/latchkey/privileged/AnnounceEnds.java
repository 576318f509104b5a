package org.latchkey.privileged;

import java.util.List;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/** Tells, 14 days and one day before, that eligibilities and assignments end. */
@Component
class AnnounceEnds implements Chore {

    private static final int BATCH = 1_000;

    private final Sql sql;
    private final PimNotices notices;

    AnnounceEnds(Sql sql, PimNotices notices) {
        this.sql = sql;
        this.notices = notices;
    }

    @Override
    public String due() {
        return """
                select tenant_id, notice_at as due_at
                from pim_schedule
                where notice_at is not null
                """;
    }

    @Override
    public int run(Call call) {
        List<Schedule> ending = sql.statement(call, """
                with due as materialized (
                  select s.id
                  from pim_schedule s
                  where s.tenant_id = :tenant
                    and s.notice_at <= :now
                  order by s.notice_at
                  limit :batch
                  for update skip locked
                )
                update pim_schedule s
                set told_at = :now
                from due
                where s.tenant_id = :tenant
                  and s.id = due.id
                returning %s
                """.formatted(Schedules.COLUMNS))
                .bind("batch", BATCH)
                .list(Schedules::read);
        notices.ending(call, ending);
        return ending.size();
    }
}
