package org.latchkey.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.latchkey.kernel.Ids;
import org.latchkey.secret.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key that servers of a test run sign tokens with. Every server over a fresh database would make one of its own, which takes
 * a test's JVM seconds.
 */
final class FirstKey {
    /** Unseals it. */
    static final Path VAULT = Scratch.directory("vault").resolve("key");

    private FirstKey() {}

    /** Puts it into a database that has none. */
    static void plant(DataSource database) {
        UUID id = Ids.next();
        JdbcClient.create(database)
                .sql("insert into signing_key (id, sealed, signs_from) values (?, ?, ?)")
                .params(id, new Vault(VAULT).seal(id.toString(), generate(id)), OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    private static String generate(UUID id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(id.toString())
                    .generate()
                    .toJSONString();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
