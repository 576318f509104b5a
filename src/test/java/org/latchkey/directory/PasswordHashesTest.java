package org.latchkey.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {
    private static final int FEW = 64;
    private static final int RECOMMENDED = 19 * 1024;

    @Test
    void aHashIsOfOnePassword() {
        var hashes = new PasswordHashes(FEW, false);
        String hash = hashes.hash("Correct-horse-9");
        assertThat(hashes.match("Correct-horse-9", Optional.of(hash))).isTrue();
        assertThat(hashes.match("Correct-horse-8", Optional.of(hash))).isFalse();
        assertThat(hashes.hash("Correct-horse-9")).as("salted").isNotEqualTo(hash);
    }

    @Test
    void whereThereIsNoHashNoPasswordMatches() {
        assertThat(new PasswordHashes(FEW, false).match("", Optional.empty())).isFalse();
    }

    @Test
    void whereThereIsNoHashTheSameWorkIsDone() {
        int kib = 1024;
        var hashes = new PasswordHashes(kib, false);
        Optional<String> somebodys = Optional.of(hashes.hash("Correct-horse-9"));
        hashes.match("Wrong-horse-9", Optional.empty());
        long known = allocated(() -> hashes.match("Wrong-horse-9", somebodys));
        long unknown = allocated(() -> hashes.match("Wrong-horse-9", Optional.empty()));
        assertThat(unknown)
                .as("bytes that hashing takes")
                .isGreaterThan(kib * 1024L)
                .isBetween(known * 9 / 10, known * 11 / 10);
    }

    private static long allocated(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void moreMemoryMakesEarlierHashesWeakButKnown() {
        String earlier = new PasswordHashes(FEW, false).hash("Correct-horse-9");
        var hashes = new PasswordHashes(2 * FEW, false);
        assertThat(hashes.isWeak(earlier)).isTrue();
        assertThat(hashes.match("Correct-horse-9", Optional.of(earlier))).isTrue();
        assertThat(hashes.isWeak(hashes.hash("Correct-horse-9"))).isFalse();
    }

    @Test
    void inProductionItIsNeverLessThanRecommended() {
        assertThatThrownBy(() -> new PasswordHashes(RECOMMENDED - 1, true))
                .hasMessageContaining("latchkey.password-memory");
        assertThat(new PasswordHashes(RECOMMENDED, true).hash("x")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
