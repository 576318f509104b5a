package org.latchkey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, to be killed and started again on the same port, data and database. */
public final class MortalServer implements AutoCloseable {
    private static final int LONGEST_START_SECONDS = 90;

    private final Path data = Scratch.directory("mortal");
    private final Database database;
    private final List<String> settings;
    private final int port = LastingPort.next();
    private Process process;

    private MortalServer(Database database, List<String> settings) {
        this.database = database;
        this.settings = settings;
        this.process = spawn();
    }

    /** Starts one with settings of the command line beside those of every test. */
    public static MortalServer start(Database database, String... settings) {
        MortalServer server = new MortalServer(database, List.of(settings));
        server.awaitReady();
        return server;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ends it at once, as {@code kill -9} does: no hook, no handler, nothing flushed. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again where it was killed. */
    public void restart() {
        process = spawn();
        awaitReady();
    }

    private Process spawn() {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.latchkey.Server",
                    RunningServer.QUICK_PASSWORDS,
                    "--latchkey.key-file=" + FirstKey.VAULT,
                    "--server.port=" + port,
                    "--latchkey.data=" + data,
                    "--latchkey.database-url=" + database.url()));
            command.addAll(settings);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("server.log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitReady() {
        HttpRequest ready = HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
                .build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline && process.isAlive()) {
                if (answers(client, ready)) {
                    return;
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the server does not become ready; see " + data.resolve("server.log"));
    }

    private static boolean answers(HttpClient client, HttpRequest ready) throws InterruptedException {
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
