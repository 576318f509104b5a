package org.latchkey.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Call;
import org.latchkey.testkit.Property;
import org.latchkey.testkit.RunningServer;
import org.latchkey.time.Chore;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An accepted request ends in exactly one final state and is delivered exactly once; and nobody is in a group by a package or
 * by PIM but while something living says so.
 */
class NoSilentLossTest {

    private static final Set<String> FOREVER =
            Set.of("delivered", "denied", "canceled", "Provisioned", "Revoked", "Denied", "Failed", "Canceled");
    private static final Set<String> FINAL = union(FOREVER, Set.of("deliveryFailed", "partiallyDelivered"));

    /** What must never be found when nothing is due. */
    private static final Map<String, String> OFFENCES = Map.of(
            "a request that nobody took up",
            "select id, state from access_package_request where tenant_id = :tenant and state = 'submitted'",
            "a request that is being delivered, with nothing to deliver",
            """
            select r.id
            from access_package_request r
            where r.tenant_id = :tenant
              and r.state = 'delivering'
              and not exists (
                select from access_package_grant g
                where g.tenant_id = r.tenant_id and g.assignment_id = r.assignment_id and g.due_at is not null)
            """,
            "two requests that made one assignment",
            """
            select assignment_id
            from access_package_request
            where tenant_id = :tenant and kind = 'add' and assignment_id is not null
            group by assignment_id
            having count(*) > 1
            """,
            "a delivered request without an assignment",
            """
            select id from access_package_request
            where tenant_id = :tenant and kind = 'add' and state = 'delivered' and assignment_id is null
            """,
            // What a group gave went with it, for good a month after it was deleted.
            "a role of a package that somebody who has it is not owed once",
            """
            select a.id, s.role_id, count(g.id)
            from access_package_assignment a
            join access_package_role_scope s
              on s.tenant_id = a.tenant_id and s.access_package_id = a.access_package_id
            join directory_object there
              on there.tenant_id = s.tenant_id and there.id = s.group_id
            left join access_package_grant g
              on g.tenant_id = a.tenant_id and g.assignment_id = a.id and g.role_id = s.role_id
              and g.state in ('wanted', 'granted', 'failed')
            where a.tenant_id = :tenant and a.state <> 'expired'
            group by a.id, s.role_id
            having count(g.id) <> 1
            """,
            "a role that no package gives any more, or whose assignment is over",
            """
            select g.id, g.state, a.state as assignment
            from access_package_grant g
            join access_package_assignment a
              on a.tenant_id = g.tenant_id and a.id = g.assignment_id
            where g.tenant_id = :tenant and g.state in ('wanted', 'granted', 'failed')
              and (a.state = 'expired' or not exists (
                select from access_package_role_scope s
                where s.tenant_id = g.tenant_id and s.access_package_id = a.access_package_id and s.role_id = g.role_id))
            """,
            "access by a package without a claim",
            """
            select m.group_id, m.principal_id, m.access
            from active_membership(:now) m
            where m.tenant_id = :tenant and m.origin = 'package'
              and not exists (
                select from access_package_grant g
                where g.tenant_id = m.tenant_id and g.id = m.source_id and g.state in ('wanted', 'granted'))
            """,
            "access by PIM that no schedule covers at this instant, or no eligibility",
            """
            select m.group_id, m.principal_id, m.access, m.origin
            from active_membership(:now) m
            where m.tenant_id = :tenant and m.origin in ('assigned', 'activated')
              and not exists (
                select
                from pim_schedule s
                left join pim_schedule e
                  on e.tenant_id = s.tenant_id and e.id = s.eligibility_id
                where s.tenant_id = m.tenant_id and s.id = m.source_id and s.type = m.origin and s.state = 'Provisioned'
                  and s.starts_at <= :now and (s.ends_at is null or :now < s.ends_at)
                  and (s.type = 'assigned'
                    or (e.state = 'Provisioned' and e.starts_at <= :now and (e.ends_at is null or :now < e.ends_at))))
            """,
            "an assignment that is over and does not say so",
            """
            select id, state, ends_at from access_package_assignment
            where tenant_id = :tenant and state <> 'expired' and ends_at <= :now - interval '1 minute'
            """,
            "a request that was fulfilled twice",
            """
            select t ->> 'id' as request, count(*)
            from audit_entry e, jsonb_array_elements(e.target_resources) t
            join access_package_request r
              on r.tenant_id = :tenant and r.id::text = t ->> 'id'
            where e.tenant_id = :tenant
              and e.activity_display_name = 'Fulfill access package assignment request'
            group by 1
            having count(*) > 1
            """);

    private final TransactionTemplate transaction =
            new TransactionTemplate(RunningServer.shared().bean(PlatformTransactionManager.class));

    @Test
    void whateverIsAskedComesToOneEndAndIsDeliveredOnce() {
        Property.of(NoSilentLossTest::draw).runs(8).steps(40).holds(deeds -> {
            var company = new Company();
            Map<String, String> states = new HashMap<>();
            for (Deed deed : deeds) {
                company.take(deed);
                check(company, states);
            }
            sweepAgain(company);
            // What cannot be delivered comes to an end too.
            company.take(new Deed.Disband(0));
            IntStream.range(0, Deed.PEOPLE).forEach(who -> company.take(new Deed.Assign(who, who)));
            check(company, states);
            // Longer than three stages may wait one after the other, and not so long that requests are forgotten.
            company.take(new Deed.Pass(60 * 24 * 60));
            check(company, states);
            assertThat(states.values()).as("final states").isSubsetOf(FINAL);
            Set<String> known = states.keySet();
            assertThat(company.requests)
                    .as("accepted requests")
                    .allSatisfy(it -> assertThat(known).contains(it.id()));
        });
    }

    private static Deed draw(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Deed.regroup(random);
            case 1, 2, 3 -> Deed.ask(random);
            case 4 -> Deed.decide(random);
            default -> Deed.draw(random);
        };
    }

    private static void check(Company company, Map<String, String> before) {
        var now = new HashMap<>(company.rows.requestStates());
        now.putAll(company.rows.pimRequestStates());
        before.forEach((id, state) -> {
            if (FOREVER.contains(state) && now.containsKey(id)) {
                assertThat(now).as("a final state").containsEntry(id, state);
            }
            if (!FINAL.contains(state)) {
                assertThat(now).as("what is not done yet").containsKey(id);
            }
        });
        before.putAll(now);
        OFFENCES.forEach((name, statement) ->
                assertThat(company.rows.offenders(statement)).as(name).isEmpty());
    }

    /** What has been done once is not done again. */
    private void sweepAgain(Company company) {
        var before = company.rows.fingerprint();
        var call = Call.bySystem(UUID.fromString(company.api.tenant()), company.api.now());
        for (Chore chore : RunningServer.shared().beans(Chore.class)) {
            assertThat(transaction.<Integer>execute(status -> chore.run(call)))
                    .as(chore.name())
                    .isZero();
        }
        assertThat(company.rows.fingerprint()).isEqualTo(before);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }
}
