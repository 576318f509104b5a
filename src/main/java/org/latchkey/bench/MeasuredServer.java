package org.latchkey.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server in a process of its own, so that what it costs is not mixed with what asking costs. Processor time and memory
 * are the kernel's own figures for that process ({@code /proc}, Linux only).
 */
final class MeasuredServer implements AutoCloseable {

    /** Ticks of the kernel's processor clock in a second; 100 on every Linux this runs on. */
    private static final int TICKS_PER_SECOND = 100;

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final URI url;
    private final Path log;
    private final Duration start;

    private MeasuredServer(Process process, URI url, Path log, Duration start) {
        this.process = process;
        this.url = url;
        this.log = log;
        this.start = start;
    }

    /** Starts one with the Java and the jar (or classes) this one runs from, and waits until it is ready. */
    static MeasuredServer start(Path data, List<String> javaOptions, List<String> arguments, HttpClient http) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(program());
        command.add("--server.port=" + port);
        command.add("--latchkey.data=" + data);
        command.addAll(arguments);
        Path log = data.resolveSibling("server.log");
        try {
            long before = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            URI url = URI.create("http://127.0.0.1:" + port);
            awaitReady(process, url, http);
            return new MeasuredServer(process, url, log, Duration.ofNanos(System.nanoTime() - before));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The way this very program was started: from its jar, or from a class path. */
    private static List<String> program() {
        String path = System.getProperty("java.class.path");
        return path.endsWith(".jar") && !path.contains(File.pathSeparator)
                ? List.of("-jar", path)
                : List.of("-cp", path, "org.latchkey.Server");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitReady(Process process, URI url, HttpClient http) {
        HttpRequest ready = HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                .build();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                Thread.sleep(10);
            } catch (IOException notYet) {
                sleepBriefly();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException(
                "the measured server did not become ready; its log is server.log beside its data");
    }

    private static void sleepBriefly() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    URI url() {
        return url;
    }

    /** The last line of its log so far that holds a text. */
    String logged(String text) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text))
                    .reduce((before, last) -> last)
                    .orElseThrow(() -> new IllegalStateException("nothing in " + log + " has " + text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From the start of the process to the first ready answer. */
    Duration startTime() {
        return start;
    }

    /** Processor time of the server alone so far, its database not included. */
    Duration processorTime() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            long ticks = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
            return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Resident memory of the server alone, in MiB. */
    long residentMiB() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops it as Ctrl-C does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
