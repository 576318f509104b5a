package org.latchkey.graph.read;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.latchkey.graph.Link;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.QueryParser;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.kernel.Scope;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Database;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A {@link Library} in a real database, with two tenants that have the same things in it. */
final class ReadingRoom implements AutoCloseable {

    static final UUID FICTION = id(1);
    static final UUID POETRY = id(2);
    static final UUID CELLAR = id(3);
    static final UUID ANN = id(11);
    static final UUID HAL = id(12);
    static final UUID EMMA = id(21);
    static final UUID ODES = id(22);
    static final UUID LOST = id(23);
    static final UUID PRAISE = id(31);

    private static final JsonMapper JSON = JsonMapper.shared();

    final UUID tenant = Ids.next();
    final UUID other = Ids.next();
    final Permits permits = new Permits();
    final Database database = Database.fresh();
    final Reader reader;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ReadingRoom() {
        database.sql().sql(Library.TABLES).update();
        furnish(tenant, "");
        furnish(other, " of others");
        context.registerBean(JdbcClient.class, database::sql);
        context.registerBean(Guard.class, () -> permits);
        context.registerBean(Registry.class, () -> Library.REGISTRY);
        context.register(Sql.class, Reader.class);
        context.refresh();
        reader = context.getBean(Reader.class);
    }

    /** Ids sort as their numbers do. */
    static UUID id(int number) {
        return new UUID(0, number);
    }

    private void furnish(UUID owner, String suffix) {
        database.sql()
                .sql("""
                        insert into shelf (tenant_id, id, display_name, note, keeper_id, places, is_open, opened_at, closed_at, loan, cleaned,
                          lighting, labels, rules, keeper, code, secret)
                        values
                          (:t, :fiction, 'Fiction' || :s, 'by the door', :ann, 30, true, '2026-01-31T09:30:00.25Z', null, interval '14 days',
                           '2026-02-01', 'dim', '{Novel,Short_Story}',
                           '[{"name": "Quiet", "days": 3, "strict": true, "words": ["hush"]}, {"name": "No food", "days": 0, "strict": false}]',
                           '{"user": {"id": "U-1"}}', 'F', 'x'),
                          (:t, :poetry, 'poetry' || :s, null, :hal, 12, false, '2026-01-31T09:30:00Z', '2026-03-01T10:00:00.9Z',
                           interval '1 hour 45 minutes', null, 'bright', '{}', '[]', null, 'P', null),
                          (:t, :cellar, '100% Cellar_' || :s, null, null, 5, true, '2025-06-01T00:00:00.123456Z', null, null, '2026-01-15',
                           'neon', null, null, null, null, null)""")
                .params(Map.of(
                        "t", owner, "s", suffix, "fiction", FICTION, "poetry", POETRY, "cellar", CELLAR, "ann", ANN))
                .param("hal", HAL)
                .update();
        database.sql()
                .sql("""
                        insert into author (tenant_id, id, kind, display_name, mail, model)
                        values (:t, :ann, 'person', 'Ann' || :s, 'ann@example.org', null), (:t, :hal, 'robot', 'Hal' || :s, null, '9000')""")
                .params(Map.of("t", owner, "s", suffix, "ann", ANN, "hal", HAL))
                .update();
        database.sql()
                .sql("""
                        insert into book (tenant_id, id, title, shelf_id, author_id)
                        values (:t, :emma, 'Emma' || :s, :fiction, :ann), (:t, :odes, 'Odes' || :s, :fiction, :hal), (:t, :lost, 'Lost' || :s, null, null)""")
                .params(Map.of("t", owner, "s", suffix, "emma", EMMA, "odes", ODES, "lost", LOST, "fiction", FICTION))
                .params(Map.of("ann", ANN, "hal", HAL))
                .update();
        database.sql()
                .sql("""
                        insert into review (tenant_id, id, book_id, body)
                        values (:t, :praise, :emma, jsonb_build_object('text', 'Fine' || :s, 'stars', 5))""")
                .params(Map.of("t", owner, "s", suffix, "praise", PRAISE, "emma", EMMA))
                .update();
    }

    /** A guard whose table the test writes. What it does not mention is allowed everywhere. */
    static final class Permits implements Guard {
        private final Map<Action, Scope> scopes = new ConcurrentHashMap<>();
        private final Set<Action> missing = ConcurrentHashMap.newKeySet();

        void over(Action action, Scope scope) {
            scopes.put(action, scope);
        }

        void withoutPermission(Action action) {
            missing.add(action);
        }

        void reset() {
            scopes.clear();
            missing.clear();
        }

        @Override
        public Scope scope(Call call, Action action) {
            if (missing.contains(action)) {
                throw Problem.of(ProblemCode.AUTHORIZATION_REQUEST_DENIED);
            }
            return scopes.getOrDefault(action, Scope.EVERYWHERE);
        }

        @Override
        public Scope reach(Call call, Action action) {
            return missing.contains(action) ? Scope.NOWHERE : scope(call, action);
        }

        @Override
        public boolean allows(Call call, Action action, Map<String, UUID> anchors) {
            return scope(call, action).isEverywhere();
        }
    }

    Call call() {
        return call(tenant);
    }

    Call call(UUID in) {
        Caller ann = new Caller(Caller.Kind.USER, ANN, "Ann", "ann@example.org", Set.of(), Set.of(), Set.of(), "");
        return new Call(Ids.next(), in, ann, Instant.parse("2026-02-01T00:00:00Z"));
    }

    /** Options as they stand in a URL, but readable: {@code $filter=a eq 'b'}. */
    static QueryOptions options(String... options) {
        return QueryParser.parse(Arrays.stream(options)
                .map(option -> option.substring(0, option.indexOf('=') + 1)
                        + URLEncoder.encode(option.substring(option.indexOf('=') + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    static QueryOptions none() {
        return QueryOptions.NONE;
    }

    Page page(Route route, String... options) {
        return reader.list(call(), route, options(options), Preferences.NONE).orElseThrow();
    }

    List<JsonNode> list(Route route, String... options) {
        return page(route, options).rows().stream().map(JSON::readTree).toList();
    }

    /** The names of what is listed, in the order of the list. */
    List<String> names(Resource resource, String... options) {
        return names(page(Route.of(resource), options));
    }

    static List<String> names(Page page) {
        return page.rows().stream()
                .map(JSON::readTree)
                .map(row -> row.path(row.has("title") ? "title" : "displayName").asString())
                .toList();
    }

    /** What a filter lets pass of the shelves, by name. */
    List<String> shelves(String filter) {
        return names(Library.SHELF, "$orderby=displayName", "$filter=" + filter);
    }

    JsonNode entity(Route route, String... options) {
        return JSON.readTree(
                reader.entity(call(), route, options(options), Preferences.NONE).orElseThrow());
    }

    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    static Route shelf(UUID id) {
        return Route.of(Library.SHELF).key(id.toString());
    }

    static Route follow(Route from, String link) {
        Link found = from.target().link(link).orElseThrow();
        return from.follow(found, Library.REGISTRY.get(found.target()));
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
