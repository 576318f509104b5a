package org.latchkey.privileged;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.Approvals;
import org.latchkey.approval.Opening;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Group;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Period;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.policy.Ask;
import org.latchkey.policy.GroupFilters;
import org.latchkey.policy.ManagedGroups;
import org.latchkey.policy.Purpose;
import org.latchkey.policy.RolePolicies;
import org.latchkey.policy.RolePolicy;
import org.latchkey.policy.Ruling;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Handing in and canceling schedule requests. Checks come in the contract's order; a refused request leaves no trace. */
@Component
class Requests {

    /** The word by which approvals of activations are told from others. */
    static final String KIND = "privileged";

    private final Sql sql;
    private final GroupFilters groups;
    private final Directory directory;
    private final Guard guard;
    private final Proposals proposals;
    private final RolePolicies policies;
    private final ManagedGroups managedGroups;
    private final Approvals approvals;
    private final RequestLog requests;
    private final Changes changes;
    private final PimLog log;

    Requests(
            Sql sql,
            GroupFilters groups,
            Directory directory,
            Guard guard,
            Proposals proposals,
            RolePolicies policies,
            ManagedGroups managedGroups,
            Approvals approvals,
            RequestLog requests,
            Changes changes,
            PimLog log) {
        this.sql = sql;
        this.groups = groups;
        this.directory = directory;
        this.guard = guard;
        this.proposals = proposals;
        this.policies = policies;
        this.managedGroups = managedGroups;
        this.approvals = approvals;
        this.requests = requests;
        this.changes = changes;
        this.log = log;
    }

    /** Hands in a request of one side. */
    Outcome submit(Call call, Side side, NewRequest body) {
        Term term = body.term();
        Group group = groups.manageable(call, body.groupId());
        requireRight(call, side, body);
        requireFit(call, side, body, group);
        if (term != null) {
            term.at(call.now());
        }
        UUID id = Ids.next();
        Change change = proposals.of(call, side, id, body, term);
        Ruling ruling = rule(call, body, change, policies.of(call, group.id(), body.accessId()));
        if (ruling instanceof Ruling.Refused refused) {
            throw refused.problem();
        }
        if (ruling instanceof Ruling.NeedsContext context) {
            throw context.problem();
        }
        if (body.isPreview()) {
            return Preview.of(call, id, body, term);
        }
        managedGroups.manage(call, Set.of(group.id()));
        if (ruling instanceof Ruling.NeedsApproval approval && change instanceof Change.Begin begin) {
            Request request = new Request(
                    id,
                    side,
                    body.action(),
                    body.role(),
                    RequestState.PENDING_APPROVAL,
                    begin.term(),
                    null,
                    null,
                    begin.eligibility(),
                    body.justification());
            store(call, request, body, true);
            log.record(
                    call,
                    List.of(
                            PimWords.of(request, " requested", "").because(request.justification()),
                            PimWords.activation("Add member to role approval requested (PIM activation)", request)));
            UUID person = call.caller().id();
            approvals.open(call, List.of(new Opening(id, KIND, person, person, approval.plan())));
        } else {
            store(call, changes.apply(call, side, id, body, change), body, false);
        }
        return Outcome.created(id);
    }

    /** Administrators need the group; people may only speak for themselves, and applications not at all as people. */
    private void requireRight(Call call, Side side, NewRequest body) {
        boolean eligibility = side == Side.ELIGIBILITY;
        if (body.action().isSelf()) {
            if (!call.caller().isUser() || !call.caller().id().equals(body.principalId())) {
                throw Problem.of(ProblemCode.UNAUTHORIZED_ACCESS);
            }
            PrivilegedAction action = switch (body.action()) {
                case SELF_DEACTIVATE -> PrivilegedAction.DEACTIVATE;
                case SELF_ACTIVATE -> PrivilegedAction.ACTIVATE;
                default -> eligibility ? PrivilegedAction.REQUEST_ELIGIBILITY : PrivilegedAction.ACTIVATE;
            };
            guard.require(call, action, Map.of());
            return;
        }
        boolean removal = body.action() == RequestAction.ADMIN_REMOVE;
        PrivilegedAction action = eligibility
                ? removal ? PrivilegedAction.REMOVE_ELIGIBILITY : PrivilegedAction.MANAGE_ELIGIBILITY
                : removal ? PrivilegedAction.REMOVE_ASSIGNMENTS : PrivilegedAction.MANAGE_ASSIGNMENTS;
        guard.require(call, action, Map.of("group", body.groupId()));
    }

    private void requireFit(Call call, Side side, NewRequest body, Group group) {
        DirectoryObject principal =
                directory.find(call, Set.of(body.principalId())).get(body.principalId());
        if (principal == null || principal.deleted()) {
            throw Problem.of(ProblemCode.SUBJECT_NOT_FOUND);
        }
        // Whatever is there may be taken away.
        if (body.action() != RequestAction.ADMIN_REMOVE) {
            Fitness.require(group, principal, body.accessId(), side);
        }
    }

    private static Ruling rule(Call call, NewRequest body, Change change, RolePolicy policy) {
        return switch (change) {
            case Change.Begin begin ->
                Ruling.on(
                        ask(
                                call,
                                body,
                                switch (begin.type()) {
                                    case ELIGIBLE -> Purpose.ELIGIBILITY;
                                    case ASSIGNED -> Purpose.ASSIGNMENT;
                                    case ACTIVATED -> Purpose.ACTIVATION;
                                },
                                begin.period(),
                                begin.type() != ScheduleType.ACTIVATED || begin.eligibility() != null),
                        policy);
            case Change.Move move ->
                Ruling.on(
                        ask(
                                call,
                                body,
                                move.after().type() == ScheduleType.ELIGIBLE ? Purpose.ELIGIBILITY : Purpose.ASSIGNMENT,
                                move.after().term().at(call.now()),
                                true),
                        policy);
            case Change.Wait wait -> Ruling.onAsking(body.reason(), policy);
            case Change.End end -> new Ruling.Granted();
        };
    }

    private static Ask ask(Call call, NewRequest body, Purpose purpose, Period period, boolean isCovered) {
        @Nullable Duration length = period.length().orElse(null);
        return new Ask(
                purpose,
                call.caller(),
                length,
                isCovered,
                body.reason(),
                Objects.requireNonNullElse(body.ticketNumber(), ""),
                Objects.requireNonNullElse(body.ticketSystem(), ""));
    }

    private void store(Call call, Request request, NewRequest body, boolean needsApproval) {
        Term term = request.term();
        sql.statement(call, """
                insert into pim_request (
                  tenant_id, id, side, action, group_id, principal_id, access, status, starts_at, expiration_type, ends_at, duration,
                  justification, ticket_number, ticket_system, custom_data, created_by, created_by_name, is_by_user, created_at,
                  completed_at, needs_approval, schedule_id, suffix, eligibility_id)
                values (
                  :tenant, :id, :side, :action, :group, :principal, :access, :status, :start, :expiration, :end, :duration::interval,
                  :justification, :ticketNumber, :ticketSystem, :customData, :caller, :name, :byUser, :now,
                  :completed, :needsApproval, :schedule, :suffix, :eligibility)
                """)
                .bind("id", request.id())
                .bind("side", request.side())
                .bind("action", request.action())
                .bind("group", request.role().group())
                .bind("principal", request.role().principal())
                .bind("access", request.role().access())
                .bind("status", request.state())
                .bind("start", term == null ? null : term.start())
                .bind("expiration", term == null ? null : term.type())
                .bind("end", term == null ? null : term.end())
                .bind("duration", term == null ? null : term.duration())
                .bind("justification", body.justification())
                .bind("ticketNumber", body.ticketNumber())
                .bind("ticketSystem", body.ticketSystem())
                .bind("customData", body.customData())
                .bind(
                        "name",
                        call.caller().name().isEmpty() ? null : call.caller().name())
                .bind("byUser", call.caller().isUser())
                .bind("completed", request.state().isWaiting() ? null : call.now())
                .bind("needsApproval", needsApproval)
                .bind("schedule", request.schedule())
                .bind("suffix", request.suffix())
                .bind("eligibility", request.eligibility())
                .update();
    }

    /** Calls a request off that still waits, for a decision or its start: one's own, or one about a group one manages. */
    Outcome cancel(Call call, Side side, Keys keys) {
        Request request =
                requests.find(call, side, keys.lastId()).orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        if (!requests.concerns(call, request.id())) {
            PrivilegedAction action = side == Side.ELIGIBILITY
                    ? PrivilegedAction.MANAGE_ELIGIBILITY
                    : PrivilegedAction.MANAGE_ASSIGNMENTS;
            guard.require(call, action, Map.of("group", request.role().group()));
        }
        if (requests.move(call, RequestState.CANCEL, Set.of(request.id())).isEmpty()) {
            throw Problem.of(
                    ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST,
                    "Only a request that waits can be canceled; this one is %s."
                            .formatted(request.state().text()));
        }
        approvals.cancel(call, Set.of(request.id()));
        changes.canceled(call, request);
        return Outcome.NONE;
    }
}
