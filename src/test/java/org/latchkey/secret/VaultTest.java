package org.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Scratch;

class VaultTest {
    private static final byte[] SECRET = "open sesame".getBytes(StandardCharsets.UTF_8);

    private final Path data = Scratch.directory("vault");
    private final Vault vault = new Vault(data, "");

    @Test
    void whatIsSealedOpensInItsPlaceOnly() {
        byte[] sealed = vault.seal("a", SECRET);
        assertThat(vault.open("a", sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault.open("b", sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(vault.seal("a", SECRET)).as("twice the same secret").isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
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
        assertThat(new Vault(data, "").open("a", sealed)).isEqualTo(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))))
                .isEqualTo("rw-------");
        Vault other = new Vault(Scratch.directory("vault"), "");
        assertThatThrownBy(() -> other.open("a", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
