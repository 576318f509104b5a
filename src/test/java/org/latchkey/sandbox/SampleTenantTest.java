package org.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.latchkey.tenant.Tenants;
import org.latchkey.testkit.RunningServer;

class SampleTenantTest {
    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    void anotherSampleTenantHasADomainOfItsOwn() {
        var sample = SERVER.bean(SampleTenant.class);
        var one = sample.create(null, null);
        var other = sample.create("Second", null);
        assertThat(other.domain()).isNotEqualTo(one.domain()).matches("brightwater-[0-9a-f]{12}\\.example");
        assertThat(SERVER.bean(Tenants.class).find(other.id()).orElseThrow().displayName())
                .isEqualTo("Second");
    }
}
