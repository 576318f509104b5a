package org.latchkey.notification;

import java.util.UUID;
import org.latchkey.kernel.Call;

/**
 * A mail with a secret in it was written. Its words are nowhere but here and on their way; whoever hears of it keeps them in
 * memory only.
 */
public record SecretWritten(Call call, UUID mail, String text) {

    /** Without the words. */
    @Override
    public String toString() {
        return "SecretWritten[mail=" + mail + "]";
    }
}
