package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.latchkey.graph.read.ReadingRoom.FICTION;
import static org.latchkey.graph.read.ReadingRoom.HAL;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

class FilterTest {

    private static final ReadingRoom ROOM = new ReadingRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            displayName eq 'FICTION'                                  | Fiction
            displayName ne 'fiction'                                  | 100% Cellar_, poetry
            displayName in ('fiction', 'POETRY')                      | Fiction, poetry
            displayName lt 'G' and displayName gt 'a'                 | Fiction
            displayName ge 'fiction'                                  | Fiction, poetry
            startsWith(displayName, 'FIC')                            | Fiction
            startswith(displayName, '100%')                           | 100% Cellar_
            startsWith(displayName, '1%C')                            | -
            contains(displayName, '_')                                | 100% Cellar_
            endsWith(displayName, 'TRY')                              | poetry
            note eq null                                              | 100% Cellar_, poetry
            note ne null                                              | Fiction
            note eq 'by the door'                                     | Fiction
            note ne 'by the door'                                     | 100% Cellar_, poetry
            not (note eq 'by the door')                               | 100% Cellar_, poetry
            not startsWith(note, 'by')                                | 100% Cellar_, poetry
            note in ('by the door', null)                             | 100% Cellar_, Fiction, poetry
            places gt 5 and places le 30                              | Fiction, poetry
            places eq 12 or places eq '5'                             | 100% Cellar_, poetry
            places lt 5.5                                             | 100% Cellar_
            places lt 99999999999                                     | 100% Cellar_, Fiction, poetry
            isOpen eq true                                            | 100% Cellar_, Fiction
            isOpen eq 'FALSE'                                         | poetry
            isOpen ne true                                            | poetry
            openedDateTime eq 2026-01-31T09:30:00.25Z                 | Fiction
            openedDateTime eq '2026-01-31T11:30:00.250+02:00'         | Fiction
            openedDateTime lt 2026-01-01                              | 100% Cellar_
            openedDateTime ge 2026-01-31T09:30:00Z                    | Fiction, poetry
            closedDateTime lt 2027-01-01T00:00:00Z                    | poetry
            closedDateTime ne 2027-01-01T00:00:00Z                    | 100% Cellar_, Fiction, poetry
            cleaned eq 2026-02-01                                     | Fiction
            cleaned lt 2026-02-01                                     | 100% Cellar_
            loan eq P14D                                              | Fiction
            loan lt 'PT2H'                                            | poetry
            loan eq duration'P14D'                                    | Fiction
            lighting eq 'DIM'                                         | Fiction
            lighting eq bright                                        | poetry
            lighting ne 'dim'                                         | 100% Cellar_, poetry
            lighting in ('dim', 'Neon')                               | 100% Cellar_, Fiction
            labels/any(l:l eq 'novel')                                | Fiction
            labels/any(l:startsWith(l, 'short_'))                     | Fiction
            labels/any()                                              | Fiction
            labels/all(l:l eq 'novel')                                | 100% Cellar_, poetry
            not labels/any(l:l eq 'novel')                            | 100% Cellar_, poetry
            labels/$count eq 2                                        | Fiction
            labels/$count eq 0                                        | 100% Cellar_, poetry
            rules/any(r:r/name eq 'QUIET' and r/days gt 2)            | Fiction
            rules/any(r:r/strict eq false and r/days eq 3)            | -
            rules/any(r:r/words/any(w:w eq 'hush'))                   | Fiction
            rules/all(r:r/days ge 1)                                  | 100% Cellar_, poetry
            rules/$count ge 1                                         | Fiction
            keeper/user/id eq 'u-1'                                   | Fiction
            KEEPER/User/ID eq 'U-1'                                   | Fiction
            head/displayName eq 'ann'                                 | Fiction
            head/displayName ne 'ann'                                 | 100% Cellar_, poetry
            head/displayName eq null                                  | 100% Cellar_
            head/displayName ne null                                  | Fiction, poetry
            head/id eq 00000000-0000-0000-0000-00000000000B           | Fiction
            head/id eq null                                           | 100% Cellar_
            startsWith(head/displayName, 'h')                         | poetry
            books/any(b:b/title eq 'emma')                            | Fiction
            books/any(b:b/author/displayName eq 'hal')                | Fiction
            books/any(b:b/title eq displayName)                       | -
            books/all(b:contains(b/title, 'e'))                       | 100% Cellar_, Fiction, poetry
            books/any()                                               | Fiction
            books/$count eq 2                                         | Fiction
            books/$count lt 2                                         | 100% Cellar_, poetry
            id eq '00000000-0000-0000-0000-000000000001'              | Fiction
            id eq 00000000-0000-0000-0000-000000000001                | Fiction
            id eq 'no-guid'                                           | -
            id ne 'no-guid'                                           | 100% Cellar_, Fiction, poetry
            id in ('no-guid', '00000000-0000-0000-0000-000000000002') | poetry
            """)
    void filtersByEveryKind(String filter, String names) {
        assertThat(String.join(", ", ROOM.shelves(filter))).isEqualTo(names.equals("-") ? "" : names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isOpen eq 'perhaps'",
                "places eq 'many'",
                "places eq 1e999999999",
                "openedDateTime eq yesterday",
                "openedDateTime eq +999999999-01-01T00:00:00Z",
                "openedDateTime eq 2026-02-30",
                "loan eq P1Y",
                "loan eq P99999999999D",
                "lighting eq 'candle'",
                "lighting eq 'unknownFutureValue'",
                "rules/any(r:r/colour eq 'red')",
                "labels/any(l:l/x eq 'red')",
                "nothing eq 1",
                "head/nothing eq 1"
            })
    void refusesWhatIsNoValueOfTheKind(String filter) {
        assertThatThrownBy(() -> ROOM.shelves(filter))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code ne 'F'",
                "contains(note, 'x')",
                "keeper eq 'x'",
                "keeper/user/name eq 'x'",
                "shout eq 'X'",
                "labels eq 'novel'",
                "books/title eq 'emma'",
                "head eq 'x'",
                "note/$count eq 1",
                "note/any(n:n eq 'x')"
            })
    void refusesOperatorsThatAreNotDeclared(String filter) {
        assertThatThrownBy(() -> ROOM.shelves(filter)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_QUERY);
            assertThat(problem.sentence())
                    .startsWith("Unsupported or invalid query filter clause specified for property '")
                    .endsWith("' of resource 'Shelf'.");
        });
    }

    @Test
    void namesTheUnknownPropertyAndItsType() {
        assertThatThrownBy(() -> ROOM.shelves("colour eq 'red'"))
                .hasMessageContaining("Could not find a property named 'colour' on type 'microsoft.graph.shelf'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'' or true or ''x'' = ''x",
                "''; drop table shelf; --",
                ":tenant",
                "{row}",
                "\\",
                "%",
                "$1 ? ?? :p0",
                "/* it.id */",
                "\ud83d"
            })
    void whatLooksLikeSqlIsJustText(String text) {
        assertThat(ROOM.shelves("displayName eq '" + text + "'")).isEmpty();
        assertThat(ROOM.shelves("startsWith(displayName, '" + text + "')")).isEmpty();
        assertThat(ROOM.shelves("labels/any(l:l eq '" + text + "')")).isEmpty();
        assertThat(ROOM.shelves("displayName ne '" + text + "'")).hasSize(3);
    }

    @Test
    void refusesTheCharacterNoTextHolds() {
        assertThatThrownBy(() -> ROOM.shelves("displayName eq 'a\0b'"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST));
    }

    @Test
    void comparesAnIdBehindALinkWithoutAJoin() {
        Draft draft = new Draft(ROOM.call(), ROOM.permits, Library.REGISTRY, Preferences.NONE);
        String sql = new ReadCompiler(draft)
                .count(Route.of(Library.BOOK), ReadingRoom.options("$filter=shelf/id eq '" + FICTION + "'"));
        assertThat(sql).isEqualTo("""
                select count(*) as total
                from book t0
                where t0.tenant_id = :tenant
                  and t0.shelf_id = :p0""");
    }

    @Test
    void aliasesOfNestedLambdasDoNotMix() {
        assertThat(ROOM.names(
                        Library.AUTHOR,
                        "$filter=books/any(b:b/reviews/any(r:contains(r/text, 'fine')) and b/shelf/books/any(c:c/author/id eq "
                                + HAL + "))"))
                .containsExactly("Ann");
    }
}
