package org.latchkey.testkit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own texts, for rules about how they are written. */
public final class Sources {
    private static final Path JAVA = Path.of("src/main/java/org/latchkey");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern JAVA_TOKEN = Pattern.compile("""
            //[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])'|\"""(?<block>.*?)\"""|"(?<string>(?:\\\\.|[^"\\\\\\n])*+)"
            """.strip(), Pattern.DOTALL);
    private static final Pattern SQL_COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CREATE_TABLE =
            Pattern.compile("(?i)\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");

    private Sources() {}

    /**
     * A file that speaks SQL.
     *
     * @param path for the message
     * @param module whose it is, empty for what lies beside the modules
     * @param migration whether it defines the database, or else asks it
     * @param sql its SQL, with other strings around it when it is Java
     */
    public record Speaker(Path path, String module, boolean migration, String sql) {}

    public static List<Speaker> speakers() {
        var java = files(JAVA, ".java").stream()
                .map(path -> new Speaker(path, module(JAVA, path), false, strings(read(path))));
        var migrations = files(MIGRATIONS, ".sql").stream()
                .map(path -> new Speaker(path, module(MIGRATIONS, path), true, withoutComments(read(path))));
        return Stream.concat(java, migrations).toList();
    }

    /**
     * One text in quotes that a Java file of ours holds.
     *
     * @param file its name without the ending
     */
    public record Quoted(String file, String text) {}

    /** All of them, file by file. */
    public static List<Quoted> quotes() {
        return files(JAVA, ".java").stream()
                .flatMap(path -> quoted(read(path))
                        .map(text -> new Quoted(path.getFileName().toString().replace(".java", ""), text)))
                .toList();
    }

    /** Every table by name, with the module that creates it. */
    public static Map<String, String> tables() {
        var tables = new TreeMap<String, String>();
        speakers().stream()
                .filter(Speaker::migration)
                .forEach(speaker -> CREATE_TABLE
                        .matcher(speaker.sql())
                        .results()
                        .forEach(found -> tables.put(found.group(1), speaker.module())));
        return tables;
    }

    /** All files below a folder whose name ends so, in order. */
    public static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What stands in the quotes of a Java text, comments left out, each on a line of its own. */
    static String strings(String java) {
        return quoted(java).collect(joining("\n"));
    }

    private static Stream<String> quoted(String java) {
        return JAVA_TOKEN
                .matcher(java)
                .results()
                .map(token -> token.group("block") != null ? token.group("block") : token.group("string"))
                .filter(Objects::nonNull);
    }

    static String withoutComments(String sql) {
        return SQL_COMMENT.matcher(sql).replaceAll("");
    }

    private static String module(Path root, Path file) {
        var below = root.relativize(file);
        return below.getNameCount() == 1 ? "" : below.getName(0).toString();
    }
}
