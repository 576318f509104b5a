package org.latchkey.privileged;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.ApprovalDecided;
import org.latchkey.approval.ApprovalDecided.Decided;
import org.latchkey.approval.ApprovalDecided.Outcome;
import org.latchkey.directory.Grant;
import org.latchkey.directory.Memberships;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Period;
import org.latchkey.sql.Transition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Active assignments and activations: beginning, changing and ending them, with what that does to the group. */
@Component
class Activations {

    private final Schedules schedules;
    private final RequestLog requests;
    private final Memberships memberships;
    private final PimLog log;
    private final ApplicationEventPublisher news;

    Activations(
            Schedules schedules,
            RequestLog requests,
            Memberships memberships,
            PimLog log,
            ApplicationEventPublisher news) {
        this.schedules = schedules;
        this.requests = requests;
        this.memberships = memberships;
        this.log = log;
        this.news = news;
    }

    /** Stores new ones; those whose start has come are active at once. */
    void begin(Call call, Collection<Schedule> begun) {
        schedules.add(call, begun);
        activate(call, begun.stream().filter(Schedule::isProvisioned).toList());
    }

    /** Lets those that are stored take effect. */
    void activate(Call call, Collection<Schedule> started) {
        if (started.isEmpty()) {
            return;
        }
        List<Grant> grants = started.stream().map(Schedule::grant).toList();
        memberships.grant(call, grants);
        news.publishEvent(new ActivationsBegan(call, roles(started)));
    }

    /** Carries out what approvers, or the lack of them, decided about activations. */
    @EventListener
    void on(ApprovalDecided event) {
        List<Decided> decided = event.of(Requests.KIND);
        refuse(
                event.call(),
                decided,
                Outcome.DENIED,
                RequestState.DENY,
                "Add member to role request denied (PIM activation)");
        refuse(event.call(), decided, Outcome.EXPIRED, RequestState.FAIL, "PIM activation request expired");
        // People approve one at a time: this is one activation, whatever the collection says.
        decided.stream().filter(it -> it.outcome() == Outcome.APPROVED).forEach(it -> approved(event.call(), it));
    }

    private void refuse(
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

    private void approved(Call call, Decided decided) {
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
        begin(call, schedule.stream().toList());
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
        return schedules.right(call, request.role(), new Period(start, end)).flatMap(right -> {
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

    /** Gives one another period: its membership ends with it, or waits for the new start. */
    void retime(Call call, Schedule before, Schedule after) {
        schedules.retime(call, List.of(after));
        boolean waits = after.period().start().isAfter(call.now());
        if (!before.isProvisioned()) {
            activate(call, waits ? List.of() : List.of(after));
        } else if (waits) {
            memberships.end(call, before.type().origin(), Set.of(before.id()));
        } else {
            Map<UUID, @Nullable Instant> end = new HashMap<>();
            end.put(after.id(), after.period().end());
            memberships.retime(call, end);
        }
    }

    /** Ends some before their time. */
    void revoke(Call call, Collection<Schedule> ended) {
        if (ended.isEmpty()) {
            return;
        }
        schedules.revoke(call, ended.stream().map(Schedule::id).toList());
        close(call, ended, false);
    }

    /** Ends those that use eligibilities, before their time. */
    List<Schedule> revokeUsing(Call call, Collection<UUID> eligibilities) {
        List<Schedule> ended = schedules.using(call, eligibilities);
        revoke(call, ended);
        return ended;
    }

    /** Lets those that use an eligibility end with it, when it is cut short. */
    void cutShort(Call call, Schedule eligibility) {
        Instant end = eligibility.period().end();
        if (end == null) {
            return;
        }
        List<Schedule> late = schedules.using(call, Set.of(eligibility.id())).stream()
                .filter(it -> !it.period().endsWithin(eligibility.period()))
                .toList();
        revoke(
                call,
                late.stream().filter(it -> !it.period().start().isBefore(end)).toList());
        List<Schedule> shorter = late.stream()
                .filter(it -> it.period().start().isBefore(end))
                .map(it -> it.endingAt(end))
                .toList();
        schedules.retime(call, shorter);
        memberships.retime(call, shorter.stream().collect(Collectors.toMap(Schedule::id, it -> end)));
    }

    /** Closes the memberships of schedules that ended, and tells. */
    void close(Call call, Collection<Schedule> ended, boolean byTime) {
        for (ScheduleType type : List.of(ScheduleType.ASSIGNED, ScheduleType.ACTIVATED)) {
            memberships.end(
                    call,
                    type.origin(),
                    ended.stream()
                            .filter(it -> it.type() == type)
                            .map(Schedule::id)
                            .toList());
        }
        if (!ended.isEmpty()) {
            news.publishEvent(new ActivationsEnded(call, roles(ended), byTime));
        }
    }

    private static Set<Eligible> roles(Collection<Schedule> schedules) {
        return schedules.stream().map(Schedule::role).collect(Collectors.toSet());
    }
}
