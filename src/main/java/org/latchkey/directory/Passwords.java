package org.latchkey.directory;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeping passwords as BCrypt hashes, and nothing else of them. */
@Component
public class Passwords {

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern LOWER = Pattern.compile("[a-z]");
    private static final Pattern UPPER = Pattern.compile("[A-Z]");
    private static final Pattern SYMBOL = Pattern.compile("[^A-Za-z0-9]");

    /** BCrypt reads no further. */
    private static final int LONGEST = 72;

    private final Sql sql;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder();

    Passwords(Sql sql) {
        this.sql = sql;
    }

    /** What a passwordProfile says, checked: at least eight characters of three kinds. */
    record Profile(String password, boolean mustChange, boolean mustChangeWithMfa) {

        static Profile parse(JsonNode profile) {
            String password = profile.path("password").asString("");
            long kinds = java.util.stream.Stream.of(DIGIT, LOWER, UPPER, SYMBOL)
                    .filter(kind -> kind.matcher(password).find())
                    .count();
            if (password.length() < 8 || kinds < 3) {
                throw Rules.bad(
                        "The specified password does not comply with password complexity requirements. Please provide a "
                                + "different password.");
            }
            if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                throw Rules.bad("The specified password is longer than %d bytes.".formatted(LONGEST));
            }
            return new Profile(
                    password,
                    profile.path("forceChangePasswordNextSignIn").asBoolean(false),
                    profile.path("forceChangePasswordNextSignInWithMfa").asBoolean(false));
        }
    }

    /** Sets users' passwords. */
    void set(Call call, Map<UUID, Profile> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        var users = profiles.keySet().stream().toList();
        var wanted =
                users.stream().map(profiles::get).map(Objects::requireNonNull).toList();
        sql.statement(call, """
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
                """)
                .bind("users", users)
                .bind(
                        "hashes",
                        wanted.stream()
                                .map(Profile::password)
                                .map(encoder::encode)
                                .toList())
                .bind("musts", wanted.stream().map(Profile::mustChange).toList())
                .bind("mfas", wanted.stream().map(Profile::mustChangeWithMfa).toList())
                .update();
    }

    /** Whether it is the password of a user who may sign in. */
    public boolean matches(Call call, UUID user, String password) {
        return sql.statement(call, """
                select p.hash
                from password p
                join principal u
                  on u.tenant_id = p.tenant_id
                  and u.id = p.user_id
                  and u.account_enabled
                where p.tenant_id = :tenant
                  and p.user_id = :user
                """)
                .bind("user", user)
                .optional(row -> row.text("hash"))
                .filter(hash -> encoder.matches(password, hash))
                .isPresent();
    }
}
