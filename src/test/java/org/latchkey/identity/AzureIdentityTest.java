package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientCertificateCredentialBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Certified;
import org.latchkey.testkit.MicrosoftClients;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Trust;

/** Microsoft's own libraries, unmodified, over TLS with the local authority trusted. */
class AzureIdentityTest {
    private static final RunningServer SERVER = RunningServer.overTls();
    private static final Trust TRUST = SERVER.trust().orElseThrow();
    private static final Provider PROVIDER = Provider.on(Api.fresh(SERVER));
    private static final MicrosoftClients MICROSOFT = new MicrosoftClients(PROVIDER.api(), TRUST);
    private static final Registered ROBOT =
            Registered.register(PROVIDER.api(), "Robot", "").with("User.Read.All");

    @Test
    void aClientSecretGivesGraphsClientItsTokens() {
        var graph = MICROSOFT.graph(MICROSOFT.secret(ROBOT, ROBOT.secret()));
        var users = Objects.requireNonNull(graph.users().get());
        assertThat(users.getValue()).extracting(user -> user.getDisplayName()).contains("Ada");
    }

    @Test
    void aWrongSecretIsRefusedInWordsItUnderstands() {
        var credential = MICROSOFT.secret(ROBOT, "wrong");
        assertThatThrownBy(() -> credential.getTokenSync(
                        new TokenRequestContext().addScopes("https://graph.microsoft.com/.default")))
                .hasStackTraceContaining("invalid_client");
    }

    @Test
    void aCertificateDoesToo() throws Exception {
        Certified certified = Certified.shared();
        Registered client = Registered.register(PROVIDER.api(), "Certified", "").with("User.Read.All");
        String encoded =
                Base64.getEncoder().encodeToString(certified.certificate().getEncoded());
        PROVIDER.api()
                .asAdmin()
                .patch("applications/" + client.id(), """
                        {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": "%s"}]}
                        """.formatted(encoded))
                .is(204);
        Path pem = SERVER.data().resolve("client.pem");
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
        var credential = MICROSOFT
                .here(new ClientCertificateCredentialBuilder())
                .clientId(client.appId())
                .pemCertificate(pem.toString())
                .build();
        assertThat(MICROSOFT.graph(credential).users().get()).isNotNull();
    }

    @Test
    void aPersonSignsInWithACodeOnAnotherDevice() {
        signsIn("Shell", PROVIDER.tenant());
    }

    @Test
    void theClientNeedNotKnowItsTenant() {
        signsIn("Shell of whoever", "organizations");
    }

    private static void signsIn(String name, String tenant) {
        Registered shell = Registered.register(PROVIDER.api(), name, ", \"isFallbackPublicClient\": true");
        var credential = MICROSOFT.deviceCode(shell, tenant, code -> {
            var browser = new Browser(URI.create(MICROSOFT.base()), TRUST.context());
            Provider.signIn(browser.open(code.getVerificationUrl()), PROVIDER.adasName(), Provider.PASSWORD)
                    .submit(Map.of("user_code", code.getUserCode()))
                    .submit(Map.of());
        });
        var graph = MICROSOFT.graph(credential, List.of("User.Read"));
        assertThat(Objects.requireNonNull(graph.me().get()).getDisplayName()).isEqualTo("Ada");
    }
}
