package org.latchkey.entitlement;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.Approvals;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.latchkey.sql.Transition;
import org.latchkey.time.Ticker;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changing the course of requests that have been made: calling them off, trying again, removing them. */
@Component
public class RequestChanges {

    /** How long after its completion a failed request can be processed again. */
    private static final Duration REPROCESSABLE = Duration.ofDays(14);

    private final Sql sql;
    private final Guard guard;
    private final RequestProgress progress;
    private final Assignments assignments;
    private final Approvals approvals;
    private final AuditLog audit;
    private final Ticker ticker;

    RequestChanges(
            Sql sql,
            Guard guard,
            RequestProgress progress,
            Assignments assignments,
            Approvals approvals,
            AuditLog audit,
            Ticker ticker) {
        this.sql = sql;
        this.guard = guard;
        this.progress = progress;
        this.assignments = assignments;
        this.approvals = approvals;
        this.audit = audit;
        this.ticker = ticker;
    }

    /** Calls a request off. What a failed one has given in part is taken away again. */
    Outcome cancel(Call call, Keys keys) {
        Request request = get(call, keys);
        demandRight(call, request);
        demand(RequestState.CANCEL, request, "canceled");
        move(call, RequestState.CANCEL, "Canceled", request);
        approvals.cancel(call, List.of(request.id()));
        undo(call, request);
        audit.record(call, List.of(RequestAudit.entry("Cancel access package assignment request", "Update", request)));
        return Outcome.NONE;
    }

    /** Delivers once more what could not be delivered. */
    Outcome reprocess(Call call, Keys keys) {
        Request request = get(call, keys);
        demand(RequestState.REPROCESS, request, "processed again");
        if (request.completed() == null
                || request.completed().plus(REPROCESSABLE).isBefore(call.now())) {
            throw Problem.of(
                    ProblemCode.INVALID_REQUEST_STATE,
                    "A request can be processed again for %d days after its completion."
                            .formatted(REPROCESSABLE.toDays()));
        }
        boolean living = sql.statement(call, """
                with mine as (
                  update access_package_assignment a
                  set state = %s,
                    status = 'Delivering'
                  where a.tenant_id = :tenant
                    and a.id = :assignment::uuid
                    and a.state in %s
                  returning a.id
                ), moved as (
                  update access_package_request r
                  set state = %s,
                    status = 'Fulfilling',
                    completed_at = null,
                    forget_at = null
                  from mine
                  where r.tenant_id = :tenant
                    and r.id = :id
                ), renewed as (
                  update access_package_grant g
                  set state = %s,
                    due_at = :now,
                    attempts = 0
                  from mine
                  where g.tenant_id = :tenant
                    and g.assignment_id = mine.id
                    and g.state = 'failed'
                )
                select exists (select from mine)
                """.formatted(
                                AssignmentState.REPROCESS.target(),
                                AssignmentState.REPROCESS.sources(),
                                RequestState.REPROCESS.target(),
                                GrantState.RENEW.target()))
                .bind("id", request.id())
                .bind("assignment", request.assignment())
                .isTrue();
        if (!living) {
            throw Problem.of(ProblemCode.INVALID_REQUEST_STATE, "The assignment of the request needs no processing.");
        }
        audit.record(call, List.of(RequestAudit.entry("Update access package assignment request", "Update", request)));
        ticker.wake();
        return Outcome.ACCEPTED;
    }

    /** Extensions that wait for a callback are not served, so nothing ever waits for one. */
    Outcome resume(Call call, Keys keys, Callback callback) {
        get(call, keys);
        throw Problem.of(
                ProblemCode.INVALID_REQUEST_STATE,
                "The request does not wait for a callback: custom extensions are not served here.");
    }

    /** Removes a request that has come to an end and left nothing behind. */
    Outcome delete(Call call, Keys keys) {
        Request request = get(call, keys);
        boolean ended = Set.of(RequestState.DENIED, RequestState.CANCELED, RequestState.DELIVERY_FAILED)
                .contains(request.state());
        if (!ended && (request.state() != RequestState.DELIVERED || isAssigned(call, request))) {
            throw Problem.of(
                    ProblemCode.INVALID_REQUEST_STATE,
                    "A request that is %s cannot be deleted while it or its assignment runs."
                            .formatted(request.state().text()));
        }
        undo(call, request);
        sql.statement(call, """
                delete from access_package_request
                where tenant_id = :tenant
                  and id = :id
                """).bind("id", request.id()).update();
        audit.record(call, List.of(RequestAudit.entry("Delete access package assignment request", "Delete", request)));
        return Outcome.NONE;
    }

    private boolean isAssigned(Call call, Request request) {
        return sql.statement(call, """
                select exists (
                  select
                  from access_package_assignment a
                  where a.tenant_id = :tenant
                    and a.id = :assignment::uuid
                    and a.state <> 'expired')
                """).bind("assignment", request.assignment()).isTrue();
    }

    /** Ends what a request began and did not bring to its end. */
    private void undo(Call call, Request request) {
        boolean isUnfinished =
                request.state() == RequestState.PARTIALLY_DELIVERED || request.state() == RequestState.DELIVERY_FAILED;
        if (isUnfinished && request.kind() == RequestType.Kind.ADD && request.assignment() != null) {
            assignments.end(call, List.of(request.assignment()));
        }
    }

    private void move(Call call, Transition<RequestState> transition, String status, Request request) {
        int moved = sql.statement(call, """
                update access_package_request
                set state = %s,
                  status = :status,
                  completed_at = :now,
                  forget_at = :now + interval '2160 hours',
                  due_at = null
                where tenant_id = :tenant
                  and id = :id
                  and state in %s
                """.formatted(transition.target(), transition.sources()))
                .bind("status", status)
                .bind("id", request.id())
                .update();
        if (moved == 0) {
            throw Problem.of(ProblemCode.INVALID_REQUEST_STATE);
        }
    }

    /** People call off what they asked for; what others asked for, who may assign. */
    private void demandRight(Call call, Request request) {
        boolean isOwn = List.of(request.target(), request.requestor(), request.createdBy())
                .contains(call.caller().id());
        if (!isOwn || !call.caller().isUser()) {
            guard.require(call, EntitlementAction.ASSIGN_ACCESS, Map.of("catalog", request.catalog()));
        }
    }

    private static void demand(Transition<RequestState> transition, Request request, String what) {
        if (!transition.leaves(request.state())) {
            throw Problem.of(
                    ProblemCode.INVALID_REQUEST_STATE,
                    "A request that is %s cannot be %s."
                            .formatted(request.state().text(), what));
        }
    }

    private Request get(Call call, Keys keys) {
        return progress.find(call, List.of(keys.lastId())).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
    }

    /** What an extension would report. */
    record Callback(
            @Nullable String source,
            @Nullable String type,
            @Nullable JsonNode data) {}
}
