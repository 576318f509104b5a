package org.latchkey.directory;

import java.util.Optional;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Making, finding, changing and deleting groups. */
@Component
public class Groups {

    private final Sql sql;

    Groups(Sql sql) {
        this.sql = sql;
    }

    /** The group of that id, deleted or not; empty when there is none in the tenant. */
    public Optional<Group> find(Call call, UUID id) {
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
                """).bind("id", id).optional(Groups::read);
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
