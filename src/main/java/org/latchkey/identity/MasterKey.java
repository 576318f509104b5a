package org.latchkey.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which secrets of ours lie in the database (AES-256 in Galois/Counter Mode). It is never in the database: it comes
 * from the environment or from a file that only its owner may read. Whoever has a dump alone has nothing.
 */
public final class MasterKey {

    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private MasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * The key of a base64 text.
     *
     * @throws IllegalArgumentException when it is not 32 bytes
     */
    public static MasterKey of(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "The key must be 32 random bytes as base64, made for example by: openssl rand -base64 32");
        }
        return new MasterKey(bytes);
    }

    /** The key in a file, which is made when it is not there; of several servers that try, one makes it. */
    public static MasterKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            Path whole = Files.createTempFile(
                    file.toAbsolutePath().getParent(), ".key", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(whole, Base64.getEncoder().encodeToString(fresh) + "\n", StandardOpenOption.WRITE);
            try {
                Files.createLink(file, whole);
            } catch (FileAlreadyExistsException made) {
                // By another server, a moment ago: theirs counts.
            } finally {
                Files.delete(whole);
            }
        }
        return of(Files.readString(file));
    }

    /**
     * Seals a text.
     *
     * @param name what it is; a sealed text opens under its own name only
     */
    public String seal(String name, String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, name, text.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE, sealed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /**
     * Opens a sealed text.
     *
     * @throws IllegalStateException when it was sealed under another key or name, or changed since
     */
    public String open(String name, String sealed) {
        byte[] both = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(both, NONCE);
        byte[] text = apply(Cipher.DECRYPT_MODE, nonce, name, Arrays.copyOfRange(both, NONCE, both.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, String name, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "What is in the database was sealed under another key than this server has; give it that one "
                            + "(--key-file or LATCHKEY_KEY).",
                    failure);
        }
    }
}
