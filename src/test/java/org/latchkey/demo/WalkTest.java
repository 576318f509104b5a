package org.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.RunningServer;

class WalkTest {
    @Test
    void everyStepOfTheProcedureHolds() {
        var out = new ByteArrayOutputStream();
        var walk = new Walk(RunningServer.shared().url(), new PrintStream(out, true, StandardCharsets.UTF_8));
        boolean held = walk.run();
        assertThat(held).as(out.toString(StandardCharsets.UTF_8)).isTrue();
    }
}
