package org.latchkey;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.Sources;

/**
 * Every statement keeps to one tenant: wherever its text names a table or view that holds rows of several, it says which
 * tenant's it means. What reads compose from the declarations is tried by the two tenants of the promise tests.
 */
class TenantsTest {
    private static final Database DATABASE = Database.fresh();

    /** What has rows of several tenants. */
    private static final Set<String> SHARED =
            Set.copyOf(DATABASE.sql().sql("""
                    select table_name
                    from information_schema.columns
                    where table_schema = 'public'
                      and column_name = 'tenant_id'
                    """).query(String.class).list());

    private static final Pattern NAMED = Pattern.compile(
            "\\b(?<verb>from|join|update|into|using)\\s+(?:only\\s+)?(?<table>\\w+)(?:\\s+(?:as\\s+)?(?<alias>\\w+))?");

    /** What may follow a table's name and is no name for it. */
    private static final Set<String> KEYWORDS = Set.of(
            "where",
            "on",
            "set",
            "left",
            "join",
            "inner",
            "order",
            "group",
            "select",
            "for",
            "using",
            "cross",
            "as",
            "values",
            "limit",
            "union",
            "returning",
            "full",
            "right",
            "and",
            "do",
            "window",
            "having");

    /** A tenant is given, or one row's is another's. */
    private static final Pattern ONE_TENANT = Pattern.compile(":tenant\\b|\\btenant_id = ");

    /** Of a chore: which tenants have something due, and when. */
    private static final Pattern DUE =
            Pattern.compile("^\\s*select\\s+tenant_id,.*\\bdue_at\\s+from\\b", Pattern.DOTALL);

    /** Files with a statement over all tenants, and why. */
    private static final Map<String, String> OVER_ALL_TENANTS = Map.of(
            "Applications",
            "who signs in with no tenant named finds it by the client",
            "Providers",
            "a token of another provider tells its tenant by issuer and client",
            "Mails",
            "what was mailed long ago is forgotten",
            "Tenants",
            "they are the tenants");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private record Named(
            String verb, String table, @Nullable String alias) {
        static Named of(MatchResult found) {
            String alias = found.group("alias");
            boolean isAlias = alias != null
                    && !KEYWORDS.contains(alias)
                    && !found.group("verb").equals("into");
            return new Named(found.group("verb"), found.group("table"), isAlias ? alias : null);
        }

        /** What its tenant is called in the statement. */
        Pattern tenant() {
            return Pattern.compile(
                    alias == null
                            ? "(?<!\\.)\\btenant_id\\b|\\b" + table + "\\.tenant_id\\b"
                            : "\\b" + alias + "\\.tenant_id\\b");
        }
    }

    private static List<Named> named(String statement) {
        return NAMED.matcher(statement)
                .results()
                .map(Named::of)
                .filter(it -> SHARED.contains(it.table()))
                .toList();
    }

    private static Stream<Sources.Quoted> statements() {
        return Sources.quotes().stream()
                .filter(it -> it.text().contains("\n"))
                .filter(it -> !named(it.text()).isEmpty());
    }

    @Test
    void everyTableOfAStatementIsTakenByItsTenant() {
        assertThat(SHARED).contains("access_package", "principal", "pim_schedule");
        assertThat(statements())
                .hasSizeGreaterThan(250)
                .allSatisfy(statement -> named(statement.text()).stream()
                        .filter(it -> !OVER_ALL_TENANTS.containsKey(statement.file()) || it.alias() != null)
                        .collect(groupingBy(it -> it.tenant().pattern()))
                        .forEach((tenant, tables) -> assertThat(Pattern.compile(tenant)
                                        .matcher(statement.text())
                                        .results()
                                        .count())
                                .as(
                                        "how often %s says whose rows of %s it means: %s",
                                        statement.file(), tables, statement.text())
                                .isGreaterThanOrEqualTo(tables.size())));
    }

    @Test
    void everyStatementIsOfOneTenant() {
        assertThat(statements()
                        .filter(it -> !ONE_TENANT.matcher(it.text()).find())
                        .filter(it -> !DUE.matcher(it.text()).find())
                        .map(Sources.Quoted::file)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(OVER_ALL_TENANTS.keySet());
    }
}
