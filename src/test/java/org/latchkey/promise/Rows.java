package org.latchkey.promise;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Fingerprint;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables hold of a tenant, for what no call tells. What is picked of it is in an order that a seed makes again. */
final class Rows {

    private final JdbcClient sql = RunningServer.shared().bean(JdbcClient.class);
    private final Api api;
    private final UUID tenant;
    private final Fingerprint fingerprint;

    Rows(Api api) {
        this.api = api;
        this.tenant = UUID.fromString(api.tenant());
        this.fingerprint = new Fingerprint(sql, tenant);
    }

    /** That somebody has access to a group, or may activate it: {@code kind} is member, owner, or either after {@code eligible }. */
    record Access(String kind, String group, String person) {}

    record Assignment(String id, String policy) {}

    /** The assignment of a package that somebody has. */
    Optional<Assignment> assignment(String accessPackage, String person) {
        return query("""
                select id::text, policy_id::text
                from access_package_assignment
                where tenant_id = :tenant and access_package_id = :package::uuid and target_id = :person::uuid and state <> 'expired'
                """)
                .param("package", accessPackage)
                .param("person", person)
                .query((row, number) -> new Assignment(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Who has access, or may have, at an instant. */
    Set<Access> access(Instant at) {
        return new HashSet<>(query("""
                select distinct access, group_id::text, principal_id::text
                from active_membership(:at)
                where tenant_id = :tenant
                union
                select 'eligible ' || access, group_id::text, principal_id::text
                from pim_schedule
                where tenant_id = :tenant and type = 'eligible' and state in ('Granted', 'Provisioned')
                  and starts_at <= :at and (ends_at is null or :at < ends_at)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Access(row.getString(1), row.getString(2), row.getString(3)))
                .list());
    }

    /** What a statement yields as kind, group and person; {@code :tenant} is bound. */
    Set<Access> accesses(String statement) {
        return new HashSet<>(query(statement)
                .query((row, number) -> new Access(row.getString(1), row.getString(2), row.getString(3)))
                .list());
    }

    /** One of those for whom there is a schedule of a type (eligible, assigned, activated) now or later. */
    Optional<Access> scheduled(String type, int pick) {
        return one(query("""
                select s.access, s.group_id::text, s.principal_id::text
                from pim_schedule s
                join directory_object g
                  on g.tenant_id = s.tenant_id and g.id = s.group_id
                join directory_object p
                  on p.tenant_id = s.tenant_id and p.id = s.principal_id
                where s.tenant_id = :tenant and s.type = :type and s.state in ('Granted', 'Provisioned')
                order by g.display_name, p.display_name, s.access, s.starts_at, s.ends_at
                """).param("type", type), pick);
    }

    /** One of those who have access to a group by a membership. */
    Optional<Access> member(int pick) {
        return one(query("""
                select m.access, m.group_id::text, m.principal_id::text
                from active_membership(:now) m
                join directory_object g
                  on g.tenant_id = m.tenant_id and g.id = m.group_id
                join directory_object p
                  on p.tenant_id = m.tenant_id and p.id = m.principal_id
                where m.tenant_id = :tenant
                order by g.display_name, p.display_name, m.access, m.origin
                """).param("now", api.now().atOffset(ZoneOffset.UTC)), pick);
    }

    private static Optional<Access> one(JdbcClient.StatementSpec statement, int pick) {
        var all = statement
                .query((row, number) -> new Access(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(pick % all.size()));
    }

    /** The approvals that wait for somebody. */
    List<String> openApprovals() {
        return query("select id::text from approval where tenant_id = :tenant and state = 'inProgress' order by id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** An audit entry; {@code targets} is their JSON. */
    record Entry(String id, String activity, Instant at, String targets) {}

    List<Entry> audit() {
        return query("""
                select id::text, activity_display_name, activity_date_time, target_resources::text
                from audit_entry
                where tenant_id = :tenant
                order by activity_date_time, id
                """)
                .query((row, number) -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4)))
                .list();
    }

    /** When the next thing falls due, as far as that is still ahead. */
    Optional<Instant> nextAlarm() {
        Instant now = api.now();
        return query("""
                select min(due) from (
                  select min(due_at) from access_package_request where tenant_id = :tenant and due_at > :now
                  union all
                  select min(forget_at) from access_package_request where tenant_id = :tenant and forget_at > :now
                  union all
                  select min(ends_at) from access_package_assignment where tenant_id = :tenant and state <> 'expired' and ends_at > :now
                  union all
                  select min(notice_at) from access_package_assignment where tenant_id = :tenant and notice_at > :now
                  union all
                  select min(due_at) from access_package_grant where tenant_id = :tenant and due_at > :now
                  union all
                  select min(due_at) from pim_schedule where tenant_id = :tenant and due_at > :now
                  union all
                  select min(notice_at) from pim_schedule where tenant_id = :tenant and notice_at > :now
                  union all
                  select min(due_at) from approval_stage where tenant_id = :tenant and due_at > :now
                  union all
                  select min(remind_at) from approval_stage where tenant_id = :tenant and remind_at > :now
                  union all
                  select min(deleted_date_time) + interval '30 days' from directory_object
                  where tenant_id = :tenant and deleted_date_time + interval '30 days' > :now
                ) alarm (due)
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** The states of requests for packages, by id. */
    Map<String, String> requestStates() {
        return pairs("select id::text, state from access_package_request where tenant_id = :tenant");
    }

    /** The states of requests for activations and eligibility, by id. */
    Map<String, String> pimRequestStates() {
        return pairs("select id::text, status from pim_request where tenant_id = :tenant");
    }

    private Map<String, String> pairs(String statement) {
        return query(statement).query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Rows of a statement that looks for what must not be, as text; {@code :tenant} and {@code :now} are bound. */
    List<String> offenders(String statement) {
        return sql.sql(statement)
                .param("tenant", tenant)
                .param("now", api.now().atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    var text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getMetaData().getColumnName(i))
                                .append('=')
                                .append(row.getString(i))
                                .append(' ');
                    }
                    return text.toString();
                })
                .list();
    }

    /** Everything a tenant has: the same before and after means that nothing changed. */
    Map<String, String> fingerprint() {
        return fingerprint.take();
    }

    private JdbcClient.StatementSpec query(String statement) {
        return sql.sql(statement).param("tenant", tenant);
    }
}
