package org.latchkey.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets for the database: AES-256 in Galois/Counter Mode (NIST SP 800-38D). Its key is never in the database: it is
 * {@code latchkey.key}, else what the file {@code latchkey.key-file} holds, else, outside production, what the file {@code key}
 * of the data directory holds: 32 bytes in base64 that only its owner may read, made at first. Servers that share a database
 * share the key. Whoever has a dump alone has nothing; whoever loses the key loses what was sealed.
 */
@Component
public class Vault {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String HASH = "HmacSHA256";
    private static final byte FORM = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKeySpec key;
    private final SecretKeySpec hashing;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    Vault(
            @Value("${latchkey.key:}") String key,
            @Value("${latchkey.key-file:}") String file,
            @Value("${latchkey.data}") Path data,
            @Value("${latchkey.production:false}") boolean production) {
        this(key.isBlank() ? read(place(file, data, production)) : decoded(key));
    }

    /** A vault whose key lies in a file, which is made when it is not there. */
    public Vault(Path file) {
        this(read(file));
    }

    private Vault(byte[] root) {
        this.key = new SecretKeySpec(root, "AES");
        this.hashing = derived(root);
    }

    private static Path place(String file, Path data, boolean production) {
        if (file.isBlank() && production) {
            throw new IllegalStateException(
                    "In production the key that seals secrets must be given: --key-file FILE, or LATCHKEY_KEY in the "
                            + "environment. All servers of one database need the same one.");
        }
        return file.isBlank() ? data.resolve("key") : Path.of(file);
    }

    /** A key of its own for hashing, made from the one in the file. */
    private static SecretKeySpec derived(byte[] root) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(root, HASH));
            return new SecretKeySpec(mac.doFinal("fingerprint".getBytes(StandardCharsets.UTF_8)), HASH);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] read(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return decoded(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep the key of secrets in " + file, failure);
        }
    }

    private static byte[] decoded(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The key must be 32 random bytes as base64, made for example by: openssl rand -base64 32");
        }
        return key;
    }

    /** Whole or not at all, never readable by others, and the first of two servers that start at once wins. */
    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(folder, ".secret", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException otherWasFirst) {
            // Theirs is read.
        } finally {
            Files.delete(fresh);
        }
    }

    /**
     * Seals a secret.
     *
     * @param place what it belongs to, like table, column and key of its row: it opens there only
     */
    public byte[] seal(String place, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, place, nonce, secret, 0);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(FORM)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Seals a text, to a text; as {@link #seal(String, byte[])}. */
    public String seal(String place, String secret) {
        return Base64.getEncoder().encodeToString(seal(place, secret.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What was sealed.
     *
     * @param place as when it was sealed
     * @throws IllegalStateException when it was sealed elsewhere, by another key, or has been changed since
     */
    public byte[] open(String place, byte[] sealed) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != FORM) {
            throw new IllegalStateException("Not a sealed secret: " + place);
        }
        return run(Cipher.DECRYPT_MODE, place, Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES), sealed, 1 + NONCE_BYTES);
    }

    /** The text that was sealed; as {@link #open(String, byte[])}. */
    public String open(String place, String sealed) {
        return new String(open(place, Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }

    /**
     * What is kept of a secret that is only ever compared, and short enough to be guessed: a hash by a key (RFC 2104), so that
     * a dump alone does not tell which secrets match.
     */
    public String fingerprint(String place, String secret) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(hashing);
            mac.update(place.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private byte[] run(int mode, String place, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "What is in the database at " + place
                            + " was sealed under another key than this server has; give it "
                            + "that one (--key-file or LATCHKEY_KEY).",
                    failure);
        }
    }
}
