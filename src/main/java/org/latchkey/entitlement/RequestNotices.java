package org.latchkey.entitlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.latchkey.approval.ApprovalDecided;
import org.latchkey.approval.ApprovalEscalated;
import org.latchkey.approval.ApprovalReminderDue;
import org.latchkey.approval.ApprovalStageCompleted;
import org.latchkey.approval.ApprovalStageOpened;
import org.latchkey.approval.Approvals;
import org.latchkey.identity.ConsoleLinks;
import org.latchkey.kernel.Call;
import org.latchkey.notification.Notice;
import org.latchkey.notification.Outbox;
import org.latchkey.sql.Sql;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people about requests: approvers that they are asked, requestors what became of it (<a
 * href="https://learn.microsoft.com/entra/id-governance/entitlement-management-process">Request process and email
 * notifications</a>).
 */
@Component
class RequestNotices {

    private final Sql sql;
    private final Approvals approvals;
    private final Outbox outbox;
    private final ConsoleLinks links;

    RequestNotices(Sql sql, Approvals approvals, Outbox outbox, ConsoleLinks links) {
        this.sql = sql;
        this.approvals = approvals;
        this.outbox = outbox;
        this.links = links;
    }

    @EventListener
    void on(ApprovalStageOpened opened) {
        askToDecide(opened.call(), opened.stages(), "approval-requested");
    }

    @EventListener
    void on(ApprovalReminderDue reminder) {
        askToDecide(reminder.call(), reminder.stages(), "approval-reminder");
    }

    /** One mail where nobody else is asked in time, another where the request is forwarded. */
    private void askToDecide(Call call, List<ApprovalStageOpened.Opened> all, String template) {
        List<ApprovalStageOpened.Opened> stages = all.stream()
                .filter(it -> it.kind().equals(RequestApprovals.KIND))
                .toList();
        Map<UUID, AskedFor> requests = requests(
                call, stages.stream().map(ApprovalStageOpened.Opened::approval).collect(Collectors.toSet()));
        List<Notice> notices = new ArrayList<>();
        for (ApprovalStageOpened.Opened stage : stages) {
            AskedFor request = requests.get(stage.approval());
            if (request != null) {
                notices.add(request.notice(stage.escalatesAt() == null ? template : template + "-escalating")
                        .to(stage.approvers())
                        .moment("deadline", stage.deadline())
                        .day("deadlineDay", stage.deadline())
                        .moment("escalation", stage.escalatesAt())
                        .day("escalationDay", stage.escalatesAt())
                        .time("escalationTime", stage.escalatesAt())
                        .fact("link", links.approvals()));
            }
        }
        outbox.post(call, notices);
    }

    @EventListener
    void on(ApprovalEscalated escalated) {
        List<ApprovalEscalated.Escalated> stages = escalated.stages().stream()
                .filter(it -> it.kind().equals(RequestApprovals.KIND))
                .toList();
        Map<UUID, AskedFor> requests = requests(
                escalated.call(),
                stages.stream().map(ApprovalEscalated.Escalated::approval).collect(Collectors.toSet()));
        List<Notice> notices = new ArrayList<>();
        for (ApprovalEscalated.Escalated stage : stages) {
            AskedFor request = requests.get(stage.approval());
            if (request != null) {
                notices.add(request.notice("approval-forwarded")
                        .to(stage.alternates())
                        .moment("deadline", stage.deadline())
                        .day("deadlineDay", stage.deadline())
                        .fact("link", links.approvals()));
            }
        }
        outbox.post(escalated.call(), notices);
    }

    /** A stage of several was approved; whoever decided the only one hears when the access is there. */
    @EventListener
    void on(ApprovalStageCompleted completed) {
        List<ApprovalStageCompleted.Completed> stages = completed.stages().stream()
                .filter(it -> it.kind().equals(RequestApprovals.KIND) && it.approved())
                .filter(it -> it.position() > 1 || !it.last())
                .toList();
        if (stages.isEmpty()) {
            return;
        }
        Call call = completed.call();
        Set<UUID> ids =
                stages.stream().map(ApprovalStageCompleted.Completed::approval).collect(Collectors.toSet());
        Map<UUID, AskedFor> requests = requests(call, ids);
        List<Approvals.Panel> panels = approvals.panels(call, ids);
        List<Notice> notices = new ArrayList<>();
        for (ApprovalStageCompleted.Completed stage : stages) {
            AskedFor request = requests.get(stage.approval());
            if (request != null) {
                notices.add(request.notice("approval-stage-approved")
                        .to(panel(panels, stage.approval(), stage.position()))
                        .fact("stage", Integer.toString(stage.position()))
                        .fact("approver", call.caller().name())
                        .fact("reason", stage.justification()));
            }
        }
        outbox.post(call, notices);
    }

    /** Nobody decided: whoever could have is told. Requestors are told of every refusal. */
    @EventListener
    void on(ApprovalDecided decided) {
        Set<UUID> ids = decided.of(RequestApprovals.KIND).stream()
                .filter(it -> it.outcome() == ApprovalDecided.Outcome.EXPIRED)
                .map(ApprovalDecided.Decided::id)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return;
        }
        List<Approvals.Panel> panels = approvals.panels(decided.call(), ids);
        outbox.post(
                decided.call(),
                requests(decided.call(), ids).values().stream()
                        .map(it -> it.notice("approval-expired").to(lastPanel(panels, it.id())))
                        .toList());
    }

    @EventListener
    void on(RequestsRefused refused) {
        outbox.post(
                refused.call(),
                requests(refused.call(), refused.requests().keySet()).values().stream()
                        .filter(it -> !it.type().isByAdministrator())
                        .map(it -> it.notice(refused.expired() ? "request-expired" : "request-denied")
                                .to(Set.of(it.requestor()))
                                .fact("reason", refused.requests().get(it.id()))
                                .fact("link", links.myRequests()))
                        .toList());
    }

    /** Direct assignments send nothing to whom they are for, and nobody was asked about removals. */
    @EventListener
    void on(RequestsFulfilled fulfilled) {
        Collection<AskedFor> requests = requests(fulfilled.call(), fulfilled.requests()).values().stream()
                .filter(it -> it.type().kind() != RequestType.Kind.REMOVE)
                .filter(it -> !it.type().isByAdministrator())
                .toList();
        if (requests.isEmpty()) {
            return;
        }
        List<Approvals.Panel> panels = approvals.panels(
                fulfilled.call(), requests.stream().map(AskedFor::id).collect(Collectors.toSet()));
        List<Notice> notices = new ArrayList<>();
        for (AskedFor request : requests) {
            notices.add(request.notice("request-completed").to(panel(panels, request.id(), 1)));
            if (!request.isQuiet()) {
                notices.add(request.notice("access-delivered")
                        .to(Set.of(request.target()))
                        .fact("requestedBy", request.isOnBehalf() ? request.requestorName() : null)
                        .fact("link", links.myAccess()));
                if (request.isOnBehalf()) {
                    notices.add(request.notice("access-delivered-to")
                            .to(Set.of(request.requestor()))
                            .fact("link", links.myRequests()));
                }
            }
        }
        outbox.post(fulfilled.call(), notices);
        sql.statement(fulfilled.call(), """
                update access_package_request
                set status = 'FulfilledNotificationTriggered'
                where tenant_id = :tenant
                  and id = any(:ids::uuid[])
                  and state = 'delivered'
                """)
                .bind(
                        "ids",
                        requests.stream()
                                .filter(it -> !it.isQuiet())
                                .map(AskedFor::id)
                                .toList())
                .update();
    }

    private static Set<UUID> panel(List<Approvals.Panel> panels, UUID approval, int position) {
        return panels.stream()
                .filter(it -> it.approval().equals(approval) && it.position() == position)
                .flatMap(it -> it.people().stream())
                .collect(Collectors.toSet());
    }

    /** Those of the stage that opened last. */
    private static Set<UUID> lastPanel(List<Approvals.Panel> panels, UUID approval) {
        int last = panels.stream()
                .filter(it -> it.approval().equals(approval))
                .mapToInt(Approvals.Panel::position)
                .max()
                .orElse(0);
        return panel(panels, approval, last);
    }

    private Map<UUID, AskedFor> requests(Call call, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.statement(call, AskedFor.SELECT).bind("ids", ids).list(AskedFor::read).stream()
                        .collect(Collectors.toMap(AskedFor::id, Function.identity()));
    }
}
