package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.Launcher;
import org.latchkey.testkit.RunningServer;

/** {@code ./latchkey keys rotate --now}, as somebody types it who fears that a key is out, beside the server that runs. */
class DestroyedKeysTest {

    @Test
    void whatAStolenKeySignedIsWorthNothingInSeconds() {
        try (Database database = Database.fresh();
                RunningServer server = RunningServer.start(database, RunningServer.QUICK_PASSWORDS)) {
            Provider provider = Provider.on(Api.fresh(server));
            String token = provider.tokens().text("/access_token");
            provider.callsWith(token, "me").is(200);
            Launcher.Said said =
                    Launcher.run(Map.of("LATCHKEY_DATABASE_URL", database.url()), "keys", "rotate", "--now");
            assertThat(said.status()).as(said.text()).isZero();
            assertThat(said.text()).contains("The signing keys are destroyed.");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> provider.callsWith(token, "me")
                            .fails(401, "InvalidAuthenticationToken")
                            .saying("signature"));
            provider.callsWith(provider.tokens().text("/access_token"), "me").is(200);
        }
    }
}
