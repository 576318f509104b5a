package org.latchkey.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Property;

/** Whatever a plan says and whoever tries: who asked or gets the access never decides, and who decides is named by the plan. */
class NobodyDecidesTheirOwnTest {

    /** That no stage was ever decided by who asked or who gets it, whichever way the vote came. */
    private static final String OWN = """
            select p.id, s.reviewed_by
            from approval p
            join approval_stage s
              on s.tenant_id = p.tenant_id and s.approval_id = p.id
            where p.tenant_id = :tenant and s.reviewed_by in (p.requestor_id, p.target_id)
            """;

    @Test
    void everybodyTriesAndOnlyThoseVotesCountThatThePlanNames() {
        var votes = new AtomicInteger();
        Property.of(NobodyDecidesTheirOwnTest::draw).runs(8).steps(30).holds(deeds -> {
            var company = new Company();
            deeds.forEach(company::take);
            assertThat(company.rows.offenders(OWN)).isEmpty();
            votes.addAndGet(company.votes);
        });
        assertThat(votes).as("some votes counted").hasPositiveValue();
    }

    private static Deed draw(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Deed.offer(random);
            case 1, 2 -> Deed.ask(random);
            case 3, 4, 5 -> Deed.decide(random);
            default -> Deed.draw(random);
        };
    }
}
