package org.latchkey.identity;

import java.io.IOException;
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
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this machine's own, for TLS where nobody has given a certificate: made once, with a certificate
 * for the names the server is reached by. It signs that one and forgets its key, so that nothing on this machine could make
 * another that somebody's browser trusts.
 */
final class LocalAuthority {

    private static final Duration LIFE = Duration.ofDays(397);
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

    /** The server's certificate and its root. */
    Path certificate() {
        return folder.resolve("server.pem");
    }

    Path key() {
        return folder.resolve("server-key.pem");
    }

    /** Makes all three if they are not there, are near their end, or lack one of the names. */
    void prepare(Set<String> names) {
        Path made = folder.resolve("names");
        String wanted = String.join("\n", names) + "\n";
        try {
            if (Files.exists(made)
                    && Files.readString(made).equals(wanted)
                    && Files.getLastModifiedTime(made)
                            .toInstant()
                            .plus(LIFE)
                            .minus(RENEWED)
                            .isAfter(now)) {
                return;
            }
            Files.createDirectories(folder);
            make(names);
            write(made, wanted);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep certificates in " + folder, failure);
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void make(Set<String> names) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair authority = pair();
        X500Principal issuer = new X500Principal(
                "CN=Latchkey local authority " + serial().toString(36).substring(0, 6));
        X509v3CertificateBuilder root = builder(issuer, issuer, authority)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        KeyPair server = pair();
        X509v3CertificateBuilder certificate = builder(issuer, new X500Principal("CN=Latchkey"), server)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.stream()
                                .map(name -> new GeneralName(
                                        name.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName,
                                        name))
                                .toArray(GeneralName[]::new)));
        String trusted = pem(signed(root, authority));
        write(key(), pem(server.getPrivate()));
        write(certificate(), pem(signed(certificate, authority)) + trusted);
        write(root(), trusted);
    }

    private JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair pair)
            throws CertIOException {
        return new JcaX509v3CertificateBuilder(
                issuer, serial(), Date.from(now.minus(BEFORE)), Date.from(now.plus(LIFE)), subject, pair.getPublic());
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    private static String pem(Object thing) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    thing instanceof java.security.PrivateKey key
                            ? new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(key, null)
                            : thing);
        }
        return text.toString();
    }

    /** Whole or not at all, and for the owner's eyes from the first moment; what is public is public by being handed on. */
    private void write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(folder, ".tls", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
