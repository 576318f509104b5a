package org.latchkey.directory;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Ids;
import tools.jackson.databind.JsonNode;

/**
 * The certificates of an application, as a body gives them: <a
 * href="https://learn.microsoft.com/graph/api/resources/keycredential">keyCredential</a>. Pure.
 */
final class KeyCredentials {

    private KeyCredentials() {}

    /**
     * Checked and completed from the certificates themselves.
     *
     * @return null when the body carries none
     */
    static @Nullable List<Map<String, @Nullable Object>> checked(Patch body) {
        if (!(body.values().get("keyCredentials") instanceof JsonNode given)) {
            return null;
        }
        List<Map<String, @Nullable Object>> checked = new ArrayList<>();
        for (JsonNode one : given.values()) {
            X509Certificate certificate = certificate(one.path("key").asString(""));
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("customKeyIdentifier", thumbprint(certificate));
            row.put(
                    "displayName",
                    one.path("displayName")
                            .asString(certificate.getSubjectX500Principal().getName()));
            row.put("endDateTime", certificate.getNotAfter().toInstant().toString());
            row.put("key", one.path("key").asString());
            row.put("keyId", Ids.parse(one.path("keyId").asString("")).orElseGet(Ids::next));
            row.put("startDateTime", certificate.getNotBefore().toInstant().toString());
            row.put("type", "AsymmetricX509Cert");
            row.put("usage", "Verify");
            checked.add(row);
        }
        return checked;
    }

    /** The certificate that a base64 text holds, in DER or in PEM. */
    private static X509Certificate certificate(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException | CertificateException malformed) {
            throw Rules.bad("Each of keyCredentials must carry in 'key' a certificate (X.509), as base64.");
        }
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
