package org.latchkey.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Finding directory objects of any kind. */
@Component
public class Directory {

    private final Sql sql;

    Directory(Sql sql) {
        this.sql = sql;
    }

    /** Those of the ids that exist in the tenant, deleted ones included. */
    public Map<UUID, DirectoryObject> find(Call call, Collection<UUID> ids) {
        Map<UUID, DirectoryObject> found = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        sql.statement(call, """
                select id, type, display_name, coalesce(user_principal_name, app_id::text) as principal_name, mail,
                  coalesce(account_enabled, true) as account_enabled,
                  coalesce(lower(user_type) = 'guest', false) as guest,
                  'Unified' = any (group_types) as microsoft365,
                  deleted_date_time is not null as deleted,
                  sessions_from
                from directory_object
                where tenant_id = :tenant
                  and id = any (:ids::uuid[])
                """)
                .bind("ids", ids)
                .list(Directory::read)
                .forEach(object -> found.put(object.id(), object));
        return found;
    }

    private static DirectoryObject read(Row row) {
        return new DirectoryObject(
                row.id("id"),
                row.state("type", DirectoryObject.Type.class),
                row.text("display_name"),
                row.textOrNull("principal_name"),
                row.textOrNull("mail"),
                row.bool("account_enabled"),
                row.bool("guest"),
                row.bool("microsoft365"),
                row.bool("deleted"),
                row.instantOrNull("sessions_from"));
    }
}
