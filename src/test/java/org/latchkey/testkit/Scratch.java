package org.latchkey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Directories in the build folder that go away when the test run ends. */
public final class Scratch {
    private static final Path BUILD =
            Path.of(System.getProperty("latchkey.build", "target")).toAbsolutePath();

    private Scratch() {}

    /** The folder that keeps the unpacked PostgreSQL from one test run to the next. */
    public static Path binaries() {
        return BUILD.resolve("postgres-binaries");
    }

    public static Path directory(String purpose) {
        try {
            Files.createDirectories(BUILD);
            var directory = Files.createTempDirectory(BUILD, purpose + "-");
            // Open to the account that a PostgreSQL started by root runs under.
            directory.toFile().setExecutable(true, false);
            AtEnd.run(() -> FileSystemUtils.deleteRecursively(directory.toFile()));
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
