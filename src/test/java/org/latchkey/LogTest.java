package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.testkit.RunningServer;
import org.slf4j.LoggerFactory;

/** What the server's log looks like to whoever reads it, on a screen or in a file. */
class LogTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(LogTest.class);
    private static final Pattern LINE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ +(INFO|WARN|ERROR) .*");

    /** All that something or somebody takes for the end of a line. */
    private static final List<String> ENDS =
            List.of("\n", "\r\n", "\r", "\u000B", "\f", "\u0085", "\u2028", "\u2029", "\n\n");

    /** What is logged, as the pattern of a Spring Boot property lays it out. */
    private static String logged(String pattern, Runnable something) {
        RunningServer.shared();
        StringBuilder text = new StringBuilder();
        PatternLayout layout = new PatternLayout();
        layout.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        layout.setPattern(System.getProperty(pattern));
        layout.start();
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                text.append(layout.doLayout(event));
            }
        };
        appender.start();
        LOG.setAdditive(false);
        LOG.addAppender(appender);
        try {
            something.run();
        } finally {
            LOG.detachAppender(appender);
            LOG.setAdditive(true);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONSOLE_LOG_PATTERN", "FILE_LOG_PATTERN"})
    void whatOthersSayForgesNoLine(String pattern) {
        String forged = "2026-01-01T00:00:00.000Z  WARN 1 --- [main] org.latchkey.Forged : all is lost";
        String text = logged(pattern, () -> {
            for (String end : ENDS) {
                LOG.warn("Somebody said: {}", "nothing" + end + forged);
                LOG.warn("It went wrong", new IllegalStateException("nothing" + end + forged));
            }
            LOG.warn("The end");
        });
        List<String> lines = text.lines()
                .flatMap(it -> Pattern.compile("\\R").splitAsStream(it))
                .toList();
        assertThat(lines)
                .filteredOn(it -> it.contains("Forged"))
                .hasSizeGreaterThanOrEqualTo(2 * ENDS.size())
                .noneMatch(it -> LINE.matcher(it).matches());
        assertThat(lines)
                .as("what is ours is a line")
                .anyMatch(it -> LINE.matcher(it).matches() && it.endsWith("Somebody said: nothing"))
                .anyMatch(it -> LINE.matcher(it).matches() && it.endsWith("The end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONSOLE_LOG_PATTERN", "FILE_LOG_PATTERN"})
    void whatOthersSayCommandsNoScreen(String pattern) {
        String text = logged(pattern, () -> {
            for (String command : List.of(
                    "\u001B[2J",
                    "\u009B2J",
                    "\b\b\b",
                    "\u0000",
                    "\u007F",
                    "\u202E",
                    "\u2066",
                    "\u200E",
                    "\u200F",
                    "\u061C")) {
                LOG.warn("Somebody said: {} Grüße", command, new IllegalStateException(command));
            }
            LOG.warn("And at the end\u2028");
        });
        assertThat(text).contains("?[2J Grüße").doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\n\t]]");
    }
}
