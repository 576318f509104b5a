package org.latchkey.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Period;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenants;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.StatementCount;

class MembershipsTest {

    private static final Instant T = Instant.parse("2031-03-01T09:00:00Z");

    private final Sql sql = RunningServer.shared().bean(Sql.class);
    private final Memberships memberships = RunningServer.shared().bean(Memberships.class);
    private final UUID tenant = RunningServer.shared()
            .bean(Tenants.class)
            .create("Ties", Ids.next() + ".example")
            .id();
    private final UUID group = Ids.next();
    private final UUID ann = Ids.next();
    private final UUID source = Ids.next();

    @BeforeEach
    void twoObjects() {
        insert("group", group, "Prod DB admins");
        insert("user", ann, "Ann");
    }

    @Test
    void atTheEndInstantATieIsOut() {
        memberships.grant(at(T), List.of(activation(Duration.ofHours(2))));
        Instant end = T.plus(Duration.ofHours(2));
        assertThat(holdsAt(T)).isTrue();
        assertThat(holdsAt(end.minusNanos(1000))).isTrue();
        assertThat(holdsAt(end)).isFalse();
    }

    @Test
    void theSameRightGivenTwiceIsNewOnce() {
        assertThat(memberships.grant(at(T), List.of(activation(Duration.ofHours(2)))))
                .hasSize(1);
        assertThat(memberships.grant(at(T), List.of(activation(Duration.ofHours(2)))))
                .isEmpty();
        assertThat(activities()).containsExactly("Add member to group");
    }

    @Test
    void aTieEndsWithItsLastRight() {
        memberships.grant(at(T), List.of(activation(Duration.ofHours(2))));
        memberships.grant(at(T), List.of(Grant.direct(group, ann, Access.MEMBER, T)));
        assertThat(activities()).containsExactly("Add member to group");

        assertThat(memberships.end(at(T.plusSeconds(60)), Origin.ACTIVATED, List.of(source)))
                .isEqualTo(1);
        assertThat(holdsAt(T.plusSeconds(61))).isTrue();
        assertThat(activities()).containsExactly("Add member to group");

        assertThat(memberships.endAll(at(T.plusSeconds(90)), List.of(tie()))).containsExactly(tie());
        assertThat(holdsAt(T.plusSeconds(90))).isFalse();
        assertThat(activities()).containsExactly("Add member to group", "Remove member from group");
    }

    @Test
    void notingAnEndThatTimeBroughtKeepsTheInstantAndAuditsItOnce() {
        memberships.grant(at(T), List.of(activation(Duration.ofHours(2))));
        Call late = at(T.plus(Duration.ofHours(5)));
        assertThat(memberships.end(late, Origin.ACTIVATED, List.of(source))).isEqualTo(1);
        assertThat(memberships.end(late, Origin.ACTIVATED, List.of(source))).isZero();
        assertThat(holdsAt(T.plus(Duration.ofHours(2)).minusNanos(1000))).isTrue();
        assertThat(holdsAt(T.plus(Duration.ofHours(2)))).isFalse();
        assertThat(activities()).containsExactly("Add member to group", "Remove member from group");
    }

    @Test
    void aRightThatEndedMayBeGivenAgain() {
        memberships.grant(at(T), List.of(activation(Duration.ofHours(1))));
        memberships.end(at(T.plusSeconds(60)), Origin.ACTIVATED, List.of(source));
        Instant again = T.plusSeconds(120);
        Grant second = new Grant(group, ann, Access.MEMBER, Origin.ACTIVATED, source, Period.from(again));
        assertThat(memberships.grant(at(again), List.of(second))).containsExactly(second);
        assertThat(holdsAt(T.plusSeconds(90))).isFalse();
        assertThat(holdsAt(again)).isTrue();
    }

    @Test
    void aRightWithdrawnBeforeItBeginsNeverHolds() {
        Instant later = T.plus(Duration.ofDays(1));
        memberships.grant(
                at(T), List.of(new Grant(group, ann, Access.MEMBER, Origin.ASSIGNED, source, Period.from(later))));
        memberships.end(at(T.plusSeconds(60)), Origin.ASSIGNED, List.of(source));
        assertThat(holdsAt(later)).isFalse();
        assertThat(activities()).isEmpty();
    }

    @Test
    void anEndCanBeMovedAndTakenAway() {
        memberships.grant(at(T), List.of(activation(Duration.ofHours(1))));
        memberships.retime(at(T), Map.of(source, T.plus(Duration.ofHours(3))));
        assertThat(holdsAt(T.plus(Duration.ofHours(2)))).isTrue();
        assertThat(holdsAt(T.plus(Duration.ofHours(3)))).isFalse();
        Map<UUID, @Nullable Instant> never = new HashMap<>();
        never.put(source, null);
        memberships.retime(at(T), never);
        assertThat(holdsAt(T.plus(Duration.ofDays(3000)))).isTrue();
    }

    @Test
    void aHundredTiesCostAsManyStatementsAsOne() throws Exception {
        List<Grant> many = IntStream.range(0, 100)
                .mapToObj(i -> {
                    UUID user = Ids.next();
                    insert("user", user, "User " + i);
                    return Grant.direct(group, user, Access.MEMBER, T);
                })
                .toList();
        int one = StatementCount.during(
                        () -> memberships.grant(at(T), List.of(Grant.direct(group, ann, Access.MEMBER, T))))
                .count();
        int hundred =
                StatementCount.during(() -> memberships.grant(at(T), many)).count();
        assertThat(hundred).isEqualTo(one);
    }

    @Test
    void groupsInGroupsAreFollowedAndCyclesEnd() {
        UUID inner = Ids.next();
        insert("group", inner, "Inner");
        memberships.grant(
                at(T),
                List.of(
                        Grant.direct(group, inner, Access.MEMBER, T),
                        Grant.direct(inner, group, Access.MEMBER, T),
                        Grant.direct(inner, ann, Access.MEMBER, T)));
        assertThat(ids("select principal_id as id from transitive_member(:tenant, :of, :now)", group))
                .containsExactlyInAnyOrder(inner, ann);
        assertThat(ids("select group_id as id from group_of(:tenant, :of, :now)", ann))
                .containsExactlyInAnyOrder(group, inner);
    }

    private Set<UUID> ids(String query, UUID of) {
        return Set.copyOf(sql.statement(at(T), query).bind("of", of).list(row -> row.id("id")));
    }

    private Call at(Instant instant) {
        return Call.bySystem(tenant, instant);
    }

    private Tie tie() {
        return new Tie(group, ann, Access.MEMBER);
    }

    private Grant activation(Duration length) {
        return new Grant(group, ann, Access.MEMBER, Origin.ACTIVATED, source, Period.lasting(T, length));
    }

    private boolean holdsAt(Instant instant) {
        return memberships.holding(at(instant), List.of(tie())).contains(tie());
    }

    private List<String> activities() {
        return sql.statement(at(T), """
                select activity_display_name
                from audit_entry
                where tenant_id = :tenant
                order by activity_date_time
                """).list(row -> row.text("activity_display_name"));
    }

    private void insert(String type, UUID id, String name) {
        sql.statement(at(T), """
                insert into directory_object (tenant_id, id, type, display_name, created_date_time)
                values (:tenant, :id, :type, :name, :now)
                """)
                .bind("id", id)
                .bind("type", type)
                .bind("name", name)
                .update();
    }
}
