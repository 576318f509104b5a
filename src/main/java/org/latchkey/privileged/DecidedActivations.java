package org.latchkey.privileged;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.ApprovalDecided;
import org.latchkey.approval.ApprovalDecided.Decided;
import org.latchkey.approval.ApprovalDecided.Outcome;
import org.latchkey.directory.Memberships;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Period;
import org.latchkey.sql.Transition;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries out what approvers, or the lack of them, decided about activations. */
@Component
class DecidedActivations {

    private final RequestLog requests;
    private final Proposals proposals;
    private final Changes changes;
    private final Memberships memberships;
    private final PimLog log;

    DecidedActivations(RequestLog requests, Proposals proposals, Changes changes, Memberships memberships, PimLog log) {
        this.requests = requests;
        this.proposals = proposals;
        this.changes = changes;
        this.memberships = memberships;
        this.log = log;
    }

    @EventListener
    void on(ApprovalDecided event) {
        List<Decided> decided = event.of(Requests.KIND);
        close(
                event.call(),
                decided,
                Outcome.DENIED,
                RequestState.DENY,
                "Add member to role request denied (PIM activation)");
        close(event.call(), decided, Outcome.EXPIRED, RequestState.FAIL, "PIM activation request expired");
        // People approve one at a time: this is one activation, whatever the collection says.
        decided.stream().filter(it -> it.outcome() == Outcome.APPROVED).forEach(it -> begin(event.call(), it));
    }

    private void close(
            Call call, List<Decided> decided, Outcome outcome, Transition<RequestState> transition, String activity) {
        List<Decided> closed =
                decided.stream().filter(it -> it.outcome() == outcome).toList();
        var reasons = closed.stream().collect(Collectors.toMap(Decided::id, Decided::justification));
        log(call, requests.move(call, transition, reasons.keySet()), activity, request -> reasons.get(request.id()));
    }

    private void log(
            Call call, Collection<Request> moved, String activity, Function<Request, @Nullable String> reason) {
        log.record(
                call,
                moved.stream()
                        .map(it -> PimWords.activation(activity, it).because(reason.apply(it)))
                        .toList());
    }

    private void begin(Call call, Decided decided) {
        Optional<Request> found = requests.find(call, Side.ASSIGNMENT, decided.id())
                .filter(it -> it.state() == RequestState.PENDING_APPROVAL);
        if (found.isEmpty()) {
            return;
        }
        Request request = found.get();
        log(
                call,
                List.of(request),
                "Add member to role request approved (PIM activation)",
                it -> decided.justification());
        Optional<Schedule> schedule = schedule(call, request);
        if (schedule.isEmpty()) {
            requests.move(call, RequestState.FAIL, Set.of(request.id()));
            log.record(
                    call,
                    List.of(PimWords.activation("Add member to role failed (PIM activation)", request)
                            .because("The eligibility is gone, or the person is active already.")));
            return;
        }
        changes.start(call, schedule.get());
        requests.provisioned(call, schedule.get());
        if (schedule.get().isProvisioned()) {
            log(call, List.of(request), "Add member to role completed (PIM activation)", it -> it.justification());
        }
    }

    /** What it comes to now: the asked length from now on, or to the end of the eligibility, whichever is first. */
    private Optional<Schedule> schedule(Call call, Request request) {
        Term term = request.term();
        Instant end = term == null ? null : term.endAt(call.now());
        if (term == null || end == null || !end.isAfter(call.now()) || isActive(call, request.role())) {
            return Optional.empty();
        }
        Instant start = term.startAt(call.now());
        UUID id = request.id();
        return proposals.right(call, request.role(), new Period(start, end)).flatMap(right -> {
            Instant until = Period.earlier(end, right.end());
            if (until == null || !until.isAfter(start)) {
                return Optional.empty();
            }
            return Optional.of(Schedule.asked(
                    id,
                    ScheduleType.ACTIVATED,
                    request.role(),
                    new Period(start, until),
                    term,
                    right.id(),
                    call.now()));
        });
    }

    private boolean isActive(Call call, Eligible role) {
        return !memberships
                .holding(call, Set.of(new Tie(role.group(), role.principal(), role.access())))
                .isEmpty();
    }
}
