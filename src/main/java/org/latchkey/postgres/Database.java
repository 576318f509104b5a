package org.latchkey.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
    @ConditionalOnProperty(name = "latchkey.database-url", matchIfMissing = true, havingValue = "")
    EmbeddedPostgres embeddedPostgres(
            @Value("${latchkey.data}") Path data, @Value("${spring.datasource.hikari.maximum-pool-size}") int pool) {
        return EmbeddedPostgres.start(
                data, data.resolve("binaries"), Map.of("max_connections", Integer.toString(pool + BESIDE_POOL)));
    }

    @Bean
    JdbcConnectionDetails connectionDetails(
            @Value("${latchkey.database-url}") String url, ObjectProvider<EmbeddedPostgres> embedded) {
        var own = embedded.getIfAvailable();
        return own == null
                ? new Details(DatabaseUrl.parse(url).checked())
                : new Details(new DatabaseUrl(own.jdbcUrl(), own.user(), own.password()));
    }

    private record Details(DatabaseUrl url) implements JdbcConnectionDetails {
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
