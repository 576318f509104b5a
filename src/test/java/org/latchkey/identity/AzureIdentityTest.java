package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;

/** Microsoft's own libraries, unmodified, over TLS with the local authority trusted. */
class AzureIdentityTest {
    private static final String[] SCOPES = {"https://graph.microsoft.com/.default"};

    private static Database database;
    private static RunningServer server;
    private static SSLContext trust;
    private static X509TrustManager roots;
    private static Provider provider;
    private static Registered robot;

    @BeforeAll
    static void start() throws Exception {
        database = Database.fresh();
        server = RunningServer.start(database, "--latchkey.tls=true");
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var root = Files.newInputStream(server.data().resolve("tls/root.pem"))) {
            store.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(root));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        roots = (X509TrustManager) factory.getTrustManagers()[0];
        trust = SSLContext.getInstance("TLS");
        trust.init(null, factory.getTrustManagers(), null);
        Api.trust(trust);
        provider = Provider.on(Api.fresh(server));
        robot = Registered.register(provider, "Robot", "").with("User.Read.All");
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static String base() {
        return "https://localhost:" + URI.create(server.url().toString()).getPort();
    }

    private static HttpClient http() {
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust)).build();
    }

    private static GraphServiceClient graph(TokenCredential credential) {
        var okhttp = GraphClientFactory.create()
                .sslSocketFactory(trust.getSocketFactory(), roots)
                .build();
        var client = new GraphServiceClient(
                new AzureIdentityAuthenticationProvider(credential, new String[] {"localhost"}, SCOPES), okhttp);
        client.getRequestAdapter().setBaseUrl(base() + "/v1.0");
        return client;
    }

    @Test
    void aClientSecretGivesGraphsClientItsTokens() {
        var credential = new ClientSecretCredentialBuilder()
                .authorityHost(base())
                .disableInstanceDiscovery()
                .httpClient(http())
                .tenantId(provider.tenant())
                .clientId(robot.appId())
                .clientSecret(robot.secret())
                .build();
        var users = Objects.requireNonNull(graph(credential).users().get());
        assertThat(users.getValue()).extracting(user -> user.getDisplayName()).contains("Ada");
    }

    @Test
    void aWrongSecretIsRefusedInWordsItUnderstands() {
        var credential = new ClientSecretCredentialBuilder()
                .authorityHost(base())
                .disableInstanceDiscovery()
                .httpClient(http())
                .tenantId(provider.tenant())
                .clientId(robot.appId())
                .clientSecret("wrong")
                .build();
        assertThatThrownBy(() -> credential.getTokenSync(new TokenRequestContext().addScopes(SCOPES)))
                .hasStackTraceContaining("invalid_client");
    }

    @Test
    void aCertificateDoesToo() throws Exception {
        Certified certified = Certified.fresh();
        Registered client = Registered.register(provider, "Certified", "").with("User.Read.All");
        String encoded =
                Base64.getEncoder().encodeToString(certified.certificate().getEncoded());
        provider.api()
                .asAdmin()
                .patch("applications/" + client.id(), """
                        {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": "%s"}]}
                        """.formatted(encoded))
                .is(204);
        Path pem = server.data().resolve("client.pem");
        Files.writeString(pem, """
                -----BEGIN PRIVATE KEY-----
                %s
                -----END PRIVATE KEY-----
                -----BEGIN CERTIFICATE-----
                %s
                -----END CERTIFICATE-----
                """.formatted(
                Base64.getMimeEncoder().encodeToString(certified.key().getEncoded()),
                Base64.getMimeEncoder().encodeToString(certified.certificate().getEncoded())));
        var credential = new ClientCertificateCredentialBuilder()
                .authorityHost(base())
                .disableInstanceDiscovery()
                .httpClient(http())
                .tenantId(provider.tenant())
                .clientId(client.appId())
                .pemCertificate(pem.toString())
                .build();
        assertThat(graph(credential).users().get()).isNotNull();
    }

    @Test
    void aPersonSignsInWithACodeOnAnotherDevice() {
        Registered shell = Registered.register(provider, "Shell", ", \"isFallbackPublicClient\": true")
                .agreed("User.Read");
        var credential = new DeviceCodeCredentialBuilder()
                .authorityHost(base())
                .disableInstanceDiscovery()
                .httpClient(http())
                .tenantId(provider.tenant())
                .clientId(shell.appId())
                .challengeConsumer(challenge -> {
                    Browser.Page page =
                            new Browser(URI.create(base()), trust).open(challenge.getVerificationUrl());
                    Provider.signIn(page, provider.adasName(), Provider.PASSWORD)
                            .submit(Map.of("user_code", challenge.getUserCode()))
                            .submit(Map.of());
                })
                .build();
        assertThat(Objects.requireNonNull(graph(credential).me().get()).getDisplayName())
                .isEqualTo("Ada");
    }
}
