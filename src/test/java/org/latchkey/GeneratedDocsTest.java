package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Action;
import org.latchkey.sql.State;
import org.latchkey.sql.Transition;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Sources;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * The pages in {@code docs/generated} and the console's types say what the code says. {@code -Dlatchkey.docs=write} writes them anew; without it a stale
 * one fails.
 */
class GeneratedDocsTest {
    private static final Path PAGES = Path.of("docs/generated");
    private static final String NOTE =
            "<!-- Written by GeneratedDocsTest: mvn -Dtest=GeneratedDocsTest -Dlatchkey.docs=write test -->\n\n";

    @Test
    void floors() throws Exception {
        var text = new StringBuilder("# The floors\n\nA module calls floors below its own, none beside or above.\n");
        text.append("\n| floor | module | what it is |\n|---|---|---|\n");
        for (int floor = Floors.FROM_THE_GROUND.size() - 1; floor >= 0; floor--) {
            for (var module :
                    Floors.FROM_THE_GROUND.get(floor).stream().sorted().toList()) {
                var told = Path.of("src/main/java/org/latchkey", module, "package-info.java");
                if (Files.exists(told)) {
                    text.append("| %d | %s | %s |\n".formatted(floor, module, sentence(told)));
                }
            }
        }
        isCurrent("floors.md", text);
    }

    private static String sentence(Path packageInfo) {
        var source = Sources.read(packageInfo);
        return source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }

    @Test
    void lifecycles() throws Exception {
        var text = new StringBuilder("# Lifecycles\n");
        for (var lifecycle : enumerated()) {
            text.append("\n## %s\n\n```mermaid\nstateDiagram-v2\n"
                    .formatted(lifecycle.getName().replace("org.latchkey.", "").replace('$', '.')));
            for (var field : lifecycle.getDeclaredFields()) {
                if (field.getType() == Transition.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    var transition = (Transition<?>) field.get(null);
                    for (State from : transition.from()) {
                        text.append("    %s --> %s: %s\n"
                                .formatted(from.text(), transition.to().text(), words(field.getName())));
                    }
                }
            }
            text.append("```\n");
        }
        isCurrent("lifecycles.md", text);
    }

    private static List<Class<?>> enumerated() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(State.class));
        return scanner.findCandidateComponents("org.latchkey").stream()
                .<Class<?>>map(found -> load(Objects.requireNonNull(found.getBeanClassName())))
                .filter(type -> Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field ->
                                field.getType() == Transition.class && Modifier.isStatic(field.getModifiers())))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void authority() throws Exception {
        var text = new StringBuilder("""
                # Authority

                A person needs a row of both tables, an application one of the second, Latchkey itself none.

                ## What roles may do

                | who | may | over |
                |---|---|---|
                """);
        for (var rule : Authority.RULES) {
            text.append("| %s | %s | %s |\n"
                    .formatted(rule.who(), told(rule.actions()), rule.over().name()));
        }
        text.append("""

                ## What permissions let through

                | permission | given to | actions | over |
                |---|---|---|---|
                """);
        for (var grant : Permissions.GRANTS) {
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            grant.permission(),
                            words(grant.to().name()),
                            told(grant.actions()),
                            grant.within().name()));
        }
        isCurrent("authority.md", text);
    }

    private static String told(Actions actions) {
        return actions.equals(Actions.everything())
                ? "everything"
                : actions.set().stream()
                        .map(action -> module(action) + ": " + words(action.name()))
                        .collect(Collectors.joining("; "));
    }

    private static String module(Action action) {
        var name = action.getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Test
    void resources() throws Exception {
        var text = new StringBuilder("# Resources\n");
        RunningServer.shared().bean(Registry.class).all().stream()
                .sorted(Comparator.comparing(Resource::name))
                .forEach(resource -> text.append(described(resource)));
        isCurrent("resources.md", text);
    }

    private static String described(Resource resource) {
        var text = new StringBuilder("\n## %s\n\n".formatted(resource.name()));
        resource.paths().forEach(path -> text.append("- `/%s`\n".formatted(path)));
        if (resource.readBy() != null) {
            text.append("- read by: %s\n".formatted(words(resource.readBy().name())));
        }
        resource.operations().forEach(operation -> text.append("- %s\n".formatted(described(operation))));
        resource.links()
                .forEach(link -> text.append(
                        "- `%s` leads to %s%s\n".formatted(link.name(), link.isMany() ? "many " : "", link.target())));
        text.append("\n| property | kind | filter | orderby | written |\n|---|---|---|---|---|\n");
        resource.properties()
                .forEach(property -> text.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                property.name(),
                                kind(property.kind()),
                                property.filters().stream()
                                        .sorted()
                                        .map(Property.Operator::name)
                                        .map(GeneratedDocsTest::words)
                                        .collect(Collectors.joining(", ")),
                                property.isSortable() ? "✓" : "",
                                words(property.write().name()))));
        return text.toString();
    }

    private static String described(Operation operation) {
        var what = switch (operation) {
            case Operation.Create<?> create -> "POST";
            case Operation.Update update -> "PATCH";
            case Operation.Upsert upsert -> "PATCH, which creates";
            case Operation.Replace<?> replace -> "PUT";
            case Operation.Delete delete -> "DELETE";
            case Operation.Reference reference -> "$ref";
            case Operation.Elsewhere elsewhere -> "offers " + elsewhere.name();
            case Operation.Act<?> act -> "POST " + (act.onCollection() ? "" : "{id}/") + act.name();
            case Operation.Narrow narrow -> "GET " + narrow.name() + "(" + String.join(", ", narrow.parameters()) + ")";
        };
        return "`" + what + "`: " + words(operation.action().name());
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case Kind.Choice choice -> choice.type();
            case Kind.Complex complex -> complex.shape().type();
            case Kind.Many many -> kind(many.element()) + "[]";
            case Kind.Text text -> "String";
            case Kind.Id id -> "Guid";
            case Kind.Bool bool -> "Boolean";
            case Kind.Int number -> "Int32";
            case Kind.Instant instant -> "DateTimeOffset";
            case Kind.Date date -> "Date";
            case Kind.Duration duration -> "Duration";
        };
    }

    /** The console's types are the same declarations, in its language. */
    @Test
    void consoleTypes() throws Exception {
        var types = ConsoleTypes.of(RunningServer.shared().bean(Registry.class).all());
        isCurrent(
                Path.of("console/src/graph/types.gen.ts"),
                "// " + NOTE.replaceAll("<!-- | -->", "").strip() + "\n\n" + types);
    }

    private static String words(String constant) {
        return Stream.of(constant.toLowerCase(java.util.Locale.ROOT).split("_", -1))
                .collect(Collectors.joining(" "));
    }

    private static void isCurrent(String name, CharSequence text) throws IOException {
        isCurrent(PAGES.resolve(name), NOTE + text);
    }

    private static void isCurrent(Path page, String text) throws IOException {
        if (Objects.equals(System.getProperty("latchkey.docs"), "write")) {
            Files.createDirectories(Objects.requireNonNull(page.getParent()));
            Files.writeString(page, text);
        }
        assertThat(page).as("written anew with -Dlatchkey.docs=write").hasContent(text);
    }
}
