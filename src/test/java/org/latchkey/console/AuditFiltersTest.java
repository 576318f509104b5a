package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The audit log can be narrowed to everything that is written into it. */
class AuditFiltersTest {
    private static final Path FILTERS = Path.of("console/src/features/audit/AuditFilters.tsx");

    /** Its second and fourth arguments are the category and the service. */
    private static final Pattern ENTRY =
            Pattern.compile("AuditEntry\\.of\\([^;]*?,\\s*([\"\\w.]+),\\s*[^,;]+,\\s*(\"[^\"]+\"|[\\w.]+)\\)");

    /** Categories that are chosen before the entry is made. */
    private static final Pattern CHOSEN = Pattern.compile("\"([A-Z][a-z]+Management)\"");

    @Test
    void everyCategoryAndServiceCanBeChosen() throws IOException {
        Set<String> categories = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            int calls = text.split("AuditEntry\\.of\\(", -1).length - 1;
            if (calls > 0) {
                CHOSEN.matcher(text).results().forEach(it -> categories.add(it.group(1)));
            }
            var entry = ENTRY.matcher(text);
            while (entry.find()) {
                calls--;
                said(text, entry.group(1)).ifPresent(categories::add);
                said(text, entry.group(2)).ifPresent(services::add);
            }
            assertThat(calls).as("entries in %s this test cannot read", file).isZero();
        }
        assertThat(offered("CATEGORIES")).isEqualTo(categories);
        assertThat(offered("SERVICES")).isEqualTo(services);
    }

    private static Iterable<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        }
    }

    /** A text as it stands there, or the constant of the same file; what stands elsewhere is read there. */
    private static Optional<String> said(String text, String word) {
        return word.startsWith("\"")
                ? Optional.of(word.substring(1, word.length() - 1))
                : Pattern.compile(Pattern.quote(word) + " = \"([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .map(it -> it.group(1))
                        .findFirst();
    }

    private static Set<String> offered(String list) throws IOException {
        String texts = first(Files.readString(FILTERS), "const " + list + " = \\[([^\\]]+)\\]");
        return Pattern.compile("'([^']+)'")
                .matcher(texts)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
