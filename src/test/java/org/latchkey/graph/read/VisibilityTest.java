package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.latchkey.graph.read.ReadingRoom.CELLAR;
import static org.latchkey.graph.read.ReadingRoom.EMMA;
import static org.latchkey.graph.read.ReadingRoom.FICTION;
import static org.latchkey.graph.read.ReadingRoom.ODES;
import static org.latchkey.graph.read.ReadingRoom.POETRY;
import static org.latchkey.graph.read.ReadingRoom.follow;
import static org.latchkey.graph.read.ReadingRoom.none;
import static org.latchkey.graph.read.ReadingRoom.shelf;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.graph.Operation;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.Scope;

class VisibilityTest {

    private static final ReadingRoom ROOM = new ReadingRoom();
    private static final Route SHELVES = Route.of(Library.SHELF);

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @AfterEach
    void allowEverything() {
        ROOM.permits.reset();
    }

    private static void onlyFiction() {
        ROOM.permits.over(Library.Act.READ_SHELVES, Scope.over("shelf", "{row} = '" + FICTION + "'"));
    }

    @Test
    void listsEntitiesAndCountsAreWithinTheScope() {
        onlyFiction();
        assertThat(ReadingRoom.names(ROOM.page(SHELVES, "$count=true"))).containsExactly("Fiction");
        assertThat(ROOM.page(SHELVES, "$count=true").count()).contains(1L);
        assertThat(ROOM.reader.count(ROOM.call(), SHELVES, none())).contains(1L);
        assertThat(ROOM.reader.entity(ROOM.call(), shelf(POETRY), none(), Preferences.NONE))
                .isEmpty();
    }

    @Test
    void whatLiesBehindAnUnseenParentIsUnseenToo() {
        ROOM.permits.over(Library.Act.READ_SHELVES, Scope.over("shelf", "{row} = '" + POETRY + "'"));
        assertThat(ROOM.reader.list(ROOM.call(), follow(shelf(FICTION), "books"), none(), Preferences.NONE))
                .isEmpty();
        assertThat(ROOM.page(follow(shelf(POETRY), "books")).rows()).isEmpty();
    }

    @Test
    void aScopeMayLookAtTheCallerAndTheInstant() {
        ROOM.permits.over(
                Library.Act.READ_SHELVES,
                Scope.over(
                        "shelf",
                        "exists (select 1 from shelf s where s.id = {row} and s.keeper_id = :caller and s.opened_at < :now)"));
        assertThat(ROOM.names(Library.SHELF)).containsExactly("Fiction");
    }

    @Test
    void whoMayReadNothingWhateverThereIsIsRefused() {
        ROOM.permits.over(Library.Act.READ_SHELVES, Scope.whenCaller("false"));
        assertThatThrownBy(() -> ROOM.names(Library.SHELF)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ROOM.entity(shelf(FICTION))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ROOM.reader.count(ROOM.call(), SHELVES, none()))
                .isInstanceOf(Problem.class);
        ROOM.permits.over(Library.Act.READ_SHELVES, Scope.over("shelf", "false"));
        assertThat(ROOM.names(Library.SHELF)).isEmpty();
    }

    @Test
    void aTokenWithoutThePermissionIsRefused() {
        ROOM.permits.withoutPermission(Library.Act.READ_SHELVES);
        assertThatThrownBy(() -> ROOM.names(Library.SHELF)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ROOM.entity(shelf(FICTION))).isInstanceOf(Problem.class);
    }

    @Test
    void guardedLinksFilterWhatAPathLeadsTo() {
        Route reviews = follow(Route.of(Library.BOOK).key(EMMA.toString()), "reviews");
        assertThat(ROOM.page(reviews).rows()).hasSize(1);
        ROOM.permits.over(Library.Act.READ_REVIEWS, Scope.NOWHERE);
        assertThat(ROOM.page(reviews).rows()).isEmpty();
        assertThat(ROOM.names(Library.BOOK, "$filter=reviews/any()")).isEmpty();
    }

    @Test
    void aNarrowingSaysItselfWhichRowsAreTheCallers() {
        Operation.Narrow mine = Library.SHELF.narrowings("filterByCurrentUser").getFirst();
        Route route = SHELVES.narrowed(
                new Route.Narrowing(mine, mine.conditions().getOrDefault("keeper", ""), Map.of("on", "keeper")));
        ROOM.permits.over(Library.Act.LEND, Scope.NOWHERE);
        ROOM.permits.over(Library.Act.READ_SHELVES, Scope.NOWHERE);
        assertThat(ReadingRoom.names(ROOM.page(route))).containsExactly("Fiction");
        ROOM.permits.withoutPermission(Library.Act.LEND);
        assertThatThrownBy(() -> ROOM.page(route)).isInstanceOf(Problem.class);
    }

    @Test
    void argumentsOfANarrowingAreBound() {
        Operation.Narrow wide = Library.SHELF.narrowings("wide").getFirst();
        Route route = SHELVES.narrowed(
                new Route.Narrowing(wide, wide.conditions().getOrDefault("*", ""), Map.of("least", "12")));
        assertThat(ReadingRoom.names(ROOM.page(route, "$filter=isOpen eq true")))
                .containsExactly("Fiction");
    }

    @Test
    void asksWhetherARowIsThere() {
        assertThat(ROOM.reader.exists(ROOM.call(), shelf(POETRY))).isTrue();
        assertThat(ROOM.reader.exists(ROOM.call(), SHELVES.key("no such shelf")))
                .isFalse();
        assertThat(ROOM.reader.exists(
                        ROOM.call(), follow(shelf(FICTION), "books").key(EMMA.toString())))
                .isTrue();
        assertThat(ROOM.reader.exists(
                        ROOM.call(), follow(shelf(POETRY), "books").key(EMMA.toString())))
                .isFalse();
    }

    @Test
    void letsNobodyActOverWhatIsNotInTheScopeNorTellsThemWhatTheyDoNotSee() {
        onlyFiction();
        ROOM.permits.over(Library.Act.LEND, Scope.over("shelf", "{row} = '" + POETRY + "'"));
        assertThat(ROOM.reader
                        .over(ROOM.call(), shelf(POETRY), Library.Act.LEND)
                        .values())
                .containsExactly(POETRY.toString());
        assertRefused(403, () -> ROOM.reader.over(ROOM.call(), shelf(FICTION), Library.Act.LEND));
        assertRefused(404, () -> ROOM.reader.over(ROOM.call(), shelf(CELLAR), Library.Act.LEND));
        assertRefused(404, () -> ROOM.reader.over(ROOM.call(), SHELVES.key("no such shelf"), Library.Act.LEND));
        // who names a row in a body knows it
        assertRefused(403, () -> ROOM.reader.over(ROOM.call(), Library.SHELF, CELLAR.toString(), Library.Act.LEND));
        assertRefused(404, () -> ROOM.reader.over(ROOM.call(), Library.SHELF, "none", Library.Act.LEND));
        ROOM.permits.withoutPermission(Library.Act.READ_SHELVES);
        assertRefused(404, () -> ROOM.reader.over(ROOM.call(), shelf(FICTION), Library.Act.LEND));
        ROOM.permits.withoutPermission(Library.Act.LEND);
        assertRefused(403, () -> ROOM.reader.over(ROOM.call(), shelf(POETRY), Library.Act.LEND));
    }

    private static void assertRefused(int status, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.code().status()).isEqualTo(status));
    }

    @Test
    void rowsOfAVerbAreShownWhateverMayBeRead() {
        ROOM.permits.over(Library.Act.READ_SHELVES, Scope.NOWHERE);
        assertThat(ROOM.reader.rows(
                        ROOM.call(),
                        Library.SHELF,
                        List.of(FICTION.toString(), "x", ReadingRoom.id(99).toString()),
                        ReadingRoom.options("$select=code"),
                        Preferences.NONE))
                .containsExactly("{\"code\":\"F\"}");
    }

    /** Both tenants have the same ids, so that whatever forgets a tenant finds two of everything. */
    @Test
    void tenantsNeverMix() {
        for (UUID tenant : List.of(ROOM.tenant, ROOM.other)) {
            for (Route route : List.of(
                    SHELVES,
                    Route.of(Library.BOOK),
                    Route.of(Library.AUTHOR),
                    Route.of(Library.AUTHOR).cast(Library.ROBOT),
                    Route.of(Library.REVIEW),
                    follow(shelf(FICTION), "books"),
                    follow(shelf(FICTION), "reviews"),
                    follow(follow(shelf(FICTION), "head"), "books"))) {
                Page page = ROOM.reader
                        .list(
                                ROOM.call(tenant),
                                route,
                                ReadingRoom.options("$expand=*", "$count=true"),
                                Preferences.NONE)
                        .orElseThrow();
                assertThat(page.count()).contains((long) page.rows().size());
                assertThat(page.rows()).isNotEmpty();
                assertThat(String.join("\n", page.rows()).contains(" of others"))
                        .isEqualTo(tenant.equals(ROOM.other));
            }
            assertThat(ROOM.reader.count(
                            ROOM.call(tenant),
                            SHELVES,
                            ReadingRoom.options("$filter=books/any(b:b/id eq " + ODES + " and b/author/displayName eq '"
                                    + (tenant.equals(ROOM.other) ? "Hal" : "Hal of others") + "')")))
                    .contains(0L);
        }
    }
}
