package org.latchkey.directory;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Finding groups, and making sure that a caller may write to them. */
@Component
class GroupRows {

    private final Sql sql;
    private final Guard guard;

    GroupRows(Sql sql, Guard guard) {
        this.sql = sql;
        this.guard = guard;
    }

    /** The group of that id, deleted or not. */
    Optional<Group> any(Call call, UUID id) {
        return sql.statement(call, """
                select id, display_name, description, mail, visibility,
                  'DynamicMembership' = any (group_types) as dynamic,
                  coalesce(on_premises_sync_enabled, false) as synchronised,
                  coalesce(is_assignable_to_role, false) as role_assignable,
                  'Unified' = any (group_types) as microsoft365,
                  deleted_date_time is not null as deleted
                from directory_object
                where tenant_id = :tenant
                  and id = :id
                  and type = 'group'
                """).bind("id", id).optional(GroupRows::read);
    }

    /**
     * A group that is not deleted.
     *
     * @throws Problem 404 when there is none
     */
    Group find(Call call, UUID id) {
        return any(call, id).filter(group -> !group.deleted()).orElseThrow(() -> Problem.notFound(id.toString()));
    }

    /**
     * A group that the caller may write to, the action of the operation being granted already.
     *
     * @throws Problem 404 when there is none, 403 when it may hold directory roles and the caller may not write to such
     *     groups, 400 when it is mastered elsewhere
     */
    Group writable(Call call, UUID id) {
        Group group = find(call, id);
        requireWritable(call, group);
        return group;
    }

    void requireWritable(Call call, Group group) {
        if (group.roleAssignable()) {
            guard.require(call, DirectoryAction.WRITE_ROLE_ASSIGNABLE_GROUPS, Map.of("group", group.id()));
        }
        if (group.synchronised()) {
            throw Rules.bad(
                    "Unable to update the specified properties for on-premises mastered Directory Sync objects.");
        }
    }

    /** Keeps others from changing what hangs on the group until the transaction ends. */
    void hold(Call call, UUID id) {
        sql.statement(call, """
                select id
                from directory_object
                where tenant_id = :tenant
                  and id = :id
                for no key update
                """).bind("id", id).optional(row -> row.id("id"));
    }

    private static Group read(Row row) {
        return new Group(
                row.id("id"),
                row.text("display_name"),
                row.textOrNull("description"),
                row.textOrNull("mail"),
                row.textOrNull("visibility"),
                row.bool("dynamic"),
                row.bool("synchronised"),
                row.bool("role_assignable"),
                row.bool("microsoft365"),
                row.bool("deleted"));
    }
}
