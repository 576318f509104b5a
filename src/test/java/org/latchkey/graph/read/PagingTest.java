package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

class PagingTest {

    private static final ReadingRoom ROOM = new ReadingRoom();

    /** Many shelves, most of them without a note, an end or a loan, and some that differ in nothing but the key. */
    @BeforeAll
    static void fillTheRoom() {
        ROOM.database.sql().sql("""
                        insert into shelf (tenant_id, id, display_name, note, places, is_open, opened_at, closed_at, loan, cleaned, lighting)
                        select :t, gen_random_uuid(), 'Shelf ' || n % 7, case when n % 3 = 0 then chr(64 + n % 5) end, n % 4, true,
                          timestamptz '2026-01-01 00:00:00.5Z' + n % 6 * interval '1.000001 seconds',
                          case when n % 4 = 0 then timestamptz '2026-01-01Z' + n % 3 * interval '0.3 seconds' end,
                          case when n % 5 = 0 then n * interval '1.5 hours' end, case when n % 2 = 0 then date '2026-01-01' + n % 3 end, 'dim'
                        from generate_series(1, 60) n""").param("t", ROOM.tenant).update();
    }

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=",
                "$orderby=displayName",
                "$orderby=displayName desc",
                "$orderby=note",
                "$orderby=note desc",
                "$orderby=note desc,displayName",
                "$orderby=closedDateTime,places desc",
                "$orderby=closedDateTime desc,openedDateTime desc",
                "$orderby=openedDateTime,note desc",
                "$orderby=loan desc,cleaned",
                "$orderby=cleaned desc,loan",
                "$orderby=head/displayName desc,places"
            })
    void pagesHoldEveryRowOnceInTheOrderOfTheWholeList(String orderBy) {
        List<String> whole = rows(orderBy, "$top=999").getFirst();
        assertThat(whole).hasSize(63).doesNotHaveDuplicates();
        List<List<String>> pages = rows(orderBy, "$top=7");
        assertThat(pages).hasSize(9).allSatisfy(page -> assertThat(page).hasSize(7));
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(whole);
    }

    private static List<List<String>> rows(String... options) {
        List<List<String>> pages = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Page page = ROOM.page(
                    Route.of(Library.SHELF),
                    Stream.concat(
                                    Stream.concat(Arrays.stream(options), Stream.of("$select=id")),
                                    token.stream().map("$skiptoken="::concat))
                            .toArray(String[]::new));
            pages.add(page.rows());
            token = page.nextToken();
        } while (token.isPresent());
        return pages;
    }

    @Test
    void theDefaultSizeIsTheResourcesOwn() {
        assertThat(ROOM.page(Route.of(Library.SHELF)).rows()).hasSize(4);
        assertThat(ROOM.page(Route.of(Library.BOOK)).nextToken()).isEmpty();
        assertThat(ROOM.page(Route.of(Library.BOOK), "$top=3").nextToken()).isEmpty();
        assertThat(ROOM.page(Route.of(Library.BOOK), "$top=2").nextToken()).isPresent();
    }

    @Test
    void refusesPagesOfAnotherSize() {
        assertThatThrownBy(() -> ROOM.page(Route.of(Library.SHELF), "$top=1000"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_BAD_REQUEST);
                    assertThat(problem.sentence())
                            .isEqualTo("Invalid page size specified: '1000'. Must be between 1 and 999 inclusive.");
                });
    }

    @Test
    void countsTheWholeListOnTheFirstPageEvenIfItIsEmpty() {
        String[] options = {"$count=true", "$filter=places ge 1", "$orderby=note", "$top=40"};
        Page first = ROOM.page(Route.of(Library.SHELF), options);
        assertThat(first.count()).contains(48L);
        assertThat(first.rows()).hasSize(40);
        Page second = ROOM.page(
                Route.of(Library.SHELF),
                and(options, "$skiptoken=" + first.nextToken().orElseThrow()));
        assertThat(second.count()).isEmpty();
        assertThat(second.rows()).hasSize(8);
        Page beyond = ROOM.page(Route.of(Library.SHELF), and(options, "$skip=100"));
        assertThat(beyond).isEqualTo(new Page(List.of(), Optional.of(48L), Optional.empty(), Optional.empty()));
        assertThat(ROOM.reader.count(ROOM.call(), Route.of(Library.SHELF), ReadingRoom.options("$filter=places ge 1")))
                .contains(48L);
    }

    @Test
    void skipsOnTheFirstPageOnly() {
        List<String> all = rows("$top=999").getFirst();
        Page first = ROOM.page(Route.of(Library.SHELF), "$select=id", "$skip=10", "$top=5");
        assertThat(first.rows()).isEqualTo(all.subList(10, 15));
        Page second = ROOM.page(
                Route.of(Library.SHELF),
                "$select=id",
                "$skip=10",
                "$top=5",
                "$skiptoken=" + first.nextToken().orElseThrow());
        assertThat(second.rows()).isEqualTo(all.subList(15, 20));
    }

    @Test
    void refusesTokensOfOtherQueries() {
        String token = ROOM.page(Route.of(Library.SHELF), "$orderby=note", "$top=2")
                .nextToken()
                .orElseThrow();
        Route shelves = Route.of(Library.SHELF);
        assertThat(ROOM.page(shelves, "$orderby=note", "$top=3", "$skiptoken=" + token)
                        .rows())
                .hasSize(3);
        refuses(shelves, "$orderby=note desc", "$skiptoken=" + token);
        refuses(shelves, "$orderby=note", "$filter=places eq 1", "$skiptoken=" + token);
        refuses(Route.of(Library.BOOK), "$skiptoken=" + token);
        assertThatThrownBy(() -> ROOM.reader.list(
                        ROOM.call(ROOM.other),
                        shelves,
                        ReadingRoom.options("$orderby=note", "$skiptoken=" + token),
                        Preferences.NONE))
                .isInstanceOf(Problem.class);
    }

    @Test
    void refusesBrokenTokens() {
        Route shelves = Route.of(Library.SHELF);
        String good = ROOM.page(shelves, "$orderby=openedDateTime", "$top=2")
                .nextToken()
                .orElseThrow();
        String text = new String(Base64.getUrlDecoder().decode(good), StandardCharsets.UTF_8);
        String key = UUID.randomUUID().toString();
        for (String broken : List.of(
                "x",
                "%%%",
                good.substring(1),
                encoded("[]"),
                encoded("{}"),
                encoded("[".repeat(5000)),
                encoded(text.replaceFirst("\"v\":.*", "\"v\":[]}")),
                encoded(text.replaceFirst("\"v\":.*", "\"v\":[\"noon\",\"" + key + "\"]}")),
                encoded(text.replaceFirst("\"v\":.*", "\"v\":[null,\"" + key + "\"]}")),
                encoded(text.replaceFirst("\"v\":.*", "\"v\":[\"2026-01-01\",\"x\"]}")),
                encoded(text.replaceFirst("\"v\":.*", "\"v\":[\"2026-01-01\",null]}")),
                encoded(text.replaceFirst("\"v\":.*", "\"v\":[1,2]}")))) {
            refuses(shelves, "$orderby=openedDateTime", "$skiptoken=" + broken);
        }
        String names =
                ROOM.page(shelves, "$orderby=displayName", "$top=2").nextToken().orElseThrow();
        String nul = new String(Base64.getUrlDecoder().decode(names), StandardCharsets.UTF_8)
                .replaceFirst("\"v\":.*", "\"v\":[\"\\\\u0000\",\"" + key + "\"]}");
        refuses(shelves, "$orderby=displayName", "$skiptoken=" + encoded(nul));
    }

    private static void refuses(Route route, String... options) {
        assertThatThrownBy(() -> ROOM.page(route, options))
                .as(() -> String.join("&", options))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.EXPIRED_PAGE_TOKEN));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] and(String[] options, String more) {
        return Stream.concat(Arrays.stream(options), Stream.of(more)).toArray(String[]::new);
    }
}
