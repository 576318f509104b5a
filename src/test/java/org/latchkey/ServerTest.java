package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.RunningServer;

class ServerTest {
    @Test
    void isReadyWhenItHasStarted() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var ready = URI.create(RunningServer.shared().url() + "/actuator/health/readiness");
            var answer = client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("UP");
        }
    }
}
