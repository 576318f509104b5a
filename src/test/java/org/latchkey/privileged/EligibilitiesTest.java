package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.StatementCount;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Eligibility as access packages grant and revoke it. */
class EligibilitiesTest {

    private final Api api = Api.fresh();
    private final UUID tenant = UUID.fromString(api.tenant());
    private final Sql sql = RunningServer.shared().bean(Sql.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(RunningServer.shared().bean(PlatformTransactionManager.class));
    private final Eligibilities eligibilities = RunningServer.shared().bean(Eligibilities.class);
    private final UUID group = UUID.fromString(api.group("Prod DB admins"));
    private final UUID ann = UUID.fromString(api.person("Ann"));
    private final Eligible role = new Eligible(group, ann, Access.MEMBER);
    // Ahead of the tenant's clock, so that the ticker has nothing to do with it.
    private final Instant start = api.now().plus(Duration.ofDays(800));

    @Test
    void aGrantLastsAsLongAsThePolicyLetsIt() {
        assertThat(grant(start, role)).containsExactly(role);
        assertThat(end()).isEqualTo(start.plus(Duration.ofDays(365)));
    }

    @Test
    void anotherGrantOnlyProlongs() {
        grant(start, role);
        grant(start.plus(Duration.ofDays(10)), role);
        assertThat(end()).isEqualTo(start.plus(Duration.ofDays(375)));
        relax("{\"maximumDuration\": \"P40D\"");
        grant(start.plus(Duration.ofDays(20)), role);
        assertThat(end()).isEqualTo(start.plus(Duration.ofDays(375)));
        relax("{\"isExpirationRequired\": false");
        grant(start.plus(Duration.ofDays(30)), role);
        assertThat(end()).isNull();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whatEndedIsGrantedAnewAtTheEndInstant() {
        grant(start, role);
        Instant end = start.plus(Duration.ofDays(365));
        grant(end, role);
        assertThat(isEligible(end)).isTrue();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void revokingIsIdempotentAndAtOnce() {
        grant(start, role);
        Instant later = start.plus(Duration.ofDays(1));
        assertThat(isEligible(later)).isTrue();
        revoke(later);
        revoke(later);
        assertThat(isEligible(later)).isFalse();
        assertThat(grant(later, role)).containsExactly(role);
        assertThat(isEligible(later)).isTrue();
    }

    @Test
    void groupsThatAreGoneTakeNobody() {
        UUID gone = UUID.fromString(api.group("Gone"));
        api.asAdmin().delete("groups/" + gone).is(204);
        assertThat(grant(
                        start,
                        role,
                        new Eligible(gone, ann, Access.MEMBER),
                        new Eligible(group, Ids.next(), Access.OWNER)))
                .containsExactly(role);
    }

    @Test
    void fortyGrantsCostAsManyStatementsAsOne() throws Exception {
        grant(start, role);
        Eligible[] many = IntStream.range(0, 40)
                .mapToObj(i -> new Eligible(group, UUID.fromString(api.person("Person " + i)), Access.MEMBER))
                .toArray(Eligible[]::new);
        int one = StatementCount.during(() -> grant(start, new Eligible(group, ann, Access.OWNER)))
                .count();
        assertThat(StatementCount.during(() -> grant(start, many)).count()).isEqualTo(one);
        int revokedOne = StatementCount.during(() -> revoke(start, role)).count();
        assertThat(StatementCount.during(() -> revoke(start, many)).count()).isEqualTo(revokedOne);
    }

    private Set<Eligible> grant(Instant at, Eligible... roles) {
        Set<Eligible> granted =
                transaction.execute(status -> eligibilities.grant(Call.bySystem(tenant, at), List.of(roles)));
        return granted == null ? Set.of() : granted;
    }

    private void revoke(Instant at) {
        revoke(at, role);
    }

    private void revoke(Instant at, Eligible... roles) {
        transaction.executeWithoutResult(status -> eligibilities.revoke(Call.bySystem(tenant, at), List.of(roles)));
    }

    private void relax(String change) {
        api.asAdmin()
                .patch(
                        api.rule(group.toString(), "member", "Expiration_Admin_Eligibility"),
                        change + ", \"@odata.type\": \"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule\"}")
                .is(204);
    }

    private boolean isEligible(Instant at) {
        return sql.statement("""
                select exists (
                  select from eligibility_in_force(:now) e
                  where e.tenant_id = :tenant
                    and e.group_id = :group
                    and e.principal_id = :principal)
                """)
                .bind("now", at)
                .bind("tenant", tenant)
                .bind("group", group)
                .bind("principal", ann)
                .isTrue();
    }

    private @Nullable Instant end() {
        List<Optional<Instant>> ends = sql.statement("""
                select ends_at
                from pim_schedule
                where tenant_id = :tenant
                  and group_id = :group
                order by starts_at desc
                limit 1
                """)
                .bind("tenant", tenant)
                .bind("group", group)
                .list(row -> Optional.ofNullable(row.instantOrNull("ends_at")));
        return ends.getFirst().orElse(null);
    }

    private long count() {
        return sql.statement("""
                select count(*) as number
                from pim_schedule
                where tenant_id = :tenant
                  and group_id = :group
                """).bind("tenant", tenant).bind("group", group).one(row -> row.bigNumber("number"));
    }
}
