package org.latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the bench tells; what it measures is for whoever runs it. */
class BenchTest {
    @Test
    void aReadIsToldBeforeItsTokenWasVerifiedAndAfter() {
        var bytes = new ByteArrayOutputStream();
        Bench.tellTokens(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                Duration.ofNanos(2_500_000),
                Duration.ofNanos(625_000));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(it -> it.matches("server CPU for one read before its token was verified +2\\.5 ms"))
                .anyMatch(it -> it.matches("server CPU for one read after, from the cache of tokens +625 µs"))
                .anyMatch(it -> it.matches("which the cache saves +75 %"));
    }
}
