package org.latchkey.privileged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Period;
import org.latchkey.policy.ManagedGroups;
import org.latchkey.policy.Purpose;
import org.latchkey.policy.RolePolicies;
import org.latchkey.policy.RolePolicy;
import org.latchkey.policy.RolePolicy.Role;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Making people eligible and ending that, in sets, for those who decide it elsewhere: access packages. */
@Component
public class Eligibilities {

    private final Sql sql;
    private final Schedules schedules;
    private final Activations activations;
    private final ManagedGroups managedGroups;
    private final RolePolicies policies;
    private final PimLog log;
    private final ApplicationEventPublisher news;

    Eligibilities(
            Sql sql,
            Schedules schedules,
            Activations activations,
            ManagedGroups managedGroups,
            RolePolicies policies,
            PimLog log,
            ApplicationEventPublisher news) {
        this.sql = sql;
        this.schedules = schedules;
        this.activations = activations;
        this.managedGroups = managedGroups;
        this.policies = policies;
        this.log = log;
        this.news = news;
    }

    /**
     * Makes people eligible from now on, for as long as each group's policy lets an eligibility run. There is one
     * eligibility per role: one that is there already, whoever made it, is kept, and prolonged when it would end earlier.
     * No rule about justification, second factor or approval stands in the way.
     *
     * @return those that are eligible afterwards: all but those whose group is gone or cannot be managed, and those whose
     *     principal is gone or can never be eligible
     */
    public Set<Eligible> grant(Call call, Collection<Eligible> wanted) {
        Set<Eligible> fit = fit(call, wanted);
        if (fit.isEmpty()) {
            return fit;
        }
        Set<UUID> groups = fit.stream().map(Eligible::group).collect(Collectors.toSet());
        managedGroups.manage(call, groups);
        Map<Role, RolePolicy> rules = policies.all(call, groups);
        Map<Eligible, Schedule> held = new LinkedHashMap<>();
        schedules.current(call, List.of(ScheduleType.ELIGIBLE), fit).forEach(it -> held.putIfAbsent(it.role(), it));
        List<Schedule> added = new ArrayList<>();
        List<Schedule> moved = new ArrayList<>();
        for (Eligible role : fit) {
            Period longest = Objects.requireNonNull(rules.get(new Role(role.group(), role.access())))
                    .longest(Purpose.ELIGIBILITY, call.now());
            Schedule before = held.get(role);
            if (before == null) {
                added.add(new Schedule(
                        Ids.next(),
                        Ids.next(),
                        ScheduleType.ELIGIBLE,
                        role,
                        ScheduleState.PROVISIONED,
                        longest,
                        Term.of(longest),
                        null,
                        null));
            } else if (!longest.endsWithin(before.period())
                    || before.period().start().isAfter(call.now())) {
                Period longer = new Period(
                        earlier(before.period().start(), call.now()),
                        Period.later(before.period().end(), longest.end()));
                moved.add(before.withPeriod(longer, Term.of(longer)));
            }
        }
        if (!added.isEmpty()) {
            schedules.add(call, added);
            news.publishEvent(new EligibilitiesBegan(call, roles(added)));
        }
        schedules.retime(call, moved);
        log.record(
                call,
                added.stream()
                        .map(it -> granted(it, "Add eligible member to role in PIM completed"))
                        .toList());
        log.record(
                call,
                moved.stream()
                        .map(it -> granted(it, "Update eligible member in PIM completed"))
                        .toList());
        return fit;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static PimLog.Event granted(Schedule schedule, String activity) {
        return new PimLog.Event(activity + span(schedule), "Assign", schedule.role(), schedule.request());
    }

    /** How the audit log tells an endless schedule from one with an end. */
    static String span(Schedule schedule) {
        return schedule.isPermanent() ? " (permanent)" : " (timebound)";
    }

    /** Ends eligibilities and the activations made from them, at this instant; roles without one are left out. */
    public void revoke(Call call, Collection<Eligible> unwanted) {
        if (unwanted.isEmpty()) {
            return;
        }
        end(call, schedules.current(call, List.of(ScheduleType.ELIGIBLE), Set.copyOf(unwanted)), null);
    }

    /**
     * Ends eligibilities and the activations made from them, at this instant.
     *
     * @param by the request that asks for it; null when none does
     */
    void end(Call call, List<Schedule> ended, @Nullable UUID by) {
        if (ended.isEmpty()) {
            return;
        }
        Set<UUID> ids = ended.stream().map(Schedule::id).collect(Collectors.toSet());
        schedules.revoke(call, ids);
        List<Schedule> stopped = activations.revokeUsing(call, ids);
        log.record(
                call,
                ended.stream()
                        .map(it -> new PimLog.Event(
                                "Remove eligible member from role in PIM completed" + span(it),
                                "Unassign",
                                it.role(),
                                by))
                        .toList());
        log.record(
                call,
                stopped.stream()
                        .map(it -> new PimLog.Event(
                                "Remove member from role completed (PIM deactivate)",
                                "Unassign",
                                it.role(),
                                it.request()))
                        .toList());
        news.publishEvent(new EligibilitiesEnded(call, roles(ended), false));
    }

    private Set<Eligible> fit(Call call, Collection<Eligible> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return new LinkedHashSet<>(sql.statement(call, """
                select distinct w.group_id, w.principal_id, w.access
                from unnest(:groups::uuid[], :principals::uuid[], :accesses::text[]) as w (group_id, principal_id, access)
                join directory_group g
                  on g.tenant_id = :tenant
                  and g.id = w.group_id
                  and not g.dynamic
                  and not g.synchronised
                join principal p
                  on p.tenant_id = :tenant
                  and p.id = w.principal_id
                  and p.type in ('user', 'group')
                where w.group_id <> w.principal_id
                order by w.group_id, w.principal_id, w.access
                """)
                .bind("groups", Schedules.each(wanted, Eligible::group))
                .bind("principals", Schedules.each(wanted, Eligible::principal))
                .bind("accesses", Schedules.each(wanted, Eligible::access))
                .list(row ->
                        new Eligible(row.id("group_id"), row.id("principal_id"), row.state("access", Access.class))));
    }

    private static Set<Eligible> roles(Collection<Schedule> schedules) {
        return schedules.stream().map(Schedule::role).collect(Collectors.toSet());
    }
}
