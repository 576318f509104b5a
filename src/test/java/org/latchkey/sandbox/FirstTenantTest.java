package org.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;

class FirstTenantTest {

    @Test
    void theFirstStartMakesTheSampleCompanyAndLaterOnesFindIt() {
        try (var database = Database.fresh()) {
            Tenant made;
            try (var server = RunningServer.start(database, RunningServer.QUICK_PASSWORDS, "--latchkey.sample=true")) {
                var all = server.bean(Tenants.class).all();
                assertThat(all).extracting(Tenant::domain).containsExactly("brightwater.example");
                made = all.getFirst();
            }
            try (var server = RunningServer.start(database, "--latchkey.sample=true")) {
                assertThat(server.bean(Tenants.class).all()).containsExactly(made);
            }
        }
    }

    @Test
    void productionStartsWithNobody() {
        try (var database = Database.fresh();
                var server = RunningServer.start(database, "--latchkey.sample=true", "--latchkey.production=true")) {
            assertThat(server.bean(Tenants.class).all()).isEmpty();
        }
    }
}
