package org.latchkey.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The way to the database of a server that runs, for commands beside it. */
public final class RunningDatabase {

    private RunningDatabase() {}

    /**
     * Connects.
     *
     * @param url as the server was given it; blank for the embedded one
     * @param data the server's data directory
     * @throws SQLException when there is no server, or it cannot be reached
     */
    public static Connection connect(String url, Path data) throws SQLException {
        if (!url.isBlank()) {
            DatabaseUrl given = DatabaseUrl.parse(url.strip());
            return DriverManager.getConnection(given.jdbcUrl(), given.user(), given.password());
        }
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:"
                            + Files.readString(data.resolve("postgres.port")).strip() + "/postgres",
                    Cluster.USER,
                    Files.readString(data.resolve("postgres.password")).strip());
        } catch (IOException absent) {
            throw new SQLException("no database in " + data, "08001", absent);
        }
    }
}
