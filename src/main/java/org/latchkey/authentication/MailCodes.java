package org.latchkey.authentication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.notification.Notice;
import org.latchkey.notification.Outbox;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes that come by mail: eight digits, good for ten minutes, five tries and one use; a new one ends the one before. */
@Component
class MailCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final int BOUND = 100_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,64}@[A-Za-z0-9.\\-]{1,255}");

    private final Sql sql;
    private final Vault vault;
    private final Outbox outbox;
    private final InstantSource clock;

    MailCodes(Sql sql, Vault vault, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.vault = vault;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The address somebody registered for codes. */
    Optional<String> address(Call call, UUID user) {
        return sql.statement(call, """
                select address
                from mail_method
                where tenant_id = :tenant
                  and user_id = :user
                """).bind("user", user).optional(row -> row.text("address"));
    }

    /** Whether codes may be sent to it. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** An address as much as may be shown to whoever knows the password: {@code a••@example.org}. */
    static String veiled(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "••" : address.charAt(0) + "••" + address.substring(at);
    }

    /** Sends a code to an address. */
    @Transactional
    public void send(Call call, UUID user, String name, String address) {
        String code = "%08d".formatted(RANDOM.nextInt(BOUND));
        Instant real = clock.instant();
        sql.statement(call, """
                insert into mail_code (tenant_id, user_id, address, fingerprint, expires_at, tries)
                values (:tenant, :user, :address, :fingerprint, :expires, 0)
                on conflict (tenant_id, user_id) do update
                set
                  address = excluded.address,
                  fingerprint = excluded.fingerprint,
                  expires_at = excluded.expires_at,
                  tries = 0
                """)
                .bind("user", user)
                .bind("address", address)
                .bind("fingerprint", fingerprint(call, user, code))
                .bind("expires", real.plus(LIFETIME))
                .update();
        outbox.sendSecret(
                call,
                address,
                Notice.of("sign-in-code", "user", user)
                        .fact("name", name)
                        .fact("code", code)
                        .fact("minutes", String.valueOf(LIFETIME.toMinutes())));
    }

    private String fingerprint(Call call, UUID user, String code) {
        return vault.fingerprint("mail_code/" + call.tenant() + "/" + user, code);
    }

    private record Sent(String fingerprint, String address) {}

    /**
     * Whether it is the code somebody was sent. A try is counted before it is looked at, and the right one uses the code up.
     *
     * @return the address it went to
     */
    @Transactional
    public Optional<String> use(Call call, UUID user, String code) {
        @Nullable Sent sent = sql.statement(call, """
                update mail_code
                set tries = tries + 1
                where tenant_id = :tenant
                  and user_id = :user
                  and tries < :most
                  and expires_at > :real
                returning fingerprint, address
                """)
                .bind("user", user)
                .bind("most", TRIES)
                .bind("real", clock.instant())
                .optional(row -> new Sent(row.text("fingerprint"), row.text("address")))
                .orElse(null);
        String given = fingerprint(call, user, code.replaceAll("\\s", ""));
        if (sent == null
                || !MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        sent.fingerprint().getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        sql.statement(call, """
                delete from mail_code
                where tenant_id = :tenant
                  and user_id = :user
                """).bind("user", user).update();
        return Optional.of(sent.address());
    }
}
