package org.latchkey.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account that PostgreSQL runs under, since it refuses to be root. An ordinary user is that account. Root becomes the
 * owner of the database's files, {@code nobody} for new ones; where that is forbidden or such an account cannot reach the
 * files, root takes a user namespace in which it is nobody. So the files' owner says which way was taken, for the next start.
 *
 * @param uid the number that owns the files
 * @param prefix the command that turns root into this account, empty when nothing needs to be done
 */
record Account(int uid, List<String> prefix) {
    private static final int NOBODY = 65534;

    /**
     * @param cluster the database's files, which need not exist yet
     * @param program what the account must be able to run
     */
    static Account unprivileged(Path cluster, Path program) {
        var self = (int) new UnixSystem().getUid();
        if (self != 0) {
            return new Account(self, List.of());
        }
        var owner = Files.exists(cluster) ? owner(cluster) : NOBODY;
        var ways = Stream.of(become(owner == 0 ? NOBODY : owner), new Account(0, List.of("unshare", "-U", "--")))
                .filter(way -> !Files.exists(cluster) || way.uid == owner);
        return ways.filter(way -> way.canRun(program))
                .findFirst()
                .orElseThrow(() -> new UnusableDatabase(
                        "PostgreSQL does not run as root, and neither setpriv nor unshare may leave root here: start"
                                + " Latchkey as an ordinary user, or give it a database with --database-url."));
    }

    static UnusableDatabase foreign(Path path) {
        return new UnusableDatabase("The data directory " + path
                + " belongs to another user: start Latchkey as that user or as root, or choose"
                + " another directory with --data.");
    }

    /** Makes a file of ours the account's. Only root can, and only root needs to. */
    void own(Path path) {
        try {
            if (!prefix.isEmpty() && owner(path) != uid) {
                Files.setAttribute(path, "unix:uid", uid);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> command(List<String> program) {
        return Stream.concat(prefix.stream(), program.stream()).toList();
    }

    static int owner(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:uid");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Account become(int uid) {
        return new Account(uid, List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--"));
    }

    private boolean canRun(Path program) {
        return Programs.run(command(List.of(program.toString(), "--version"))).succeeded();
    }
}
