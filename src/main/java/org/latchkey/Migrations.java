package org.latchkey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings a database to the shape this version needs. Every module keeps its own migrations in {@code db/migration/<module>} and
 * its own history; lower floors come first, so a foreign key finds the table below it.
 *
 * <p>Spring Modulith can do the same from the dependencies it reads out of the classes. Reading them takes more than a second of
 * every start; the floors are known.
 */
@Configuration(proxyBeanMethods = false)
public class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Pattern FOLDER = Pattern.compile(".*/db/migration/([^/]+)/[^/]+");

    @Bean
    FlywayMigrationStrategy floorByFloor() {
        return flyway -> migrate(flyway.getConfiguration().getDataSource());
    }

    /** Migrates, module by module; a module that is up to date is left alone. */
    public static void migrate(DataSource database) {
        var applied =
                modules().stream().mapToInt(module -> migrate(module, database)).sum();
        LOG.info("The database is in shape; migrations applied now: {}.", applied);
    }

    private static int migrate(String module, DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .table("migration_of_" + module)
                // The first migration of a module meets the tables of those below it.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static String moduleOf(Resource script) {
        try {
            var matcher = FOLDER.matcher(script.getURL().toString());
            if (!matcher.matches()) {
                throw new IllegalStateException("Not a module's migration: " + script);
            }
            return matcher.group(1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those that have migrations, from the ground up. */
    static List<String> modules() {
        try {
            var scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql");
            return Stream.of(scripts)
                    .map(Migrations::moduleOf)
                    .distinct()
                    .sorted(Comparator.comparingInt(Floors::of).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
