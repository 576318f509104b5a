package org.latchkey.graph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latchkey.graph.Library;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Route;
import org.latchkey.graph.read.Route.Handle;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

class PathMatcherTest {

    private static final String A = "11111111-2222-3333-4444-55555555555a";
    private static final String B = "11111111-2222-3333-4444-55555555555b";
    private static final UUID ME = UUID.fromString("99999999-2222-3333-4444-555555555555");

    private final PathMatcher paths = new PathMatcher(Library.registry());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            library/books | rows book
            Library/BOOKS/ | rows book
            library/volumes | rows book
            library/books/{A} | rows book[{A}]
            library/books('{A}') | rows book[{A}]
            library/books({A}) | rows book[{A}]
            library/books(id='{A}') | rows book[{A}]
            library/books(%27{A}%27) | rows book[{A}]
            library/books(uniqueName='x''y') | rows book[uniqueName=x'y]
            library/books(UNIQUENAME=%27a%2Fb%27) | rows book[uniqueName=a/b]
            library/books/$count | count book
            library/books/{A}/title | part book[{A}] title
            library/books/{A}/TITLE/$value | part book[{A}] title raw
            library/books/{A}/shelf | rows book[{A}] shelf:shelf
            library/books/{A}/bookcase | rows book[{A}] shelf:shelf
            library/books/{A}/shelves | rows book[{A}] shelves:shelf
            library/books/{A}/racks/{B} | rows book[{A}] shelves:shelf[{B}]
            library/books/{A}/shelves('{B}') | rows book[{A}] shelves:shelf[{B}]
            library/books/{A}/shelves/{B}/dust | invoke book[{A}] shelves:shelf[{B}] dust
            library/books/{A}/shelves/$count | count book[{A}] shelves:shelf
            library/books/{A}/burn | invoke book[{A}] burn
            library/books/{A}/microsoft.graph.burn | invoke book[{A}] burn
            library/books/{A}/graph.burn() | invoke book[{A}] burn
            library/books/count | invoke book count
            library/books/microsoft.graph.count | invoke book count
            library/books/filterByCurrentUser(on='reader') | rows book filterByCurrentUser{on=reader} true
            library/books/microsoft.graph.filterbycurrentuser(ON='READER')/$count | count book filterByCurrentUser{on=reader} true
            library/books/filterByCurrentUser%28on%3D%27owner%27%29 | rows book filterByCurrentUser{on=owner} false
            library/books/filterByCurrentUser(on=microsoft.graph.x'owner') | rows book filterByCurrentUser{on=owner} false
            library/books/additional(b='2',a='1') | rows book additional{a=1, b=2} it.a = :a and it.b = :b
            library/books/additional(a='1,2') | rows book additional{a=1,2} it.a = :a
            library/books/recent() | rows book recent{} true
            library/books/recent | rows book recent{} true
            people | rows person
            people/microsoft.graph.reader | rows person<reader>
            people/graph.Reader/$count | count person<reader>
            people/{A}/microsoft.graph.librarian | rows person[{A}]<librarian>
            people/{A}/microsoft.graph.librarian/desk | part person[{A}]<librarian> desk
            people/microsoft.graph.person | rows person
            readers/ada@example.org | rows reader[ada@example.org]
            readers/ada%2Bx+y@example.org | rows reader[ada+x+y@example.org]
            readers/{A}/friends/$ref | refs reader[{A}] friends:person
            readers/{A}/friends/{B}/$ref | refs reader[{A}] friends:person[{B}]
            readers/{A}/card/$ref | refs reader[{A}] card:shelf
            readers/{A}/friends/microsoft.graph.reader | rows reader[{A}] friends:person<reader>
            readers/{A}/friends/{B}/microsoft.graph.reader/friends | rows reader[{A}] friends:person[{B}]<reader> friends:person
            me | rows reader[{ME}]
            ME/friends | rows reader[{ME}] friends:person
            library | rows library[.]
            library/name | part library[.] name
            $metadata | metadata
            $batch | batch
            `` | root
            """)
    void a_path_means_what_was_declared(String path, String meaning) {
        assertThat(described(paths.match("v1.0", filled(path), user()))).isEqualTo(filled(meaning));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing | nothing
            library/nothing | nothing
            nothing/books | nothing
            library/books/{A}/nothing | nothing
            library/books/{A}/title/x | x
            library/books/{A}/title/$value/x | x
            library/books/$count/x | x
            library/books/{A}/$count | $count
            library/books/{A}/burn/x | x
            library/books/{A}/burn(x='1') | burn(x='1')
            library/books/{A}/shelf({B}) | shelf({B})
            library/books/{A}/shelf/dust | dust
            library/books/$ref | $ref
            library/books/$value | $value
            library/books//{A} | ``
            library/books/microsoft.graph.nothing | microsoft.graph.nothing
            library/books/recent()/{A} | {A}
            library/books('x | books('x
            readers/{A}/password | password
            me('x') | me('x')
            staff | staff
            """)
    void an_unknown_segment_is_named(String path, String segment) {
        Problem problem = problem(filled(path));
        assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
        assertThat(problem.sentence()).isEqualTo("Resource not found for the segment '%s'.".formatted(filled(segment)));
    }

    @Test
    void a_key_that_is_no_GUID_is_refused_unless_another_property_may_stand_there() {
        assertThat(problem("library/books/x").sentence()).isEqualTo("Invalid object identifier 'x'.");
        assertThat(problem("library/books/x").code()).isEqualTo(ProblemCode.BAD_REQUEST);
        assertThat(problem("people/x").code()).isEqualTo(ProblemCode.REQUEST_BAD_REQUEST);
        assertThat(described(paths.match("v1.0", "library/books/" + A.toUpperCase(Locale.ROOT), null)))
                .isEqualTo("rows book[" + A + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            library/books/filterByCurrentUser(on='x') | Invalid value 'x' of the function 'filterByCurrentUser'. Use one of: reader, owner.
            library/books/filterByCurrentUser(at='reader') | The function 'filterByCurrentUser' does not take these parameters.
            library/books/filterByCurrentUser('reader') | The function 'filterByCurrentUser' does not take these parameters.
            library/books/filterByCurrentUser | The function 'filterByCurrentUser' does not take these parameters.
            library/books(title='x') | The property 'title' is no key of 'book'.
            library/books('x) | The URL is not valid: '('x)' cannot be read.
            library/books(a='1',a='2') | The URL is not valid: '(a='1',a='2')' cannot be read.
            library/%zz | The URL is not valid: '%zz' is not percent-encoded.
            """)
    void what_cannot_be_read_is_said(String path, String sentence) {
        assertThat(problem(path).sentence()).isEqualTo(sentence);
        assertThat(problem(path).code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @Test
    void me_is_a_person() {
        Call call = call(Caller.Kind.APPLICATION);
        Problem problem = catchThrowableOfType(Problem.class, () -> paths.match("v1.0", "me", call));
        assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @Test
    void beta_paths_are_served_under_beta_alone() {
        assertThat(described(paths.match("beta", "staff/" + A, null))).isEqualTo("rows librarian[" + A + "]");
        assertThat(catchThrowableOfType(Problem.class, () -> paths.match("beta", "people", null)))
                .isNotNull();
    }

    private Problem problem(String path) {
        Problem problem = catchThrowableOfType(Problem.class, () -> paths.match("v1.0", path, user()));
        assertThat(problem).as("the path %s is refused", path).isNotNull();
        return problem;
    }

    private static Call user() {
        return call(Caller.Kind.USER);
    }

    private static Call call(Caller.Kind kind) {
        Caller caller = new Caller(kind, ME, "", "", Set.of(), Set.of(), Set.of(), "");
        return new Call(Ids.next(), Ids.next(), caller, Instant.EPOCH);
    }

    private static String filled(String text) {
        return text.replace("{A}", A).replace("{B}", B).replace("{ME}", ME.toString());
    }

    private static String described(Target target) {
        return switch (target) {
            case Target.Rows rows -> "rows " + described(rows.route());
            case Target.Count count -> "count " + described(count.route());
            case Target.References refs -> "refs " + described(refs.route());
            case Target.Part part ->
                "part " + described(part.route()) + " " + part.property().name() + (part.isRaw() ? " raw" : "");
            case Target.Invocation invocation ->
                "invoke " + described(invocation.route()) + " "
                        + invocation.act().name();
            case Target.Metadata metadata -> "metadata";
            case Target.Batch batch -> "batch";
            case Target.Root root -> "root";
        };
    }

    private static String described(Route route) {
        String path = described(route.start())
                + route.hops().stream()
                        .map(hop -> " " + hop.link().name() + ":" + described(hop.step()))
                        .collect(Collectors.joining());
        Route.Narrowing narrowing = route.narrowing();
        return narrowing == null
                ? path
                : "%s %s%s %s"
                        .formatted(
                                path,
                                narrowing.function().name(),
                                new TreeMap<>(narrowing.arguments()),
                                narrowing.condition());
    }

    private static String described(Route.Step step) {
        Resource cast = step.cast();
        return step.resource().name() + described(step.handle()) + (cast == null ? "" : "<" + cast.name() + ">");
    }

    private static String described(@Nullable Handle handle) {
        return switch (handle) {
            case null -> "";
            case Handle.Key key -> "[" + key.value() + "]";
            case Handle.Alternate alternate -> "[" + alternate.property() + "=" + alternate.value() + "]";
            case Handle.Only only -> "[.]";
        };
    }
}
