package org.latchkey.directory;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeping passwords as hashes, and nothing else of them. One made with weaker parameters is renewed when its owner signs in. */
@Component
public class Passwords {

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern LOWER = Pattern.compile("[a-z]");
    private static final Pattern UPPER = Pattern.compile("[A-Z]");
    private static final Pattern SYMBOL = Pattern.compile("[^A-Za-z0-9]");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private static final int RANDOM_LENGTH = 16;

    private static final int SHORTEST = 8;
    /** In characters, as Entra has it. */
    private static final int LONGEST = 256;

    private final Sql sql;
    private final AuditLog audit;
    private final BreachedPasswords breached;
    private final InstantSource clock;
    private final PasswordHashes hashes;

    Passwords(Sql sql, AuditLog audit, BreachedPasswords breached, InstantSource clock, PasswordHashes hashes) {
        this.sql = sql;
        this.audit = audit;
        this.breached = breached;
        this.clock = clock;
        this.hashes = hashes;
    }

    /** What a passwordProfile says, checked: at least eight characters of three kinds, not known to be lost. */
    record Profile(String password, boolean mustChange, boolean mustChangeWithMfa) {}

    Profile parse(JsonNode profile) {
        return new Profile(
                checked(profile.path("password").asString("")),
                profile.path("forceChangePasswordNextSignIn").asBoolean(false),
                profile.path("forceChangePasswordNextSignInWithMfa").asBoolean(false));
    }

    private static long kinds(CharSequence password) {
        return Stream.of(DIGIT, LOWER, UPPER, SYMBOL)
                .filter(kind -> kind.matcher(password).find())
                .count();
    }

    private String checked(String password) {
        if (password.length() < SHORTEST || kinds(password) < 3) {
            throw Rules.bad(
                    "The specified password does not comply with password complexity requirements. Please provide a "
                            + "different password.");
        }
        if (password.length() > LONGEST) {
            throw Rules.bad("The specified password is longer than %d characters.".formatted(LONGEST));
        }
        if (breached.contains(password)) {
            throw Rules.bad("The specified password is known from a data breach. Please provide a different password.");
        }
        return password;
    }

    /** Sets users' passwords. What they signed in to with the old one ends. */
    void set(Call call, Map<UUID, Profile> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        var users = profiles.keySet().stream().toList();
        var wanted =
                users.stream().map(profiles::get).map(Objects::requireNonNull).toList();
        sql.statement(call, """
                with replaced as (
                  select p.user_id
                  from password p
                  where p.tenant_id = :tenant
                    and p.user_id = any (:users::uuid[])
                ), changed as (
                  insert into password (tenant_id, user_id, hash, must_change, must_change_with_mfa, changed_at)
                  select :tenant, new.user_id, new.hash, new.must_change, new.must_change_with_mfa, :now
                  from unnest(:users::uuid[], :hashes::text[], :musts::boolean[], :mfas::boolean[])
                    as new (user_id, hash, must_change, must_change_with_mfa)
                  on conflict (tenant_id, user_id)
                  do update set
                    hash = excluded.hash,
                    must_change = excluded.must_change,
                    must_change_with_mfa = excluded.must_change_with_mfa,
                    changed_at = excluded.changed_at
                  returning tenant_id, user_id
                )
                update directory_object u
                set last_password_change_date_time = :now,
                  sign_in_sessions_valid_from_date_time = :now,
                  sessions_from = case when replaced.user_id is null then u.sessions_from else :from::timestamptz end
                from changed
                left join replaced
                  on replaced.user_id = changed.user_id
                where u.tenant_id = changed.tenant_id
                  and u.id = changed.user_id
                """)
                .bind("from", SignInSessions.from(clock))
                .bind("users", users)
                .bind(
                        "hashes",
                        wanted.stream().map(Profile::password).map(hashes::hash).toList())
                .bind("musts", wanted.stream().map(Profile::mustChange).toList())
                .bind("mfas", wanted.stream().map(Profile::mustChangeWithMfa).toList())
                .update();
    }

    /**
     * A person gives themselves a new password.
     *
     * @throws Problem REQUEST_BAD_REQUEST when it is too weak or known to be lost
     */
    public void change(Call call, DirectoryObject user, String password) {
        replace(call, user, new Profile(checked(password), false, false), "Change user password");
    }

    /**
     * Somebody else gives a person a password, which they must change when they sign in.
     *
     * @throws Problem REQUEST_BAD_REQUEST when it is too weak or known to be lost
     */
    public void reset(Call call, DirectoryObject user, String password) {
        replace(call, user, new Profile(checked(password), true, false), "Reset user password");
    }

    private void replace(Call call, DirectoryObject user, Profile profile, String activity) {
        set(call, Map.of(user.id(), profile));
        audit.record(
                call,
                java.util.List.of(AuditEntry.of(activity, "UserManagement", "Update", "Core Directory")
                        .target(user.target())));
    }

    /** A password nobody can guess, of letters that are not taken for one another. */
    public String random() {
        StringBuilder password = new StringBuilder();
        do {
            password.setLength(0);
            RANDOM.ints(RANDOM_LENGTH, 0, LETTERS.length()).forEach(at -> password.append(LETTERS.charAt(at)));
        } while (kinds(password) < 3);
        return password.toString();
    }

    /** Whether somebody who gave their password must take a new one before anything else. */
    public record Match(boolean mustChange, boolean mustChangeWithMfa) {}

    private record Kept(String hash, Match match) {}

    /**
     * Compares with the password of a user who may sign in. It takes as long where there is no such user or no password.
     *
     * @return empty when it is not that password
     */
    public Optional<Match> match(Call call, Optional<UUID> user, String password) {
        Optional<Kept> kept = sql.statement(call, """
                select p.hash, p.must_change, p.must_change_with_mfa
                from password p
                join principal u
                  on u.tenant_id = p.tenant_id
                  and u.id = p.user_id
                  and u.account_enabled
                where p.tenant_id = :tenant
                  and p.user_id = :user
                """)
                .bind("user", user.orElse(new UUID(0, 0)))
                .optional(row -> new Kept(
                        row.text("hash"), new Match(row.bool("must_change"), row.bool("must_change_with_mfa"))));
        String given = password.length() > LONGEST ? password.substring(0, LONGEST) : password;
        boolean matches = hashes.match(given, kept.map(Kept::hash)) && password.length() <= LONGEST;
        if (!matches || kept.isEmpty() || user.isEmpty()) {
            return Optional.empty();
        }
        if (hashes.isWeak(kept.get().hash())) {
            renew(call, user.get(), kept.get().hash(), given);
        }
        return Optional.of(kept.get().match());
    }

    /** The same password with today's parameters, unless it has been changed meanwhile. */
    private void renew(Call call, UUID user, String old, String password) {
        sql.statement(call, """
                update password
                set hash = :hash
                where tenant_id = :tenant
                  and user_id = :user
                  and hash = :old
                """)
                .bind("user", user)
                .bind("old", old)
                .bind("hash", hashes.hash(password))
                .update();
    }
}
