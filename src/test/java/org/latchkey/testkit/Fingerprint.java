package org.latchkey.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A digest of each table's rows of a tenant, in whatever order: the same before and after means that nothing changed. It is only
 * worked out anew once something has been written, to whichever table by whomever.
 */
public final class Fingerprint {
    private final JdbcClient sql;
    private final UUID tenant;
    private String transactions = "";
    private Map<String, String> digests = Map.of();

    public Fingerprint(JdbcClient sql, UUID tenant) {
        this.sql = sql;
        this.tenant = tenant;
    }

    /** By the name of the table. */
    public Map<String, String> take() {
        // Names the transactions that write, ended and under way; those that only read have no number.
        String now = sql.sql("select pg_current_snapshot()::text")
                .query((row, number) -> row.getString(1))
                .single();
        if (!now.equals(transactions)) {
            digests = digests();
            transactions = now;
        }
        return digests;
    }

    private Map<String, String> digests() {
        List<String> tables =
                sql.sql("""
                select table_name
                from information_schema.columns
                where table_schema = 'public' and column_name = 'tenant_id'
                  and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
                order by table_name
                """).query((row, number) -> row.getString(1)).list();
        String each = String.join(
                "\nunion all\n",
                tables.stream()
                        .map(table ->
                                "select '%s', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t where tenant_id = :tenant"
                                        .formatted(table, table))
                        .toList());
        Map<String, String> found = new TreeMap<>();
        sql.sql(each).param("tenant", tenant).query(row -> {
            found.put(row.getString(1), row.getString(2));
        });
        return found;
    }
}
