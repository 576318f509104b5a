package org.latchkey.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;
import org.latchkey.kernel.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that sign our tokens, kept over restarts in {@code signing-keys.json} of the data directory, a JSON Web Key Set (RFC
 * 7517) that only its owner may read. The first key signs, all of them verify: a new one put in front rotates.
 */
@Component
class SigningKeys {

    private static final int BITS = 2048;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final JWKSet keys;

    SigningKeys(@Value("${latchkey.data}") Path data) {
        var file = data.resolve("signing-keys.json");
        try {
            if (!Files.exists(file)) {
                write(file, new JWKSet(generate()));
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            this.keys = JWKSet.parse(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep the signing keys in " + file, failure);
        } catch (ParseException malformed) {
            throw new IllegalStateException("The signing keys in " + file + " cannot be read", malformed);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(Ids.next().toString())
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private static void write(Path file, JWKSet keys) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(), ".signing", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(fresh, keys.toString(false));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** All keys with their private halves, the signing one first. */
    JWKSet keys() {
        return keys;
    }

    /** The one that signs. */
    RSAKey current() {
        return keys.getKeys().getFirst().toRSAKey();
    }
}
