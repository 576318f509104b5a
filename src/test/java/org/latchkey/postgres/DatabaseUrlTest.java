package org.latchkey.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.Server;
import org.latchkey.testkit.Database;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class DatabaseUrlTest {
    /** What is logged by other threads than the one that starts a server; all but its first line is set in. */
    private static final Pattern OTHERS =
            Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\dT.* --- \\[(?! *main]).*(\\R {4}.*)*");

    @Test
    void takesTheAddressAsJavaWritesIt() {
        var url = "jdbc:postgresql://db.example:5433/latchkey?user=ann&password=x";
        assertThat(DatabaseUrl.parse(url)).isEqualTo(new DatabaseUrl(url, null, null));
    }

    @Test
    void takesTheAddressAsEverybodyElseWritesIt() {
        assertThat(DatabaseUrl.parse("postgres://ann:p%40ss+1%2F@db.example:5433/latchkey?sslmode=require"))
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://db.example:5433/latchkey?sslmode=require", "ann", "p@ss+1/"));
        assertThat(DatabaseUrl.parse("postgresql://db.example/latchkey"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example/latchkey", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://ann:secret@db/x", "postgres:secret", "postgres://ann:sec ret@db/x", "localhost:5432"})
    void refusesWhatIsNoAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageStartingWith("The database URL cannot be read: write jdbc:postgresql://")
                .hasMessageNotContaining("sec")
                .hasNoCause();
    }

    @Test
    void acceptsADatabaseThatAnswers() {
        try (var database = Database.empty()) {
            assertThat(DatabaseUrl.parse(database.url()).checked().jdbcUrl()).isEqualTo(database.url());
        }
    }

    @Test
    void refusesADatabaseThatIsTooOld() {
        assertThatThrownBy(() -> DatabaseUrl.requireRecent(14))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessage("The database is PostgreSQL 14, and Latchkey needs PostgreSQL 15 or newer.");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aServerWithoutItsDatabaseSaysSoInASentence(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        Server.class, "--server.port=0", "--latchkey.database-url=postgres://ann:secret@127.0.0.1:1/x"))
                .hasRootCauseInstanceOf(java.net.ConnectException.class);
        assertThat(output)
                .contains("The database cannot be reached: Connection to 127.0.0.1:1 refused")
                .doesNotContain("secret");
        assertThat(OTHERS.matcher(output).replaceAll("")).doesNotContain("Exception");
    }
}
