package org.latchkey.privileged;

import java.util.List;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notes the end of eligibilities whose time is over. They ended by the clock; this tells of it. */
@Component
class EndEligibilities implements Chore {

    private final Sql sql;
    private final PimLog log;
    private final ApplicationEventPublisher news;

    EndEligibilities(Sql sql, PimLog log, ApplicationEventPublisher news) {
        this.sql = sql;
        this.log = log;
        this.news = news;
    }

    @Override
    public String due() {
        return """
                select tenant_id, due_at
                from pim_schedule
                where due_at is not null
                  and type = 'eligible'
                  and state in %s
                """.formatted(ScheduleState.POSTPONE.sources());
    }

    @Override
    public int run(Call call) {
        List<Schedule> ended = sql.statement(call, """
                with due as materialized (
                  select s.id
                  from pim_schedule s
                  where s.tenant_id = :tenant
                    and s.due_at <= :now
                    and s.type = 'eligible'
                    and s.state in %s
                  for update skip locked
                )
                update pim_schedule s
                set state = %s, due_at = null
                from due
                where s.tenant_id = :tenant
                  and s.id = due.id
                returning %s
                """.formatted(
                                ScheduleState.POSTPONE.sources(), ScheduleState.END.target(), Schedules.COLUMNS))
                .list(Schedules::read);
        if (ended.isEmpty()) {
            return 0;
        }
        log.recordByClock(
                call,
                ended.stream()
                        .map(it -> new PimLog.Event(
                                        "Remove eligible member from role in PIM completed (timebound)",
                                        "Unassign",
                                        it.role(),
                                        it.request())
                                .because("The eligibility has expired."))
                        .toList());
        news.publishEvent(
                new EligibilitiesEnded(call, ended.stream().map(Schedule::role).collect(Collectors.toSet()), true));
        return ended.size();
    }
}
