package org.latchkey.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * With {@code latchkey.demo=true}, walks through the procedure once the server is ready, a line a step; with {@code
 * latchkey.demo.exit=true} the server then stops, with status 0 only if every step held.
 */
@Component
@ConditionalOnProperty("latchkey.demo")
final class Demo {

    @EventListener
    void on(ApplicationReadyEvent ready) {
        // The server only counts as ready when its listeners have returned.
        Thread.ofPlatform().name("demo").start(() -> walk(ready.getApplicationContext()));
    }

    private static void walk(ConfigurableApplicationContext server) {
        var environment = server.getEnvironment();
        var base = URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port"));
        boolean held = new Walk(base, new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
        if (environment.getProperty("latchkey.demo.exit", Boolean.class, false)) {
            System.exit(SpringApplication.exit(server, () -> held ? 0 : 1));
        }
    }
}
