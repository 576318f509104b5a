package org.latchkey.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A digest of each table's rows of a tenant, in whatever order: the same before and after means that nothing changed. */
public final class Fingerprint {

    private Fingerprint() {}

    /** By the name of the table. */
    public static Map<String, String> of(JdbcClient sql, UUID tenant) {
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
        Map<String, String> digests = new TreeMap<>();
        sql.sql(each).param("tenant", tenant).query(row -> {
            digests.put(row.getString(1), row.getString(2));
        });
        return digests;
    }
}
