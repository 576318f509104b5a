package org.latchkey.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Who is whose manager. */
@Component
public class ReportingLines {

    private final Sql sql;
    private final Directory directory;
    private final AuditLog audit;

    ReportingLines(Sql sql, Directory directory, AuditLog audit) {
        this.sql = sql;
        this.directory = directory;
        this.audit = audit;
    }

    void set(Call call, Keys keys) {
        set(call, keys.id(0), keys.lastId());
    }

    /**
     * Makes somebody a user's manager, in place of whoever was.
     *
     * @throws Problem 404 when either is not there, 400 when it would close a circle
     */
    public void set(Call call, UUID user, UUID manager) {
        set(call, Map.of(user, manager));
    }

    /**
     * Makes each value the manager of its key, in place of whoever was; all or none.
     *
     * @throws Problem 404 when one of them is not there, 400 when it would close a circle
     */
    public void set(Call call, Map<UUID, UUID> managers) {
        Set<UUID> all = new HashSet<>(managers.keySet());
        all.addAll(managers.values());
        Map<UUID, DirectoryObject> found = directory.find(call, all);
        all.forEach(id -> requireUser(found, id));
        if (managers.entrySet().stream().anyMatch(it -> it.getKey().equals(it.getValue()))) {
            throw circle();
        }
        List<UUID> users = List.copyOf(managers.keySet());
        Map<UUID, UUID> before = sql
                .statement(call, """
                select user_id, manager_id
                from manager
                where tenant_id = :tenant
                  and user_id = any (:users::uuid[])
                """)
                .bind("users", users)
                .list(row -> Map.entry(row.id("user_id"), row.id("manager_id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        sql.statement(call, """
                insert into manager (tenant_id, user_id, manager_id)
                select :tenant, new.user_id, new.manager_id
                from unnest(:users::uuid[], :managers::uuid[]) as new (user_id, manager_id)
                on conflict (tenant_id, user_id)
                do update set manager_id = excluded.manager_id
                """)
                .bind("users", users)
                .bind("managers", users.stream().map(managers::get).toList())
                .update();
        if (closesCircle(call, users)) {
            throw circle();
        }
        audit.record(
                call,
                users.stream()
                        .map(user -> entry(
                                java.util.Objects.requireNonNull(found.get(user)),
                                before.get(user),
                                managers.get(user)))
                        .toList());
    }

    void remove(Call call, Keys keys) {
        UUID user = keys.id(0);
        UUID before = sql.statement(call, """
                delete from manager
                where tenant_id = :tenant
                  and user_id = :user
                returning manager_id
                """)
                .bind("user", user)
                .optional(row -> row.id("manager_id"))
                .orElseThrow(() -> Problem.notFound("manager"));
        DirectoryObject found = directory.find(call, Set.of(user)).get(user);
        if (found != null) {
            audit.record(call, List.of(entry(found, before, null)));
        }
    }

    private static Problem circle() {
        return Rules.bad("A user cannot be their own manager, directly or through others.");
    }

    private static AuditEntry entry(DirectoryObject user, @Nullable UUID before, @Nullable UUID after) {
        return AuditEntry.of("Update user", "UserManagement", "Update", "Core Directory")
                .target(user.target())
                .change("manager", before, after);
    }

    private static void requireUser(Map<UUID, DirectoryObject> found, UUID id) {
        DirectoryObject object = found.get(id);
        if (object == null || object.deleted() || !object.isUser()) {
            throw Problem.notFound(id.toString());
        }
    }

    private boolean closesCircle(Call call, Collection<UUID> users) {
        return sql.statement(call, """
                with recursive above (user_id, id) as (
                  select user_id, manager_id
                  from manager
                  where tenant_id = :tenant
                    and user_id = any (:users::uuid[])
                  union
                  select above.user_id, m.manager_id
                  from above
                  join manager m
                    on m.tenant_id = :tenant
                    and m.user_id = above.id
                )
                select exists (select from above where user_id = id)
                """).bind("users", users).isTrue();
    }
}
