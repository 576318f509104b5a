package org.latchkey.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Property;

/**
 * Whatever a package comes to give or no longer gives, whoever has it holds exactly the roles of their packages. That it takes
 * as many statements for many as for one is {@code ManyAssigneesTest}'s.
 */
class AChangeReachesEveryoneTest {

    /** What the packages say everybody ought to have. */
    private static final String OWED = """
            select distinct case s.type when 'eligible' then 'eligible ' else '' end || s.access, s.group_id::text, a.target_id::text
            from access_package_assignment a
            join access_package_role_scope s
              on s.tenant_id = a.tenant_id and s.access_package_id = a.access_package_id
            where a.tenant_id = :tenant and a.state <> 'expired'
            """;

    @Test
    void everyoneWithAPackageHoldsItsRolesAndNoOthers() {
        Property.of(AChangeReachesEveryoneTest::draw).runs(5).steps(30).holds(deeds -> {
            var company = new Company();
            for (var deed : deeds) {
                company.take(deed);
                Set<Rows.Access> held = company.rows.access(company.api.now()).stream()
                        .filter(it -> company.groups.contains(it.group()) && company.people.contains(it.person()))
                        .collect(Collectors.toSet());
                assertThat(held).as("access after %s", deed).isEqualTo(company.rows.accesses(OWED));
            }
        });
    }

    private static Deed draw(Random random) {
        int who = random.nextInt(Deed.PEOPLE);
        int pack = random.nextInt(Deed.PACKAGES);
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> new Deed.Assign(who, random.nextInt(4));
            case 3 -> new Deed.GiveBack(who, pack, true);
            case 4, 5 -> new Deed.Give(pack, Deed.role(random));
            default -> new Deed.GiveNoMore(pack, Deed.role(random));
        };
    }
}
