package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;

class LocalAuthorityTest {
    private static final Set<String> NAMES = Set.of("localhost", "latchkey.example", "127.0.0.1", "::1");

    private final Path folder = Scratch.directory("authority");
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    private LocalAuthority authority() {
        return new LocalAuthority(folder, now);
    }

    private List<X509Certificate> read(String file) throws Exception {
        // A key comes last.
        String certificates = Files.readString(folder.resolve(file)).split("-----BEGIN PRIVATE KEY", 2)[0];
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Checks as clients do who trust the root: to the end of the chain, at an instant. */
    private void validate(X509Certificate root, List<X509Certificate> chain) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
    }

    @Test
    void theRootThatClientsTrustOutlivesCertificates() throws Exception {
        authority().prepare(NAMES);
        X509Certificate root = read("root.pem").getFirst();
        X509Certificate first = read("server.pem").getFirst();
        validate(root, read("server.pem"));
        now = now.plus(Duration.ofDays(366));
        authority().renew();
        assertThat(read("server.pem").getFirst()).as("not before its time").isEqualTo(first);
        now = now.plus(Duration.ofDays(2));
        authority().renew();
        assertThat(read("server.pem").getFirst()).isNotEqualTo(first);
        assertThat(read("server.pem").getFirst().getPublicKey())
                .as("with a key of its own")
                .isNotEqualTo(first.getPublicKey());
        validate(root, read("server.pem"));
        authority().prepare(NAMES);
        assertThat(read("root.pem")).as("after a restart, too").containsExactly(root);
    }

    @Test
    void otherNamesNeedAnotherRootSoThatNoneSpeaksForMoreThanItWasTrustedFor() throws Exception {
        authority().prepare(NAMES);
        X509Certificate root = read("root.pem").getFirst();
        authority().prepare(Set.of("localhost", "elsewhere.example"));
        assertThat(read("root.pem")).doesNotContain(root);
        validate(read("root.pem").getFirst(), read("server.pem"));
    }

    @Test
    void aRootThatEndsBeforeTheNextCertificateWouldIsReplaced() throws Exception {
        authority().prepare(NAMES);
        X509Certificate root = read("root.pem").getFirst();
        now = now.plus(Duration.ofDays(3_650 - 400));
        authority().prepare(NAMES);
        assertThat(read("root.pem")).doesNotContain(root);
        validate(read("root.pem").getFirst(), read("server.pem"));
    }

    @Test
    void whoeverTakesTheAuthoritysKeySpeaksForNoOtherName() throws Exception {
        authority().prepare(NAMES);
        X509Certificate root = read("root.pem").getFirst();
        for (String other : List.of("bank.example", "10.0.0.1", "latchkey.example.evil.example")) {
            Files.writeString(folder.resolve("names"), "localhost\n" + other + "\n");
            authority().issue();
            assertThatExceptionOfType(CertPathValidatorException.class)
                    .as(other)
                    .isThrownBy(() -> validate(root, read("server.pem")));
        }
        Files.writeString(folder.resolve("names"), "localhost\n127.0.0.1\n");
        authority().issue();
        assertThatNoException().isThrownBy(() -> validate(root, read("server.pem")));
    }

    @Test
    void keysAreForTheServersEyesOnlyAndTheRootsIsNowhere() throws Exception {
        authority().prepare(NAMES);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
        assertThat(Files.readString(folder.resolve("root.pem"))).doesNotContain("PRIVATE");
        assertThat(read("authority.pem").getFirst().getPublicKey())
                .isNotEqualTo(read("root.pem").getFirst().getPublicKey());
    }
}
