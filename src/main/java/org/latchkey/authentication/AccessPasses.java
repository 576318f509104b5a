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

    /** Whether its tenant lets passes be used, as SQL over the row {@code it} of one. */
    static final String ALLOWED = """
            not exists (
              select
              from access_pass_policy policy
              where policy.tenant_id = it.tenant_id
                and not policy.enabled
            )""";

    /** Whether a pass may be used, as SQL over its row {@code it}. */
    static final String USABLE = """
            (it.starts_at <= :now
              and :now < it.starts_at + it.lifetime_minutes * interval '1 minute'
              and not (it.usable_once and it.used_at is not null)
              and %s)""".formatted(ALLOWED);

    /** Letters and digits that are not taken for one another: five bits each. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;
    private final Vault vault;
    private final MethodPolicies policies;

    AccessPasses(Sql sql, Vault vault, MethodPolicies policies) {
        this.sql = sql;
        this.vault = vault;
        this.policies = policies;
    }

    /** The body of a new pass. */
    record NewPass(
            @Nullable Boolean isUsableOnce,
            @Nullable Integer lifetimeInMinutes,
            @Nullable Instant startDateTime) {}

    /** Makes a pass; it takes the place of the one before. */
    Outcome issue(Call call, DirectoryObject user, NewPass wanted) {
        AccessPassPolicy policy = policies.ofPasses(call);
        if (!policy.isEnabled()) {
            throw refused(
                    "Temporary Access Passes are turned off in this organization's authentication methods policy.");
        }
        int minutes = wanted.lifetimeInMinutes() == null ? policy.usual() : wanted.lifetimeInMinutes();
        if (minutes < policy.least() || minutes > policy.most()) {
            throw refused(
                    "The lifetimeInMinutes must be between %d and %d, as the authentication methods policy has it."
                            .formatted(policy.least(), policy.most()));
        }
        if (policy.usableOnce() && Boolean.FALSE.equals(wanted.isUsableOnce())) {
            throw refused(
                    "The authentication methods policy wants every Temporary Access Pass to be usable once only.");
        }
        Instant start = wanted.startDateTime() == null ? call.now() : wanted.startDateTime();
        if (!start.plus(Duration.ofMinutes(minutes)).isAfter(call.now())) {
            throw refused("The startDateTime lies so far back that the pass would be over already.");
        }
        UUID id = Ids.next();
        String pass = random(policy.length());
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
                .bind("once", policy.usableOnce() || Boolean.TRUE.equals(wanted.isUsableOnce()))
                .update();
        return new Outcome.Created(id.toString(), Map.of("temporaryAccessPass", pass));
    }

    private static Problem refused(String sentence) {
        return Problem.of(ProblemCode.REQUEST_BAD_REQUEST, sentence);
    }

    private static String random(int length) {
        StringBuilder pass = new StringBuilder();
        RANDOM.ints(length, 0, LETTERS.length()).forEach(at -> pass.append(LETTERS.charAt(at)));
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
