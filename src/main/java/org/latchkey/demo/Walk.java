package org.latchkey.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The procedure from beginning to end in a fresh tenant, read from {@code demo/*.yaml}, a line a step. */
final class Walk {

    private static final List<String> PARTS =
            List.of("0-company", "1-group", "2-package", "3-policy", "4-request", "5-activation", "6-end", "7-longer");
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TRIES = 240;

    private final URI base;
    private final PrintStream out;
    private final Visitor visitor;
    private final Memory memory;
    private final Map<String, List<String>> permissions = new HashMap<>();
    private final Map<String, String> people = new LinkedHashMap<>();

    Walk(URI base, PrintStream out) {
        this.base = base;
        this.out = out;
        this.visitor = new Visitor(base);
        this.memory = new Memory(visitor::now);
        memory.save("base", base.toString());
        memory.save("domain", visitor.domain());
        memory.save("sandbox", visitor.sandbox());
        memory.save("EM", "/v1.0/identityGovernance/entitlementManagement");
        memory.save("PIM", "/v1.0/identityGovernance/privilegedAccess/group");
        memory.save("RM", "/v1.0/roleManagement/entitlementManagement");
        memory.save("RMP", "/v1.0/policies");
    }

    /** Takes every step, also after one that did not hold; tells whether all held. */
    boolean run() {
        var broken = new ArrayList<String>();
        int taken = 0;
        for (var part : PARTS) {
            var read = load(part);
            out.printf("%n%s%n", read.get("title"));
            if (read.get("permissions") instanceof Map<?, ?> each) {
                each.forEach((actor, scopes) -> permissions.put(String.valueOf(actor), Step.texts(scopes)));
            }
            for (var row : (List<?>) Objects.requireNonNull(read.get("steps"))) {
                var step = Step.read((Map<?, ?>) row);
                taken++;
                if (!take(step)) {
                    broken.add(step.id());
                }
            }
        }
        farewell(taken, broken);
        return broken.isEmpty();
    }

    private static Map<?, ?> load(String part) {
        try (InputStream file = Walk.class.getResourceAsStream("/demo/" + part + ".yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(file, part));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean take(Step step) {
        try {
            var answer = perform(step);
            out.printf("  ✓ %-5s %-10s %s%n", step.id(), step.who(), told(step, answer));
            return true;
        } catch (Unmet unmet) {
            out.printf(
                    "  ✗ %-5s %-10s %s%n        %s%n", step.id(), step.who(), told(step, "failed"), unmet.getMessage());
            return false;
        }
    }

    private static String told(Step step, String answer) {
        return step.what() + (answer.isEmpty() ? "" : " → " + answer);
    }

    private String perform(Step step) {
        if (step.advance() != null) {
            visitor.advance(step.advance());
        }
        if (step.method() == null) {
            return step.advance() == null ? "" : "it is " + visitor.now();
        }
        var reply = asked(step);
        step.save().forEach((name, place) -> memory.save(name, saved(reply, memory.fill(place))));
        if (step.who().equals("bootstrap") && reply.value("/userPrincipalName") != null) {
            people.put(step.save().keySet().iterator().next(), String.valueOf(reply.value("/userPrincipalName")));
        }
        Object code = reply.value("/error/code");
        return reply.status() + (code == null ? "" : " " + code);
    }

    private Reply asked(Step step) {
        var scopes = new ArrayList<>(permissions.getOrDefault(step.who(), List.of()));
        scopes.addAll(step.scopes());
        var method = Objects.requireNonNull(step.method());
        var path = memory.fill(step.path());
        var body = memory.fill(step.body());
        var expected = step.expect().filled(memory);
        for (int tries = 1; ; tries++) {
            try {
                var name = people.getOrDefault(step.who(), step.who());
                var reply = visitor.call(name, scopes, step.mfa(), method, path, body);
                expected.check(reply);
                return reply;
            } catch (Unmet unmet) {
                if (!step.poll() || tries == TRIES) {
                    throw unmet;
                }
                rest();
            }
        }
    }

    private static String saved(Reply reply, String place) {
        Object value = reply.value(place);
        if (value == null) {
            throw new Unmet("nothing to save at " + place + " in " + reply);
        }
        return value.toString();
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unmet("stopped");
        }
    }

    private void farewell(int taken, List<String> broken) {
        out.printf(
                "%n%s%n",
                broken.isEmpty()
                        ? "All %d steps held.".formatted(taken)
                        : "%d of %d steps did not hold: %s."
                                .formatted(broken.size(), taken, String.join(", ", broken)));
        out.printf(
                "%nThe console is at %s/?tenant=%s, Latchkey answers at %s, the tenant of this walk at %s%s.%nSign in as%n",
                base, visitor.domain(), base, base, visitor.sandbox());
        people.forEach((actor, name) -> out.printf("  %-8s %s%n", actor, name));
        out.printf("with a token from  POST %s%s/tokens  {\"user\": \"…\"}%n", base, visitor.sandbox());
    }
}
