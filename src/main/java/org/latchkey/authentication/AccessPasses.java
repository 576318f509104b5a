package org.latchkey.authentication;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Temporary Access Passes: what an administrator gives somebody to sign in with until they have registered something better. It is
 * shown once, and kept as a fingerprint. It counts as more than one factor. See <a
 * href="https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass">Temporary Access
 * Pass</a>.
 */
@Component
class AccessPasses {

    /** Whether a pass may be used, as SQL over its row {@code it}. */
    static final String USABLE = """
            (it.starts_at <= :now
              and :now < it.starts_at + it.lifetime_minutes * interval '1 minute'
              and not (it.usable_once and it.used_at is not null))""";

    private static final int SHORTEST_MINUTES = 10;
    private static final int LONGEST_MINUTES = 43_200;
    private static final int USUAL_MINUTES = 60;

    /** Letters and digits that are not taken for one another: sixty bits. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;
    private final Vault vault;

    AccessPasses(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /** The body of a new pass. */
    record NewPass(
            @Nullable Boolean isUsableOnce,
            @Nullable Integer lifetimeInMinutes,
            @Nullable Instant startDateTime) {}

    /** Makes a pass; it takes the place of the one before. */
    Outcome issue(Call call, DirectoryObject user, NewPass wanted) {
        int minutes = wanted.lifetimeInMinutes() == null ? USUAL_MINUTES : wanted.lifetimeInMinutes();
        if (minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES) {
            throw Problem.of(
                    ProblemCode.REQUEST_BAD_REQUEST,
                    "The lifetimeInMinutes must be between %d and %d.".formatted(SHORTEST_MINUTES, LONGEST_MINUTES));
        }
        Instant start = wanted.startDateTime() == null ? call.now() : wanted.startDateTime();
        if (!start.plus(Duration.ofMinutes(minutes)).isAfter(call.now())) {
            throw Problem.of(
                    ProblemCode.REQUEST_BAD_REQUEST,
                    "The startDateTime lies so far back that the pass would be over already.");
        }
        UUID id = Ids.next();
        String pass = random();
        sql.statement(call, """
                insert into temporary_access_pass (
                  tenant_id, user_id, id, fingerprint, created_at, starts_at, lifetime_minutes, usable_once, used_at)
                values (:tenant, :user, :id, :fingerprint, :now, :start, :minutes, :once, null)
                on conflict (tenant_id, user_id) do update
                set
                  id = excluded.id,
                  fingerprint = excluded.fingerprint,
                  created_at = excluded.created_at,
                  starts_at = excluded.starts_at,
                  lifetime_minutes = excluded.lifetime_minutes,
                  usable_once = excluded.usable_once,
                  used_at = null
                """)
                .bind("user", user.id())
                .bind("id", id)
                .bind("fingerprint", fingerprint(call, user.id(), pass))
                .bind("start", start)
                .bind("minutes", minutes)
                .bind("once", Boolean.TRUE.equals(wanted.isUsableOnce()))
                .update();
        return new Outcome.Created(id.toString(), Map.of("temporaryAccessPass", pass));
    }

    private static String random() {
        StringBuilder pass = new StringBuilder();
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(at -> pass.append(LETTERS.charAt(at)));
        return pass.toString();
    }

    private String fingerprint(Call call, UUID user, String pass) {
        return vault.fingerprint("temporary_access_pass/" + call.tenant() + "/" + user, pass);
    }

    /** Whether it is somebody's pass and good now; one for a single use is used up by it. */
    @Transactional
    public boolean use(Call call, UUID user, String pass) {
        return sql.statement(call, """
                update temporary_access_pass it
                set used_at = coalesce(it.used_at, :now)
                where it.tenant_id = :tenant
                  and it.user_id = :user
                  and it.fingerprint = :fingerprint
                  and\s""" + USABLE)
                        .bind("user", user)
                        .bind("fingerprint", fingerprint(call, user, pass.strip()))
                        .update()
                > 0;
    }
}
