package org.latchkey.directory;

import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes and compares Argon2id hashes (RFC 9106). A hash carries its parameters, so that they can change. As OWASP recommends
 * where hashing is done by Java, it takes 19 MiB, two passes and one lane; {@code latchkey.password-memory} gives it more KiB,
 * and outside production fewer, where passwords are made for people by the hundred and protect nobody.
 */
@Component
class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int PASSES = 2;
    private static final int RECOMMENDED_KIB = 19 * 1024;

    private final Argon2PasswordEncoder encoder;
    private final String nobodys;
    /** Whoever sends many passwords at once waits, and does not fill the memory. */
    private final Semaphore hashing = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    PasswordHashes(
            @Value("${latchkey.password-memory:" + RECOMMENDED_KIB + "}") int kib,
            @Value("${latchkey.production:false}") boolean production) {
        if (production && kib < RECOMMENDED_KIB) {
            throw new IllegalStateException(
                    "In production hashing a password takes at least %d KiB, not %d: give latchkey.password-memory more, or leave it out."
                            .formatted(RECOMMENDED_KIB, kib));
        }
        this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, kib, PASSES);
        this.nobodys = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(kib, PASSES, LANES, zeros(SALT_BYTES), zeros(HASH_BYTES));
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    /** A hash with a salt of its own. */
    String hash(String password) {
        return alone(() -> String.valueOf(encoder.encode(password)));
    }

    /** Whether it is that hash's password. Where there is no hash it is not, and that takes as long. */
    boolean match(String password, Optional<String> hash) {
        return alone(() -> encoder.matches(password, hash.orElse(nobodys)));
    }

    /** Whether a hash was made with weaker parameters than today's. */
    boolean isWeak(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T alone(Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
