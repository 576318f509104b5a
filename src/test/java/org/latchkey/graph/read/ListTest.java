package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.latchkey.graph.read.ReadingRoom.ANN;
import static org.latchkey.graph.read.ReadingRoom.CELLAR;
import static org.latchkey.graph.read.ReadingRoom.EMMA;
import static org.latchkey.graph.read.ReadingRoom.FICTION;
import static org.latchkey.graph.read.ReadingRoom.HAL;
import static org.latchkey.graph.read.ReadingRoom.PRAISE;
import static org.latchkey.graph.read.ReadingRoom.follow;
import static org.latchkey.graph.read.ReadingRoom.json;
import static org.latchkey.graph.read.ReadingRoom.none;
import static org.latchkey.graph.read.ReadingRoom.shelf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.testkit.StatementCount;

class ListTest {

    private static final ReadingRoom ROOM = new ReadingRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @Test
    void writesEveryKindInTheWiresForm() {
        assertThat(ROOM.entity(shelf(FICTION))).isEqualTo(json("""
                {'id': '00000000-0000-0000-0000-000000000001', 'displayName': 'Fiction', 'note': 'by the door', 'places': 30, 'isOpen': true,
                 'openedDateTime': '2026-01-31T09:30:00.25Z', 'closedDateTime': null, 'loan': 'P14D', 'cleaned': '2026-02-01',
                 'lighting': 'dim', 'labels': ['Novel', 'Short_Story'],
                 'rules': [{'days': 3, 'name': 'Quiet', 'words': ['hush'], 'strict': true}, {'days': 0, 'name': 'No food', 'strict': false}]}"""));
    }

    @Test
    void collectionsAreNeverNullAndSecondsAreWhole() {
        var cellar = ROOM.entity(shelf(CELLAR));
        assertThat(cellar.get("labels")).isEqualTo(json("[]"));
        assertThat(cellar.get("rules")).isEqualTo(json("[]"));
        assertThat(cellar.get("openedDateTime").asString()).isEqualTo("2025-06-01T00:00:00.123456Z");
        assertThat(ROOM.entity(shelf(ReadingRoom.POETRY)).get("closedDateTime").asString())
                .isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void newMembersGoOnlyToThoseWhoKnowThem() {
        assertThat(ROOM.entity(shelf(CELLAR), "$select=lighting"))
                .isEqualTo(json("{'lighting': 'unknownFutureValue'}"));
        assertThat(ROOM.reader.entity(
                        ROOM.call(),
                        shelf(CELLAR),
                        ReadingRoom.options("$select=lighting"),
                        new Preferences(true, false)))
                .contains("{\"lighting\":\"neon\"}");
    }

    @Test
    void selectsInAnyCaseWhatIsNotInTheDefaultSetToo() {
        assertThat(ROOM.entity(shelf(FICTION), "$select=SHOUT,code,keeper,books,secret"))
                .isEqualTo(json("{'keeper': {'user': {'id': 'U-1'}}, 'code': 'F', 'shout': 'FICTION'}"));
        assertThat(ROOM.entity(shelf(FICTION), "$select=books")).isEqualTo(json("{}"));
        assertThat(ROOM.entity(shelf(FICTION), "$select=*,code").size()).isEqualTo(13);
    }

    @Test
    void refusesToSelectWhatIsNotThere() {
        assertThatThrownBy(() -> ROOM.list(Route.of(Library.SHELF), "$select=id,colour"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
                    assertThat(problem.sentence())
                            .isEqualTo("Could not find a property named 'colour' on type 'microsoft.graph.shelf'.");
                });
    }

    @Test
    void refusesToSearchRatherThanAnswerEverything() {
        assertThatThrownBy(() -> ROOM.list(Route.of(Library.SHELF), "$search=\"displayName:fic\""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_QUERY));
    }

    @Test
    void tellsEachVariantAsWhatItIs() {
        assertThat(ROOM.page(Route.of(Library.AUTHOR)).rows())
                .containsExactly(
                        "{\"@odata.type\":\"#microsoft.graph.person\",\"id\":\"%s\",\"displayName\":\"Ann\",\"mail\":\"ann@example.org\"}"
                                .formatted(ANN),
                        "{\"@odata.type\":\"#microsoft.graph.robot\",\"id\":\"%s\",\"model\":\"9000\",\"displayName\":\"Hal\"}"
                                .formatted(HAL));
        assertThat(ROOM.page(Route.of(Library.AUTHOR), "$select=model").rows())
                .containsExactly(
                        "{\"@odata.type\":\"#microsoft.graph.person\"}",
                        "{\"@odata.type\":\"#microsoft.graph.robot\",\"model\":\"9000\"}");
    }

    @Test
    void aCastKeepsOneVariantAndSpeaksItsProperties() {
        Route authors = Route.of(Library.AUTHOR);
        assertThat(ROOM.list(authors.cast(Library.ROBOT), "$filter=model eq '9000'"))
                .containsExactly(json("{'id': '%s', 'model': '9000', 'displayName': 'Hal'}".formatted(HAL)));
        assertThat(ROOM.list(authors.cast(Library.PERSON), "$orderby=mail desc", "$select=mail"))
                .containsExactly(json("{'mail': 'ann@example.org'}"));
        Route keeps = follow(authors.key(ANN.toString()).cast(Library.PERSON), "keeps");
        assertThat(ReadingRoom.names(ROOM.page(keeps))).containsExactly("Fiction");
        assertThat(ROOM.reader.entity(
                        ROOM.call(), authors.key(HAL.toString()).cast(Library.PERSON), none(), Preferences.NONE))
                .isEmpty();
    }

    @Test
    void documentsComeAsTheyAreWithTheirTypeFirst() {
        assertThat(ROOM.page(Route.of(Library.REVIEW)).rows())
                .containsExactly(
                        "{ \"@odata.type\" : \"#microsoft.graph.review\", \"id\" : \"%s\", \"text\" : \"Fine\", \"stars\" : 5 }"
                                .formatted(PRAISE));
        assertThat(ROOM.list(Route.of(Library.REVIEW), "$select=Stars", "$expand=book($select=title)"))
                .containsExactly(
                        json("{'@odata.type': '#microsoft.graph.review', 'stars': 5, 'book': {'title': 'Emma'}}"));
    }

    @Test
    void ordersByPropertiesAndThroughLinksWithNullsFirst() {
        assertThat(ROOM.names(Library.SHELF, "$orderby=displayName"))
                .containsExactly("100% Cellar_", "Fiction", "poetry");
        assertThat(ROOM.names(Library.SHELF, "$orderby=displayName desc"))
                .containsExactly("poetry", "Fiction", "100% Cellar_");
        assertThat(ROOM.names(Library.SHELF, "$orderby=note,places desc"))
                .containsExactly("poetry", "100% Cellar_", "Fiction");
        assertThat(ROOM.names(Library.SHELF, "$orderby=head/displayName"))
                .containsExactly("100% Cellar_", "Fiction", "poetry");
        assertThat(ROOM.names(Library.BOOK, "$orderby=shelf/head/displayName desc, title"))
                .containsExactly("Emma", "Odes", "Lost");
        assertThatThrownBy(() -> ROOM.names(Library.SHELF, "$orderby=lighting"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_QUERY));
        assertThatThrownBy(() -> ROOM.names(Library.SHELF, "$orderby=books"))
                .hasMessageContaining("Unsupported sort property 'books' for 'Shelf'.");
    }

    @Test
    void aJournalStartsWithTheLatestUnlessAskedOtherwise() {
        Page latest = ROOM.page(Route.of(Library.OPENING), "$top=2");
        assertThat(ReadingRoom.names(latest)).containsExactly("Fiction", "poetry");
        assertThat(ROOM.names(
                        Library.OPENING, "$skiptoken=" + latest.nextToken().orElseThrow()))
                .containsExactly("100% Cellar_");
    }

    @Test
    void followsPathsToManyAndToOne() {
        assertThat(ReadingRoom.names(ROOM.page(follow(shelf(FICTION), "books"))))
                .containsExactly("Emma", "Odes");
        assertThat(ROOM.entity(follow(shelf(FICTION), "books").key(EMMA.toString()), "$select=title"))
                .isEqualTo(json("{'title': 'Emma'}"));
        assertThat(ROOM.entity(follow(shelf(FICTION), "head"), "$select=mail"))
                .isEqualTo(json("{'@odata.type': '#microsoft.graph.person', 'mail': 'ann@example.org'}"));
        assertThat(ReadingRoom.names(ROOM.page(follow(follow(shelf(FICTION), "head"), "books"))))
                .containsExactly("Emma");
        assertThat(ROOM.reader.entity(
                        ROOM.call(),
                        follow(shelf(FICTION), "books").key(ReadingRoom.LOST.toString()),
                        none(),
                        Preferences.NONE))
                .isEmpty();
        assertThat(ROOM.reader.entity(ROOM.call(), follow(shelf(CELLAR), "head"), none(), Preferences.NONE))
                .isEmpty();
    }

    @Test
    void anEmptyCollectionIsNotAMissingParent() {
        Route empty = follow(shelf(CELLAR), "books");
        Route missing = follow(shelf(ReadingRoom.id(99)), "books");
        assertThat(ROOM.page(empty, "$count=true"))
                .isEqualTo(new Page(List.of(), Optional.of(0L), Optional.empty(), Optional.empty()));
        assertThat(ROOM.reader.list(ROOM.call(), missing, none(), Preferences.NONE))
                .isEmpty();
        assertThat(ROOM.reader.count(ROOM.call(), empty, none())).contains(0L);
        assertThat(ROOM.reader.count(ROOM.call(), missing, none())).isEmpty();
    }

    @Test
    void namesEntitiesByKeyAlternateKeyAndTheOtherName() {
        Route shelves = Route.of(Library.SHELF);
        assertThat(ROOM.entity(shelves.handle(new Route.Handle.Alternate("code", "p")), "$select=displayName"))
                .isEqualTo(json("{'displayName': 'poetry'}"));
        assertThat(ROOM.entity(shelves.key("FICTION"), "$select=code")).isEqualTo(json("{'code': 'F'}"));
        assertThat(ROOM.entity(Route.of(Library.REVIEW).handle(new Route.Handle.Only()), "$select=stars"))
                .isEqualTo(json("{'@odata.type': '#microsoft.graph.review', 'stars': 5}"));
        for (String key : List.of("", "x' or 'a'='a", "a\0b", "00000000-0000-0000-0000-00000000000g")) {
            assertThat(ROOM.reader.entity(ROOM.call(), shelves.key(key), none(), Preferences.NONE))
                    .isEmpty();
            assertThat(ROOM.reader.entity(ROOM.call(), Route.of(Library.BOOK).key(key), none(), Preferences.NONE))
                    .isEmpty();
        }
    }

    @Test
    void oneStatementIsEnoughHoweverMuchIsAsked() throws Exception {
        var count = StatementCount.during(() -> ROOM.page(
                Route.of(Library.SHELF),
                "$expand=books($expand=author,reviews;$count=true),head($expand=books)",
                "$count=true",
                "$orderby=head/displayName",
                "$filter=books/any(b:b/title eq 'emma')"));
        assertThat(count.statements()).hasSize(1);
    }

    @Test
    void queriesOfOneShapeShareTheirText() {
        assertThat(text("$filter=displayName eq 'a' and places in (1)", "$top=3"))
                .isEqualTo(text("$filter=displayName eq 'b' and places in (2)", "$top=7"));
    }

    private static String text(String... options) {
        Draft draft = new Draft(ROOM.call(), ROOM.permits, Library.REGISTRY, Preferences.NONE);
        return new ReadCompiler(draft)
                .list(ROOM.tenant, Route.of(Library.SHELF), ReadingRoom.options(options))
                .sql();
    }
}
