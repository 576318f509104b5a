package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Launcher;
import org.latchkey.testkit.Scratch;

/** What {@code ./latchkey} says on a machine that lacks something. */
class LauncherTest {

    /** What every machine with a shell has. */
    private static final List<String> SHELL = List.of("sh", "dirname", "readlink", "sed", "cat", "mkdir");

    private final Path machine = Scratch.directory("machine");
    private final Path path = machine.resolve("bin");

    LauncherTest() throws IOException {
        Files.createDirectories(machine.resolve("console"));
        Files.createDirectories(path);
        Files.copy(Path.of("latchkey"), machine.resolve("latchkey"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String tool : SHELL) {
            Files.createSymbolicLink(path.resolve(tool), found(tool));
        }
    }

    @Test
    void whatIsMissingIsNamedInOneSentence() throws Exception {
        assertThat(run("test"))
                .isEqualTo("3 latchkey: missing here: Maven 3.8 or newer (mvn on the PATH) and Node 20.19 or newer"
                        + " (node and npm on the PATH).");
    }

    @Test
    void anOldNodeIsAsGoodAsNone() throws Exception {
        program("mvn", "exit 0");
        program("npm", "exit 0");
        program("node", "exit 1");
        assertThat(run("test")).isEqualTo("3 latchkey: missing here: Node 20.19 or newer (node and npm on the PATH).");
        program("node", "exit 0");
        assertThat(run("test")).isEqualTo("0 ");
    }

    @Test
    void anUnknownWordIsRefusedWithWhereToLook() throws Exception {
        assertThat(run("serve")).isEqualTo("2 latchkey: unknown command serve; ./latchkey help lists them.");
        assertThat(run("up", "--prot", "80"))
                .isEqualTo("2 latchkey: unknown option --prot; ./latchkey help lists them.");
    }

    @Test
    void whatIsAskedOfItReachesTheServer() throws Exception {
        assertThat(started(
                        "up",
                        "--port=8443",
                        "--tls",
                        "--provider-networks",
                        "10.2.0.0/16",
                        "--key-file=k",
                        "--data",
                        "d"))
                .contains(
                        "--server.port=8443",
                        "--server.address=127.0.0.1",
                        "--latchkey.tls=true",
                        "--latchkey.provider-networks=10.2.0.0/16",
                        "--latchkey.key-file=k",
                        "--latchkey.data=d",
                        "--latchkey.sample=true");
        Path certificate = Files.createFile(machine.resolve("certificate.pem"));
        Path key = Files.createFile(machine.resolve("key.pem"));
        assertThat(started("up", "--tls-certificate", certificate.toString(), "--tls-key=" + key))
                .contains(
                        "--latchkey.tls=true",
                        "--latchkey.tls-certificate=file:" + certificate.toRealPath(),
                        "--latchkey.tls-key=file:" + key.toRealPath());
        assertThat(started("up")).noneMatch(it -> it.contains("tls") || it.contains("networks"));
    }

    private static List<String> started(String... arguments) {
        Launcher.Said said = Launcher.run(arguments);
        assertThat(said.status()).as(said.text()).isZero();
        return said.text().lines().toList();
    }

    private static Path found(String tool) {
        return List.of("/bin", "/usr/bin").stream()
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void program(String name, String text) throws IOException {
        Path file = path.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The exit status, and what was printed. */
    private String run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(machine.resolve("latchkey").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", path.toString());
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + text.strip();
    }
}
