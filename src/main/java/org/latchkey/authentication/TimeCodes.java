package org.latchkey.authentication;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Codes of authenticator apps (RFC 6238: six digits of SHA-1 every thirty seconds, which every app knows). A code is good in its
 * step and the one before and after, once. The secrets are sealed.
 */
@Component
class TimeCodes {

    /** As RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    private static final int DIGITS = 6;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;
    private final Vault vault;
    private final InstantSource clock;
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    TimeCodes(Sql sql, Vault vault, InstantSource clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /** An app that somebody has registered. */
    record App(UUID id, String sealedSecret) {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** A secret as people type it (RFC 4648, without padding; its length is a multiple of five bytes). */
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        long bits = 0;
        int held = 0;
        for (byte part : secret) {
            bits = (bits << 8) | (part & 0xff);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(BASE32.charAt((int) (bits >> held) & 31));
            }
        }
        return text.toString();
    }

    /** What an app reads from a picture (Key URI format of Google Authenticator). */
    static String address(byte[] secret, String organization, String name) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&digits=%d&period=%d"
                .formatted(
                        encoded(organization),
                        encoded(name),
                        base32(secret),
                        encoded(organization),
                        DIGITS,
                        STEP.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The step of a secret's code that is good now, if it is one. */
    Optional<Long> step(byte[] secret, String code) {
        long now = clock.instant().getEpochSecond() / STEP.toSeconds();
        byte[] given = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given))
                .boxed()
                .findFirst();
    }

    private String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Registers an app whose code of a step somebody has just shown; that code is used up. */
    UUID register(Call call, UUID user, byte[] secret, long step) {
        UUID id = Ids.next();
        sql.statement(call, """
                insert into software_oath_method (tenant_id, id, user_id, sealed_secret, last_step, created_at)
                values (:tenant, :id, :user, :sealed, :step, :real)
                """)
                .bind("id", id)
                .bind("user", user)
                .bind("sealed", Base64.getEncoder().encodeToString(vault.seal(place(call, id), secret)))
                .bind("step", step)
                .bind("real", clock.instant())
                .update();
        return id;
    }

    private static String place(Call call, UUID id) {
        return "software_oath_method/" + call.tenant() + "/" + id;
    }

    private List<App> apps(Call call, UUID user) {
        return sql.statement(call, """
                select id, sealed_secret
                from software_oath_method
                where tenant_id = :tenant
                  and user_id = :user
                """)
                .bind("user", user)
                .list(row -> new App(row.id("id"), row.text("sealed_secret")));
    }

    private byte[] secret(Call call, App app) {
        return vault.open(place(call, app.id()), Base64.getDecoder().decode(app.sealedSecret()));
    }

    /** Whether it is a code of one of somebody's apps that has not been used; then it is now. */
    boolean use(Call call, UUID user, String code) {
        for (App app : apps(call, user)) {
            Optional<Long> step = step(secret(call, app), code);
            if (step.isPresent()) {
                return spend(call, app.id(), step.get());
            }
        }
        return false;
    }

    /** Steps go forward only: of two who show the same code, one has been too late. */
    private boolean spend(Call call, UUID app, long step) {
        return sql.statement(call, """
                update software_oath_method
                set last_step = :step
                where tenant_id = :tenant
                  and id = :app
                  and last_step < :step
                """).bind("app", app).bind("step", step).update() > 0;
    }
}
