package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.Sources;

/** The rules of the house about tables and the SQL that speaks of them. */
class TablesTest {
    private static final Database DATABASE = Database.fresh();
    private static final Map<String, String> TABLES = Sources.tables();

    private static final Pattern CLOCK =
            Pattern.compile("(?i)\\b(now\\s*\\(\\s*\\)|current_(time|timestamp|date)\\b|localtime(stamp)?\\b"
                    + "|(clock|statement|transaction)_timestamp\\b|timeofday\\b)|'(now|today|tomorrow|yesterday)'");

    /** Tables whose key does not start with the tenant, and why. */
    private static final Map<String, String> WITHOUT_TENANT =
            Map.of("tenant", "it is the tenant", "signing_key", "every tenant's tokens are signed by the same");

    /** Rules over all tenants, and why. */
    private static final Map<String, String> OVER_ALL_TENANTS =
            Map.of("identity_provider_is_of_one_tenant", "by these two a token of another provider tells its tenant");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void noStatementAsksTheDatabaseForTheTime() {
        var askers = Sources.speakers().stream()
                .flatMap(speaker ->
                        CLOCK.matcher(speaker.sql()).results().map(asked -> speaker.path() + ": " + asked.group()));
        assertThat(askers).isEmpty();
    }

    /** A migration may point a foreign key at a table below; nothing else may name it. */
    @Test
    void tablesStayHome() {
        assertThat(TABLES).isNotEmpty();
        var strays = Sources.speakers().stream()
                .flatMap(speaker -> TABLES.keySet().stream()
                        .filter(table -> !speaker.module().equals(TABLES.get(table)))
                        .filter(table -> naming(table, speaker.migration())
                                .matcher(speaker.sql())
                                .find())
                        .map(table ->
                                "%s names %s, a table of %s".formatted(speaker.path(), table, TABLES.get(table))));
        assertThat(strays).isEmpty();
    }

    /**
     * A name of several words is a table wherever it stands; one of a single word is one where SQL,
     * which we write in lower case, expects a table.
     */
    private static Pattern naming(String table, boolean migration) {
        var word = "\\b" + table + "\\b";
        var place = "(?:\\b(?:from|join|into|update|table|using)\\s+(?:only\\s+)?)" + word;
        if (!table.contains("_")) {
            return Pattern.compile(place);
        }
        return Pattern.compile(migration ? "(?i)(?<!\\breferences )" + word : word);
    }

    @Test
    void foreignKeysPointDown() {
        var keys = DATABASE.sql().sql("""
                        select
                          conname as name,
                          conrelid::regclass::text as source,
                          confrelid::regclass::text as target
                        from pg_constraint
                        where contype = 'f'
                        """).query(ForeignKey.class).list();
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            var from = moduleOf(key.source());
            var to = moduleOf(key.target());
            assertThat(from.equals(to) || Floors.of(to) < Floors.of(from))
                    .as("%s of %s (%s) points at %s (%s)", key.name(), key.source(), from, key.target(), to)
                    .isTrue();
        });
    }

    private static String moduleOf(String table) {
        return Objects.requireNonNull(TABLES.get(table), () -> "No migration creates " + table);
    }

    private record ForeignKey(String name, String source, String target) {}

    @Test
    void everyKeyStartsWithTheTenant() {
        assertThat(keys().filter(key ->
                        !WITHOUT_TENANT.containsKey(key.source()) && !OVER_ALL_TENANTS.containsKey(key.name())))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.start())
                        .as("the first column of %s on %s", key.name(), key.source())
                        .isEqualTo("tenant_id"));
    }

    @Test
    void everyTableHasAKey() {
        assertThat(keys().filter(key -> key.kind().equals("p")).map(Key::source))
                .containsAll(TABLES.keySet());
    }

    private record Key(String kind, String name, String source, String start) {}

    /** Primary keys, foreign keys and unique indexes of our tables, each with its first column. */
    private static Stream<Key> keys() {
        return DATABASE
                .sql()
                .sql("""
                        select
                          c.contype::text as kind,
                          c.conname as name,
                          c.conrelid::regclass::text as source,
                          a.attname as start
                        from pg_constraint c
                        join pg_attribute a
                          on a.attrelid = c.conrelid
                          and a.attnum = c.conkey[1]
                        where c.contype in ('p', 'f', 'u')
                        union all
                        select
                          'i',
                          i.indexrelid::regclass::text,
                          i.indrelid::regclass::text,
                          coalesce(a.attname, 'an expression')
                        from pg_index i
                        left join pg_attribute a
                          on a.attrelid = i.indrelid
                          and a.attnum = i.indkey[0]
                        where i.indisunique
                        """)
                .query((row, number) -> new Key(
                        row.getString("kind"), row.getString("name"), row.getString("source"), row.getString("start")))
                .list()
                .stream()
                .filter(key -> TABLES.containsKey(key.source()));
    }
}
