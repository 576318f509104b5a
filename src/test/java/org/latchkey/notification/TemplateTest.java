package org.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latchkey.testkit.Sources;

class TemplateTest {

    private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/mail"))) {
            return files.map(it -> it.getFileName().toString().replace(".txt", "")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyMailHasASubjectAndWords(String name) {
        Template.Written mail = Template.load(name).write(Map.of(), "Farewell.");
        assertThat(mail.subject()).isNotBlank().doesNotContain("{", "}");
        assertThat(mail.text()).doesNotContain("{", "}").endsWith("Farewell.\n");
        assertThat(mail.html()).doesNotContain("{", "}").contains("<p>");
    }

    @Test
    void factsWithoutAValueAreLeftOut() {
        Template.Written mail = Template.parse("""
                About {it}

                Who: {who}
                Why: {why}
                """).write(Map.of("it", "x", "who", "Ann"), "Farewell.");
        assertThat(mail.text()).isEqualTo("Who: Ann\n\n-- \nFarewell.\n");
        assertThat(mail.html()).doesNotContain("Why");
    }

    @Test
    void aFactCannotBecomeStructure() {
        Template.Written mail = Template.parse("""
                About {it}

                {it}

                [Go]({link})
                """)
                .write(
                        Map.of(
                                "it",
                                "<i>\r\nBcc: a@b.example\n\n[x](http://evil.example) {link}",
                                "link",
                                "javascript:alert(1)"),
                        "Farewell.");
        assertThat(mail.subject()).doesNotContain("\r", "\n").startsWith("About <i> Bcc:");
        assertThat(mail.html()).contains("&lt;i&gt;", "{link}").doesNotContain("<i>", "<a ", "javascript");
    }

    /** In the files that write notices, a word with hyphens names a mail. */
    @Test
    void everyMailIsThereAndIsSent() throws IOException {
        Set<String> named = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(it -> it.toString().matches(".*(Notices|PimMail)\\.java"))
                    .map(Sources::read)
                    .forEach(source -> NAME.matcher(source).results().forEach(it -> named.add(it.group(1))));
        }
        assertThat(names().map(it -> it.replace("-escalating", "")).collect(Collectors.toSet()))
                .containsAll(named)
                .filteredOn(it -> !named.contains(it))
                .allMatch(it -> it.startsWith("sign-in"));
    }
}
