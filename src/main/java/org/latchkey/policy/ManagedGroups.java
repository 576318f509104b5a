package org.latchkey.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Bringing groups under management, which is for good, and asking which are. */
@Component
public class ManagedGroups {

    private final Sql sql;
    private final Directory directory;
    private final AuditLog audit;

    ManagedGroups(Sql sql, Directory directory, AuditLog audit) {
        this.sql = sql;
        this.directory = directory;
        this.audit = audit;
    }

    /**
     * Brings groups under management: each gets two policies with the default rules. Those that are managed already,
     * deleted, dynamic or synchronised stay as they are.
     *
     * @return those that are managed from now on
     */
    public Set<UUID> manage(Call call, Collection<UUID> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        Set<UUID> added =
                Set.copyOf(sql.statement(call, """
                with added as (
                  insert into role_policy (tenant_id, id, group_id, access, created_at)
                  select :tenant, gen_random_uuid(), g.id, a.access, :now
                  from directory_group g
                  cross join (values ('member'), ('owner')) as a (access)
                  where g.tenant_id = :tenant
                    and g.id = any (:groups::uuid[])
                    and not g.dynamic
                    and not g.synchronised
                  on conflict on constraint role_policy_role do nothing
                  returning group_id
                )
                select distinct group_id
                from added
                """).bind("groups", groups).list(row -> row.id("group_id")));
        if (!added.isEmpty()) {
            Map<UUID, DirectoryObject> objects = directory.find(call, added);
            List<AuditEntry> entries = added.stream()
                    .map(group -> AuditEntry.of("Onboarded resource to PIM", "GroupManagement", "Add", "PIM")
                            .target(Objects.requireNonNull(objects.get(group)).target()))
                    .toList();
            audit.record(call, entries);
        }
        return added;
    }

    /** Those of the groups that are managed. */
    public Set<UUID> managed(Call call, Collection<UUID> groups) {
        return Set.copyOf(sql.statement(call, """
                select group_id
                from managed_group
                where tenant_id = :tenant
                  and group_id = any (:groups::uuid[])
                """).bind("groups", groups).list(row -> row.id("group_id")));
    }
}
