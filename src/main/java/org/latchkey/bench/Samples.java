package org.latchkey.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Durations of the same thing done again and again. */
final class Samples {

    private final long[] nanos;

    private Samples(long[] nanos) {
        this.nanos = nanos;
    }

    /** Does something a number of times and takes the time of each. */
    static Samples of(int times, Runnable something) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            something.run();
            nanos[i] = System.nanoTime() - before;
        }
        Arrays.sort(nanos);
        return new Samples(nanos);
    }

    Duration median() {
        return Duration.ofNanos(nanos[nanos.length / 2]);
    }

    Duration percentile(int percent) {
        return Duration.ofNanos(nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)]);
    }

    /** A duration for people: {@code 312 µs}, {@code 4.2 ms}, {@code 3.1 s}. */
    static String text(Duration duration) {
        double micros = duration.toNanos() / 1e3;
        if (micros < 1_000) {
            return String.format(Locale.ROOT, "%.0f µs", micros);
        }
        return micros < 1_000_000
                ? String.format(Locale.ROOT, "%.1f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }
}
