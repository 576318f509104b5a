package org.latchkey.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.latchkey.Migrations;
import org.latchkey.postgres.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database with every table and nothing in them but a key to sign with, for one test class or one server. One PostgreSQL serves a whole test run;
 * one database in it is migrated, the others are copies of that.
 *
 * <p>Sessions think they are in Kathmandu, five and three quarter hours from Greenwich. Whoever forgets a zone will notice.
 */
public final class Database implements AutoCloseable {
    private static final String TEMPLATE = "latchkey_template";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final String name;
    private final HikariDataSource pool;
    private final DataSource counted;

    private Database(String name) {
        this.name = name;
        var config = new HikariConfig();
        config.setJdbcUrl(Cluster.url(name));
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        this.pool = new HikariDataSource(config);
        this.counted = StatementCount.counted(pool);
    }

    /** A copy of the migrated template. */
    public static Database fresh() {
        return new Database(copy(Template.NAME));
    }

    /** A database without any table, to migrate. */
    public static Database empty() {
        return new Database(copy("template1"));
    }

    private static String copy(String template) {
        var name = "test_" + COPIES.incrementAndGet();
        Cluster.run("create database %s template %s".formatted(name, template));
        return name;
    }

    /** The address with user and password, as a server takes it in {@code latchkey.database-url}. */
    public String url() {
        return Cluster.url(name);
    }

    /** A pool of its own, whose statements {@link StatementCount} sees. */
    public DataSource dataSource() {
        return counted;
    }

    public JdbcClient sql() {
        return JdbcClient.create(counted);
    }

    @Override
    public void close() {
        pool.close();
        Cluster.run("drop database if exists %s with (force)".formatted(name));
    }

    /** Initialised at the first use, as a class is: once, and whoever comes second waits. */
    private static final class Template {
        static final String NAME = migrated();

        private static String migrated() {
            Cluster.run("create database " + TEMPLATE);
            Migrations.migrate(Cluster.connectTo(TEMPLATE));
            FirstKey.plant(Cluster.connectTo(TEMPLATE));
            return TEMPLATE;
        }
    }

    /** The PostgreSQL of this test run. Nothing in it outlives the run, so it may be fast where it is usually careful. */
    private static final class Cluster {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            var postgres = EmbeddedPostgres.start(
                    Scratch.directory("postgres"),
                    Scratch.binaries(),
                    Map.of(
                            "fsync", "off",
                            "full_page_writes", "off",
                            "max_connections", "200",
                            "shared_buffers", "64MB",
                            "timezone", "Asia/Kathmandu"));
            AtEnd.run(postgres::close);
            return postgres;
        }

        static String url(String database) {
            return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
                    .formatted(POSTGRES.port(), database, POSTGRES.user(), POSTGRES.password());
        }

        static DataSource connectTo(String database) {
            var source = new PGSimpleDataSource();
            source.setUrl(url(database));
            return source;
        }

        static void run(String statement) {
            JdbcClient.create(connectTo("postgres")).sql(statement).update();
        }
    }
}
