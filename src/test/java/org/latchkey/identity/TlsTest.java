package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.Launcher;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Scratch;
import org.latchkey.testkit.Trust;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class TlsTest {
    private static final RunningServer SERVER = RunningServer.overTls();
    private static final Trust TRUST = SERVER.trust().orElseThrow();

    @Test
    void browsersAreToldToStayWithIt() {
        Provider provider = Provider.on(Api.fresh(SERVER));
        var browser = new Browser(URI.create(provider.base()), TRUST.context());
        Browser.Page page = browser.open(provider.request(Map.of()));
        assertThat(page.header("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(page.header("Set-Cookie")).contains("Secure", "HttpOnly", "SameSite=Lax");
        for (String cookie : Provider.signIn(page, provider.adasName(), Provider.PASSWORD)
                .response()
                .headers()
                .allValues("Set-Cookie")) {
            assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=");
        }
    }

    @Test
    void aStrangerToTheAuthorityRefuses() {
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> health(client, SERVER.url())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aGivenCertificateIsServed() throws Exception {
        try (var database = Database.fresh();
                var server = RunningServer.start(
                        database,
                        "--latchkey.tls=true",
                        "--latchkey.tls-certificate=file:" + SERVER.data().resolve("tls/server.pem"),
                        "--latchkey.tls-key=file:" + SERVER.data().resolve("tls/server-key.pem"));
                var client = HttpClient.newBuilder().sslContext(TRUST.context()).build()) {
            assertThat(health(client, server.url())).isEqualTo(200);
            assertThat(server.data().resolve("tls")).as("no authority is made").doesNotExist();
        }
    }

    @Test
    void aCertificateNeedsItsKey() {
        var environment = new MockEnvironment()
                .withProperty("latchkey.tls", "true")
                .withProperty("latchkey.tls-certificate", "file:/some.pem");
        assertThatThrownBy(() -> new TlsSettings().postProcessEnvironment(environment, new SpringApplication()))
                .hasMessage("--tls-certificate and --tls-key belong together.");
    }

    @Test
    void theLauncherPrintsTheRoot() throws Exception {
        Launcher.Said said = Launcher.run("trust", "--data", SERVER.data().toString());
        assertThat(said.status()).isZero();
        assertThat(said.text()).isEqualTo(Files.readString(SERVER.data().resolve("tls/root.pem")));
        Launcher.Said nothing = Launcher.run("trust", "--data=" + Scratch.directory("nothing"));
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.text()).contains("start the server with --tls first");
    }

    @Test
    void theLauncherKnowsWhatToDoWithKeys() throws Exception {
        Launcher.Said said = Launcher.run("keys", "shuffle");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains("rotate");
    }

    private static int health(HttpClient client, URI server) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(server.resolve("/actuator/health/readiness"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
