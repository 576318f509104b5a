package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.latchkey.federation.FederatedTokens;
import org.latchkey.kernel.Problem;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.Launcher;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Scratch;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On the keys of the shared server's database, in a transaction that is rolled back. */
class SigningKeysTest {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final PlatformTransactionManager TRANSACTIONS = SERVER.bean(PlatformTransactionManager.class);
    private static final Sql SQL = SERVER.bean(Sql.class);

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    private SigningKeys server(Vault vault) {
        return new SigningKeys(SQL, vault, () -> now, TRANSACTIONS);
    }

    private void alone(Runnable test) {
        new TransactionTemplate(TRANSACTIONS).executeWithoutResult(status -> {
            SQL.statement("delete from signing_key").update();
            test.run();
            status.setRollbackOnly();
        });
    }

    private static Vault vault() {
        return new Vault(Scratch.directory("vault").resolve("key"));
    }

    @Test
    void serversAgree() {
        alone(() -> {
            Vault vault = vault();
            assertThat(server(vault).current().getKeyID())
                    .isEqualTo(server(vault).current().getKeyID());
        });
    }

    @Test
    void aKeyIsKnownBeforeItSignsAndAfter() {
        alone(() -> {
            SigningKeys keys = server(vault());
            String first = keys.current().getKeyID();
            now = now.plus(Duration.ofDays(29)).plusSeconds(120);
            assertThat(keys.current().getKeyID()).isEqualTo(first);
            assertThat(keys.keys().getKeys()).hasSize(2);
            now = now.plus(Duration.ofDays(1));
            assertThat(keys.current().getKeyID()).isNotEqualTo(first);
            assertThat(keys.keys().getKeys()).extracting(JWK::getKeyID).contains(first);
            now = now.plus(Duration.ofDays(1));
            assertThat(keys.keys().getKeys()).extracting(JWK::getKeyID).doesNotContain(first);
        });
    }

    @Test
    void somebodyMayAskForANewOne() {
        alone(() -> {
            SigningKeys keys = server(vault());
            String first = keys.current().getKeyID();
            SQL.statement(KeysCommand.ROTATE.statement()).update();
            now = now.plusSeconds(61);
            assertThat(keys.current().getKeyID()).isEqualTo(first);
            assertThat(keys.keys().getKeys()).hasSize(2);
            now = now.plusSeconds(121);
            assertThat(keys.current().getKeyID()).isNotEqualTo(first);
        });
    }

    @Test
    void askingWhileTheNextOneIsAnnouncedTakesItsPlace() {
        alone(() -> {
            SigningKeys keys = server(vault());
            String first = keys.current().getKeyID();
            Instant start = now;
            now = start.plus(Duration.ofDays(29)).plusSeconds(120);
            String announced = keys.keys().getKeys().getLast().getKeyID();
            SQL.statement(KeysCommand.ROTATE.statement()).update();
            for (int step = 0; step < 24; step++) {
                now = now.plus(Duration.ofHours(2));
                assertThat(keys.keys().getKeys())
                        .as("at %s", now)
                        .extracting(JWK::getKeyID)
                        .contains(keys.current().getKeyID());
            }
            assertThat(now).isAfter(start.plus(Duration.ofDays(31)));
            assertThat(keys.current().getKeyID()).isNotIn(first, announced);
        });
    }

    @Test
    void aTokenIsGoodAsLongAsItsKeyIsKnown() {
        alone(() -> {
            SigningKeys keys = server(vault());
            PublicUrl url = new PublicUrl("https://latchkey.example", new MockEnvironment());
            TokenReader reader = new TokenReader(keys, url, SERVER.bean(FederatedTokens.class), () -> now);
            UUID tenant = UUID.randomUUID();
            String token = token(keys.current(), tenant);
            keys.current();
            now = now.plus(Duration.ofDays(29)).plusSeconds(120);
            keys.current();
            now = now.plus(Duration.ofDays(1));
            assertThat(reader.read(token).tenant())
                    .as("another key signs by now")
                    .isEqualTo(tenant);
            now = now.plus(Duration.ofDays(1));
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> reader.read(token))
                    .withMessageContaining("signature is not valid");
        });
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aKeyThatSomebodyElseHasIsGoneAtOnce() {
        alone(() -> {
            Vault vault = vault();
            SigningKeys keys = server(vault);
            SigningKeys other = server(vault);
            PublicUrl url = new PublicUrl("https://latchkey.example", new MockEnvironment());
            TokenReader reader = new TokenReader(other, url, SERVER.bean(FederatedTokens.class), () -> now);
            UUID tenant = UUID.randomUUID();
            String token = token(keys.current(), tenant);
            assertThat(reader.read(token).tenant()).isEqualTo(tenant);
            String stolen = keys.current().getKeyID();
            SQL.statement(KeysCommand.ROTATE_NOW.statement()).update();
            now = now.plusSeconds(4);
            assertThat(keys.keys().getKeys())
                    .hasSize(1)
                    .extracting(JWK::getKeyID)
                    .doesNotContain(stolen);
            assertThatExceptionOfType(Problem.class)
                    .as("though it was found good a moment ago")
                    .isThrownBy(() -> reader.read(token))
                    .withMessageContaining("signature is not valid");
            assertThat(reader.read(token(keys.current(), tenant)).tenant())
                    .as("the servers agree on the new one")
                    .isEqualTo(tenant);
        });
    }

    private String token(RSAKey key, UUID tenant) {
        return signed(
                key,
                new JWTClaimsSet.Builder()
                        .issuer(Issuer.of("https://latchkey.example", tenant))
                        .audience("https://latchkey.example")
                        .claim("tid", tenant.toString())
                        .claim("oid", UUID.randomUUID().toString())
                        .claim("scp", "User.Read")
                        .expirationTime(Date.from(now.plus(Duration.ofDays(365))))
                        .build());
    }

    @Test
    void theCommandAsksForANewOne() {
        try (Database database = Database.fresh()) {
            Launcher.Said done = Launcher.run(
                    Map.of("LATCHKEY_DATABASE_URL", database.url()),
                    "keys",
                    "rotate",
                    "--data=" + Scratch.directory("data"));
            assertThat(done.text()).contains("A new signing key will be made");
            assertThat(done.status()).isZero();
            assertThat(database.sql()
                            .sql("select replace from signing_key")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            var said = new ByteArrayOutputStream();
            int status = KeysCommand.ROTATE.run(
                    "jdbc:postgresql://127.0.0.1:1/nowhere",
                    Scratch.directory("data"),
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(status).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("the database cannot be reached");
        }
    }

    @Test
    void theDatabaseAloneGivesNoKeyAway() {
        alone(() -> {
            var pair = server(vault()).current();
            String sealed = SQL.statement("select sealed from signing_key").one(row -> row.text("sealed"));
            assertThat(sealed)
                    .doesNotContain(pair.getPrivateExponent().toString().substring(0, 20));
            assertThatIllegalStateException()
                    .isThrownBy(() -> server(vault()).current())
                    .withMessageContaining("another key");
        });
    }
}
