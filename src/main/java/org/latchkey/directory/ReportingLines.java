package org.latchkey.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
        Map<UUID, DirectoryObject> both = directory.find(call, List.of(user, manager));
        requireUser(both, user);
        requireUser(both, manager);
        if (user.equals(manager) || reportsTo(call, manager, user)) {
            throw Rules.bad("A user cannot be their own manager, directly or through others.");
        }
        UUID before = sql.statement(call, """
                with before as (
                  select manager_id
                  from manager
                  where tenant_id = :tenant
                    and user_id = :user
                ), changed as (
                  insert into manager (tenant_id, user_id, manager_id)
                  values (:tenant, :user, :manager)
                  on conflict (tenant_id, user_id)
                  do update set manager_id = excluded.manager_id
                )
                select manager_id
                from before
                """)
                .bind("user", user)
                .bind("manager", manager)
                .optional(row -> row.id("manager_id"))
                .orElse(null);
        tell(call, both.get(user), before, manager);
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
        tell(call, directory.find(call, Set.of(user)).get(user), before, null);
    }

    private void tell(Call call, @Nullable DirectoryObject user, @Nullable UUID before, @Nullable UUID after) {
        if (user != null) {
            audit.record(
                    call,
                    List.of(AuditEntry.of("Update user", "UserManagement", "Update", "Core Directory")
                            .target(user.target())
                            .change("manager", before, after)));
        }
    }

    private static void requireUser(Map<UUID, DirectoryObject> found, UUID id) {
        DirectoryObject object = found.get(id);
        if (object == null || object.deleted() || !object.isUser()) {
            throw Problem.notFound(id.toString());
        }
    }

    private boolean reportsTo(Call call, UUID report, UUID boss) {
        return sql.statement(call, """
                with recursive above (id) as (
                  select manager_id
                  from manager
                  where tenant_id = :tenant
                    and user_id = :report
                  union
                  select m.manager_id
                  from above
                  join manager m
                    on m.tenant_id = :tenant
                    and m.user_id = above.id
                )
                select exists (select from above where id = :boss)
                """)
                .bind("report", report)
                .bind("boss", boss)
                .isTrue();
    }
}
