package org.latchkey.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;

class EmbeddedPostgresTest {
    private final Path data = Scratch.directory("embedded");

    @AfterEach
    void clearAway() {
        Scratch.delete(data);
    }

    @Test
    void keepsWhatItWasToldOverARestart() throws SQLException {
        try (var cold = start()) {
            ask(cold, "create table note as select 'kept' as text");
        }
        try (var warm = start()) {
            assertThat(ask(warm, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void takesThePortOfTheLastStart() {
        // Whoever asks for any port may be given that one in between, but hardly twice.
        assertThat(IntStream.range(0, 2).anyMatch(time -> takesItAgain())).isTrue();
    }

    private boolean takesItAgain() {
        var first = start();
        first.close();
        try (var second = start()) {
            return second.port() == first.port();
        }
    }

    @Test
    void isCarefulWithData() throws SQLException {
        try (var postgres = start()) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void listensOnLoopbackAloneAndAsksForThePassword() throws Exception {
        try (var postgres = start()) {
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(data.resolve("postgres.password")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void unpacksTheVersionItIsNamedAfter() {
        var binaries = PostgresBinaries.in(data);
        var version = Programs.run(List.of(binaries.program("postgres").toString(), "--version"));
        assertThat(version.said()).isEqualTo("postgres (PostgreSQL) " + PostgresBinaries.VERSION);
        assertThat(PostgresBinaries.VERSION).startsWith(PostgresBinaries.MAJOR + ".");
    }

    @Test
    void letsOneServerIn() {
        try (var first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(UnusableDatabase.class)
                    .hasMessage(
                            "Another Latchkey server (process %d) uses the data directory %s: stop it, or choose another"
                                    + " directory with --data.",
                            ProcessHandle.current().pid(), data);
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void refusesTheFilesOfAnotherVersion() throws Exception {
        start().close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(UnusableDatabase.class)
                .hasMessage(
                        "The data directory %s is of PostgreSQL 17 and this Latchkey brings PostgreSQL 18: start it with the"
                                + " Latchkey that made it, or choose another directory with --data.",
                        data);
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        start().close();
        Files.writeString(data.resolve("postgres/postgresql.conf"), "nonsense");
        assertThatThrownBy(this::start)
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("syntax error in file");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, Scratch.binaries(), Map.of());
    }

    static String ask(EmbeddedPostgres postgres, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var sent = connection.createStatement()) {
            if (!sent.execute(statement)) {
                return "";
            }
            try (var rows = sent.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
