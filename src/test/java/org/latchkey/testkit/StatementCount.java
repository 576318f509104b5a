package org.latchkey.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The statements that went to the database while something was done. All threads count, since a server works on threads of its
 * own, except those of the ticker and of whoever sends mails: they work when they like. A batch counts as the statements in it.
 *
 * @param statements their texts, in the order they were sent
 */
public record StatementCount(List<String> statements) {
    private static final Set<String> WHEN_THEY_LIKE = Set.of("ticker", "mails", "secret mail");
    private static final List<Consumer<List<String>>> LISTENING = new CopyOnWriteArrayList<>();

    /** Some work that may fail in any way. */
    public interface Work {
        void run() throws Exception;
    }

    public static StatementCount during(Work work) throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        Consumer<List<String>> ear = heard::addAll;
        LISTENING.add(ear);
        try {
            work.run();
        } finally {
            LISTENING.remove(ear);
        }
        return new StatementCount(List.copyOf(heard));
    }

    public int count() {
        return statements.size();
    }

    /** The same source of connections, overheard. */
    public static DataSource counted(DataSource source) {
        return (DataSource) overheard(DataSource.class, source, null);
    }

    private static Object overheard(Class<?> type, Object target, @Nullable String sql) {
        return Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(), new Class<?>[] {type}, new Ear(target, sql, new ArrayList<>()));
    }

    private static void sent(List<String> texts) {
        if (WHEN_THEY_LIKE.stream().noneMatch(Thread.currentThread().getName()::startsWith)) {
            LISTENING.forEach(ear -> ear.accept(texts));
        }
    }

    /**
     * Stands before a source, a connection or a statement and passes everything on. What leads from one to the next by its
     * declared type is overheard too; what is unwrapped is not.
     *
     * @param sql the text of a prepared statement
     * @param batch what was added and not yet sent
     */
    private record Ear(Object target, @Nullable String sql, List<String> batch) implements InvocationHandler {
        private static final Set<Class<?>> LEADS_ON =
                Set.of(Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class);

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            var text = arguments != null && arguments.length > 0 && arguments[0] instanceof String given ? given : sql;
            if (target instanceof Statement) {
                listen(method.getName(), String.valueOf(text));
            }
            try {
                var result = method.invoke(target, arguments);
                return result != null && !(target instanceof Statement) && LEADS_ON.contains(method.getReturnType())
                        ? overheard(method.getReturnType(), result, text)
                        : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private void listen(String method, String text) {
            switch (method) {
                case "addBatch" -> batch.add(text);
                case "clearBatch" -> batch.clear();
                case "executeBatch", "executeLargeBatch" -> {
                    sent(batch);
                    batch.clear();
                }
                case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> sent(List.of(text));
                default -> {}
            }
        }
    }
}
