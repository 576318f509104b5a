package org.latchkey.approval;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What happens to stages, whoever or whatever causes it: opening and escalating them, and telling who may decide. */
@Component
class Stages {

    private final Sql sql;
    private final ApplicationEventPublisher news;

    Stages(Sql sql, ApplicationEventPublisher news) {
        this.sql = sql;
        this.news = news;
    }

    /**
     * Opens stages. Whom their lists come to is found out now, as far as it decides whether a fallback stands in; who
     * exactly may decide is asked again at each decision. Without a fallback the primary approvers stay, whoever joins them.
     */
    void open(Call call, Collection<UUID> stages) {
        if (stages.isEmpty()) {
            return;
        }
        List<ApprovalStageOpened.Opened> opened = sql.statement(
                        call, """
                with candidate as materialized (
                  select distinct stage_id
                  from stage_candidate(:tenant, :stages::uuid[], :now)
                  where list = 'primary'
                )
                update approval_stage s
                set state = %s,
                  opened_at = :now,
                  expires_at = :now + s.deadline,
                  escalates_at = case when s.escalates_after < s.deadline then :now + s.escalates_after end,
                  due_at = :now + least(s.escalates_after, s.deadline),
                  primary_fallback = not exists (select from candidate where candidate.stage_id = s.id)
                    and exists (
                      select from approval_approver a
                      where a.tenant_id = :tenant
                        and a.stage_id = s.id
                        and a.list = 'primaryFallback')
                from approval p
                where s.tenant_id = :tenant
                  and s.id = any (:stages::uuid[])
                  and s.state in %s
                  and p.tenant_id = :tenant
                  and p.id = s.approval_id
                returning s.approval_id, p.kind, s.id, s.position, s.expires_at, s.escalates_at
                """.formatted(StageState.OPEN.target(), StageState.OPEN.sources()))
                .bind("stages", stages)
                .list(Stages::opened);
        if (opened.isEmpty()) {
            return;
        }
        news.publishEvent(new ApprovalStageOpened(call, withApprovers(call, opened)));
    }

    /**
     * Tells that stages still wait.
     *
     * @return how many
     */
    int remind(Call call, List<ApprovalStageOpened.Opened> waiting) {
        if (!waiting.isEmpty()) {
            news.publishEvent(new ApprovalReminderDue(call, withApprovers(call, waiting)));
        }
        return waiting.size();
    }

    /** Reads an open stage; who may decide it is found out apart. */
    static ApprovalStageOpened.Opened opened(Row row) {
        return new ApprovalStageOpened.Opened(
                row.id("approval_id"),
                row.text("kind"),
                row.id("id"),
                row.number("position"),
                Set.of(),
                row.instant("expires_at"),
                row.instantOrNull("escalates_at"));
    }

    private List<ApprovalStageOpened.Opened> withApprovers(Call call, List<ApprovalStageOpened.Opened> stages) {
        Map<UUID, Set<UUID>> approvers = approvers(
                call, stages.stream().map(ApprovalStageOpened.Opened::stage).toList());
        return stages.stream()
                .map(it -> new ApprovalStageOpened.Opened(
                        it.approval(),
                        it.kind(),
                        it.stage(),
                        it.position(),
                        approvers.getOrDefault(it.stage(), Set.of()),
                        it.deadline(),
                        it.escalatesAt()))
                .toList();
    }

    /**
     * Lets the escalation approvers of stages decide too, where that is due.
     *
     * @return how many stages
     */
    int escalate(Call call) {
        List<ApprovalEscalated.Escalated> escalated = sql.statement(call, """
                with due as materialized (
                  select s.id
                  from approval_stage s
                  where s.tenant_id = :tenant
                    and s.due_at <= :now
                    and s.escalated_at is null
                    and s.escalates_at <= :now
                    and s.expires_at > :now
                  for update skip locked
                ), candidate as materialized (
                  select distinct stage_id
                  from stage_candidate(:tenant, (select array_agg(due.id) from due), :now)
                  where list = 'escalation'
                )
                update approval_stage s
                set escalated_at = s.escalates_at,
                  due_at = s.expires_at,
                  escalation_fallback = not exists (select from candidate where candidate.stage_id = s.id)
                    and exists (
                      select from approval_approver a
                      where a.tenant_id = :tenant
                        and a.stage_id = s.id
                        and a.list = 'escalationFallback')
                from approval p
                where s.tenant_id = :tenant
                  and s.id in (select due.id from due)
                  and p.tenant_id = :tenant
                  and p.id = s.approval_id
                returning s.approval_id, p.kind, s.id, s.position, s.expires_at
                """).list(Stages::escalated);
        if (!escalated.isEmpty()) {
            List<UUID> ids =
                    escalated.stream().map(ApprovalEscalated.Escalated::stage).toList();
            Map<UUID, Set<UUID>> approvers = approvers(call, ids);
            Map<UUID, Set<UUID>> alternates = alternates(call, ids);
            news.publishEvent(new ApprovalEscalated(
                    call,
                    escalated.stream()
                            .map(it -> new ApprovalEscalated.Escalated(
                                    it.approval(),
                                    it.kind(),
                                    it.stage(),
                                    it.position(),
                                    approvers.getOrDefault(it.stage(), Set.of()),
                                    alternates.getOrDefault(it.stage(), Set.of()),
                                    it.deadline()))
                            .toList()));
        }
        return escalated.size();
    }

    private static ApprovalEscalated.Escalated escalated(Row row) {
        Instant deadline = row.instant("expires_at");
        return new ApprovalEscalated.Escalated(
                row.id("approval_id"),
                row.text("kind"),
                row.id("id"),
                row.number("position"),
                Set.of(),
                Set.of(),
                deadline);
    }

    private Map<UUID, Set<UUID>> approvers(Call call, Collection<UUID> stages) {
        return people(call, stages, """
                select stage_id, user_id
                from stage_approver(:tenant, :stages::uuid[], :now)
                """);
    }

    private Map<UUID, Set<UUID>> alternates(Call call, Collection<UUID> stages) {
        return people(call, stages, """
                select c.stage_id, c.user_id
                from stage_candidate(:tenant, :stages::uuid[], :now) c
                join approval_stage s
                  on s.tenant_id = :tenant
                  and s.id = c.stage_id
                where c.list = case when s.escalation_fallback then 'escalationFallback' else 'escalation' end
                """);
    }

    private Map<UUID, Set<UUID>> people(Call call, Collection<UUID> stages, String query) {
        record Seat(UUID stage, UUID person) {}
        Map<UUID, Set<UUID>> approvers = new HashMap<>();
        sql.statement(call, query)
                .bind("stages", stages)
                .list(row -> new Seat(row.id("stage_id"), row.id("user_id")))
                .forEach(seat -> approvers
                        .computeIfAbsent(seat.stage(), stage -> new HashSet<>())
                        .add(seat.person()));
        return approvers;
    }
}
