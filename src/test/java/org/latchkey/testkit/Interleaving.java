package org.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.latchkey.sql.Sql;

/** Two changes at once: one has been made, and is seen by nobody until the other one waits for it. */
public final class Interleaving {
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private Interleaving() {}

    /**
     * What comes of something that meets a change.
     *
     * @param change of rows, a statement with one parameter
     * @param whose the parameter
     */
    public static <T> T of(String change, String whose, Supplier<T> something) throws SQLException {
        RunningServer server = RunningServer.shared();
        try (Connection first = server.bean(DataSource.class).getConnection()) {
            first.setAutoCommit(false);
            int pid;
            try (var asked = first.prepareStatement("select pg_backend_pid()");
                    var answer = asked.executeQuery()) {
                answer.next();
                pid = answer.getInt(1);
            }
            try (var statement = first.prepareStatement(change)) {
                statement.setObject(1, UUID.fromString(whose));
                assertThat(statement.executeUpdate())
                        .as("rows that are changed")
                        .isPositive();
            }
            CompletableFuture<T> second = CompletableFuture.supplyAsync(something);
            long deadline = System.nanoTime() + PATIENCE;
            while (!second.isDone() && !isAwaited(server.bean(Sql.class), pid)) {
                assertThat(System.nanoTime()).as("waiting for either").isLessThan(deadline);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            first.commit();
            return second.join();
        }
    }

    /** Whether somebody waits for what a connection holds. */
    private static boolean isAwaited(Sql sql, int pid) {
        return sql.statement("""
                select count(*) as waiting
                from pg_stat_activity
                where datname = current_database()
                  and pg_blocking_pids(pid) @> array[:first::int]
                """).bind("first", pid).one(row -> row.bigNumber("waiting")) > 0;
    }
}
