package org.latchkey.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is left to do when the test run ends, last come, first served: servers before their database. */
final class AtEnd {
    private static final Deque<Runnable> STEPS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(AtEnd::runAll));
    }

    private AtEnd() {}

    static synchronized void run(Runnable step) {
        STEPS.push(step);
    }

    private static synchronized void runAll() {
        STEPS.forEach(Runnable::run);
    }
}
