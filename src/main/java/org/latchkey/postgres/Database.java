package org.latchkey.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The server's database: {@code latchkey.database-url} when it is given, else an embedded PostgreSQL in {@code latchkey.data}.
 * Spring's connection pool takes its address from here.
 */
@Configuration(proxyBeanMethods = false)
class Database {
    /** Connections beside the pool: those who listen, the operator who looks in, and PostgreSQL's own reserve. */
    private static final int BESIDE_POOL = 14;

    @Bean
    JdbcConnectionDetails connectionDetails(
            @Value("${latchkey.database-url}") String url,
            @Value("${latchkey.data}") Path data,
            @Value("${spring.datasource.hikari.maximum-pool-size}") int pool) {
        if (!url.isBlank()) {
            return new Details(DatabaseUrl.parse(url.strip()).checked(), null);
        }
        var settings = Map.of("max_connections", Integer.toString(pool + BESIDE_POOL));
        var embedded = EmbeddedPostgres.start(data, data.resolve("binaries"), settings);
        return new Details(new DatabaseUrl(embedded.jdbcUrl(), embedded.user(), embedded.password()), embedded);
    }

    /** Closed by Spring after the pool, which hangs on it. */
    private record Details(DatabaseUrl url, @Nullable EmbeddedPostgres embedded)
            implements JdbcConnectionDetails, AutoCloseable {
        @Override
        public void close() {
            if (embedded != null) {
                embedded.close();
            }
        }

        @Override
        public String getJdbcUrl() {
            return url.jdbcUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return url.user();
        }

        @Override
        public @Nullable String getPassword() {
            return url.password();
        }
    }
}
