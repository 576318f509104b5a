package org.latchkey.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Property;

/** Two tenants full of business: whoever calls from one never sees or changes a row of the other, whatever ids they know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NobodyReachesAnotherTenantTest {

    private final Api away = Api.fresh();
    private final List<Api.Client> strangers =
            List.of(away.asAdmin().mfa(), away.as(away.person("Stranger")).mfa(), away.asApp(away.app("Robot")));
    /** Role definitions and the like. Read before there is the other tenant: what leaks from it must not pass for such. */
    private final Set<String> everywhere = new Oddities(away, away, strangers).known();

    private final Api home = Api.sample();
    private final Oddities oddities = new Oddities(away, home, strangers);
    private final Set<String> foreign = foreign();

    private record Knock(long seed) {}

    @Test
    void noListShowsARowOfAnother() {
        assertThat(foreign).as("ids that must not be seen").hasSizeGreaterThan(200);
        for (var path : oddities.paths()) {
            for (var stranger : strangers) {
                assertThat(stranger.get(path).body())
                        .as(path)
                        .doesNotContain(foreign)
                        .doesNotContain(home.domain());
            }
        }
    }

    @Test
    void whoKnowsForeignIdsReachesNothingByThem() {
        var rows = new Rows(home);
        var before = rows.fingerprint();
        Property.of(random -> new Knock(random.nextLong())).runs(6).steps(100).holds(knocks -> {
            for (var knock : knocks) {
                var exchange = oddities.send(knock.seed());
                var told = exchange.answer().body();
                assertThat(foreign.stream()
                                .filter(id ->
                                        told.contains(id) && !exchange.asked().contains(id)))
                        .as("foreign ids that %s was answered with: %s", exchange.asked(), told)
                        .isEmpty();
                assertThat(told).as(exchange.asked()).doesNotContain("@" + home.domain());
                assertThat(exchange.answer().status()).isLessThan(500);
            }
            assertThat(rows.fingerprint()).isEqualTo(before);
        });
    }

    private Set<String> foreign() {
        var ids = oddities.known();
        ids.removeAll(everywhere);
        ids.removeIf(id -> id.length() < 36);
        return ids;
    }
}
