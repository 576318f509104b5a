package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.latchkey.directory.EveryPermission;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Property.Operator;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.Filter;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.Search;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Sources;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client may filter and sort by, PostgreSQL finds by an index, in tables it believes to be large. Every statement is the
 * one a person gets, with the row filter of the authority table in it. What has no index is a written list.
 */
class EveryFilterHasAnIndexTest {

    /** The resources of which a tenant has many. */
    private static final List<String> LARGE =
            List.of("accessPackageAssignment", "accessPackageAssignmentRequest", "directoryAudit", "group", "user");

    /** Lists that must name a group or a person, so that only these need an index. */
    private static final List<String> NARROW = List.of(
            "privilegedAccessGroupEligibilitySchedule",
            "privilegedAccessGroupEligibilityScheduleInstance",
            "privilegedAccessGroupEligibilityScheduleRequest",
            "privilegedAccessGroupAssignmentSchedule",
            "privilegedAccessGroupAssignmentScheduleInstance",
            "privilegedAccessGroupAssignmentScheduleRequest");

    private static final RunningServer SERVER = RunningServer.shared();
    private static final Registry REGISTRY = SERVER.bean(Registry.class);
    private static final List<String> WITHOUT = Sources.read(Path.of("src/test/resources/unindexed.txt"))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    private static final Database DATABASE = Database.fresh();
    private static final Call CALL = new Call(
            Ids.next(),
            Ids.next(),
            new Caller(
                    Caller.Kind.USER,
                    Ids.next(),
                    "Somebody",
                    "",
                    SERVER.bean(EveryPermission.class).of(Caller.Kind.USER),
                    Set.of(),
                    Set.of(),
                    ""),
            Instant.parse("2026-02-01T00:00:00Z"));

    @BeforeAll
    static void pretendThatTablesAreLarge() {
        DATABASE.sql().sql("""
                        do $$
                        declare
                          check_of record;
                        begin
                          for check_of in
                            select conname, conrelid::regclass as of_table
                            from pg_constraint
                            where contype = 'c'
                              and connamespace = 'public'::regnamespace
                          loop
                            execute format('alter table %s drop constraint %I', check_of.of_table, check_of.conname);
                          end loop;
                        end
                        $$""").update();
        DATABASE.sql().sql("""
                        select relname
                        from pg_class
                        where relkind = 'r'
                          and relname not like 'migration%'
                          and relnamespace = 'public'::regnamespace
                        """).query(String.class).list().stream()
                .map(Objects::requireNonNull)
                .forEach(EveryFilterHasAnIndexTest::fill);
        DATABASE.sql().sql("""
                        update pg_class
                        set reltuples = 1000000,
                          relpages = greatest(1, pg_relation_size(oid) / 8192)
                        where relnamespace = 'public'::regnamespace
                          and relkind = 'r'
                        """).update();
        // All in one tenant, of one type and not deleted: none of that narrows anything down. Ids do.
        DATABASE.sql().sql("""
                        select pg_restore_attribute_stats(
                          'schemaname', 'public', 'relname', c.relname::text, 'attname', a.attname::text, 'inherited', false,
                          'null_frac', case when a.attname = 'deleted_date_time' then 1 else 0 end::real,
                          'avg_width', 16, 'n_distinct', case when a.atttypid = 'uuid'::regtype and a.attname <> 'tenant_id' then -0.5 else 1 end::real)
                        from pg_class c
                        join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'public'::regnamespace
                          and c.relkind = 'r'
                          and (a.atttypid = 'uuid'::regtype
                            or c.relname = 'directory_object' and a.attname in ('type', 'deleted_date_time'))
                        """).query().listOfRows();
    }

    /** One row, so that there is a page; what points to other rows points to nothing. */
    private static void fill(String table) {
        record Column(String name, String type) {}
        List<Column> columns = DATABASE.sql().sql("""
                        select attname as name, format_type(atttypid, atttypmod) as type
                        from pg_attribute
                        where attrelid = cast(:table as regclass)
                          and attnum > 0
                          and attnotnull
                          and not atthasdef
                          and attidentity = ''
                          and not attisdropped
                        """).param("table", table).query(Column.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> switch (column.type()) {
                    case "text" -> "'x'";
                    case "uuid" -> "gen_random_uuid()";
                    case "boolean" -> "false";
                    case "interval" -> "interval '1 day'";
                    case "json", "jsonb" -> "'[]'";
                    case "bytea" -> "''";
                    default ->
                        column.type().endsWith("[]")
                                ? "'{}'"
                                : column.type().startsWith("timestamp") ? "'2026-01-01'" : "1";
                })
                .collect(Collectors.joining(", "));
        DATABASE.sql()
                .sql("set session_replication_role = replica; insert into %s (%s) values (%s)"
                        .formatted(table, names, values))
                .update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<String> large() {
        return LARGE.stream();
    }

    @ParameterizedTest
    @MethodSource("large")
    void filtersAndOrdersAreFoundByAnIndex(String name) {
        Resource resource = REGISTRY.get(name);
        List<String> missing = new ArrayList<>();
        for (Property property : resource.properties()) {
            filters(property).forEach((word, filter) -> {
                Plan plan = plan(resource, filter, List.of());
                if (!plan.isFoundBy(property)) {
                    missing.add(name + "." + property.name() + " " + word);
                }
            });
            if (property.isSortable()) {
                QueryOptions.Order order = new QueryOptions.Order(path(property.name()), false);
                if (plan(resource, null, List.of(order)).isSorted()) {
                    missing.add(name + "." + property.name() + " orderby");
                }
            }
        }
        if (plan(resource, null, List.of()).isSorted()) {
            missing.add(name + " unordered");
        }
        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(WITHOUT.stream()
                        .filter(line -> line.startsWith(name + ".") || line.startsWith(name + " "))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("narrow")
    void schedulesAreFoundByGroupAndByPerson(String name) {
        Resource resource = REGISTRY.get(name);
        for (String property : List.of("groupId", "principalId")) {
            Filter filter = new Filter.Compare(
                    path(property),
                    Filter.Comparison.EQ,
                    new Filter.Literal(Filter.LiteralKind.STRING, Ids.next().toString()));
            Plan plan = plan(resource, filter, List.of());
            assertThat(plan.isFoundBy(resource.property(property).orElseThrow()))
                    .as(plan.toString())
                    .isTrue();
        }
    }

    static Stream<String> searched() {
        return large().filter(name -> REGISTRY.get(name).isSearchable());
    }

    /** What somebody types is found by the words that begin so, in the tenant alone. */
    @ParameterizedTest
    @MethodSource("searched")
    void searchesAreFoundByAnIndex(String name) {
        Resource resource = REGISTRY.get(name);
        for (Property property : resource.properties()) {
            if (property.words() != null) {
                Draft draft = draft();
                QueryOptions options = new QueryOptions(
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        false,
                        new Search.Clause(property.name(), "ada"),
                        null,
                        null);
                Plan plan = plan(new ReadCompiler(draft).count(Route.of(resource), options), draft);
                assertThat(plan.conditions())
                        .as(plan.sql())
                        .anyMatch(condition -> condition.contains("search_words @@")
                                && condition.contains(CALL.tenant().toString()));
            }
        }
    }

    static Stream<String> narrow() {
        return NARROW.stream();
    }

    static Stream<Arguments> ties() {
        return Stream.of("members", "owners", "memberOf", "transitiveMembers", "transitiveMemberOf")
                .map(link -> Arguments.of("group", link));
    }

    /** From a group to who is in it, and back, no table is read whole. */
    @ParameterizedTest
    @MethodSource("ties")
    void tiesAreFollowedByAnIndex(String from, String link) {
        Resource resource = REGISTRY.get(from);
        Link way = resource.link(link).orElseThrow();
        Plan plan = plan(
                Route.of(resource).key(Ids.next().toString()).follow(way, REGISTRY.get(way.target())), null, List.of());
        assertThat(plan.readWhole()).as(plan.sql()).isEmpty();
    }

    /** What picks a few rows. Either half of a boolean, like what is greater than something, is found on the way by id. */
    private static Map<String, Filter> filters(Property property) {
        Filter.Path path = path(property.name());
        Map<String, Filter> filters = new LinkedHashMap<>();
        if (property.kind() instanceof Kind.Many || property.kind() instanceof Kind.Bool) {
            return filters;
        }
        Filter.Literal literal =
                new Filter.Literal(Filter.LiteralKind.STRING, EveryDeclarationTest.sample(property.kind()));
        if (property.filters().contains(Operator.EQ)) {
            filters.put("eq", new Filter.Compare(path, Filter.Comparison.EQ, literal));
        }
        if (property.filters().contains(Operator.STARTS_WITH)) {
            filters.put("startsWith", new Filter.Call(Filter.Function.STARTS_WITH, path, literal));
        }
        return filters;
    }

    private static Filter.Path path(String name) {
        return new Filter.Path(List.of(name.split("/", -1)));
    }

    private static Plan plan(Resource resource, @Nullable Filter filter, List<QueryOptions.Order> orderBy) {
        return plan(Route.of(resource), filter, orderBy);
    }

    private static Plan plan(Route route, @Nullable Filter filter, List<QueryOptions.Order> orderBy) {
        QueryOptions options =
                new QueryOptions(List.of("id"), filter, orderBy, List.of(), null, null, false, null, null, null);
        Draft draft = draft();
        return plan(new ReadCompiler(draft).list(CALL.tenant(), route, options).sql(), draft);
    }

    private static Draft draft() {
        return new Draft(CALL, SERVER.bean(Guard.class), REGISTRY, Preferences.NONE);
    }

    private static Plan plan(String text, Draft draft) {
        JdbcClient.StatementSpec statement = DATABASE.sql().sql("explain (format json) " + text);
        statement.param("tenant", CALL.tenant());
        statement.param("caller", CALL.caller().id());
        statement.param("now", java.sql.Timestamp.from(CALL.now()));
        draft.values().forEach(statement::param);
        String json = statement.query(String.class).single();
        return new Plan(text, JsonMapper.shared().readTree(json).path(0).path("Plan"));
    }

    /** What PostgreSQL would do. */
    private record Plan(String sql, JsonNode root) {

        private static final Pattern COLUMN = Pattern.compile("\\bit\\.([a-z_0-9]+)|'([^']+)'");

        /** Whether an index is entered by the property's column, or the expression it is, after the tenant. */
        boolean isFoundBy(Property property) {
            List<String> words = COLUMN.matcher(property.sql())
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .toList();
            return conditions().stream()
                    .anyMatch(condition ->
                            condition.contains("tenant_id") && words.stream().allMatch(condition::contains));
        }

        /** What indexes are entered by. */
        List<String> conditions() {
            return all(root).stream()
                    .map(node -> node.path("Index Cond").asString(""))
                    .toList();
        }

        /** Whether many rows are sorted to find the first page of them. */
        boolean isSorted() {
            return all(root).stream()
                    .filter(node -> node.path("Node Type").asString().equals("Limit"))
                    .flatMap(limit -> rowsOf(limit).stream())
                    .anyMatch(node -> node.path("Node Type").asString().equals("Sort")
                            && node.path("Plan Rows").asInt() > 1000);
        }

        /** A node and where its rows come from, without what is asked once or for each of them. */
        private static List<JsonNode> rowsOf(JsonNode node) {
            List<JsonNode> nodes = new ArrayList<>(List.of(node));
            node.path("Plans").values().stream()
                    .filter(child -> !child.has("Subplan Name"))
                    .forEach(child -> nodes.addAll(rowsOf(child)));
            return nodes;
        }

        /** The tables that are read from one end to the other. */
        List<String> readWhole() {
            return all(root).stream()
                    .filter(node -> node.path("Node Type").asString().equals("Seq Scan"))
                    .map(node -> node.path("Relation Name").asString())
                    .toList();
        }

        private static List<JsonNode> all(JsonNode node) {
            List<JsonNode> nodes = new ArrayList<>(List.of(node));
            node.path("Plans").values().forEach(child -> nodes.addAll(all(child)));
            return nodes;
        }
    }
}
