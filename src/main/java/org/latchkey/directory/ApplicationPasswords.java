package org.latchkey.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** The secrets of applications: made here, shown once, kept as hashes. */
@Component
class ApplicationPasswords {

    private static final int BYTES = 30;
    private static final int HINT = 3;
    private static final int YEARS = 2;

    private final Sql sql;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    ApplicationPasswords(Sql sql, AuditLog audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** What a body of {@code addPassword} may say of the new one. */
    record NewPassword(@Nullable PasswordCredential passwordCredential) {}

    record PasswordCredential(
            @Nullable String displayName,
            @Nullable Instant startDateTime,
            @Nullable Instant endDateTime) {}

    record OldPassword(UUID keyId) {}

    /** Makes a secret, good for two years if nothing else is said. */
    Outcome add(Call call, Keys keys, NewPassword body) {
        PasswordCredential wanted = body.passwordCredential();
        String name = wanted == null ? null : wanted.displayName();
        Instant start = wanted == null || wanted.startDateTime() == null ? call.now() : wanted.startDateTime();
        Instant end = wanted == null || wanted.endDateTime() == null
                ? start.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant()
                : wanted.endDateTime();
        if (!end.isAfter(start) || !end.isAfter(call.now())) {
            throw Rules.bad("The endDateTime of a password must be after its startDateTime and in the future.");
        }
        String secret = secret();
        UUID keyId = Ids.next();
        String application = sql.statement(call, """
                        with made as (
                          insert into application_password (
                            tenant_id, application_id, key_id, hash, hint, display_name, starts_at, ends_at)
                          values (:tenant, :application, :key, :hash, :hint, :name, :start, :end)
                          returning tenant_id, application_id
                        )
                        select a.display_name
                        from made
                        join application a
                          on a.tenant_id = made.tenant_id
                          and a.id = made.application_id
                        """)
                .bind("application", keys.lastId())
                .bind("key", keyId)
                .bind("hash", hash(secret))
                .bind("hint", secret.substring(0, HINT))
                .bind("name", name)
                .bind("start", start)
                .bind("end", end)
                .one(row -> row.text("display_name"));
        tell(call, keys.lastId(), application, "Add password");
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("customKeyIdentifier", null);
        shown.put("displayName", name);
        shown.put("endDateTime", end.toString());
        shown.put("hint", secret.substring(0, HINT));
        shown.put("keyId", keyId);
        shown.put("secretText", secret);
        shown.put("startDateTime", start.toString());
        return new Outcome.Literal(200, shown);
    }

    Outcome remove(Call call, Keys keys, OldPassword body) {
        int removed = sql.statement(call, """
                delete from application_password
                where tenant_id = :tenant
                  and application_id = :application
                  and key_id = :key
                """)
                .bind("application", keys.lastId())
                .bind("key", body.keyId())
                .update();
        if (removed == 0) {
            throw Problem.notFound(body.keyId().toString());
        }
        tell(call, keys.lastId(), keys.last(), "Remove password");
        return Outcome.NONE;
    }

    private void tell(Call call, UUID application, String name, String activity) {
        audit.record(
                call,
                List.of(AuditEntry.of(
                                activity
                                        + " from application"
                                                .replace("from", activity.startsWith("Add") ? "to" : "from"),
                                "ApplicationManagement",
                                "Update",
                                "Core Directory")
                        .target(AuditTarget.of("Application", application, name))));
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a secret. It is random and long, so that nobody finds it by trying. */
    static String hash(String secret) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
