package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;

/**
 * What {@code console/build}, which every build runs, asks of npm: the libraries once per lock file, the app and its tests when a source
 * changed. An npm stands in that writes down what it is asked.
 */
class ConsoleBuildTest {
    private final Path machine = Scratch.directory("console");
    private final Path console = Files.createDirectory(machine.resolve("console"));
    private final Path lock = console.resolve("package-lock.json");
    private final Path source = console.resolve("src/main.tsx");
    private final Path asked = machine.resolve("asked");

    ConsoleBuildTest() throws IOException {
        Files.copy(Path.of("console/build"), console.resolve("build"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(console.resolve("src"));
        Files.createDirectory(console.resolve("public"));
        for (String file : List.of("package.json", "index.html", "tsconfig.json", "vite.config.ts")) {
            Files.writeString(console.resolve(file), "{}");
        }
        Files.writeString(lock, "{\"one\": 1}");
        Files.writeString(source, "");
        Path npm = Files.createDirectory(machine.resolve("bin")).resolve("npm");
        Files.writeString(npm, """
                #!/bin/sh
                echo "$@" >>../asked
                case $1 in
                    ci) rm -rf node_modules; mkdir node_modules ;;
                    run) mkdir -p dist; : >dist/index.html ;;
                esac
                """);
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void librariesAreFetchedOncePerLockFile() throws Exception {
        assertThat(asks("app")).containsExactly("ci", "run");
        assertThat(asks("test")).containsExactly("run");
        assertThat(asks("app")).as("a second build").isEmpty();
        assertThat(asks("test")).as("a second build").isEmpty();

        Files.writeString(source, "export {};");
        assertThat(asks("app")).as("another source, the same libraries").containsExactly("run");
        assertThat(asks("test")).containsExactly("run");

        Files.writeString(lock, "{\"two\": 2}");
        assertThat(asks("app")).as("other libraries").containsExactly("ci", "run");
        assertThat(asks("test")).containsExactly("run");
        assertThat(asks("app")).isEmpty();
    }

    @Test
    void whoOnlyNeedsAConsoleTakesTheOneThatIsThere() throws Exception {
        assertThat(asks("missing")).containsExactly("ci", "run");
        Files.writeString(source, "export {};");
        Files.writeString(lock, "{\"two\": 2}");
        assertThat(asks("missing")).isEmpty();
    }

    /** What npm is asked for, by the first word of each. */
    private List<String> asks(String what) throws Exception {
        Files.deleteIfExists(asked);
        var builder = new ProcessBuilder(console.resolve("build").toString(), what).redirectErrorStream(true);
        builder.environment().merge("PATH", machine.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return Files.exists(asked)
                ? Files.readAllLines(asked).stream()
                        .map(it -> it.split(" ", 2)[0])
                        .toList()
                : List.of();
    }
}
