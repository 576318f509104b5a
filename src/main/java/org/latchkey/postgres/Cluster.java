package org.latchkey.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the embedded database in a server's data directory.
 *
 * <pre>
 *   postgres/            PostgreSQL's own files
 *   postgres.password    of the one database user
 *   postgres.port        the port of the last start, taken again when free
 *   postgres.log         what it said
 * </pre>
 *
 * All belong to the account that PostgreSQL runs under, and only the log is for other eyes.
 *
 * @param data the data directory, absolute
 * @param account who runs the database
 * @param binaries its programs
 */
record Cluster(Path data, Account account, PostgresBinaries binaries) {
    static final String USER = "latchkey";

    static Cluster in(Path data, PostgresBinaries binaries) {
        return new Cluster(data, Account.unprivileged(files(data), binaries.program("postgres")), binaries);
    }

    private static Path files(Path data) {
        return data.resolve("postgres");
    }

    PostmasterFile postmasterFile() {
        return new PostmasterFile(files(data));
    }

    Path log() throws IOException {
        var log = data.resolve("postgres.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        account.own(log);
        return log;
    }

    /** Makes the database's files, or checks that they are ours and of the version that is packed here. */
    void prepare() throws IOException {
        if (!Files.exists(files(data))) {
            initialise();
        } else if (account.uid() != Account.owner(files(data))) {
            throw Account.foreign(data);
        }
        var version = Files.readString(files(data).resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(PostgresBinaries.MAJOR))) {
            throw new UnusableDatabase(
                    "The data directory %s is of PostgreSQL %s and this Latchkey brings PostgreSQL %d: start it"
                                    .formatted(data, version, PostgresBinaries.MAJOR)
                            + " with the Latchkey that made it, or choose another directory with --data.");
        }
    }

    /** Made under another name, then renamed: a directory that exists is complete. */
    private void initialise() throws IOException {
        var fresh = data.resolve("postgres.new");
        FileSystemUtils.deleteRecursively(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(fresh);
        password();
        var outcome = Programs.run(account.command(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile(),
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums")));
        if (!outcome.succeeded()) {
            throw new UnusableDatabase(
                    "PostgreSQL cannot make its files in " + data + "; it said: " + Programs.inOneLine(outcome.said()));
        }
        Files.move(fresh, files(data), StandardCopyOption.ATOMIC_MOVE);
    }

    String password() throws IOException {
        var file = passwordFile();
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().encodeToString(random));
            account.own(file);
        }
        return Files.readString(file).strip();
    }

    private Path passwordFile() {
        return data.resolve("postgres.password");
    }

    /** The port of the last start when it is free, else any free one; written down for whoever wants to look in. */
    int choosePort() throws IOException {
        var file = data.resolve("postgres.port");
        var last = Files.exists(file) ? Files.readString(file).strip() : "";
        var port = last.matches("\\d{4,5}") && free(Integer.parseInt(last)) ? Integer.parseInt(last) : anyFree();
        Files.writeString(file, port + "\n");
        account.own(file);
        return port;
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The command that serves these files on loopback and nowhere else. */
    List<String> command(int port, Map<String, String> settings) {
        var command = new ArrayList<String>();
        command.addAll(List.of(
                binaries.program("postgres").toString(), "-D", files(data).toString()));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        command.addAll(List.of("-c", "port=" + port));
        // What a tenant brings with it at once is soon known to the planner.
        command.addAll(List.of("-c", "autovacuum_naptime=10s"));
        // A refused statement is the server's to report; here it would only fill the disk.
        command.addAll(List.of("-c", "log_min_messages=log", "-c", "log_checkpoints=off"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }
}
