package org.latchkey.testkit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** All that the server logs while this is open, once whoever runs it asks for all there is ({@code LOGGING_LEVEL_ROOT=trace}). */
public final class WholeLog implements AutoCloseable {
    private static final LoggingSystem SYSTEM = LoggingSystem.get(WholeLog.class.getClassLoader());

    private final StringBuilder text = new StringBuilder();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
    private final Appender<ILoggingEvent> everything = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            text.append(event.getLevel())
                    .append(' ')
                    .append(event.getLoggerName())
                    .append(' ')
                    .append(event.getFormattedMessage())
                    .append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };

    private WholeLog() {
        // Nobody reads so much on a screen.
        root.iteratorForAppenders().forEachRemaining(before::add);
        before.forEach(root::detachAppender);
        everything.setContext(root.getLoggerContext());
        everything.start();
        root.addAppender(everything);
        SYSTEM.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
    }

    public static WholeLog open() {
        RunningServer.shared();
        return new WholeLog();
    }

    public String text() {
        return text.toString();
    }

    @Override
    public void close() {
        SYSTEM.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        root.detachAppender(everything);
        before.forEach(root::addAppender);
    }
}
