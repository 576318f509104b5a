package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
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
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.RunningServer;

/** What modules declare is SQL that no compiler reads. Here the database reads all of it once. */
class EveryDeclarationTest {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final Registry REGISTRY = SERVER.bean(Registry.class);
    private static final Call CALL = Call.bySystem(Ids.next(), Instant.parse("2026-02-01T00:00:00Z"));

    static Stream<String> resources() {
        return REGISTRY.all().stream().map(Resource::name);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void selectsEveryProperty(String name) {
        Resource resource = REGISTRY.get(name);
        List<String> names = resource.properties().stream().map(Property::name).toList();
        isRead(resource, options(names, null, List.of(), List.of()));
        isRead(resource, QueryOptions.NONE);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void tellsWhatIsAllowed(String name) {
        Set<String> every = SERVER.bean(EveryPermission.class).of(Caller.Kind.USER);
        Caller anybody = new Caller(Caller.Kind.USER, Ids.next(), "", "", every, Set.of(), Set.of(), "");
        Call call = new Call(Ids.next(), CALL.tenant(), anybody, CALL.now());
        Resource resource = REGISTRY.get(name);
        Preferences allowed = new Preferences(false, true);
        isRead(call, Route.of(resource), QueryOptions.NONE, allowed);
        for (Link link : resource.links()) {
            Route route = Route.of(resource).key(Ids.next().toString()).follow(link, REGISTRY.get(link.target()));
            isRead(call, route, QueryOptions.NONE, allowed);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void expandsAndFiltersThroughEveryLink(String name) {
        Resource resource = REGISTRY.get(name);
        for (Link link : resource.links()) {
            isRead(
                    resource,
                    options(
                            List.of(),
                            null,
                            List.of(),
                            List.of(new QueryOptions.Expand(link.name(), QueryOptions.NONE))));
            if (link.isMany()) {
                Filter any = new Filter.Lambda(path(link.name()), false, "x", null);
                isRead(resource, options(List.of(), any, List.of(), List.of()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void filtersAndSortsByEveryPropertyThatAllowsIt(String name) {
        Resource resource = REGISTRY.get(name);
        for (Property property : resource.properties()) {
            if (property.isSortable()) {
                QueryOptions.Order order = new QueryOptions.Order(path(property.name()), true);
                isRead(resource, options(List.of(), null, List.of(order), List.of()));
            }
            for (Filter filter : filters(property)) {
                isRead(resource, options(List.of(), filter, List.of(), List.of()));
            }
        }
    }

    private static List<Filter> filters(Property property) {
        Filter.Path path = path(property.name());
        if (property.kind() instanceof Kind.Many) {
            return property.filters().contains(Operator.ANY)
                    ? List.of(new Filter.Lambda(path, false, "x", null))
                    : List.of();
        }
        Filter.Literal literal = new Filter.Literal(Filter.LiteralKind.STRING, sample(property.kind()));
        BiFunction<Operator, Filter, Stream<Filter>> ifAllowed =
                (operator, filter) -> property.filters().contains(operator) ? Stream.of(filter) : Stream.of();
        return Stream.of(
                        ifAllowed.apply(Operator.EQ, new Filter.Compare(path, Filter.Comparison.EQ, literal)),
                        ifAllowed.apply(Operator.GE, new Filter.Compare(path, Filter.Comparison.GE, literal)),
                        ifAllowed.apply(Operator.CONTAINS, new Filter.Call(Filter.Function.CONTAINS, path, literal)))
                .flatMap(each -> each)
                .toList();
    }

    private static void isRead(Resource resource, QueryOptions options) {
        isRead(CALL, Route.of(resource), options, Preferences.NONE);
    }

    private static void isRead(Call call, Route route, QueryOptions options, Preferences preferences) {
        Draft draft = new Draft(call, SERVER.bean(Guard.class), REGISTRY, preferences);
        String text =
                new ReadCompiler(draft).list(call.tenant(), route, options).sql();
        Sql.Statement statement = SERVER.bean(Sql.class).statement(call, text);
        draft.values().forEach(statement::bind);
        assertThatCode(() -> statement.list(row -> row)).as(text).doesNotThrowAnyException();
    }

    private static QueryOptions options(
            List<String> select,
            @Nullable Filter filter,
            List<QueryOptions.Order> orderBy,
            List<QueryOptions.Expand> expand) {
        return new QueryOptions(select, filter, orderBy, expand, null, null, false, null, null, null);
    }

    private static Filter.Path path(String name) {
        return new Filter.Path(List.of(name.split("/", -1)));
    }

    static String sample(Kind kind) {
        return switch (kind) {
            case Kind.Id id -> Ids.next().toString();
            case Kind.Bool bool -> "true";
            case Kind.Int number -> "1";
            case Kind.Instant instant -> "2026-01-01T00:00:00Z";
            case Kind.Date date -> "2026-01-01";
            case Kind.Duration duration -> "PT1H";
            case Kind.Choice choice -> choice.members().getFirst();
            case Kind.Text text -> "x";
            case Kind.Complex complex -> "x";
            case Kind.Many many -> "x";
        };
    }
}
