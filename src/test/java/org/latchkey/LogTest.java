package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.latchkey.testkit.RunningServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the server's log looks like to whoever reads it. */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogTest.class);
    private static final Pattern LINE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ +(INFO|WARN|ERROR) .*");

    @Test
    void whatOthersSayForgesNoLine(CapturedOutput output) {
        RunningServer.shared();
        String forged = "2026-01-01T00:00:00.000Z  WARN 1 --- [main] org.latchkey.Forged : all is lost";
        for (String end : List.of("\n", "\r\n", "\r")) {
            LOG.warn("Somebody said: {}", "nothing" + end + forged);
            LOG.warn("It went wrong", new IllegalStateException("nothing" + end + forged));
        }
        LOG.warn("The end");
        List<String> lines = output.getAll().lines().toList();
        assertThat(lines)
                .filteredOn(it -> it.contains("Forged"))
                .hasSizeGreaterThanOrEqualTo(6)
                .noneMatch(it -> LINE.matcher(it).matches());
        assertThat(lines)
                .as("what is ours is a line")
                .anyMatch(it -> LINE.matcher(it).matches() && it.endsWith("Somebody said: nothing"))
                .anyMatch(it -> LINE.matcher(it).matches() && it.endsWith("The end"));
    }
}
