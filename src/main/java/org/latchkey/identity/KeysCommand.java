package org.latchkey.identity;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.latchkey.postgres.RunningDatabase;

/**
 * {@code ./latchkey keys rotate}: asks for a new signing key. It only leaves word in the database; the servers that run on it,
 * which have the key that seals, see it within a minute.
 */
public final class KeysCommand {

    static final String ROTATE = """
            update signing_key
            set replace = true
            where ends_at is null
            """;

    private KeysCommand() {}

    /**
     * Leaves word.
     *
     * @param databaseUrl as for the server; blank for the embedded one
     * @param data the server's data directory
     * @return the exit status
     */
    public static int rotate(String databaseUrl, Path data, PrintStream out) {
        try (Connection connection = RunningDatabase.connect(databaseUrl, data);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(ROTATE);
            out.println(
                    "A new signing key will be made within a minute and sign two minutes later; the old one verifies for a"
                            + " day more.");
            return 0;
        } catch (SQLException failure) {
            out.println("latchkey: the database cannot be reached; start the server first. (" + failure.getSQLState()
                    + ")");
            return 1;
        }
    }
}
