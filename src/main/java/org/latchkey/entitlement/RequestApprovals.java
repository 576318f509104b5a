package org.latchkey.entitlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.latchkey.approval.ApprovalDecided;
import org.latchkey.approval.ApprovalDecided.Decided;
import org.latchkey.approval.ApprovalEscalated;
import org.latchkey.approval.ApprovalPlan;
import org.latchkey.approval.ApprovalStageCompleted;
import org.latchkey.approval.ApprovalStageOpened;
import org.latchkey.approval.Approvals;
import org.latchkey.approval.Approver;
import org.latchkey.approval.Opening;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has people agree to requests, and acts on what they say. */
@Component
class RequestApprovals {

    /** What this module's approvals are called. */
    static final String KIND = "entitlement";

    private final Sql sql;
    private final Approvals approvals;
    private final AssignmentPolicies policies;
    private final RequestProgress progress;
    private final Directory directory;
    private final Sponsors sponsors;
    private final AuditLog audit;

    RequestApprovals(
            Sql sql,
            Approvals approvals,
            AssignmentPolicies policies,
            RequestProgress progress,
            Directory directory,
            Sponsors sponsors,
            AuditLog audit) {
        this.sql = sql;
        this.approvals = approvals;
        this.policies = policies;
        this.progress = progress;
        this.directory = directory;
        this.sponsors = sponsors;
        this.audit = audit;
    }

    /** Asks for the agreement that the policies of some requests want, by the stages they have now. */
    void ask(Call call, Collection<Request> requests) {
        if (requests.isEmpty()) {
            return;
        }
        sql.statement(call, """
                update access_package_request r
                set state = %s,
                  status = 'PendingApproval',
                  due_at = null
                where r.tenant_id = :tenant
                  and r.id = any(:ids::uuid[])
                  and r.state in %s
                """.formatted(RequestState.ASK.target(), RequestState.ASK.sources()))
                .bind("ids", requests.stream().map(Request::id).toList())
                .update();
        audit.record(
                call,
                requests.stream()
                        .map(it -> RequestAudit.approval("Create request approval", it))
                        .toList());
        Map<UUID, AssignmentPolicy> found = policies.find(
                call,
                requests.stream().map(it -> Objects.requireNonNull(it.policy())).collect(Collectors.toSet()));
        Map<UUID, List<Sponsors.Sponsor>> speaking =
                sponsors.of(call, requests.stream().map(Request::target).collect(Collectors.toSet()));
        approvals.open(
                call,
                requests.stream()
                        .map(it -> opening(
                                it,
                                Objects.requireNonNull(found.get(it.policy())),
                                speaking.getOrDefault(it.target(), List.of())))
                        .toList());
    }

    /** Neither who gets the access nor who sent the request decides about it. */
    private static Opening opening(Request request, AssignmentPolicy policy, List<Sponsors.Sponsor> sponsors) {
        UUID asking = request.type().isByAdministrator() ? request.createdBy() : request.requestor();
        return new Opening(
                request.id(),
                KIND,
                asking,
                request.target(),
                plan(
                        policy.approval().stages(),
                        sets -> approvers(sets, request.type().isByAdministrator(), sponsors)));
    }

    private static ApprovalPlan plan(
            List<AssignmentPolicy.Stage> stages, Function<List<SubjectSet>, List<Approver>> approvers) {
        return new ApprovalPlan(stages.stream()
                .map(it -> new ApprovalPlan.Stage(
                        it.durationBeforeAutomaticDenial(),
                        it.isApproverJustificationRequired(),
                        it.isEscalationEnabled() ? it.durationBeforeEscalation() : null,
                        approvers.apply(it.primaryApprovers()),
                        approvers.apply(it.fallbackPrimaryApprovers()),
                        approvers.apply(it.escalationApprovers()),
                        approvers.apply(it.fallbackEscalationApprovers())))
                .toList());
    }

    /** Where an organization has no sponsors, or nobody's sponsor is known, they come to nobody and the fallback decides. */
    private static List<Approver> approvers(List<SubjectSet> sets, boolean isDirect, List<Sponsors.Sponsor> sponsors) {
        List<Approver> approvers = new ArrayList<>();
        for (SubjectSet set : sets) {
            switch (set) {
                case SubjectSet.SingleUser user -> approvers.add(new Approver.SingleUser(user.userId()));
                case SubjectSet.GroupMembers group -> approvers.add(new Approver.GroupMembers(group.groupId()));
                // A direct assignment counts as asked for by whom it is for.
                case SubjectSet.RequestorManager manager ->
                    approvers.add(
                            isDirect
                                    ? new Approver.TargetManager(manager.level())
                                    : new Approver.RequestorManager(manager.level()));
                case SubjectSet.TargetManager manager -> approvers.add(new Approver.TargetManager(manager.level()));
                case SubjectSet.SingleServicePrincipal none -> {}
                case SubjectSet.AttributeRuleMembers none -> {}
                case SubjectSet.ConnectedOrganizationMembers none -> {}
                case SubjectSet.InternalSponsors all -> approvers.addAll(of(Sponsors.Side.INTERNAL, sponsors));
                case SubjectSet.ExternalSponsors all -> approvers.addAll(of(Sponsors.Side.EXTERNAL, sponsors));
                case SubjectSet.TargetUserSponsors none -> {}
            }
        }
        return approvers;
    }

    private static List<Approver> of(Sponsors.Side side, List<Sponsors.Sponsor> sponsors) {
        return sponsors.stream()
                .filter(it -> it.side() == side)
                .map(Sponsors.Sponsor::approver)
                .toList();
    }

    @EventListener
    void on(ApprovalStageOpened opened) {
        Map<UUID, Request> requests = requests(
                opened.call(),
                opened.stages().stream()
                        .filter(it -> it.kind().equals(KIND))
                        .map(ApprovalStageOpened.Opened::approval)
                        .collect(Collectors.toSet()));
        Map<UUID, DirectoryObject> people = directory.find(
                opened.call(),
                opened.stages().stream().flatMap(it -> it.approvers().stream()).collect(Collectors.toSet()));
        List<AuditEntry> entries = new ArrayList<>();
        for (ApprovalStageOpened.Opened stage : opened.stages()) {
            Request request = requests.get(stage.approval());
            if (request != null) {
                stage.approvers().stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .map(approver -> RequestAudit.approval("Add approver to request approval", request)
                                .target(approver.target())
                                .detail("Stage", Integer.toString(stage.position())))
                        .forEach(entries::add);
            }
        }
        audit.record(opened.call().onBehalfOfSystem(), entries);
    }

    @EventListener
    void on(ApprovalEscalated escalated) {
        List<UUID> ids = escalated.stages().stream()
                .filter(it -> it.kind().equals(KIND))
                .map(ApprovalEscalated.Escalated::approval)
                .toList();
        if (!ids.isEmpty()) {
            sql.statement(escalated.call(), """
                    update access_package_request r
                    set status = 'PendingApprovalEscalated'
                    where r.tenant_id = :tenant
                      and r.id = any(:ids::uuid[])
                      and r.state = 'pendingApproval'
                    """).bind("ids", ids).update();
        }
    }

    @EventListener
    void on(ApprovalStageCompleted completed) {
        Map<UUID, Request> requests = requests(
                completed.call(),
                completed.stages().stream()
                        .filter(it -> it.kind().equals(KIND))
                        .map(ApprovalStageCompleted.Completed::approval)
                        .collect(Collectors.toSet()));
        List<AuditEntry> entries = new ArrayList<>();
        for (ApprovalStageCompleted.Completed stage : completed.stages()) {
            Request request = requests.get(stage.approval());
            if (request != null) {
                entries.add(RequestAudit.entry(
                                "Approval stage completed for access package assignment request", "Update", request)
                        .reason(stage.justification())
                        .detail("Stage", Integer.toString(stage.position()))
                        .detail("Decision", stage.approved() ? "Approved" : "Denied"));
            }
        }
        audit.record(completed.call(), entries);
    }

    @EventListener
    void on(ApprovalDecided decided) {
        List<Decided> mine = decided.of(KIND);
        Map<UUID, Request> requests =
                requests(decided.call(), mine.stream().map(Decided::id).collect(Collectors.toSet()));
        List<AuditEntry> entries = new ArrayList<>();
        List<Request> approved = new ArrayList<>();
        List<Request> denied = new ArrayList<>();
        List<Request> expired = new ArrayList<>();
        for (Decided one : mine) {
            Request request = requests.get(one.id());
            if (request == null || request.state() != RequestState.PENDING_APPROVAL) {
                continue;
            }
            String activity = switch (one.outcome()) {
                case APPROVED -> "Approve access package assignment request";
                case DENIED -> "Deny access package assignment request";
                case EXPIRED -> "Access package assignment request timed out (no approver action taken)";
            };
            entries.add(RequestAudit.entry(activity, "Update", request).reason(one.justification()));
            switch (one.outcome()) {
                case APPROVED -> approved.add(request);
                case DENIED -> denied.add(request);
                case EXPIRED -> expired.add(request);
            }
        }
        audit.record(decided.call(), entries);
        progress.deny(
                decided.call(),
                denied,
                "Denied",
                mine.stream().collect(Collectors.toMap(Decided::id, Decided::justification)));
        progress.deny(decided.call(), expired, "Expired", Map.of());
        if (!approved.isEmpty()) {
            progress.advance(decided.call(), approved);
        }
    }

    private Map<UUID, Request> requests(Call call, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : progress.find(call, ids).stream().collect(Collectors.toMap(Request::id, Function.identity()));
    }
}
