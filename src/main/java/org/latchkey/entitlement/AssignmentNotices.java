package org.latchkey.entitlement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
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
    private final Directory directory;
    private final Outbox outbox;
    private final ConsoleLinks links;

    AssignmentNotices(Sql sql, Directory directory, Outbox outbox, ConsoleLinks links) {
        this.sql = sql;
        this.directory = directory;
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
        sql.statement(ended.call(), """
                update access_package_assignment
                set status = 'ExpiredNotificationTriggered'
                where tenant_id = :tenant
                  and id = any(:ids::uuid[])
                """).bind("ids", packages.keySet()).update();
    }

    /** People lost eligible roles before their assignments end: whoever runs the packages is told. */
    @EventListener
    void on(RolesEndedEarly ended) {
        Call call = ended.call();
        Set<RolesEndedEarly.Ended> roles = ended.roles();
        Map<UUID, Set<UUID>> managers = managers(
                call, roles.stream().map(RolesEndedEarly.Ended::accessPackage).collect(Collectors.toSet()));
        Map<UUID, String> packages = names(call, managers.keySet());
        Map<UUID, DirectoryObject> objects = directory.find(
                call,
                roles.stream()
                        .flatMap(it -> Stream.of(it.role().group(), it.role().principal()))
                        .collect(Collectors.toSet()));
        outbox.post(
                call,
                roles.stream()
                        .filter(it -> managers.containsKey(it.accessPackage()))
                        .map(it -> Notice.of("access-ended-early", "accessPackageAssignment", it.assignment())
                                .to(managers.getOrDefault(it.accessPackage(), Set.of()))
                                .fact("person", name(objects.get(it.role().principal())))
                                .fact("group", name(objects.get(it.role().group())))
                                .fact(
                                        "role",
                                        it.role().access() == Access.MEMBER ? "Eligible Member" : "Eligible Owner")
                                .fact("package", packages.get(it.accessPackage()))
                                .fact("link", links.accessPackage(it.accessPackage())))
                        .toList());
    }

    private static @Nullable String name(@Nullable DirectoryObject object) {
        return object == null ? null : object.displayName();
    }

    private Map<UUID, String> names(Call call, Set<UUID> packages) {
        record Named(UUID id, String name) {}
        return sql
                .statement(call, """
                select id, display_name
                from access_package
                where tenant_id = :tenant
                  and id = any(:ids::uuid[])
                """)
                .bind("ids", packages)
                .list(row -> new Named(row.id("id"), row.text("display_name")))
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    /** The people who own the catalogs of packages or manage the packages in them, in person or by a group. */
    private Map<UUID, Set<UUID>> managers(Call call, Set<UUID> packages) {
        record Holder(UUID accessPackage, UUID person) {}
        return sql
                .statement(call, """
                with holder as (
                  select p.id as access_package_id, r.principal_id
                  from access_package p
                  join entitlement_role_assignment r
                    on r.tenant_id = :tenant
                    and r.catalog_id = p.catalog_id
                    and r.role_id = any(:roles::uuid[])
                  where p.tenant_id = :tenant
                    and p.id = any(:packages::uuid[])
                )
                select access_package_id, principal_id
                from holder
                union
                select holder.access_package_id, m.principal_id
                from holder
                cross join lateral transitive_member(:tenant, holder.principal_id, :now) m
                """)
                .bind("packages", packages)
                .bind("roles", List.of(EntitlementRole.CATALOG_OWNER.id(), EntitlementRole.ACCESS_PACKAGE_MANAGER.id()))
                .list(row -> new Holder(row.id("access_package_id"), row.id("principal_id")))
                .stream()
                .collect(Collectors.groupingBy(
                        Holder::accessPackage, Collectors.mapping(Holder::person, Collectors.toSet())));
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
