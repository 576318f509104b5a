package org.latchkey.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with a certificate that it signed itself. */
public record Certified(PrivateKey key, X509Certificate certificate) {

    /** One for all tests that need no more: making a key takes its time. */
    public static Certified shared() {
        return Shared.CERTIFIED;
    }

    private static final class Shared {
        static final Certified CERTIFIED = make();

        private static Certified make() {
            try {
                return fresh();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    public static Certified fresh() throws Exception {
        return until(Instant.now().plus(Duration.ofDays(1)));
    }

    /** One that is good until then. */
    public static Certified until(Instant end) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        var name = new X500Principal("CN=client");
        var now = Instant.now();
        var built = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(end),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        return new Certified(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(built));
    }
}
