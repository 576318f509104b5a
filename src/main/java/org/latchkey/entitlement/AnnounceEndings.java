package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells, 14 days and one day before, that assignments end, where their holders may ask for more time. */
@Component
class AnnounceEndings implements Chore {

    private static final int BATCH = 2_000;

    private final Sql sql;
    private final ApplicationEventPublisher news;

    AnnounceEndings(Sql sql, ApplicationEventPublisher news) {
        this.sql = sql;
        this.news = news;
    }

    /** An assignment whose notice is due. */
    private record Ending(UUID id, UUID accessPackage, UUID target, Instant end, boolean isExtensible) {}

    @Override
    public String due() {
        return """
                select tenant_id, notice_at as due_at
                from access_package_assignment
                where notice_at is not null""";
    }

    @Override
    public int run(Call call) {
        List<Ending> endings = sql.statement(call, """
                with due as (
                  select a.id, coalesce(p.allows_self_update, false) and a.state <> 'expired' as extensible
                  from access_package_assignment a
                  left join assignment_policy p
                    on p.tenant_id = a.tenant_id
                    and p.id = a.policy_id
                  where a.tenant_id = :tenant
                    and a.notice_at <= :now
                  order by a.notice_at, a.id
                  limit :batch
                  for update of a skip locked
                )
                update access_package_assignment a
                set notice_at = next_end_notice(a.ends_at, :now),
                  status = case
                    when not due.extensible or a.state <> 'delivered' then a.status
                    when a.ends_at - interval '24 hours' <= :now then 'NearExpiry1DayNotificationTriggered'
                    else 'NearExpiry14DaysNotificationTriggered'
                  end
                from due
                where a.tenant_id = :tenant
                  and a.id = due.id
                returning a.id, a.access_package_id, a.target_id, a.ends_at, due.extensible
                """)
                .bind("batch", BATCH)
                .list(row -> new Ending(
                        row.id("id"),
                        row.id("access_package_id"),
                        row.id("target_id"),
                        row.instant("ends_at"),
                        row.bool("extensible")));
        Set<AssignmentsNearEnd.Ending> told = endings.stream()
                .filter(Ending::isExtensible)
                .map(it -> new AssignmentsNearEnd.Ending(
                        it.id(), it.accessPackage(), it.target(), it.end(), days(call.now(), it.end())))
                .collect(Collectors.toSet());
        if (!told.isEmpty()) {
            news.publishEvent(new AssignmentsNearEnd(call, told));
        }
        return endings.size();
    }

    private static int days(Instant now, Instant end) {
        return Duration.between(now, end).toDays() > 1 ? 14 : 1;
    }
}
