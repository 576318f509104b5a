package org.latchkey.authentication;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The authentication contexts of a tenant: names, {@code c1} to {@code c99}, for a sign-in that something asks more of. Each
 * stands for a sign-in with more than one factor.
 */
@Component
public class AuthenticationContexts {

    private static final Pattern ID = Pattern.compile("c[1-9][0-9]?");

    private final Sql sql;
    private final AuditLog audit;
    private final ObjectProvider<ContextUse> uses;

    AuthenticationContexts(Sql sql, AuditLog audit, ObjectProvider<ContextUse> uses) {
        this.sql = sql;
        this.audit = audit;
        this.uses = uses;
    }

    private record Context(@Nullable String name, @Nullable String description, boolean isAvailable) {

        /** Nothing yet: what a change of a context that is not there starts from. */
        private static final Context NONE = new Context(null, null, false);

        static Context read(Row row) {
            return new Context(row.textOrNull("display_name"), row.textOrNull("description"), row.bool("is_available"));
        }

        Context with(Patch patch) {
            return new Context(
                    patch.has("displayName")
                            ? patch.get("displayName", String.class).orElse(null)
                            : name,
                    patch.has("description")
                            ? patch.get("description", String.class).orElse(null)
                            : description,
                    patch.get("isAvailable", Boolean.class).orElse(isAvailable));
        }
    }

    /** Whether a word could be the id of one. */
    public static boolean isId(String word) {
        return ID.matcher(word).matches();
    }

    /** PATCH: changes a context, or makes it. */
    Outcome set(Call call, Keys keys, Patch patch) {
        String id = keys.last();
        if (!isId(id)) {
            throw Problem.badRequest("The id of an authentication context is one of c1 to c99.");
        }
        Optional<Context> known = find(call, id);
        Context before = known.orElse(Context.NONE);
        Context after = before.with(patch);
        sql.statement(call, """
                insert into authentication_context (tenant_id, id, display_name, description, is_available)
                values (:tenant, :id, :name, :description, :available)
                on conflict (tenant_id, id) do update
                set
                  display_name = excluded.display_name,
                  description = excluded.description,
                  is_available = excluded.is_available
                """)
                .bind("id", id)
                .bind("name", after.name())
                .bind("description", after.description())
                .bind("available", after.isAvailable())
                .update();
        tell(call, id, known.isPresent() ? "Update" : "Add", before, after);
        return Outcome.NONE;
    }

    /** DELETE: what is published or asked for stays. */
    Outcome delete(Call call, Keys keys) {
        String id = keys.last();
        Context before = find(call, id).orElseThrow(() -> Problem.notFound(id));
        if (before.isAvailable()) {
            throw Problem.of(
                    ProblemCode.AUTHORIZATION_REQUEST_DENIED,
                    "A published authentication context cannot be deleted. Set isAvailable to false first.");
        }
        if (uses.stream().anyMatch(use -> use.isAskedFor(call, id))) {
            throw Problem.badRequest(
                    "The authentication context is asked for by the settings of a group. Change those first.");
        }
        sql.statement(call, """
                delete from authentication_context
                where tenant_id = :tenant
                  and id = :id
                """).bind("id", id).update();
        tell(call, id, "Delete", before, Context.NONE);
        return Outcome.NONE;
    }

    private Optional<Context> find(Call call, String id) {
        return sql.statement(call, """
                select display_name, description, is_available
                from authentication_context
                where tenant_id = :tenant
                  and id = :id
                for update
                """).bind("id", id).optional(Context::read);
    }

    private void tell(Call call, String id, String operation, Context before, Context after) {
        audit.record(
                call,
                List.of(AuditEntry.of(operation + " authentication context", "Policy", operation, "Conditional Access")
                        .target(AuditTarget.of("Other", null, after.name() == null ? id : after.name()))
                        .change("displayName", before.name(), after.name())
                        .change("description", before.description(), after.description())
                        .change("isAvailable", before.isAvailable(), after.isAvailable())
                        .detail("AuthenticationContext", id)));
    }

    /** Whether a context is there for others to ask for. It stays so until the transaction ends. */
    public boolean isPublished(Call call, String id) {
        return sql.statement(call, """
                select is_available
                from authentication_context
                where tenant_id = :tenant
                  and id = :id
                for share
                """).bind("id", id).isTrue();
    }

    /** Those of some ids that a tenant has, published or not. */
    public Set<String> known(UUID tenant, Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.statement("""
                        select id
                        from authentication_context
                        where tenant_id = :tenant
                          and id = any(:ids::text[])
                        """)
                        .bind("tenant", tenant)
                        .bind("ids", ids)
                        .list(row -> row.text("id")));
    }
}
