package org.latchkey.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Begins to start the embedded PostgreSQL as soon as the settings are known. Until Spring has found out what beans there are, the
 * database, which needs none of them, runs.
 */
final class EarlyStart implements ApplicationContextInitializer<GenericApplicationContext> {
    /** Connections beside the pool: those who listen, the operator who looks in, and PostgreSQL's own reserve. */
    private static final int BESIDE_POOL = 14;

    @Override
    public void initialize(GenericApplicationContext server) {
        if (server.getEnvironment().getProperty("latchkey.database-url", "").isBlank()) {
            var starting = start(server.getEnvironment());
            var beans = server.getDefaultListableBeanFactory();
            beans.registerSingleton(StartingPostgres.class.getName(), starting);
            // Before all other beans, so it is closed after them; and also when they never come to be.
            beans.registerDisposableBean(StartingPostgres.class.getName(), starting::close);
        }
    }

    private static StartingPostgres start(ConfigurableEnvironment settings) {
        var data = Path.of(settings.getRequiredProperty("latchkey.data"));
        int pool = settings.getRequiredProperty("spring.datasource.hikari.maximum-pool-size", Integer.class);
        var own = Map.of("max_connections", Integer.toString(pool + BESIDE_POOL));
        return StartingPostgres.of(() -> EmbeddedPostgres.start(data, data.resolve("binaries"), own));
    }
}
