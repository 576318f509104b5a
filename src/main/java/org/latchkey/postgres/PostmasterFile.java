package org.latchkey.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file that a running PostgreSQL keeps in its data directory, {@code postmaster.pid}: its process in the first line, its
 * state in the eighth. A killed one leaves the file behind, and then the number may be anybody's.
 *
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database file layout</a>
 */
record PostmasterFile(Path cluster) {
    private static final int STATE = 7;

    /** Whether this process has opened its doors. */
    boolean says(long pid) {
        var lines = lines();
        return lines.size() > STATE
                && lines.getFirst().equals(Long.toString(pid))
                && lines.get(STATE).strip().equals("ready");
    }

    /** The PostgreSQL that still runs on this directory, though the server that started it is gone. */
    Optional<ProcessHandle> orphan() {
        return named().filter(this::isOurs);
    }

    /**
     * Makes a file that names somebody else's process harmless. PostgreSQL refuses to start beside a living process of that
     * number, but takes a file that names its own parent for stale. It is renumbered instead of deleted, since its other lines
     * let PostgreSQL see whether sessions of the killed one still live.
     */
    void disown() {
        if (named().isPresent()) {
            var lines = lines();
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            try {
                Files.write(path(), lines);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private Optional<ProcessHandle> named() {
        var lines = lines();
        return lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst()));
    }

    private boolean isOurs(ProcessHandle process) {
        var command = process.info().command().orElse("");
        var arguments = process.info().arguments().map(Arrays::asList).orElse(List.of());
        return command.endsWith("/postgres") && arguments.contains(cluster.toString());
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path());
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path path() {
        return cluster.resolve("postmaster.pid");
    }
}
