package org.latchkey.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from an archive that lies in the server's own jar. The archive has the server,
 * {@code initdb} and {@code pg_ctl}; neither {@code psql} nor {@code pg_dump} nor {@code pg_upgrade}.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresBinaries(Path folder) {
    /** The major version, which a data directory is bound to for its life. */
    static final int MAJOR = 18;

    /** Must be the version of the archive in the build: a data directory keeps what it unpacked under this name. */
    static final String VERSION = "18.6";

    /**
     * Unpacks, once per version.
     *
     * @param cache where the unpacked programs stay, for any number of servers
     */
    public static PostgresBinaries in(Path cache) {
        var folder = cache.toAbsolutePath().resolve("postgresql-" + VERSION);
        if (!Files.isDirectory(folder)) {
            try {
                unpackBeside(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot unpack PostgreSQL into " + folder, failure);
            }
        }
        return new PostgresBinaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Whole or not at all: unpacked under another name, then renamed. Whoever comes second drops theirs. */
    private static void unpackBeside(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var fresh = Files.createTempDirectory(folder.getParent(), ".unpacking-");
        try (var archive = archive()) {
            unpack(archive, fresh);
            // Another account may be the one that runs it.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            if (!Files.isDirectory(folder)) {
                throw failure;
            }
        } finally {
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive reaches outside itself: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
        }
        var executable = entry.isDirectory() || (entry.getMode() & 0111) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = switch (processor) {
            case "amd64", "x86_64" -> "postgres-" + system + "-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-" + system + "-arm_64.txz";
            default -> "postgres-" + system + "-" + processor + ".txz";
        };
        var archive = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (archive == null) {
            throw new UnusableDatabase("No PostgreSQL is packed with Latchkey for " + system + " on " + processor
                    + ": give it a database with --database-url.");
        }
        return archive;
    }
}
