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

/** Somebody's sign-ins at the moment in which they end: still seen by everybody, and gone once this is over. */
public final class EndingSignIns {
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private EndingSignIns() {}

    /** What comes of something that needs one of them just then. */
    public static <T> T meanwhile(String user, Supplier<T> something) throws SQLException {
        RunningServer server = RunningServer.shared();
        try (Connection ending = server.bean(DataSource.class).getConnection()) {
            ending.setAutoCommit(false);
            try (var statement = ending.prepareStatement("delete from sign_in where user_id = ?")) {
                statement.setObject(1, UUID.fromString(user));
                assertThat(statement.executeUpdate()).as("sign-ins that end").isPositive();
            }
            int pid;
            try (var statement = ending.prepareStatement("select pg_backend_pid()");
                    var rows = statement.executeQuery()) {
                rows.next();
                pid = rows.getInt(1);
            }
            CompletableFuture<T> under = CompletableFuture.supplyAsync(something);
            long deadline = System.nanoTime() + PATIENCE;
            while (!under.isDone() && !isAwaited(server.bean(Sql.class), pid)) {
                assertThat(System.nanoTime()).as("waiting for either").isLessThan(deadline);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            ending.commit();
            return under.join();
        }
    }

    /** Whether somebody waits for what a connection holds. */
    private static boolean isAwaited(Sql sql, int pid) {
        return sql.statement("""
                select count(*) as waiting
                from pg_stat_activity
                where datname = current_database()
                  and pg_blocking_pids(pid) @> array[:ending::int]
                """).bind("ending", pid).one(row -> row.bigNumber("waiting")) > 0;
    }
}
