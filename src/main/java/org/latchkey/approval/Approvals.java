package org.latchkey.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.ApprovalDecided.Decided;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.time.Ticker;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Beginning, deciding and calling off approvals. */
@Component
public class Approvals {

    private final Sql sql;
    private final Stages stages;
    private final ApplicationEventPublisher news;
    private final Ticker ticker;

    Approvals(Sql sql, Stages stages, ApplicationEventPublisher news, Ticker ticker) {
        this.sql = sql;
        this.stages = stages;
        this.news = news;
        this.ticker = ticker;
    }

    /** Whom a stage asks, alternates included. */
    public record Panel(UUID approval, int position, Set<UUID> people) {

        public Panel {
            people = Set.copyOf(people);
        }
    }

    /** Who decides, decided, or might have been asked to, at every stage that has opened so far. */
    public List<Panel> panels(Call call, Collection<UUID> approvals) {
        return sql.statement(call, """
                select s.approval_id, s.position, array_agg(distinct c.user_id) as people
                from approval_stage s
                join stage_candidate(
                    :tenant,
                    array(
                      select mine.id
                      from approval_stage mine
                      where mine.tenant_id = :tenant
                        and mine.approval_id = any(:approvals::uuid[])),
                    :now) c
                  on c.stage_id = s.id
                where s.tenant_id = :tenant
                  and s.approval_id = any(:approvals::uuid[])
                  and s.opened_at is not null
                  and case c.list
                    when 'primary' then not s.primary_fallback
                    when 'primaryFallback' then s.primary_fallback
                    when 'escalation' then s.escalates_after is not null and not s.escalation_fallback
                    else s.escalates_after is not null and s.escalation_fallback
                  end
                group by s.approval_id, s.position
                """)
                .bind("approvals", approvals)
                .list(row -> new Panel(row.id("approval_id"), row.number("position"), Set.copyOf(row.ids("people"))));
    }

    /** One approver of a stage to be stored. */
    private record Seat(UUID stage, int number, String list, Approver approver) {}

    /** One stage to be stored. */
    private record Step(UUID id, UUID approval, int position, ApprovalPlan.Stage stage) {}

    /**
     * Begins approvals: all stages exist from now on, the first ones open. One whose plan has no stage is approved on the
     * spot, by nobody.
     */
    public void open(Call call, Collection<Opening> openings) {
        if (openings.isEmpty()) {
            return;
        }
        insert(call, openings);
        List<Step> steps = new ArrayList<>();
        List<Seat> seats = new ArrayList<>();
        for (Opening opening : openings) {
            int position = 1;
            for (ApprovalPlan.Stage stage : opening.plan().stages()) {
                UUID id = Ids.next();
                steps.add(new Step(id, opening.id(), position++, stage));
                seat(seats, id, "primary", stage.primary());
                seat(seats, id, "primaryFallback", stage.primaryFallback());
                seat(seats, id, "escalation", stage.escalation());
                seat(seats, id, "escalationFallback", stage.escalationFallback());
            }
        }
        insertSteps(call, steps);
        insertSeats(call, seats);
        stages.open(
                call,
                steps.stream().filter(it -> it.position() == 1).map(Step::id).toList());
        List<Opening> plain =
                openings.stream().filter(it -> it.plan().stages().isEmpty()).toList();
        if (!plain.isEmpty()) {
            news.publishEvent(new ApprovalDecided(
                    call,
                    plain.stream()
                            .map(it -> new Decided(it.id(), it.kind(), ApprovalDecided.Outcome.APPROVED, null, ""))
                            .toList()));
        }
        ticker.wake();
    }

    private static void seat(List<Seat> seats, UUID stage, String list, List<Approver> approvers) {
        for (Approver approver : approvers) {
            seats.add(new Seat(stage, seats.size(), list, approver));
        }
    }

    private void insert(Call call, Collection<Opening> openings) {
        sql.statement(call, """
                insert into approval (tenant_id, id, kind, requestor_id, target_id, state, created_at, closed_at)
                select :tenant, o.id, o.kind, o.requestor_id, o.target_id,
                  case when o.is_plain then 'approved' else 'inProgress' end, :now, case when o.is_plain then :now end
                from unnest(:ids::uuid[], :kinds::text[], :requestors::uuid[], :targets::uuid[], :plain::boolean[])
                  as o (id, kind, requestor_id, target_id, is_plain)
                """)
                .bind("ids", openings.stream().map(Opening::id).toList())
                .bind("kinds", openings.stream().map(Opening::kind).toList())
                .bind("requestors", openings.stream().map(Opening::requestor).toList())
                .bind("targets", openings.stream().map(Opening::target).toList())
                .bind(
                        "plain",
                        openings.stream()
                                .map(it -> it.plan().stages().isEmpty())
                                .toList())
                .update();
    }

    private void insertSteps(Call call, List<Step> steps) {
        List<@Nullable Object> escalations = new ArrayList<>();
        steps.forEach(it -> escalations.add(it.stage().escalatesAfter()));
        sql.statement(call, """
                insert into approval_stage (
                  tenant_id, id, approval_id, position, state, needs_justification, deadline, escalates_after)
                select :tenant, s.id, s.approval_id, s.position, 'Initializing', s.needs_justification, s.deadline, s.escalates_after
                from unnest(
                  :ids::uuid[], :approvals::uuid[], :positions::integer[], :justified::boolean[], :deadlines::interval[],
                  :escalations::interval[])
                  as s (id, approval_id, position, needs_justification, deadline, escalates_after)
                """)
                .bind("ids", steps.stream().map(Step::id).toList())
                .bind("approvals", steps.stream().map(Step::approval).toList())
                .bind("positions", steps.stream().map(Step::position).toList())
                .bind(
                        "justified",
                        steps.stream()
                                .map(it -> it.stage().needsJustification())
                                .toList())
                .bind(
                        "deadlines",
                        steps.stream().map(it -> it.stage().deadline()).toList())
                .bind("escalations", escalations)
                .update();
    }

    private void insertSeats(Call call, List<Seat> seats) {
        List<String> kinds = new ArrayList<>();
        List<@Nullable Object> subjects = new ArrayList<>();
        List<@Nullable Object> levels = new ArrayList<>();
        for (Seat seat : seats) {
            String type = seat.approver().getClass().getSimpleName();
            kinds.add(type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1));
            subjects.add(subject(seat.approver()));
            levels.add(level(seat.approver()));
        }
        sql.statement(call, """
                insert into approval_approver (tenant_id, stage_id, number, list, kind, subject_id, level)
                select :tenant, a.stage_id, a.number, a.list, a.kind, a.subject_id, a.level
                from unnest(
                  :stages::uuid[], :numbers::integer[], :lists::text[], :kinds::text[], :subjects::uuid[], :levels::integer[])
                  as a (stage_id, number, list, kind, subject_id, level)
                """)
                .bind("stages", seats.stream().map(Seat::stage).toList())
                .bind("numbers", seats.stream().map(Seat::number).toList())
                .bind("lists", seats.stream().map(Seat::list).toList())
                .bind("kinds", kinds)
                .bind("subjects", subjects)
                .bind("levels", levels)
                .update();
    }

    private static @Nullable UUID subject(Approver approver) {
        return switch (approver) {
            case Approver.SingleUser user -> user.id();
            case Approver.GroupMembers group -> group.id();
            case Approver.RequestorManager manager -> null;
            case Approver.TargetManager manager -> null;
        };
    }

    private static @Nullable Integer level(Approver approver) {
        return switch (approver) {
            case Approver.SingleUser user -> null;
            case Approver.GroupMembers group -> null;
            case Approver.RequestorManager manager -> manager.level();
            case Approver.TargetManager manager -> manager.level();
        };
    }

    /** Calls approvals off; those that are decided already stay as they are. Nobody is told: whoever cancels knows. */
    public void cancel(Call call, Collection<UUID> approvals) {
        if (approvals.isEmpty()) {
            return;
        }
        sql.statement(call, """
                with canceled as (
                  update approval
                  set state = %s, closed_at = :now
                  where tenant_id = :tenant
                    and id = any (:ids::uuid[])
                    and state in %s
                  returning id
                )
                update approval_stage s
                set state = %s, closed_at = :now, due_at = null
                from canceled
                where s.tenant_id = :tenant
                  and s.approval_id = canceled.id
                  and s.state in %s
                """.formatted(
                                ApprovalState.CANCEL.target(),
                                ApprovalState.CANCEL.sources(),
                                StageState.EXPIRE.target(),
                                StageState.EXPIRE.sources()))
                .bind("ids", approvals)
                .update();
    }
}
