package org.latchkey.approval;

import static org.latchkey.graph.Kind.INSTANT;
import static org.latchkey.graph.Kind.TEXT;
import static org.latchkey.graph.Property.Operator.EQ;

import java.util.List;
import org.latchkey.graph.Declaration;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.springframework.stereotype.Component;

/**
 * Declares <a href="https://learn.microsoft.com/graph/api/resources/approval">approval</a> and <a
 * href="https://learn.microsoft.com/graph/api/resources/approvalstage">approvalStage</a> for a place where approvals of
 * one kind are served. Whoever opens approvals of that kind declares them there.
 */
@Component
public class ApprovalResources {

    private static final Shape IDENTITY =
            Shape.of("identity").open().field("displayName", TEXT).field("id", TEXT);

    private final Decisions decisions;

    ApprovalResources(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * The approvals, to be completed with anchors of the owner's own.
     *
     * @param name what links call it
     * @param stages what {@link #stages} of the same style is called
     */
    public Declaration approvals(String name, String stages, ApprovalStyle style, String path) {
        String mine = """
                it.id in (
                  select mine.approval_id
                  from stage_of_approver(:tenant, :caller, :now) mine
                  where mine.kind = '%s'
                    and (mine.state = 'InProgress'%s))""".formatted(
                        style.kind(), style.keepsDecided() ? " or mine.closed_at > :now - interval '720 hours'" : "");
        return Resource.of("approval", "approval")
                .as(name)
                .where("it.kind = '" + style.kind() + "'")
                .id()
                .toMany(
                        "stages",
                        stages,
                        "approval_id",
                        link -> link.on("to.approval_id = it.id").contained())
                // The reference writes both; beta calls them steps.
                .alias("steps", "stages")
                .at(path)
                .readBy(style.read())
                .anchor("approval", "it.id")
                .anchor("requestor", "it.requestor_id")
                .narrowedBy(
                        "filterByCurrentUser",
                        "on",
                        style.list(),
                        "approver",
                        mine,
                        style.showsStages() ? List.of("stages") : List.of());
    }

    /** The stages of the approvals of a style; they live inside their approval. */
    public Declaration stages(String name, ApprovalStyle style) {
        String isMine = """
                it.id in (
                  select mine.stage_id
                  from stage_of_approver(:tenant, :caller, :now) mine%s)""".formatted(style.keepsDecided() ? "" : " where mine.state = 'InProgress'");
        return Resource.of("approvalStage", "approval_stage")
                .as(name)
                .where(
                        "exists (select from approval p where p.tenant_id = it.tenant_id and p.id = it.approval_id and p.kind = '%s')"
                                .formatted(style.kind()))
                .id()
                .bool("assignedToMe", it -> it.from(isMine).readOnly())
                .text("displayName", it -> it.from("null::text").readOnly())
                .text("justification", it -> it)
                .complex(
                        "reviewedBy",
                        IDENTITY,
                        it -> it.computed(
                                "case when it.reviewed_by is not null then jsonb_build_object('displayName', it.reviewed_by_name, 'id', it.reviewed_by) end"))
                .property("reviewedDateTime", INSTANT, it -> it.from("""
                        case when it.reviewed_by is not null then it.closed_at end""").readOnly())
                .text(
                        "reviewResult",
                        it -> it.from(
                                "case it.result when 'Approved' then '%s' when 'Denied' then '%s' else it.result end"
                                        .formatted(style.approved(), style.denied())))
                .property("status", Kind.TEXT, it -> it.from("state").readOnly().filter(EQ))
                .inOrderOf("it.position")
                .badBody(style.withoutJustification())
                .anchor("stage", "it.id")
                .anchor("approval", "it.approval_id")
                .readBy(style.read())
                .update(style.decide(), (call, keys, patch) -> decide(call, keys, patch, style));
    }

    private Outcome decide(Call call, Keys keys, Patch patch, ApprovalStyle style) {
        String result = patch.get("reviewResult", String.class).orElse("");
        String justification = patch.get("justification", String.class).orElse("");
        Vote vote = Vote.of(result, justification)
                .orElseThrow(
                        () -> Problem.of(style.withoutJustification(), "The reviewResult must be Approve or Deny."));
        decisions.decide(call, style, keys.id(0), keys.id(1), vote);
        return Outcome.NONE;
    }
}
