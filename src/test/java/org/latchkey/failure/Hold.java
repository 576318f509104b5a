package org.latchkey.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.latchkey.testkit.Database;

/** A table that can be read but not written until this is closed: whoever wants to stands still, in the middle of a transaction. */
final class Hold implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Database database;
    private final String table;
    private final Connection connection;

    private Hold(Database database, String table, Connection connection) {
        this.database = database;
        this.table = table;
        this.connection = connection;
    }

    static Hold of(Database database, String table) throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table %s in share mode".formatted(table));
        }
        return new Hold(database, table, connection);
    }

    /** Waits until somebody wants to write. */
    void awaitSomebody() {
        long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (!isWantedBySomebody()) {
            assertThat(System.nanoTime()).as("waiting for a write of " + table).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean isWantedBySomebody() {
        return database.sql()
                        .sql("select count(*) from pg_locks where relation = cast(:table as regclass) and not granted")
                        .param("table", table)
                        .query((row, number) -> row.getInt(1))
                        .single()
                > 0;
    }

    @Override
    public void close() throws SQLException {
        letGo();
    }

    /** Lets whoever waits go on; a second time does nothing. */
    void letGo() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.close();
        }
    }
}
