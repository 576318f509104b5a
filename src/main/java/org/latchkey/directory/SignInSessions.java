package org.latchkey.directory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Ending what users have signed in to: sessions in browsers, refresh tokens, access tokens. Nothing is looked for and removed; the
 * instant in the user's row makes them worthless, wherever they are kept ({@link DirectoryObject#accepts}).
 */
@Component
class SignInSessions {

    private final Sql sql;
    private final Directory directory;
    private final AuditLog audit;
    private final InstantSource clock;

    SignInSessions(Sql sql, Directory directory, AuditLog audit, InstantSource clock) {
        this.sql = sql;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** From when on a sign-in counts, if those before end now. Tokens know when they were made to the millisecond. */
    static Instant from(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** See <a href="https://learn.microsoft.com/graph/api/user-revokesigninsessions">revokeSignInSessions</a>. */
    Outcome revoke(Call call, Keys keys) {
        UUID id = keys.lastId();
        int ended = sql.statement(call, """
                update directory_object
                set sign_in_sessions_valid_from_date_time = :now,
                  sessions_from = :from
                where tenant_id = :tenant
                  and id = :id
                  and type = 'user'
                  and deleted_date_time is null
                """)
                .bind("id", id)
                .bind("from", from(clock))
                .update();
        if (ended == 0) {
            throw Problem.notFound(id.toString());
        }
        audit.record(
                call,
                directory.find(call, Set.of(id)).values().stream()
                        .map(user -> AuditEntry.of(
                                        "Update StsRefreshTokenValidFrom Timestamp",
                                        "UserManagement",
                                        "Update",
                                        "Core Directory")
                                .target(user.target()))
                        .toList());
        return new Outcome.Literal(200, Map.of("value", true));
    }
}
