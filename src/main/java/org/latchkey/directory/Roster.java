package org.latchkey.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** The people of a tenant who may sign in, by name. */
@Component
public class Roster {

    private final Sql sql;

    Roster(Sql sql) {
        this.sql = sql;
    }

    /** One of them. */
    public record Person(
            UUID id,
            String name,
            String principalName,
            @Nullable String jobTitle) {}

    /** The first of them. */
    public List<Person> enabled(Call call, int most) {
        return sql.statement(call, """
                select id, display_name, user_principal_name, job_title
                from directory_object
                where tenant_id = :tenant
                  and type = 'user'
                  and account_enabled
                  and deleted_date_time is null
                order by lower(display_name), id
                limit :most
                """)
                .bind("most", most)
                .list(row -> new Person(
                        row.id("id"),
                        row.text("display_name"),
                        row.text("user_principal_name"),
                        row.textOrNull("job_title")));
    }
}
