package org.latchkey.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this machine's own, for TLS where nobody has given a certificate. Its root signs one authority, which may
 * speak for the names the server is reached by and for nothing else (RFC 5280, 4.2.1.10), and forgets its key: so the server's
 * certificate is renewed under the root that clients trust, and nothing on this machine could make one for another name.
 */
final class LocalAuthority {

    /** No longer than browsers take. */
    private static final Duration LIFE = Duration.ofDays(397);

    private static final Duration AUTHORITYS_LIFE = Duration.ofDays(3_650);
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration RENEWED = Duration.ofDays(30);
    private static final int SERIAL_BITS = 120;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final Instant now;

    LocalAuthority(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
    }

    /** The root, for clients to trust. */
    Path root() {
        return folder.resolve("root.pem");
    }

    /** The server's certificate, the authority's and the server's key, in one file so that they always fit. */
    Path certificate() {
        return folder.resolve("server.pem");
    }

    private Path authority() {
        return folder.resolve("authority.pem");
    }

    private Path names() {
        return folder.resolve("names");
    }

    /** Makes what is not there, and what does not speak for these names or not long enough. */
    void prepare(Set<String> names) {
        attempt(() -> {
            Files.createDirectories(folder);
            if (!known().equals(List.copyOf(names)) || endsWithin(authority(), LIFE.plus(RENEWED))) {
                found(names);
            }
        });
        renew();
    }

    /** Issues the server's next certificate, if the one before is near its end. */
    void renew() {
        attempt(() -> {
            if (endsWithin(certificate(), RENEWED)) {
                issue();
            }
        });
    }

    private interface Work {
        void run() throws IOException, GeneralSecurityException, OperatorCreationException;
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep certificates in " + folder, failure);
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<String> known() throws IOException {
        return Files.exists(names()) ? Files.readAllLines(names()) : List.of();
    }

    private boolean endsWithin(Path file, Duration time) throws IOException, GeneralSecurityException {
        return !Files.exists(file)
                || read(file).getNotAfter().toInstant().minus(time).isBefore(now);
    }

    private void found(Set<String> names) throws IOException, GeneralSecurityException, OperatorCreationException {
        // Until everything is there nothing is.
        Files.deleteIfExists(names());
        Files.deleteIfExists(certificate());
        String name = "CN=Latchkey local authority " + serial().toString(36).substring(0, 6);
        KeyPair root = pair();
        X500Principal rootName = new X500Principal(name);
        write(
                root(),
                pem(signed(
                        builder(rootName, rootName, root, AUTHORITYS_LIFE)
                                .addExtension(Extension.basicConstraints, true, new BasicConstraints(1))
                                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                        root.getPrivate())));
        KeyPair authority = pair();
        GeneralSubtree[] permitted =
                names.stream().map(it -> new GeneralSubtree(general(it, true))).toArray(GeneralSubtree[]::new);
        write(
                authority(),
                pem(signed(
                                builder(
                                                rootName,
                                                new X500Principal(name + " for one server"),
                                                authority,
                                                AUTHORITYS_LIFE)
                                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                                        .addExtension(
                                                Extension.nameConstraints, true, new NameConstraints(permitted, null)),
                                root.getPrivate()))
                        + pem(authority.getPrivate()));
        write(names(), String.join("\n", names) + "\n");
    }

    /** The server's next certificate, with a key of its own. */
    void issue() throws IOException, GeneralSecurityException, OperatorCreationException {
        X509Certificate authority = read(authority());
        KeyPair server = pair();
        GeneralName[] names = known().stream().map(it -> general(it, false)).toArray(GeneralName[]::new);
        X509v3CertificateBuilder certificate = builder(
                        authority.getSubjectX500Principal(), new X500Principal("CN=Latchkey"), server, LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        write(
                certificate(),
                pem(signed(certificate, readKey(authority()))) + pem(authority) + pem(server.getPrivate()));
    }

    /** A name, or an address: where it stands for what is permitted, with its mask. */
    private static GeneralName general(String name, boolean isConstraint) {
        if (!name.matches("[0-9.]+|.*:.*")) {
            return new GeneralName(GeneralName.dNSName, name);
        }
        String mask = name.contains(":") ? "/128" : "/32";
        return new GeneralName(GeneralName.iPAddress, isConstraint ? name + mask : name);
    }

    private JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair pair, Duration life) {
        return new JcaX509v3CertificateBuilder(
                issuer, serial(), Date.from(now.minus(BEFORE)), Date.from(now.plus(life)), subject, pair.getPublic());
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }

    private static String pem(Object thing) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(thing instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : thing);
        }
        return text.toString();
    }

    /** The first certificate in a file. */
    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static PrivateKey readKey(Path file) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                if (next instanceof PrivateKeyInfo key) {
                    return new JcaPEMKeyConverter().getPrivateKey(key);
                }
            }
        }
        throw new IOException("There is no key in " + file);
    }

    /** Whole or not at all, and for the owner's eyes from the first moment; what is public is public by being handed on. */
    private void write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(folder, ".tls", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
