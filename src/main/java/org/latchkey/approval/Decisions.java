package org.latchkey.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.ApprovalDecided.Decided;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.latchkey.time.Ticker;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Deciding stages. */
@Component
class Decisions {

    private final Sql sql;
    private final Stages stages;
    private final ApplicationEventPublisher news;
    private final Ticker ticker;

    Decisions(Sql sql, Stages stages, ApplicationEventPublisher news, Ticker ticker) {
        this.sql = sql;
        this.stages = stages;
        this.news = news;
        this.ticker = ticker;
    }

    /** A stage as it stands, locked against a second vote. */
    private record Facts(
            UUID approval,
            String kind,
            int position,
            @Nullable UUID next,
            Verdict.Ballot ballot) {}

    /**
     * Counts a vote of the caller.
     *
     * @param style how refusals are told
     * @throws Problem 404 for an unknown stage, 403 for who may not decide it, 409 when it is decided, 400 without a
     *     justification that is needed
     */
    void decide(Call call, ApprovalStyle style, UUID approval, UUID stage, Vote vote) {
        Facts facts = facts(call, style, approval, stage).orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        switch (Verdict.of(facts.ballot(), vote)) {
            case Verdict.NotYours notYours -> throw Problem.of(style.decide().withoutRole());
            case Verdict.NotOpenYet notOpenYet ->
                throw Problem.of(
                        style.decide().withoutRole(), "The stage is not open yet: the stages before it are undecided.");
            case Verdict.TooLate tooLate -> throw Problem.of(ProblemCode.CONFLICT);
            case Verdict.Unjustified unjustified ->
                throw Problem.of(style.withoutJustification(), "The decision needs a justification.");
            case Verdict.NextStage next -> {
                complete(call, facts, stage, vote);
                stages.open(call, facts.next() == null ? Set.of() : Set.of(facts.next()));
                ticker.wake();
            }
            case Verdict.Approved approved -> {
                complete(call, facts, stage, vote);
                close(call, facts, ApprovalDecided.Outcome.APPROVED, vote);
            }
            case Verdict.Denied denied -> {
                complete(call, facts, stage, vote);
                close(call, facts, ApprovalDecided.Outcome.DENIED, vote);
            }
        }
    }

    private Optional<Facts> facts(Call call, ApprovalStyle style, UUID approval, UUID stage) {
        return sql.statement(call, """
                select p.id as approval_id, p.kind, p.state as approval_state, s.position, s.state, s.needs_justification,
                  :caller in (p.requestor_id, p.target_id) as is_own,
                  s.id in (select mine.stage_id from stage_of_approver(:tenant, :caller, :now) mine) as is_approver,
                  (
                    select later.id
                    from approval_stage later
                    where later.tenant_id = :tenant
                      and later.approval_id = p.id
                      and later.position = s.position + 1) as next_id
                from approval p
                join approval_stage s
                  on s.tenant_id = :tenant
                  and s.approval_id = p.id
                where p.tenant_id = :tenant
                  and p.id = :approval
                  and p.kind = :kind
                  and s.id = :stage
                for update of p, s
                """)
                .bind("approval", approval)
                .bind("kind", style.kind())
                .bind("stage", stage)
                .optional(Decisions::read);
    }

    private static Facts read(Row row) {
        UUID next = row.idOrNull("next_id");
        return new Facts(
                row.id("approval_id"),
                row.text("kind"),
                row.number("position"),
                next,
                new Verdict.Ballot(
                        row.state("approval_state", ApprovalState.class),
                        row.state("state", StageState.class),
                        row.bool("is_own"),
                        row.bool("is_approver"),
                        row.bool("needs_justification"),
                        next == null));
    }

    private void complete(Call call, Facts facts, UUID stage, Vote vote) {
        sql.statement(call, """
                update approval_stage
                set state = %s, closed_at = :now, due_at = null, result = :result, justification = :justification,
                  reviewed_by = :caller, reviewed_by_name = :name
                where tenant_id = :tenant
                  and id = :stage
                  and state in %s
                """.formatted(StageState.COMPLETE.target(), StageState.COMPLETE.sources()))
                .bind("stage", stage)
                .bind("result", vote.approves() ? "Approved" : "Denied")
                .bind("justification", vote.justification())
                .bind("name", call.caller().name())
                .update();
        news.publishEvent(new ApprovalStageCompleted(
                call,
                List.of(new ApprovalStageCompleted.Completed(
                        facts.approval(),
                        facts.kind(),
                        stage,
                        facts.position(),
                        facts.next() == null,
                        vote.approves(),
                        call.caller().id(),
                        vote.justification()))));
    }

    private void close(Call call, Facts facts, ApprovalDecided.Outcome outcome, Vote vote) {
        var transition = outcome == ApprovalDecided.Outcome.APPROVED ? ApprovalState.APPROVE : ApprovalState.DENY;
        sql.statement(call, """
                with closed as (
                  update approval
                  set state = %s, closed_at = :now
                  where tenant_id = :tenant
                    and id = :approval
                    and state in %s
                  returning id
                )
                update approval_stage s
                set state = %s, closed_at = :now, due_at = null
                from closed
                where s.tenant_id = :tenant
                  and s.approval_id = closed.id
                  and s.state in %s
                """.formatted(
                                transition.target(),
                                transition.sources(),
                                StageState.EXPIRE.target(),
                                StageState.EXPIRE.sources()))
                .bind("approval", facts.approval())
                .update();
        news.publishEvent(new ApprovalDecided(
                call,
                List.of(new Decided(
                        facts.approval(), facts.kind(), outcome, call.caller().id(), vote.justification()))));
    }
}
