package org.latchkey.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/** Removes deleted objects for good after thirty days: nothing brings them back then. */
@Component
class RemoveDeleted implements Chore {

    private final Sql sql;
    private final Deletions deletions;

    RemoveDeleted(Sql sql, Deletions deletions) {
        this.sql = sql;
        this.deletions = deletions;
    }

    private record Gone(UUID id, DirectoryObject.Type type) {}

    @Override
    public String due() {
        return """
                select tenant_id, deleted_date_time + interval '30 days' as due_at
                from directory_object
                where deleted_date_time is not null
                """;
    }

    @Override
    public int run(Call call) {
        List<Gone> gone = sql.statement(call, """
                select id, type
                from directory_object
                where tenant_id = :tenant
                  and deleted_date_time <= :now - interval '30 days'
                for update skip locked
                """)
                .list(row -> new Gone(row.id("id"), row.state("type", DirectoryObject.Type.class)));
        Map<DirectoryObject.Type, Set<UUID>> byType = gone.stream()
                .collect(Collectors.groupingBy(Gone::type, Collectors.mapping(Gone::id, Collectors.toSet())));
        byType.forEach((type, ids) -> deletions.remove(call, type, ids));
        return gone.size();
    }
}
