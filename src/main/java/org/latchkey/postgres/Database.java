package org.latchkey.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    @Bean
    JdbcConnectionDetails connectionDetails(
            @Value("${latchkey.database-url}") String url, ObjectProvider<StartingPostgres> embedded) {
        var starting = embedded.getIfAvailable();
        if (starting == null) {
            return new Details(DatabaseUrl.parse(url.strip()).checked());
        }
        var postgres = starting.await();
        return new Details(new DatabaseUrl(postgres.jdbcUrl(), postgres.user(), postgres.password()));
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
