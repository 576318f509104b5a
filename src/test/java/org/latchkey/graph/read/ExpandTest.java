package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.latchkey.graph.read.ReadingRoom.ANN;
import static org.latchkey.graph.read.ReadingRoom.CELLAR;
import static org.latchkey.graph.read.ReadingRoom.FICTION;
import static org.latchkey.graph.read.ReadingRoom.HAL;
import static org.latchkey.graph.read.ReadingRoom.json;
import static org.latchkey.graph.read.ReadingRoom.shelf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.kernel.Scope;

class ExpandTest {

    private static final ReadingRoom ROOM = new ReadingRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @AfterEach
    void allowEverything() {
        ROOM.permits.reset();
    }

    @Test
    void toOneIsAnObjectOrNullAndToManyAnArray() {
        assertThat(ROOM.entity(shelf(FICTION), "$select=id", "$expand=head,books($select=title)"))
                .isEqualTo(json("""
                {'id': '%s', 'head': {'@odata.type': '#microsoft.graph.person', 'id': '%s', 'displayName': 'Ann', 'mail': 'ann@example.org'},
                 'books': [{'title': 'Emma'}, {'title': 'Odes'}]}""".formatted(FICTION, ANN)));
        assertThat(ROOM.entity(shelf(CELLAR), "$select=id", "$expand=head,books"))
                .isEqualTo(json("{'id': '%s', 'head': null, 'books': []}".formatted(CELLAR)));
    }

    @Test
    void takesEveryOptionInside() {
        assertThat(
                        ROOM.entity(
                                shelf(FICTION),
                                "$select=id",
                                "$expand=books($select=title;$filter=contains(title,'e') or contains(title,'o');$orderby=title desc;$top=1;$skip=1;$count=true)"))
                .isEqualTo(
                        json("{'id': '%s', 'books@odata.count': 2, 'books': [{'title': 'Emma'}]}".formatted(FICTION)));
        assertThatThrownBy(() -> ROOM.entity(shelf(FICTION), "$expand=books($top=1000)"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_BAD_REQUEST));
        assertThatThrownBy(() -> ROOM.entity(shelf(FICTION), "$expand=books($select=colour)"))
                .hasMessageContaining("Could not find a property named 'colour' on type 'microsoft.graph.book'.");
        assertThatThrownBy(() -> ROOM.entity(shelf(FICTION), "$expand=colour"))
                .hasMessageContaining("Could not find a property named 'colour' on type 'microsoft.graph.shelf'.");
    }

    @Test
    void aStarIsEveryLinkAndWhatIsNamedKeepsItsOptions() {
        var fiction = ROOM.entity(shelf(FICTION), "$select=id", "$expand=*,BOOKS($select=title;$top=1)");
        assertThat(fiction.propertyNames()).containsExactlyInAnyOrder("id", "head", "books", "reviews");
        assertThat(fiction.get("books")).isEqualTo(json("[{'title': 'Emma'}]"));
        assertThat(fiction.get("reviews").size()).isEqualTo(1);
    }

    @Test
    void goesSixLevelsDeepAndNoFurther() {
        assertThat(ROOM.entity(shelf(FICTION), "$expand=" + nested("books", 6)).toString())
                .contains("Emma");
        assertThatThrownBy(() -> ROOM.entity(shelf(FICTION), "$expand=" + nested("books", 7)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST));
    }

    private static String nested(String link, int levels) {
        return levels == 1
                ? link
                : link + "($expand=" + nested(link.equals("books") ? "shelf" : "books", levels - 1) + ")";
    }

    @Test
    void variantsExpandTheirOwnLinksAndCommonOnes() {
        assertThat(ROOM.list(
                        Route.of(Library.AUTHOR), "$select=id", "$expand=keeps($select=code),books($select=title)"))
                .containsExactly(
                        json("""
                                {'@odata.type': '#microsoft.graph.person', 'id': '%s', 'keeps': [{'code': 'F'}], 'books': [{'title': 'Emma'}]}""".formatted(ANN)),
                        json("{'@odata.type': '#microsoft.graph.robot', 'id': '%s', 'books': [{'title': 'Odes'}]}"
                                .formatted(HAL)));
    }

    @Test
    void onlyGuardedLinksAskForMoreThanTheirParent() {
        ROOM.permits.over(Library.Act.READ_REVIEWS, Scope.NOWHERE);
        ROOM.permits.over(Library.Act.READ_SHELVES, Scope.over("shelf", "{row} = '" + FICTION + "'"));
        assertThat(ROOM.list(Route.of(Library.BOOK), "$select=title", "$expand=shelf($select=code),reviews", "$top=2"))
                .containsExactly(
                        json("{'title': 'Emma', 'shelf': {'code': 'F'}, 'reviews': []}"),
                        json("{'title': 'Odes', 'shelf': {'code': 'F'}, 'reviews': []}"));
    }
}
