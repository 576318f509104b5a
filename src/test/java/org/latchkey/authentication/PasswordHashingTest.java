package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Scratch;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What a password costs by default: the server that other tests share makes it cheaper. */
class PasswordHashingTest {
    private static final String AS_RECOMMENDED = "$argon2id$v=19$m=19456,t=2,p=1$";
    private static final Database DATABASE = Database.fresh();
    private static final String LOST = "Lost-password-9";
    private static final RunningServer SERVER =
            RunningServer.start(DATABASE, "--latchkey.breached-passwords=" + listOf(LOST));

    private final Office office = new Office(Api.fresh(SERVER));

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    private static Path listOf(String password) {
        try {
            String hash = HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.US_ASCII)));
            return Files.writeString(Scratch.directory("breached").resolve("list.txt"), hash + ":12\n");
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aPasswordOfABreachIsChosenByNobody() {
        String ada = "users/" + office.ada();
        office.api()
                .asAdmin()
                .patch(ada, "{\"passwordProfile\": {\"password\": \"%s\"}}".formatted(LOST))
                .fails(400, "Request_BadRequest")
                .saying("data breach");
        Browser.Page chosen = office.adas()
                .open(office.at("/password"))
                .submit(Map.of("current", Office.PASSWORD, "chosen", LOST, "repeated", LOST));
        assertThat(chosen.status()).isEqualTo(400);
        assertThat(chosen.body()).contains("data breach");
    }

    @Test
    void aPasswordIsKeptAsRecommended() {
        assertThat(adasHash()).startsWith(AS_RECOMMENDED);
    }

    @Test
    void aWeakHashIsRenewedWhenItsOwnerSignsIn() {
        String weak = new Argon2PasswordEncoder(16, 32, 1, 64, 2).encode(Office.PASSWORD);
        DATABASE.sql()
                .sql("update password set hash = ? where user_id = ?")
                .params(weak, UUID.fromString(office.ada()))
                .update();
        assertThat(office.signIn(office.browser(), office.adasName(), "Wrong-horse-9")
                        .status())
                .isEqualTo(401);
        assertThat(adasHash()).as("somebody else tried").isEqualTo(weak);
        office.adas();
        assertThat(adasHash()).startsWith(AS_RECOMMENDED);
        office.adas();
    }

    private String adasHash() {
        return DATABASE.sql()
                .sql("select hash from password where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(String.class)
                .single();
    }
}
