package org.latchkey.testkit;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** An app on somebody's phone that shows a code every half minute (RFC 6238). */
public final class AuthenticatorApp {
    private static final long STEP_MILLIS = 30_000;
    /** As long as typing a code in and sending it may take on a busy machine. */
    private static final long TYPING_MILLIS = 8_000;

    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");

    private final byte[] secret;

    private AuthenticatorApp(byte[] secret) {
        this.secret = secret;
    }

    /** One that reads the key off the page where it is set up. */
    public static AuthenticatorApp reading(Browser.Page page) {
        Matcher key = KEY.matcher(page.body());
        if (!key.find()) {
            throw new AssertionError("There is no key in " + page.body());
        }
        return holding(key.group(1));
    }

    /** One with a key in base 32, as the page shows it; spaces do not matter. */
    public static AuthenticatorApp holding(String key) {
        return new AuthenticatorApp(decoded(key.replace(" ", "")));
    }

    /** The key it read. */
    public byte[] secret() {
        return secret.clone();
    }

    /**
     * The code so many steps of half a minute from now. One of before is good only until the present step ends: when that is
     * soon, the next step is waited for, as whoever types it in would.
     */
    public String code(int steps) {
        if (steps < 0) {
            awaitTimeToType();
        }
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"), Instant.now().plusMillis(STEP_MILLIS * steps));
        } catch (java.security.InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void awaitTimeToType() {
        long left = STEP_MILLIS - System.currentTimeMillis() % STEP_MILLIS;
        if (left < TYPING_MILLIS) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static byte[] decoded(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int letter : base32.chars().toArray()) {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
