package org.latchkey.privileged;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets take effect what was asked for a later start, when that has come. */
@Component
class StartScheduled implements Chore {

    private final Sql sql;
    private final Activations activations;
    private final RequestLog requests;
    private final PimLog log;
    private final ApplicationEventPublisher news;

    StartScheduled(Sql sql, Activations activations, RequestLog requests, PimLog log, ApplicationEventPublisher news) {
        this.sql = sql;
        this.activations = activations;
        this.requests = requests;
        this.log = log;
        this.news = news;
    }

    @Override
    public String due() {
        return """
                select tenant_id, due_at
                from pim_schedule
                where due_at is not null
                  and state in %s
                """.formatted(ScheduleState.START.sources());
    }

    @Override
    public int run(Call call) {
        List<Schedule> started = sql.statement(call, """
                with due as materialized (
                  select s.id
                  from pim_schedule s
                  where s.tenant_id = :tenant
                    and s.due_at <= :now
                    and s.state in %s
                  for update skip locked
                )
                update pim_schedule s
                set state = %s, due_at = s.ends_at
                from due
                where s.tenant_id = :tenant
                  and s.id = due.id
                returning %s
                """.formatted(
                                ScheduleState.START.sources(), ScheduleState.START.target(), Schedules.COLUMNS))
                .list(Schedules::read);
        if (started.isEmpty()) {
            return 0;
        }
        activations.activate(
                call,
                started.stream()
                        .filter(it -> it.type() != ScheduleType.ELIGIBLE)
                        .toList());
        List<Schedule> eligible = started.stream()
                .filter(it -> it.type() == ScheduleType.ELIGIBLE)
                .toList();
        if (!eligible.isEmpty()) {
            news.publishEvent(new EligibilitiesBegan(
                    call, eligible.stream().map(Schedule::role).collect(Collectors.toSet())));
        }
        Map<UUID, Schedule> byId = started.stream().collect(Collectors.toMap(Schedule::id, Function.identity()));
        List<Request> done = requests.move(call, RequestState.START, requests.awaitingStart(call, byId.keySet()));
        log.recordByClock(
                call,
                done.stream()
                        .map(it -> PimWords.of(it, " completed", span(byId, it)).because(it.justification()))
                        .toList());
        return started.size();
    }

    private static String span(Map<UUID, Schedule> schedules, Request request) {
        Schedule schedule = schedules.get(request.schedule());
        return schedule == null ? "" : Eligibilities.span(schedule);
    }
}
