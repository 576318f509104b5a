package org.latchkey.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares a client's secret with the hashes of all it has, in a time that tells nothing. */
final class ClientSecrets implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        throw new UnsupportedOperationException("secrets are made in the directory");
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hashes) {
        byte[] presented = Hash.of(String.valueOf(secret)).getBytes(StandardCharsets.US_ASCII);
        return !Hash.isStandIn(String.valueOf(secret))
                && Arrays.stream(String.valueOf(hashes).split(" ", -1))
                                .filter(hash ->
                                        MessageDigest.isEqual(presented, hash.getBytes(StandardCharsets.US_ASCII)))
                                .count()
                        > 0;
    }
}
