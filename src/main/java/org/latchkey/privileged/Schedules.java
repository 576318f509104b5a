package org.latchkey.privileged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Period;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.latchkey.time.Ticker;
import org.springframework.stereotype.Component;

/** The table of schedules: finding, adding, changing and closing them, in sets. What follows for a group is not done here. */
@Component
class Schedules {

    /** What {@link #read} needs. */
    static final String COLUMNS = """
            s.id, s.suffix, s.type, s.group_id, s.principal_id, s.access, s.state, s.starts_at, s.ends_at, s.expiration_type,
            'PT' || extract(epoch from s.duration) || 'S' as duration, s.created_using, s.eligibility_id""";

    private final Sql sql;
    private final Ticker ticker;

    Schedules(Sql sql, Ticker ticker) {
        this.sql = sql;
        this.ticker = ticker;
    }

    /** An eligibility that lets somebody activate. */
    record Right(UUID id, @Nullable Instant end) {

        /** Whether it lasts as long as a period. */
        boolean covers(Period period) {
            return end == null || (period.end() != null && !period.end().isAfter(end));
        }
    }

    /**
     * Lets requests for the roles of one managed group wait for each other until the transaction ends: each sees what the one before it
     * brought. Without it those that come at once meet in the constraint against overlaps, where each waits for all others.
     */
    void hold(Call call, UUID group) {
        sql.statement(call, """
                select m.group_id
                from managed_group m
                where m.tenant_id = :tenant
                  and m.group_id = :group
                for no key update
                """).bind("group", group).optional(row -> row.id("group_id"));
    }

    /** Those of the roles that hold, or will, locked against changes. */
    List<Schedule> current(Call call, Collection<ScheduleType> types, Collection<Eligible> roles) {
        return bind(sql.statement(call, """
                select %s
                from unnest(:groups::uuid[], :principals::uuid[], :accesses::text[]) as w (group_id, principal_id, access)
                join pim_schedule s
                  on s.tenant_id = :tenant
                  and s.group_id = w.group_id
                  and s.principal_id = w.principal_id
                  and s.access = w.access
                where s.type = any (:types::text[])
                  and s.state in %s
                  and (s.ends_at is null or s.ends_at > :now or s.due_at > :now)
                order by s.starts_at, s.id
                for update of s
                """.formatted(COLUMNS, ScheduleState.REVOKE.sources())), roles)
                .bind("types", types)
                .list(Schedules::read);
    }

    /** Whether what somebody had of a role ran out so lately that it can be renewed. */
    boolean isRenewable(Call call, ScheduleType type, Eligible role) {
        return sql.statement(call, """
                select exists (
                  select from renewable_schedule(:tenant, :now) s
                  where s.type = :type
                    and s.group_id = :group
                    and s.principal_id = :principal
                    and s.access = :access)
                """)
                .bind("type", type)
                .bind("group", role.group())
                .bind("principal", role.principal())
                .bind("access", role.access())
                .isTrue();
    }

    /**
     * Activations, running or to come, of people who are no longer in the group whose eligibility they use.
     *
     * @param leavers who left some group: people, or groups with everybody in them
     */
    List<Schedule> stranded(Call call, Collection<UUID> leavers) {
        return sql.statement(call, """
                select %s
                from pim_schedule s
                join pim_schedule e
                  on e.tenant_id = :tenant
                  and e.id = s.eligibility_id
                  and e.principal_id <> s.principal_id
                where s.tenant_id = :tenant
                  and s.state in %s
                  and (s.ends_at > :now or s.due_at > :now)
                  and (
                    s.principal_id = any (:leavers::uuid[])
                    or exists (
                      select from unnest(:leavers::uuid[]) as left_group (id)
                      where not exists (
                        select from principal p
                        where p.tenant_id = :tenant
                          and p.id = left_group.id
                          and p.type <> 'group')))
                  and not exists (
                    select from group_of(:tenant, s.principal_id, :now) mine
                    where mine.group_id = e.principal_id)
                order by s.starts_at, s.id
                for update of s
                """.formatted(COLUMNS, ScheduleState.REVOKE.sources()))
                .bind("leavers", leavers)
                .list(Schedules::read);
    }

    /** Those that use the eligibilities and hold, or will. */
    List<Schedule> using(Call call, Collection<UUID> eligibilities) {
        return sql.statement(call, """
                select %s
                from pim_schedule s
                where s.tenant_id = :tenant
                  and s.eligibility_id = any (:eligibilities::uuid[])
                  and s.state in %s
                  and (s.ends_at > :now or s.due_at > :now)
                order by s.starts_at, s.id
                for update of s
                """.formatted(COLUMNS, ScheduleState.REVOKE.sources()))
                .bind("eligibilities", eligibilities)
                .list(Schedules::read);
    }

    /** The eligibility in force that serves best for a period: one that lasts as long, the person's own before a group's. */
    Optional<Right> right(Call call, Eligible role, Period period) {
        return sql.statement(call, """
                select e.id, e.ends_at
                from eligibility_in_force(:now) e
                where e.tenant_id = :tenant
                  and e.group_id = :group
                  and e.access = :access
                  and (
                    e.principal_id = :principal
                    or e.principal_id in (select mine.group_id from group_of(:tenant, :principal, :now) mine))
                order by coalesce(e.ends_at >= :end, true) desc, e.principal_id = :principal desc, e.ends_at desc nulls first, e.id
                limit 1
                """)
                .bind("group", role.group())
                .bind("access", role.access())
                .bind("principal", role.principal())
                .bind("end", period.end() == null ? period.start() : period.end())
                .optional(Schedules::readRight);
    }

    private static Right readRight(Row row) {
        return new Right(row.id("id"), row.instantOrNull("ends_at"));
    }

    /** Stores new ones. */
    void add(Call call, Collection<Schedule> schedules) {
        bindSchedules(sql.statement(call, """
                insert into pim_schedule (
                  tenant_id, id, suffix, type, group_id, principal_id, access, state, starts_at, ends_at, expiration_type, duration,
                  due_at, created_at, created_using, eligibility_id)
                select :tenant, s.id, s.suffix, s.type, s.group_id, s.principal_id, s.access, s.state, s.starts_at, s.ends_at,
                  s.expiration_type, s.duration, case when s.starts_at > :now then s.starts_at else s.ends_at end, :now,
                  s.created_using, s.eligibility_id
                from unnest(
                  :ids::uuid[], :suffixes::uuid[], :types::text[], :groups::uuid[], :principals::uuid[], :accesses::text[],
                  :states::text[], :starts::timestamptz[], :ends::timestamptz[], :expirations::text[], :durations::interval[],
                  :requests::uuid[], :eligibilities::uuid[])
                  as s (
                    id, suffix, type, group_id, principal_id, access, state, starts_at, ends_at, expiration_type, duration,
                    created_using, eligibility_id)
                """), schedules).update();
        ticker.wake();
    }

    /** Gives some that hold, or will, another period. Their state follows their start. */
    void retime(Call call, Collection<Schedule> schedules) {
        if (schedules.isEmpty()) {
            return;
        }
        bindSchedules(
                        sql.statement(call, """
                update pim_schedule old
                set starts_at = s.starts_at,
                  ends_at = s.ends_at,
                  expiration_type = s.expiration_type,
                  duration = s.duration,
                  state = case when s.starts_at > :now then %s else %s end,
                  due_at = case when s.starts_at > :now then s.starts_at else s.ends_at end,
                  suffix = s.suffix,
                  created_using = s.created_using,
                  modified_at = :now
                from unnest(
                  :ids::uuid[], :suffixes::uuid[], :types::text[], :groups::uuid[], :principals::uuid[], :accesses::text[],
                  :states::text[], :starts::timestamptz[], :ends::timestamptz[], :expirations::text[], :durations::interval[],
                  :requests::uuid[], :eligibilities::uuid[])
                  as s (
                    id, suffix, type, group_id, principal_id, access, state, starts_at, ends_at, expiration_type, duration,
                    created_using, eligibility_id)
                where old.tenant_id = :tenant
                  and old.id = s.id
                  and old.state in %s
                """.formatted(
                                        ScheduleState.POSTPONE.target(),
                                        ScheduleState.START.target(),
                                        ScheduleState.REVOKE.sources())),
                        schedules)
                .update();
        ticker.wake();
    }

    /** Ends some before their time; those that have not begun never will, and the requests that wait for it have failed. */
    void revoke(Call call, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        sql.statement(call, """
                with revoked as (
                  update pim_schedule
                  set state = %s,
                    ends_at = greatest(starts_at, least(ends_at, :now)),
                    due_at = null,
                    modified_at = :now
                  where tenant_id = :tenant
                    and id = any (:ids::uuid[])
                    and state in %s
                  returning id
                )
                update pim_request r
                set status = %s, completed_at = :now
                from revoked
                where r.tenant_id = :tenant
                  and r.schedule_id = revoked.id
                  and r.status in %s
                """.formatted(
                                ScheduleState.REVOKE.target(),
                                ScheduleState.REVOKE.sources(),
                                RequestState.FAIL.target(),
                                RequestState.START.sources()))
                .bind("ids", ids)
                .update();
    }

    static Schedule read(Row row) {
        Instant start = row.instant("starts_at");
        Instant end = row.instantOrNull("ends_at");
        return new Schedule(
                row.id("id"),
                row.id("suffix"),
                row.state("type", ScheduleType.class),
                new Eligible(row.id("group_id"), row.id("principal_id"), row.state("access", Access.class)),
                row.state("state", ScheduleState.class),
                new Period(start, end),
                new Term(
                        start,
                        row.state("expiration_type", Term.Expiration.class),
                        end,
                        row.durationOrNull("duration")),
                row.idOrNull("created_using"),
                row.idOrNull("eligibility_id"));
    }

    private static Sql.Statement bind(Sql.Statement statement, Collection<Eligible> roles) {
        return statement
                .bind("groups", each(roles, Eligible::group))
                .bind("principals", each(roles, Eligible::principal))
                .bind("accesses", each(roles, Eligible::access));
    }

    private static Sql.Statement bindSchedules(Sql.Statement statement, Collection<Schedule> schedules) {
        return statement
                .bind("ids", each(schedules, Schedule::id))
                .bind("suffixes", each(schedules, Schedule::suffix))
                .bind("types", each(schedules, Schedule::type))
                .bind("groups", each(schedules, Schedule::group))
                .bind("principals", each(schedules, Schedule::principal))
                .bind("accesses", each(schedules, Schedule::access))
                .bind("states", each(schedules, Schedule::state))
                .bind("starts", each(schedules, it -> it.period().start()))
                .bind("ends", each(schedules, it -> it.period().end()))
                .bind("expirations", each(schedules, it -> it.term().type()))
                .bind("durations", each(schedules, it -> it.term().duration()))
                .bind("requests", each(schedules, Schedule::request))
                .bind("eligibilities", each(schedules, Schedule::eligibility));
    }

    static <T> List<@Nullable Object> each(Collection<T> items, Function<T, @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        items.forEach(item -> values.add(value.apply(item)));
        return values;
    }
}
