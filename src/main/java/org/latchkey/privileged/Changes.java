package org.latchkey.privileged;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Memberships;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Call;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings about what a request changes, with the audit entries that tell of it. */
@Component
class Changes {

    private final Schedules schedules;
    private final Activations activations;
    private final Eligibilities eligibilities;
    private final Memberships memberships;
    private final RequestLog requests;
    private final PimLog log;
    private final PimNotices notices;
    private final ApplicationEventPublisher news;

    Changes(
            Schedules schedules,
            Activations activations,
            Eligibilities eligibilities,
            Memberships memberships,
            RequestLog requests,
            PimLog log,
            PimNotices notices,
            ApplicationEventPublisher news) {
        this.schedules = schedules;
        this.activations = activations;
        this.eligibilities = eligibilities;
        this.memberships = memberships;
        this.requests = requests;
        this.log = log;
        this.notices = notices;
        this.news = news;
    }

    /** Does it. Answers the request as it is to be stored. */
    Request apply(Call call, Side side, UUID id, NewRequest body, Change change) {
        return switch (change) {
            case Change.Begin begin -> begin(call, side, id, body, begin);
            case Change.Move move -> move(call, side, id, body, move);
            case Change.End end -> end(call, side, id, body, end);
            case Change.Wait wait -> {
                Request request = request(id, side, body, RequestState.PENDING_ADMIN_DECISION, body.term(), null);
                write(call, request, " requested", "");
                yield request;
            }
        };
    }

    private Request begin(Call call, Side side, UUID id, NewRequest body, Change.Begin begin) {
        Schedule schedule = Schedule.asked(
                id, begin.type(), body.role(), begin.period(), begin.term(), begin.eligibility(), call.now());
        Request request = stored(
                id,
                side,
                body,
                schedule,
                new Term(
                        schedule.period().start(),
                        begin.term().type(),
                        begin.term().end(),
                        begin.term().duration()));
        write(call, request, " requested", span(schedule));
        start(call, schedule);
        if (schedule.isProvisioned()) {
            write(call, request, " completed", span(schedule));
        }
        if (body.action() == RequestAction.ADMIN_RENEW) {
            settle(call, request);
        }
        return request;
    }

    /** Stores a new schedule, and lets it take effect if its start has come. */
    private void start(Call call, Schedule schedule) {
        if (schedule.type() != ScheduleType.ELIGIBLE) {
            activations.begin(call, List.of(schedule));
            return;
        }
        schedules.add(call, List.of(schedule));
        if (schedule.isProvisioned()) {
            news.publishEvent(new EligibilitiesBegan(call, Set.of(schedule.role())));
        }
    }

    private Request move(Call call, Side side, UUID id, NewRequest body, Change.Move move) {
        Schedule after = move.after();
        boolean waits = after.period().start().isAfter(call.now());
        Request request = new Request(
                id,
                side,
                body.action(),
                body.role(),
                waits ? RequestState.GRANTED : RequestState.PROVISIONED,
                new Term(
                        after.term().startAt(call.now()),
                        after.term().type(),
                        after.term().end(),
                        after.term().duration()),
                after.id(),
                after.suffix(),
                null,
                body.justification());
        write(call, request, " requested", span(after));
        if (after.type() == ScheduleType.ELIGIBLE) {
            schedules.retime(call, List.of(after));
            if (waits) {
                activations.revokeUsing(call, Set.of(after.id()));
            } else {
                activations.cutShort(call, after);
            }
        } else {
            activations.retime(call, move.before(), after);
        }
        write(call, request, " completed", span(after));
        if (body.action() == RequestAction.ADMIN_EXTEND) {
            settle(call, request);
        }
        return request;
    }

    private Request end(Call call, Side side, UUID id, NewRequest body, Change.End end) {
        Schedule first = end.schedules().isEmpty() ? null : end.schedules().getFirst();
        Request request = request(id, side, body, RequestState.REVOKED, null, first);
        String span = first == null ? " (permanent)" : span(first);
        write(call, request, " requested", span);
        if (side == Side.ELIGIBILITY) {
            eligibilities.end(call, end.schedules(), id);
            return request;
        }
        activations.revoke(call, end.schedules());
        if (end.byHand()) {
            memberships.endAll(call, Set.of(new Tie(body.groupId(), body.principalId(), body.accessId())));
        }
        write(call, request, " completed", span);
        return request;
    }

    private static Request stored(UUID id, Side side, NewRequest body, Schedule schedule, Term term) {
        RequestState state = schedule.isProvisioned() ? RequestState.PROVISIONED : RequestState.GRANTED;
        return request(id, side, body, state, term, schedule);
    }

    private static Request request(
            UUID id, Side side, NewRequest body, RequestState state, @Nullable Term term, @Nullable Schedule schedule) {
        return new Request(
                id,
                side,
                body.action(),
                body.role(),
                state,
                term,
                schedule == null ? null : schedule.id(),
                schedule == null ? null : schedule.suffix(),
                schedule == null || state == RequestState.REVOKED ? null : schedule.eligibility(),
                body.justification());
    }

    /** An administrator did what somebody had asked for: that request is done. */
    private void settle(Call call, Request by) {
        List<Request> settled =
                requests.move(call, RequestState.SETTLE, requests.awaitingAdministrator(call, by.side(), by.role()));
        log.record(
                call,
                settled.stream().map(it -> PimWords.decided(it, "approved")).toList());
    }

    /** Undoes what a canceled request had already brought about: nothing, or a schedule that has not begun. */
    void canceled(Call call, Request request) {
        if (request.state() == RequestState.GRANTED && request.schedule() != null) {
            schedules.revoke(call, Set.of(request.schedule()));
        }
        boolean isOwn = request.role().principal().equals(call.caller().id());
        List<PimLog.Event> events = new ArrayList<>();
        events.add(isOwn ? PimWords.canceled(request) : PimWords.canceledByAdministrator(request));
        events.add(new PimLog.Event("Cancel request", "Update", request.role(), request.id()));
        log.record(call, events);
        if (!isOwn && request.state() == RequestState.PENDING_ADMIN_DECISION) {
            notices.denied(call, request);
        }
    }

    private void write(Call call, Request request, String stage, String span) {
        log.record(call, List.of(PimWords.of(request, stage, span).because(request.justification())));
    }

    private static String span(Schedule schedule) {
        return Eligibilities.span(schedule);
    }
}
