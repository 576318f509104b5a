package org.latchkey.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class EarlyStartTest {
    private final Path data = Scratch.directory("early");

    @BeforeEach
    void bringThePrograms() throws IOException {
        Files.createDirectories(Scratch.binaries());
        Files.createSymbolicLink(data.resolve("binaries"), Scratch.binaries());
    }

    @AfterEach
    void clearAway() throws IOException {
        Files.deleteIfExists(data.resolve("binaries"));
        Scratch.delete(data);
    }

    @Test
    void theDatabaseRunsAsLongAsTheServer() throws SQLException {
        JdbcConnectionDetails address;
        try (var server = server("")) {
            server.refresh();
            address = server.getBean(JdbcConnectionDetails.class);
            connect(address);
        }
        assertThatThrownBy(() -> connect(address)).isInstanceOf(SQLException.class);
    }

    @Test
    void aServerThatFailsToStartStopsIt() {
        try (var server = server("")) {
            server.registerBean("broken", Object.class, () -> {
                throw new IllegalStateException("broken");
            });
            assertThatThrownBy(server::refresh).hasRootCauseMessage("broken");
        }
        EmbeddedPostgres.start(data, Scratch.binaries(), Map.of()).close();
    }

    @Test
    void thereIsNoneBesideAGivenDatabase() throws SQLException {
        try (var server = server(org.latchkey.testkit.Database.fresh().url())) {
            server.refresh();
            connect(server.getBean(JdbcConnectionDetails.class));
            assertThat(data.resolve("postgres.port")).doesNotExist();
        }
    }

    private AnnotationConfigApplicationContext server(String url) {
        var server = new AnnotationConfigApplicationContext();
        server.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "latchkey.database-url",
                                url,
                                "latchkey.data",
                                data.toString(),
                                "spring.datasource.hikari.maximum-pool-size",
                                "4")));
        server.register(Database.class);
        new EarlyStart().initialize(server);
        return server;
    }

    private static void connect(JdbcConnectionDetails address) throws SQLException {
        DriverManager.getConnection(address.getJdbcUrl(), address.getUsername(), address.getPassword())
                .close();
    }
}
