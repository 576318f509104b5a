package org.latchkey.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Directories in the build folder for the length of a test run. The next run clears them away: at the end of this one there is
 * no time, since on a busy disk it can take longer than Maven waits for a process to end.
 */
public final class Scratch {
    private static final Path BUILD =
            Path.of(System.getProperty("latchkey.build", "target")).toAbsolutePath();
    private static final Path RUNS = BUILD.resolve("scratch");
    private static final Path RUN =
            RUNS.resolve(Long.toString(ProcessHandle.current().pid()));

    static {
        earlierRuns().forEach(Scratch::delete);
    }

    private Scratch() {}

    private static List<Path> earlierRuns() {
        var runs = RUNS.toFile()
                .listFiles((folder, name) -> name.matches("\\d+")
                        && ProcessHandle.of(Long.parseLong(name)).isEmpty());
        return runs == null ? List.of() : Arrays.stream(runs).map(File::toPath).toList();
    }

    /** The folder that keeps the unpacked PostgreSQL from one test run to the next. */
    public static Path binaries() {
        return BUILD.resolve("postgres-binaries");
    }

    /** A new one. */
    public static Path directory(String purpose) {
        try {
            Files.createDirectories(RUN);
            var directory = Files.createTempDirectory(RUN, purpose + "-");
            // Open to the account that a PostgreSQL started by root runs under.
            directory.toFile().setExecutable(true, false);
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** For one that is large and not needed any more. */
    public static void delete(Path directory) {
        FileSystemUtils.deleteRecursively(directory.toFile());
    }
}
