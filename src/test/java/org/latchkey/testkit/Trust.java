package org.latchkey.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in one root certificate and no other, in the forms that clients want it. */
public record Trust(SSLContext context, X509TrustManager roots) {

    /** In the certificates of a PEM file. */
    public static Trust in(Path pem) {
        try (var certificates = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(certificates));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return new Trust(context, (X509TrustManager) factory.getTrustManagers()[0]);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(pem + " is no certificate", unreadable);
        }
    }
}
