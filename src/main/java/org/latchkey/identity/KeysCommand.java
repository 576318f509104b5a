package org.latchkey.identity;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.latchkey.postgres.RunningDatabase;

/**
 * {@code ./latchkey keys rotate}: asks for a new signing key. It only leaves word in the database; the servers that run on it,
 * which have the key that seals, see it within seconds.
 */
public enum KeysCommand {

    /** The next key, as if the time of the last were over: nobody notices. */
    ROTATE(
            "rotate",
            """
            update signing_key
            set replace = true
            where ends_at is null
            """,
            "A new signing key will be made within seconds and sign two minutes later; the old one verifies for a day more."),

    /** For keys that somebody else may have: what they signed is worth nothing, whoever signed it. */
    ROTATE_NOW(
            "rotate-now",
            """
            delete from signing_key
            """,
            "The signing keys are destroyed. Within seconds a new one signs, and no server takes a token that the old ones signed:"
                    + " clients ask for new ones.");

    private final String option;
    private final String statement;
    private final String said;

    KeysCommand(String option, String statement, String said) {
        this.option = option;
        this.statement = statement;
        this.said = said;
    }

    /** How the launcher names it. */
    public String option() {
        return option;
    }

    String statement() {
        return statement;
    }

    /**
     * Leaves word.
     *
     * @param databaseUrl as for the server; blank for the embedded one
     * @param data the server's data directory
     * @return the exit status
     */
    public int run(String databaseUrl, Path data, PrintStream out) {
        try (Connection connection = RunningDatabase.connect(databaseUrl, data);
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement);
            out.println(said);
            return 0;
        } catch (SQLException failure) {
            out.println("latchkey: the database cannot be reached; start the server first. (" + failure.getSQLState()
                    + ")");
            return 1;
        }
    }
}
