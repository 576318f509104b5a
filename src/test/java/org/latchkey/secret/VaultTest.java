package org.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;

class VaultTest {
    private static final byte[] SECRET = "open sesame".getBytes(StandardCharsets.UTF_8);

    private final Path file = Scratch.directory("vault").resolve("key");
    private final Vault vault = new Vault(file);

    @Test
    void whatIsSealedOpensInItsPlaceOnly() {
        byte[] sealed = vault.seal("a", SECRET);
        assertThat(vault.open("a", sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault.open("b", sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(vault.seal("a", SECRET)).as("twice the same secret").isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
    }

    @Test
    void textsAreSealedToTexts() {
        String sealed = vault.seal("a", "open sesame");
        assertThat(sealed).doesNotContain("sesame");
        assertThat(vault.open("a", sealed)).isEqualTo("open sesame");
    }

    @Test
    void theKeyIsTakenFromTheEnvironmentAndNeverMadeUpInProduction() {
        Path data = Scratch.directory("vault");
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        String sealed = new Vault(key, "", data, true).seal("a", "open sesame");
        assertThat(new Vault(key, "", data, true).open("a", sealed)).isEqualTo("open sesame");
        assertThat(data.resolve("key")).doesNotExist();
        assertThatThrownBy(() -> new Vault("", "", data, true)).hasMessageContaining("--key-file");
        assertThatThrownBy(() -> new Vault("c2hvcnQ=", "", data, false)).hasMessageContaining("32 random bytes");
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        byte[] sealed = vault.seal("a", SECRET);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open("a", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theKeyOutlivesARestartAndIsItsOwnersAlone() throws Exception {
        byte[] sealed = vault.seal("a", SECRET);
        assertThat(new Vault(file).open("a", sealed)).isEqualTo(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Vault other = new Vault(Scratch.directory("vault").resolve("key"));
        assertThatThrownBy(() -> other.open("a", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
