package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
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
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
    void behindAProxyThatEndsItTheAddressSaysSo() throws Exception {
        try (var database = Database.fresh();
                var server = RunningServer.start(
                        database, RunningServer.QUICK_PASSWORDS, "--latchkey.public-url=https://latchkey.example");
                var client = HttpClient.newHttpClient()) {
            Provider provider = Provider.on(Api.fresh(server));
            var browser = new Browser(server.url());
            Browser.Page page = browser.open("/" + provider.tenant() + "/signin");
            // Nobody says that the request came by TLS; a browser would send its cookies to the proxy.
            String session = page.header("Set-Cookie");
            assertThat(session).startsWith("latchkey=").contains("Secure", "HttpOnly", "SameSite=Lax");
            Map<String, String> form = new HashMap<>(page.fields());
            form.put("username", provider.adasName());
            form.put("password", Provider.PASSWORD);
            var in = client.send(
                    HttpRequest.newBuilder(page.address())
                            .header("Cookie", session.replaceAll(";.*", ""))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(Browser.form(form)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
            assertThat(in.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("latchkey-sign-in="))
                    .anyMatch(cookie -> cookie.startsWith("latchkey-device="))
                    .allMatch(cookie -> cookie.contains("Secure"));
            for (String path : List.of("/", "/v1.0/me", "/" + provider.tenant() + "/signin", "/anything")) {
                assertThat(browser.open(path).header("Strict-Transport-Security"))
                        .as(path)
                        .contains("max-age=31536000");
            }
        }
    }

    @Test
    void aStrangerToTheAuthorityRefuses() {
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> health(client, SERVER.url())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aGivenCertificateIsServedAndAnotherInItsPlaceToo() throws Exception {
        Path folder = Scratch.directory("given");
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Path ours = Scratch.directory("ours");
        give(ours, certificate, key);
        try (var database = Database.fresh();
                var server = RunningServer.start(
                        database,
                        RunningServer.QUICK_RELOADS,
                        "--latchkey.tls=true",
                        "--latchkey.tls-certificate=file:" + certificate,
                        "--latchkey.tls-key=file:" + key)) {
            Trust trust = Trust.in(ours.resolve("tls/root.pem"));
            BigInteger first = served(server, trust).getSerialNumber();
            assertThat(server.data().resolve("tls")).as("no authority is made").doesNotExist();
            assertThat(server.beans(RenewCertificate.class))
                    .as("nor is it ours to renew")
                    .isEmpty();
            give(ours, certificate, key);
            Awaitility.await()
                    .atMost(PATIENCE)
                    // Key and certificate are laid there one after the other; it may meet the one without the other.
                    .ignoreExceptions()
                    .until(() -> !served(server, trust).getSerialNumber().equals(first));
        }
    }

    /** Issues a certificate and lays it where it is asked for, as somebody's own authority would. */
    private static void give(Path data, Path certificate, Path key) throws Exception {
        LocalAuthority authority = TlsSettings.authority(data, Instant.now());
        authority.prepare(Set.of("127.0.0.1"));
        authority.issue();
        String made = Files.readString(authority.certificate());
        int keyAt = made.indexOf("-----BEGIN PRIVATE KEY");
        Files.writeString(key, made.substring(keyAt));
        Files.writeString(certificate, made.substring(0, keyAt));
    }

    @Test
    void theCertificateIsRenewedWhileTheServerRuns() throws Exception {
        String root = Files.readString(SERVER.data().resolve("tls/root.pem"));
        BigInteger first = served(SERVER, TRUST).getSerialNumber();
        TlsSettings.authority(SERVER.data(), Instant.now().minus(Duration.ofDays(380)))
                .issue();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !served(SERVER, TRUST).getSerialNumber().equals(first));
        X509Certificate old = served(SERVER, TRUST);
        assertThat(old.getNotAfter().toInstant()).isBefore(Instant.now().plus(Duration.ofDays(30)));
        SERVER.bean(RenewCertificate.class).round();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !served(SERVER, TRUST).getSerialNumber().equals(old.getSerialNumber()));
        assertThat(served(SERVER, TRUST).getNotAfter().toInstant())
                .isAfter(Instant.now().plus(Duration.ofDays(390)));
        assertThat(SERVER.data().resolve("tls/root.pem"))
                .as("what clients trust stays")
                .hasContent(root);
        SERVER.bean(RenewCertificate.class).round();
        assertThat(served(SERVER, TRUST).getNotAfter().toInstant())
                .as("and nothing is renewed before its time")
                .isAfter(Instant.now().plus(Duration.ofDays(390)));
    }

    /** The certificate that a client is shown which trusts a root and nothing else. */
    private static X509Certificate served(RunningServer server, Trust trust) {
        URI url = server.url();
        try (var socket = (SSLSocket) trust.context().getSocketFactory().createSocket(url.getHost(), url.getPort())) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
