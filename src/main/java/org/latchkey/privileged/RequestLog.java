package org.latchkey.privileged;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.latchkey.sql.Transition;
import org.springframework.stereotype.Component;

/** The requests there are: finding those that wait and moving them on, in sets. */
@Component
class RequestLog {

    private static final String COLUMNS = """
            r.id, r.side, r.action, r.group_id, r.principal_id, r.access, r.status, r.starts_at, r.expiration_type, r.ends_at,
            'PT' || extract(epoch from r.duration) || 'S' as duration, r.schedule_id, r.suffix, r.eligibility_id, r.justification""";

    private final Sql sql;

    RequestLog(Sql sql) {
        this.sql = sql;
    }

    /** Whether a request of that side about the role waits for somebody's decision. */
    boolean isPending(Call call, Side side, Eligible role) {
        return sql.statement(call, """
                select exists (
                  select from pim_request r
                  where r.tenant_id = :tenant
                    and r.side = :side
                    and r.group_id = :group
                    and r.principal_id = :principal
                    and r.access = :access
                    and r.status in %s
                    and r.status <> 'Granted')
                """.formatted(RequestState.CANCEL.sources()))
                .bind("side", side)
                .bind("group", role.group())
                .bind("principal", role.principal())
                .bind("access", role.access())
                .isTrue();
    }

    /** A request of a side, locked. */
    Optional<Request> find(Call call, Side side, UUID id) {
        return sql.statement(call, """
                select %s
                from pim_request r
                where r.tenant_id = :tenant
                  and r.side = :side
                  and r.id = :id
                for update of r
                """.formatted(COLUMNS))
                .bind("side", side)
                .bind("id", id)
                .optional(RequestLog::read);
    }

    /** Whether the caller handed in a request, or it is about them. */
    boolean concerns(Call call, UUID id) {
        return sql.statement(call, """
                select exists (
                  select from pim_request r
                  where r.tenant_id = :tenant
                    and r.id = :id
                    and :caller in (r.created_by, r.principal_id))
                """).bind("id", id).isTrue();
    }

    /**
     * Moves requests on, those that are in a state to.
     *
     * @return those that moved, as they were before
     */
    List<Request> move(Call call, Transition<RequestState> transition, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.statement(call, """
                with due as materialized (
                  select %s
                  from pim_request r
                  where r.tenant_id = :tenant
                    and r.id = any (:ids::uuid[])
                    and r.status in %s
                  for update
                ), moved as (
                  update pim_request r
                  set status = %s, completed_at = :now
                  from due
                  where r.tenant_id = :tenant
                    and r.id = due.id
                )
                select *
                from due
                """.formatted(COLUMNS, transition.sources(), transition.target()))
                .bind("ids", ids)
                .list(RequestLog::read);
    }

    /** Writes what an approved request came to: its schedule and when that really starts and ends. */
    void provisioned(Call call, Schedule schedule) {
        boolean later = schedule.state() == ScheduleState.GRANTED;
        Transition<RequestState> transition = later ? RequestState.POSTPONE : RequestState.PROVISION;
        sql.statement(call, """
                update pim_request
                set status = %s, completed_at = case when :later then completed_at else :now end, starts_at = :start,
                  schedule_id = :schedule, suffix = :suffix
                where tenant_id = :tenant
                  and id = :id
                  and status in %s
                """.formatted(transition.target(), transition.sources()))
                .bind("id", schedule.request())
                .bind("later", later)
                .bind("start", schedule.period().start())
                .bind("schedule", schedule.id())
                .bind("suffix", schedule.suffix())
                .update();
    }

    /** Those that wait to be extended or renewed by an administrator, who just did. */
    List<UUID> awaitingAdministrator(Call call, Side side, Eligible role) {
        return sql.statement(call, """
                select id
                from pim_request
                where tenant_id = :tenant
                  and side = :side
                  and group_id = :group
                  and principal_id = :principal
                  and access = :access
                  and status in %s
                """.formatted(RequestState.SETTLE.sources()))
                .bind("side", side)
                .bind("group", role.group())
                .bind("principal", role.principal())
                .bind("access", role.access())
                .list(row -> row.id("id"));
    }

    /** The requests whose schedules are these and that wait for their start. */
    List<UUID> awaitingStart(Call call, Collection<UUID> schedules) {
        return sql.statement(call, """
                select id
                from pim_request
                where tenant_id = :tenant
                  and schedule_id = any (:schedules::uuid[])
                  and status in %s
                """.formatted(RequestState.START.sources()))
                .bind("schedules", schedules)
                .list(row -> row.id("id"));
    }

    /** The requests about objects that are gone, still waiting for something. */
    List<UUID> waitingFor(Call call, Collection<UUID> objects) {
        return sql.statement(call, """
                select id
                from pim_request
                where tenant_id = :tenant
                  and (group_id = any (:objects::uuid[]) or principal_id = any (:objects::uuid[]))
                  and status in %s
                """.formatted(RequestState.FAIL.sources()))
                .bind("objects", objects)
                .list(row -> row.id("id"));
    }

    private static Request read(Row row) {
        String expiration = row.textOrNull("expiration_type");
        Instant start = row.instantOrNull("starts_at");
        @Nullable Term term = expiration == null
                ? null
                : new Term(
                        start,
                        row.state("expiration_type", Term.Expiration.class),
                        row.instantOrNull("ends_at"),
                        row.durationOrNull("duration"));
        return new Request(
                row.id("id"),
                row.state("side", Side.class),
                row.state("action", RequestAction.class),
                new Eligible(row.id("group_id"), row.id("principal_id"), row.state("access", Access.class)),
                row.state("status", RequestState.class),
                term,
                row.idOrNull("schedule_id"),
                row.idOrNull("suffix"),
                row.idOrNull("eligibility_id"),
                row.textOrNull("justification"));
    }
}
