package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Scratch;
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
            SQL.statement(KeysCommand.ROTATE).update();
            now = now.plusSeconds(61);
            assertThat(keys.current().getKeyID()).isEqualTo(first);
            assertThat(keys.keys().getKeys()).hasSize(2);
            now = now.plusSeconds(121);
            assertThat(keys.current().getKeyID()).isNotEqualTo(first);
        });
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
