package org.latchkey.entitlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.latchkey.sql.State;
import org.latchkey.time.Ticker;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asking for access packages, for more time and for their end. */
@Component
public class Requests {

    private final Sql sql;
    private final Drafts drafts;
    private final Subjects subjects;
    private final RequestProgress progress;
    private final EntitlementLimits limits;
    private final AuditLog audit;
    private final Ticker ticker;

    Requests(
            Sql sql,
            Drafts drafts,
            Subjects subjects,
            RequestProgress progress,
            EntitlementLimits limits,
            AuditLog audit,
            Ticker ticker) {
        this.sql = sql;
        this.drafts = drafts;
        this.subjects = subjects;
        this.progress = progress;
        this.limits = limits;
        this.audit = audit;
        this.ticker = ticker;
    }

    /** Takes a request in. It is checked now; what follows from it follows at once, but by itself. */
    Outcome submit(Call call, Keys keys, NewRequest body) {
        Draft draft = drafts.of(call, type(body.requestType()), body);
        checkRoom(call, draft.type().kind());
        UUID id = Ids.next();
        subjects.remember(call, List.of(draft.target(), draft.requestor()));
        insert(call, id, draft);
        audit.record(
                call,
                progress.find(call, List.of(id)).stream()
                        .map(it -> RequestAudit.entry(it.type().activity(), "Add", it)
                                .reason(it.justification()))
                        .toList());
        ticker.wake();
        // Graph's answer does not tell the time yet; the next read does.
        Map<String, Object> except = new HashMap<>();
        except.put("createdDateTime", null);
        return new Outcome.Created(id.toString(), except);
    }

    /** Whether the tenant may have one more request, and one more assignment. Nothing keeps access from being taken away. */
    private void checkRoom(Call call, RequestType.Kind kind) {
        record Used(int requests, int assignments) {}
        if (kind == RequestType.Kind.REMOVE) {
            return;
        }
        Used used = sql.statement(call, """
                select
                  (
                    select count(*)::int
                    from access_package_request r
                    where r.tenant_id = :tenant
                      and r.created_at > :now - interval '2160 hours') as requests,
                  (
                    select count(*)::int
                    from access_package_assignment a
                    where a.tenant_id = :tenant
                      and a.state <> 'expired') + (
                    select count(*)::int
                    from access_package_request r
                    where r.tenant_id = :tenant
                      and r.kind = 'add'
                      and r.state in ('submitted', 'pendingApproval', 'scheduled')) as assignments
                """).one(row -> new Used(row.number("requests"), row.number("assignments")));
        EntitlementLimits.check(used.requests() + 1, limits.requests(), "requests within three months");
        if (kind == RequestType.Kind.ADD) {
            EntitlementLimits.check(used.assignments() + 1, limits.assignments(), "assignments");
        }
    }

    private static RequestType type(String text) {
        RequestType type;
        try {
            type = State.parse(RequestType.class, text);
        } catch (IllegalArgumentException unknown) {
            throw Problem.badRequest("requestType %s cannot be requested.".formatted(text))
                    .because(unknown);
        }
        if (type.part() == RequestType.Part.SERVICE) {
            throw Problem.badRequest("requestType %s is made by the service itself.".formatted(text));
        }
        return type;
    }

    private void insert(Call call, UUID id, Draft draft) {
        Expiration wished = draft.wish().expiration();
        int made = sql.statement(call, """
                insert into access_package_request
                  (tenant_id, id, request_type, state, status, justification, wished_start, expiration_type, expiration_duration,
                  expiration_end, longest, latest, needs_approval, answers, access_package_id, policy_id, assignment_id, target_id,
                  requestor_id, created_by, created_at, due_at)
                values
                  (:tenant, :id, :type, 'submitted', 'Accepted', :justification, :start, :expiration, :duration::interval,
                  :end, :longest::interval, :latest, :approval, :answers::json, :package, :policy::uuid, :assignment::uuid, :target,
                  :requestor, :caller, :now, :now)
                on conflict (tenant_id, access_package_id, target_id, kind)
                  where state in ('submitted', 'pendingApproval', 'scheduled', 'delivering')
                  do nothing
                """)
                .bind("id", id)
                .bind("type", draft.type())
                .bind("justification", draft.justification())
                .bind("start", draft.wish().start())
                .bind("expiration", wished.type())
                .bind("duration", wished.duration())
                .bind("end", wished.endDateTime())
                .bind("longest", draft.lifetime().longest())
                .bind("latest", draft.lifetime().latest())
                .bind("approval", draft.needsApproval())
                .bind(
                        "answers",
                        draft.answers() == null ? "[]" : draft.answers().toString())
                .bind("package", draft.accessPackage())
                .bind("policy", draft.policy())
                .bind("assignment", draft.assignment())
                .bind("target", draft.target())
                .bind("requestor", draft.requestor())
                .update();
        if (made == 0) {
            throw Problem.of(ProblemCode.EXISTING_OPEN_REQUEST);
        }
    }

    /** A request to make. */
    record NewRequest(
            String requestType,
            @Nullable String justification,
            @Nullable JsonNode schedule,
            @Nullable JsonNode answers,
            NewAssignment assignment) {}

    /** The assignment a request is about: the one that is there, or whose it is to be and by which policy. */
    record NewAssignment(
            @Nullable UUID id,
            @Nullable UUID targetId,
            @Nullable UUID assignmentPolicyId,
            @Nullable UUID accessPackageId,
            @Nullable NewTarget target) {}

    /** Somebody by their directory id or address. */
    record NewTarget(@Nullable UUID objectId, @Nullable String email) {}
}
