package org.latchkey.console;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;

/**
 * Very many people, put straight into the tables: what a directory of that size holds, not how it came in. Rows first, then the
 * indexes as the migrations declare them, which takes a third of the time.
 */
final class Multitude {
    private static final String FIRST = "Ada,Bea,Carl,Dora,Emil,Fay,Gus,Hana,Ivo,Jo,Kai,Lea,Max,Nora,Olaf,Pia";
    private static final String LAST = IntStream.range(0, 1_000)
            .mapToObj(n -> List.of("Ab,Be,Con,Da,Ei,Fa,Gra,Ho,Iv,Jo".split(",", -1))
                            .get(n / 100)
                    + List.of("e,la,mi,no,ra,se,ti,u,va,ze".split(",", -1)).get(n / 10 % 10)
                    + List.of("ck,dahl,gren,holm,l,man,n,rt,son,witz".split(",", -1))
                            .get(n % 10))
            .collect(Collectors.joining(","));

    /** As many as this machine has cores. */
    private static final int HANDS = 2;

    private final Database database;

    Multitude(Database database) {
        this.database = database;
    }

    /** Lets people into a tenant. */
    void join(Api api, int people) {
        record Index(String name, String definition) {}
        List<Index> indexes = database.sql().sql("""
                        select c.relname as name, pg_get_indexdef(c.oid) as definition
                        from pg_index i
                        join pg_class c on c.oid = i.indexrelid
                        where i.indrelid = 'directory_object'::regclass
                          and not i.indisprimary
                        """).query(Index.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
        indexes.forEach(it -> database.sql().sql("drop index " + it.name()).update());
        int share = people / HANDS;
        together(IntStream.range(0, HANDS)
                .<Runnable>mapToObj(hand -> () -> insert(api, 1 + hand * share, (hand + 1) * share))
                .toList());
        together(indexes.stream()
                .<Runnable>map(it -> () -> database.sql()
                        .sql("set maintenance_work_mem = '256MB'; " + it.definition())
                        .update())
                .toList());
        database.sql().sql("analyze directory_object").update();
        database.sql()
                .sql("vacuum (index_cleanup off, truncate off) directory_object")
                .update();
    }

    /**
     * Keys refer to a tenant that is there, and the words of a search are cut by the function that the trigger calls: once for each
     * of the names, which many share.
     */
    private void insert(Api api, int from, int to) {
        database.sql()
                .sql("""
                        set session_replication_role = replica;
                        insert into directory_object (tenant_id, id, type, display_name, user_principal_name, mail_nickname,
                          account_enabled, user_type, created_date_time, search_words)
                        with name as materialized (
                          select f + 16 * l as place, first || ' ' || last as text, search_vector(:tenant, 'n', first || ' ' || last) as words
                          from unnest(string_to_array(:first, ',')) with ordinality as given (first, f),
                            unnest(string_to_array(:last, ',')) with ordinality as family (last, l))
                        select :tenant, gen_random_uuid(), 'user', name.text, 'p' || n || '@' || :domain, 'p' || n, true, 'Member',
                          timestamptz '2026-01-01Z', name.words
                        from generate_series(cast(:from as integer), cast(:to as integer)) n
                        join name on name.place = 17 + n % (select count(*) from name);
                        set session_replication_role = origin
                        """)
                .param("tenant", UUID.fromString(api.tenant()))
                .param("domain", api.domain())
                .param("first", FIRST)
                .param("last", LAST)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static void together(List<Runnable> parts) {
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            CompletableFuture.allOf(parts.stream()
                            .map(it -> CompletableFuture.runAsync(it, hands))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
