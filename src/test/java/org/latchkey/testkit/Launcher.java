package org.latchkey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The launcher {@code ./latchkey}, run by a shell as users run it, in a directory of its own: its jar only points to the classes that
 * are tested, so that it has nothing to build.
 */
public final class Launcher {
    private static final Path HOME = home();

    private Launcher() {}

    /**
     * What became of a command.
     *
     * @param text what it printed, on either stream
     */
    public record Said(int status, String text) {}

    private static Path home() {
        try {
            Path home = Scratch.directory("launcher");
            Files.copy(Path.of("latchkey"), home.resolve("latchkey"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.createFile(home.resolve("pom.xml"));
            Files.createDirectories(home.resolve("src/main"));
            Files.createDirectory(home.resolve("target"));
            jar(home.resolve("target/latchkey.jar"), "org.latchkey.Server");
            // As a start before has laid it out; what is started says what it was told.
            Path app = Files.createDirectory(home.resolve("target/app"));
            jar(app.resolve("latchkey.jar"), StartedServer.class.getName());
            Files.writeString(app.resolve("made-with"), version());
            return home;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void jar(Path file, String main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                                .map(entry -> Path.of(entry).toUri())
                                .map(URI::toString)
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
    }

    private static String version() throws IOException {
        Process java = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version")
                .redirectErrorStream(true)
                .start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Runs a command without anything more in its environment. */
    public static Said run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /**
     * Runs a command.
     *
     * @param environment what is added to this process's own
     */
    public static Said run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("latchkey").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
