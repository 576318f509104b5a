package org.latchkey.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.latchkey.postgres.EmbeddedPostgresTest.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;
import org.springframework.util.FileSystemUtils;

/** What a server that had no chance to clean up leaves behind, and what the next one makes of it. */
class KilledServerTest {
    /** An account that every Linux has and nobody uses. */
    private static final int DAEMON = 1;

    /** A database writes down what it holds before it ends, at times on a busy disk. */
    private static final int PATIENCE_SECONDS = 60;

    private final Path data = Scratch.directory("killed");

    @AfterEach
    void clearAway() {
        Scratch.delete(data);
    }

    @Test
    void aKilledServerLeavesNoDatabaseRunning() throws Exception {
        try (var child = Child.start(data, Scratch.binaries())) {
            var postgres = child.postgres();
            child.kill();
            postgres.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertStartsWithWork();
    }

    @Test
    void theNextServerStopsADatabaseThatWasLeftRunning() throws Exception {
        var bare = Scratch.directory("bin");
        for (var program : List.of("sh", "unshare")) {
            Files.createSymbolicLink(bare.resolve(program), find(program));
        }
        try (var child = Child.start(
                data, Scratch.binaries(), System.getProperty("java.class.path"), bare.toString(), List.of())) {
            var orphan = child.postgres();
            child.kill();
            assertThat(orphan.isAlive()).isTrue();
            assertStartsWithWork();
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    @Test
    void aServerStartsAfterBothWereKilled() throws Exception {
        try (var child = Child.start(data, Scratch.binaries())) {
            var postgres = child.postgres();
            Programs.signal("STOP", postgres.pid());
            child.kill();
            Programs.signal("KILL", postgres.pid());
        }
        assertStartsWithWork();
    }

    @Test
    void aPidFileMayNameSomebodyElsesProcess() throws Exception {
        EmbeddedPostgres postgres = start();
        postgres.close();
        var account = Account.unprivileged(
                data.resolve("postgres"),
                PostgresBinaries.in(Scratch.binaries()).program("postgres"));
        var stranger = new ProcessBuilder(account.command(List.of("sleep", "600"))).start();
        try {
            var file = data.resolve("postgres/postmaster.pid");
            Files.write(
                    file,
                    List.of(
                            Long.toString(stranger.pid()),
                            data.resolve("postgres").toString(),
                            "0",
                            "1",
                            "",
                            "",
                            "",
                            "ready"));
            account.own(file);
            assertStartsWithWork();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anotherProcessIsRefusedWhileOneServes() throws Exception {
        try (var child = Child.start(data, Scratch.binaries())) {
            child.postgres();
            assertThatThrownBy(this::start)
                    .hasMessageStartingWith("Another Latchkey server (process "
                            + child.process().pid() + ") uses");
        }
    }

    @Test
    void anOrdinaryUserServesFromADirectoryOfTheirOwnAlone() throws Exception {
        Assumptions.assumeTrue(Account.owner(Path.of("/proc/self")) == 0, "only root can become somebody else");
        var home = Files.createTempDirectory("latchkey-nobody-");
        try {
            var classPath = Files.createDirectory(home.resolve("classes"));
            var theirs = Files.createDirectory(home.resolve("theirs"));
            var ours = Files.createDirectory(home.resolve("ours"));
            Programs.run(List.of("chmod", "755", home.toString()));
            Programs.run(List.of("chown", Integer.toString(DAEMON), theirs.toString()));
            var copies = Child.copyOfClassPath(classPath);
            var ordinary = List.of("setpriv", "--reuid=" + DAEMON, "--regid=" + DAEMON, "--clear-groups", "--");
            try (var child = Child.start(theirs, theirs.resolve("bin"), copies, System.getenv("PATH"), ordinary)) {
                var postgres = child.postgres();
                assertThat(Account.owner(theirs.resolve("postgres"))).isEqualTo(DAEMON);
                child.kill();
                postgres.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            try (var child = Child.start(ours, theirs.resolve("bin"), copies, System.getenv("PATH"), ordinary)) {
                assertThat(child.refusal()).isEqualTo(Account.foreign(ours).getMessage());
            }
            try (var root = EmbeddedPostgres.start(theirs, theirs.resolve("bin"), Map.of())) {
                assertThat(root.pid()).isPositive();
                assertThat(Account.owner(theirs.resolve("postgres.password"))).isEqualTo(DAEMON);
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private void assertStartsWithWork() throws Exception {
        try (var next = start()) {
            assertThat(ask(next, "select 'at work'")).isEqualTo("at work");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, Scratch.binaries(), Map.of());
    }

    private static Path find(String program) throws IOException {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException("No " + program));
    }
}
