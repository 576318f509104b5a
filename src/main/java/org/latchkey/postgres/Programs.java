package org.latchkey.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the operating system, run to their end. */
final class Programs {
    private Programs() {}

    /** What a program said, on both channels, and its exit status; 127 as in a shell when it could not be started. */
    record Outcome(int status, String said) {
        boolean succeeded() {
            return status == 0;
        }
    }

    static Outcome run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), said.strip());
        } catch (IOException absent) {
            return new Outcome(127, String.valueOf(absent.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(130, "interrupted");
        }
    }

    /** Sends a signal by its name. Java itself only knows how to send TERM and KILL. */
    static void signal(String name, long pid) {
        run(List.of("sh", "-c", "kill -" + name + " " + pid));
    }

    static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What a program said, as a part of a sentence. */
    static String inOneLine(String said) {
        return said.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
