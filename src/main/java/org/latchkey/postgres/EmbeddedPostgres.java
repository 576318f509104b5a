package org.latchkey.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, the default of a server that was given none. It lives in the server's data directory, listens on
 * loopback only, asks for a generated password, keeps what it committed, and ends with this process however that ends.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Pattern PASSING = Pattern.compile("lock file|shared memory|Address already in use");
    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MILLIS = 500;
    private static final int ORPHAN_SECONDS = 20;

    private final DirectoryLock lock;
    private final PostgresProcess process;
    private final int port;
    private final String password;

    private EmbeddedPostgres(DirectoryLock lock, PostgresProcess process, int port, String password) {
        this.lock = lock;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts it, and makes it first when nothing is there yet.
     *
     * @param directory the server's data directory, made when absent
     * @param cache where the unpacked programs stay, see {@link PostgresBinaries#in}
     * @param settings of PostgreSQL, by name, in addition to our own
     * @throws UnusableDatabase when it cannot, with a sentence for whoever starts the server
     */
    public static EmbeddedPostgres start(Path directory, Path cache, Map<String, String> settings) {
        var data = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data);
            var lock = DirectoryLock.take(data);
            try {
                var cluster = Cluster.in(data, PostgresBinaries.in(cache));
                cluster.account().own(lock.file());
                cluster.prepare();
                cluster.postmasterFile().orphan().ifPresent(EmbeddedPostgres::stop);
                return start(lock, cluster, settings);
            } catch (RuntimeException | IOException | Error failure) {
                lock.close();
                throw failure;
            }
        } catch (AccessDeniedException denied) {
            throw Account.foreign(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Tries for some ten seconds where that can help: the sessions, port or number of a killed one outlive it by moments. */
    private static EmbeddedPostgres start(DirectoryLock lock, Cluster cluster, Map<String, String> settings)
            throws IOException {
        var log = cluster.log();
        for (var attempt = 1; ; attempt++) {
            cluster.postmasterFile().disown();
            var before = Files.size(log);
            var port = cluster.choosePort();
            var process = PostgresProcess.start(cluster.account(), cluster.command(port, settings), log);
            if (process.awaitReady(cluster.postmasterFile())) {
                return new EmbeddedPostgres(lock, process, port, cluster.password());
            }
            var said = said(log, before);
            if (attempt == ATTEMPTS || !PASSING.matcher(said).find()) {
                throw new UnusableDatabase("PostgreSQL does not start in " + cluster.data() + "; it said: " + said);
            }
            pause();
        }
    }

    private static String said(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var bytes = new byte[(int) Math.min(4096, file.length() - from)];
            file.readFully(bytes);
            return Programs.inOneLine(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnusableDatabase("Interrupted while PostgreSQL was starting.", interrupted);
        }
    }

    /** Whoever holds the lock may: the server that started it is gone. */
    private static void stop(ProcessHandle orphan) {
        LOG.warn("Stopping PostgreSQL (process {}), left behind by a server that was killed.", orphan.pid());
        Programs.signal("INT", orphan.pid());
        try {
            orphan.onExit().get(ORPHAN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException still) {
            throw new UnusableDatabase(
                    "PostgreSQL (process " + orphan.pid()
                            + "), left behind by a server that was killed, does not stop: end it.",
                    still);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnusableDatabase("Interrupted while PostgreSQL was stopping.", interrupted);
        }
    }

    /** The database {@code postgres}, the one there is. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public int port() {
        return port;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Ends all sessions, stops it cleanly, and lets another server have the directory. */
    @Override
    public void close() {
        process.stop();
        lock.close();
    }
}
