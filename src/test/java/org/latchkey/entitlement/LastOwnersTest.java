package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A group does not lose its last owner to the end of a package. */
class LastOwnersTest {
    private final PackageTenant tenant = new PackageTenant();
    private final UUID ann = tenant.user("Ann");
    private final UUID offered = tenant.packageOf("Owning", "owner active");
    private final UUID assignment = tenant.assign(offered, tenant.policy(offered, Duration.ofDays(30)), ann);

    @Test
    void theLastOwnerStaysUntilThereIsAnother() {
        tenant.passDays(30);
        assertThat(tenant.assignment(assignment)).startsWith("expired");
        assertThat(owns(ann)).isTrue();
        tenant.passDays(2);
        assertThat(owns(ann)).isTrue();

        tenant.own(tenant.group, tenant.user("Bob"));
        tenant.pass(Duration.ofHours(1));
        assertThat(owns(ann)).isFalse();
        assertThat(tenant.activities()).contains("Remove access package resource assignment");
    }

    @Test
    void anOwnerWhoIsNotTheLastLosesTheRoleAtTheEnd() {
        tenant.own(tenant.group, tenant.user("Bob"));
        tenant.passDays(30);
        assertThat(owns(ann)).isFalse();
    }

    @Test
    void twoOwnersOfOnePackageDoNotBothLeave() {
        UUID bob = tenant.user("Bob");
        tenant.assign(offered, tenant.policy(offered, Duration.ofDays(30)), bob);
        tenant.passDays(30);
        assertThat(owns(ann) || owns(bob)).isTrue();
    }

    @Test
    void aRemovalThatDoesNotSucceedInThirtyDaysFails() {
        UUID removal = tenant.submit(tenant.admin, "adminRemove", PackageTenant.the(assignment));
        tenant.settle();
        assertThat(tenant.request(removal)).isEqualTo("delivering/Fulfilling");
        tenant.sql
                .statement(tenant.system(), """
                        update access_package_grant
                        set attempts = :tries
                        where tenant_id = :tenant
                          and assignment_id = :assignment
                        """)
                .bind("tries", LastOwners.PATIENCE)
                .bind("assignment", assignment)
                .update();
        tenant.pass(Duration.ofHours(1));
        assertThat(tenant.request(removal)).isEqualTo("deliveryFailed/DeliveryFailed");
        assertThat(tenant.activities()).contains("Failed access package assignment request");
        tenant.passDays(40);
        assertThat(owns(ann)).isTrue();
    }

    private boolean owns(UUID who) {
        return tenant.isTied(tenant.group, who, "owner");
    }
}
