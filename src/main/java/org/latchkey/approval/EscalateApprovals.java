package org.latchkey.approval;

import java.util.List;
import org.latchkey.approval.ApprovalDecided.Decided;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets escalation approvers decide when their time has come, and ends what nobody decided before its deadline. */
@Component
class EscalateApprovals implements Chore {

    private final Sql sql;
    private final Stages stages;
    private final ApplicationEventPublisher news;

    EscalateApprovals(Sql sql, Stages stages, ApplicationEventPublisher news) {
        this.sql = sql;
        this.stages = stages;
        this.news = news;
    }

    @Override
    public String due() {
        return """
                select tenant_id, due_at
                from approval_stage
                where due_at is not null
                """;
    }

    @Override
    public int run(Call call) {
        return expire(call) + stages.escalate(call);
    }

    private int expire(Call call) {
        List<Decided> expired = sql.statement(call, """
                with due as materialized (
                  select p.id, p.kind
                  from approval_stage s
                  join approval p
                    on p.tenant_id = :tenant
                    and p.id = s.approval_id
                  where s.tenant_id = :tenant
                    and s.due_at <= :now
                    and s.expires_at <= :now
                    and p.state in %1$s
                  for update of p, s skip locked
                ), closed as (
                  update approval p
                  set state = %2$s, closed_at = :now
                  from due
                  where p.tenant_id = :tenant
                    and p.id = due.id
                ), ended as (
                  update approval_stage s
                  set state = %3$s, closed_at = coalesce(s.expires_at, :now), due_at = null
                  from due
                  where s.tenant_id = :tenant
                    and s.approval_id = due.id
                    and s.state in %4$s
                )
                select due.id, due.kind
                from due
                """.formatted(
                                ApprovalState.EXPIRE.sources(),
                                ApprovalState.EXPIRE.target(),
                                StageState.EXPIRE.target(),
                                StageState.EXPIRE.sources()))
                .list(row -> new Decided(row.id("id"), row.text("kind"), ApprovalDecided.Outcome.EXPIRED, null, ""));
        if (!expired.isEmpty()) {
            news.publishEvent(new ApprovalDecided(call, expired));
        }
        return expired.size();
    }
}
