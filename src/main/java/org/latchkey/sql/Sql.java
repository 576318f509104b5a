package org.latchkey.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs statements written as SQL: named parameters in, rows out. Their texts can be logged, on a line each; values never are. */
@Component
public final class Sql {

    private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

    private final JdbcClient client;

    Sql(JdbcClient client) {
        this.client = client;
    }

    /** A statement outside any call: every parameter is bound by hand. */
    public Statement statement(String sql) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}", sql.strip().replaceAll("\\s+", " "));
        }
        return new Statement(client.sql(sql));
    }

    /** A statement of a call: {@code :tenant}, {@code :now} and {@code :caller} are bound where it names them. */
    public Statement statement(Call call, String sql) {
        return statement(sql)
                .bind("tenant", call.tenant())
                .bind("now", call.now())
                .bind("caller", call.caller().id());
    }

    /** A statement with its parameters so far. */
    public static final class Statement {

        private final JdbcClient.StatementSpec spec;

        private Statement(JdbcClient.StatementSpec spec) {
            this.spec = spec;
        }

        /**
         * Binds one parameter. Instants, durations, enumerations and JSON become what the driver takes; a collection
         * becomes one text array, to be cast where it is used: {@code any(:ids::uuid[])}.
         */
        public Statement bind(String name, @Nullable Object value) {
            spec.param(name, Parameters.of(value));
            return this;
        }

        /** Runs a change and tells how many rows it touched. */
        public int update() {
            return spec.update();
        }

        /** All rows. */
        public <T> List<T> list(Function<Row, T> read) {
            return spec.query((set, number) -> read.apply(new Row(set))).list();
        }

        /** The one row there may be. */
        public <T> Optional<T> optional(Function<Row, T> read) {
            return spec.query((set, number) -> read.apply(new Row(set))).optional();
        }

        /** The one row there must be. */
        public <T> T one(Function<Row, T> read) {
            return spec.query((set, number) -> read.apply(new Row(set))).single();
        }

        /** The one boolean the statement yields; false when it yields no row. */
        public boolean isTrue() {
            return spec.query((set, number) -> set.getBoolean(1)).optional().orElse(false);
        }
    }
}
