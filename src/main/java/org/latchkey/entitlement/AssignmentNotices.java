package org.latchkey.entitlement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.identity.ConsoleLinks;
import org.latchkey.kernel.Call;
import org.latchkey.notification.Notice;
import org.latchkey.notification.Outbox;
import org.latchkey.sql.Sql;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people that what they have ends soon or has ended, unless the policy they have it by wants no such mails. */
@Component
class AssignmentNotices {

    private final Sql sql;
    private final Outbox outbox;
    private final ConsoleLinks links;

    AssignmentNotices(Sql sql, Outbox outbox, ConsoleLinks links) {
        this.sql = sql;
        this.outbox = outbox;
        this.links = links;
    }

    @EventListener
    void on(AssignmentsNearEnd ending) {
        Map<UUID, String> packages = packages(
                ending.call(),
                ending.assignments().stream()
                        .map(AssignmentsNearEnd.Ending::assignment)
                        .collect(Collectors.toSet()));
        outbox.post(
                ending.call(),
                ending.assignments().stream()
                        .filter(it -> packages.containsKey(it.assignment()))
                        .map(it -> notice("access-ending", it.assignment(), packages)
                                .to(Set.of(it.target()))
                                .moment("end", it.end())
                                .day("endDay", it.end()))
                        .toList());
    }

    @EventListener
    void on(AssignmentsEnded ended) {
        Map<UUID, String> packages = packages(
                ended.call(),
                ended.assignments().stream()
                        .map(AssignmentsEnded.Ended::assignment)
                        .collect(Collectors.toSet()));
        outbox.post(
                ended.call(),
                ended.assignments().stream()
                        .filter(it -> packages.containsKey(it.assignment()))
                        .map(it -> notice("access-ended", it.assignment(), packages)
                                .to(Set.of(it.target()))
                                .moment("end", it.at()))
                        .toList());
    }

    private Notice notice(String template, UUID assignment, Map<UUID, String> packages) {
        return Notice.of(template, "accessPackageAssignment", assignment)
                .fact("package", packages.get(assignment))
                .fact("link", links.myAccess());
    }

    /** The names of the packages of those assignments that people are to hear of. */
    private Map<UUID, String> packages(Call call, Set<UUID> assignments) {
        record Loud(UUID assignment, String name) {}
        List<Loud> loud = sql.statement(call, """
                select a.id, k.display_name
                from access_package_assignment a
                join access_package k
                  on k.tenant_id = :tenant
                  and k.id = a.access_package_id
                left join assignment_policy p
                  on p.tenant_id = :tenant
                  and p.id = a.policy_id
                where a.tenant_id = :tenant
                  and a.id = any(:ids::uuid[])
                  and not coalesce((p.notification_settings ->> 'isAssignmentNotificationDisabled')::boolean, false)
                """)
                .bind("ids", assignments)
                .list(row -> new Loud(row.id("id"), row.text("display_name")));
        return loud.stream().collect(Collectors.toMap(Loud::assignment, Loud::name));
    }
}
