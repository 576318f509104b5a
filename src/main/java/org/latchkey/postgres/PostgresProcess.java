package org.latchkey.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL, a child of this process.
 *
 * <p>On Linux the kernel interrupts it when this process ends, even killed: {@code setpriv --pdeathsig}. That signal is bound to
 * the <em>thread</em> that started the child. So one platform thread of its own starts it and waits for its end. {@code setsid}
 * takes it out of the terminal's process group: Ctrl-C shall stop the server first, and the server its database.
 */
final class PostgresProcess {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
    private static final int STOP_SECONDS = 20;
    private static final int POLL_MILLIS = 20;

    private final Process process;
    private volatile boolean serving;

    private PostgresProcess(Process process) {
        this.process = process;
    }

    /**
     * @param command the server and its arguments
     * @param log where it writes, at the end
     */
    static PostgresProcess start(Account account, List<String> command, Path log) {
        var started = new CompletableFuture<PostgresProcess>();
        var builder = new ProcessBuilder(guarded(account, command))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Thread.ofPlatform().daemon().name("postgres").start(() -> {
            try {
                var running = new PostgresProcess(builder.start());
                started.complete(running);
                running.watch(log);
            } catch (IOException failure) {
                started.completeExceptionally(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        return started.join();
    }

    /** The innermost command asks for the signal: whoever changes accounts after asking loses it. */
    private static List<String> guarded(Account account, List<String> command) {
        var guarded = new ArrayList<String>();
        if (Programs.installed("setsid")) {
            guarded.add("setsid");
        }
        guarded.addAll(account.prefix());
        if (Programs.installed("setpriv")) {
            guarded.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
        }
        guarded.addAll(command);
        return guarded;
    }

    private void watch(Path log) throws InterruptedException {
        var status = process.waitFor();
        if (serving) {
            LOG.error("PostgreSQL ended with status {}; it may have said why in {}.", status, log);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it takes connections, which after a crash can be a while. Answers false when it ended instead. */
    boolean awaitReady(PostmasterFile file) {
        try {
            while (!file.says(process.pid())) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            serving = true;
            return true;
        } catch (InterruptedException interrupted) {
            stop();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends its sessions and stops cleanly; harder when that takes too long. */
    void stop() {
        serving = false;
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            if (process.isAlive()) {
                Programs.signal(signal, process.pid());
                awaitEnd();
            }
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            // Being told to hurry is no reason to leave a database running.
            Thread.currentThread().interrupt();
        }
    }
}
