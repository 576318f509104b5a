package org.latchkey.testkit;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.latchkey.Server;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server as users run it, on a port of its own, over a {@link Database}. It takes seconds to start: share it. */
public final class RunningServer implements AutoCloseable {
    /** Tests make thousands of people, and each has a password. */
    public static final String QUICK_PASSWORDS = "--latchkey.password-memory=64";

    /** A server waits until its certificate has been left alone for a while. */
    public static final String QUICK_RELOADS = "--spring.ssl.bundle.watch.file.quiet-period=50ms";

    private final ConfigurableApplicationContext context;

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One for all tests that bring their own tenant. Never closed by a test. */
    public static RunningServer shared() {
        return Shared.SERVER;
    }

    /** One that serves over TLS, with a certificate of its local authority, for all tests as well. */
    public static RunningServer overTls() {
        return OverTls.SERVER;
    }

    /**
     * One for a test that needs its own.
     *
     * @param arguments as on the command line, after ours
     */
    public static RunningServer start(Database database, String... arguments) {
        return start(database.url(), arguments);
    }

    /** Another one over the same database, with the same key. */
    public RunningServer another() {
        return start(context.getEnvironment().getRequiredProperty("latchkey.database-url"));
    }

    private static RunningServer start(String databaseUrl, String... arguments) {
        var ours = Stream.of(
                "--server.port=0",
                "--latchkey.database-url=" + databaseUrl,
                "--latchkey.key-file=" + FirstKey.VAULT,
                "--latchkey.data=" + Scratch.directory("data"));
        return new RunningServer(new SpringApplicationBuilder(Server.class)
                .registerShutdownHook(false)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new Counting()))
                .run(Stream.concat(ours, Stream.of(arguments)).toArray(String[]::new)));
    }

    /** The address, without a slash at the end. */
    public URI url() {
        boolean tls = context.getEnvironment().getProperty("server.ssl.enabled", Boolean.class, false);
        return URI.create((tls ? "https" : "http") + "://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** What its clients must trust, where it serves with a certificate of its local authority. */
    public Optional<Trust> trust() {
        Path root = data().resolve("tls/root.pem");
        return Files.exists(root) ? Optional.of(Trust.in(root)) : Optional.empty();
    }

    /** Its data directory. */
    public Path data() {
        return Path.of(context.getEnvironment().getRequiredProperty("latchkey.data"));
    }

    /** A part of the running server, for what cannot be asked over HTTP. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A part of the running server of which there are several, by its name. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Every part of the running server that is of a kind. */
    public <T> List<T> beans(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Counting implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? StatementCount.counted(source) : bean;
        }
    }

    private static final class OverTls {
        static final RunningServer SERVER =
                start(Database.fresh(), QUICK_PASSWORDS, "--latchkey.tls=true", QUICK_RELOADS);

        static {
            AtEnd.run(SERVER::close);
        }
    }

    private static final class Shared {
        static final RunningServer SERVER = start(Database.fresh(), QUICK_PASSWORDS);

        static {
            AtEnd.run(SERVER::close);
        }
    }
}
