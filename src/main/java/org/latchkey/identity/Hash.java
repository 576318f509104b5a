package org.latchkey.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What is kept of a random code, token or secret: SHA-256, enough where the value itself cannot be guessed. A value that was
 * read back is known by its hash alone and carries a mark that no real one has.
 */
final class Hash {

    private static final String MARK = "#";

    private Hash() {}

    /** The hash of a value, or the one that a value read back stands for. */
    static String of(String value) {
        return value.startsWith(MARK) ? value.substring(MARK.length()) : sha256(value);
    }

    /** What stands for a value of which only the hash is known. */
    static String standIn(String hash) {
        return MARK + hash;
    }

    /** Whether a value is a stand-in, which no caller may present. */
    static boolean isStandIn(String value) {
        return value.startsWith(MARK);
    }

    private static String sha256(String value) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
