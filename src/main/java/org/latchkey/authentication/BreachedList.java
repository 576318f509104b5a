package org.latchkey.authentication;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.latchkey.directory.BreachedPasswords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lost passwords from a file on this machine, {@code latchkey.breached-passwords}: one SHA-1 hash a line in upper-case hex, in
 * ascending order, whatever follows a colon left aside, which is the form <a
 * href="https://haveibeenpwned.com/Passwords">Pwned Passwords</a> comes in. It is searched where it lies, nothing is sent
 * anywhere. Without such a file no password counts as lost.
 */
@Component
class BreachedList implements BreachedPasswords {

    private static final int HASH_LENGTH = 40;

    private final String file;

    BreachedList(@Value("${latchkey.breached-passwords:}") String file) {
        this.file = file;
        if (!file.isEmpty() && !Files.isReadable(Path.of(file))) {
            throw new IllegalStateException("latchkey.breached-passwords: cannot read " + file);
        }
    }

    @Override
    public boolean contains(String password) {
        if (file.isEmpty()) {
            return false;
        }
        try (RandomAccessFile list = new RandomAccessFile(file, "r")) {
            return contains(list, sha1(password));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    /** Halves the file until the line is found or nothing is left; lines may differ in length. */
    private static boolean contains(RandomAccessFile list, String wanted) throws IOException {
        long from = 0;
        long to = list.length();
        while (from < to) {
            long middle = (from + to) / 2;
            long start = lineAt(list, middle);
            list.seek(start);
            String line = list.readLine();
            long next = list.getFilePointer();
            int order = line.length() < HASH_LENGTH
                    ? -1
                    : line.substring(0, HASH_LENGTH).compareTo(wanted);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                from = next;
            } else {
                to = start;
            }
        }
        return false;
    }

    /** Where the line begins that a position lies in. */
    private static long lineAt(RandomAccessFile list, long position) throws IOException {
        long start = position;
        while (start > 0) {
            list.seek(start - 1);
            if (list.read() == '\n') {
                break;
            }
            start--;
        }
        return start;
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
