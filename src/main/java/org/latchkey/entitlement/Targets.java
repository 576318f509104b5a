package org.latchkey.entitlement;

import java.util.Optional;
import java.util.UUID;
import org.latchkey.entitlement.Requests.NewAssignment;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Finds out whom requests are for. */
@Component
class Targets {

    private final Sql sql;

    Targets(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whom a request is for.
     *
     * @throws Problem when it names nobody, or somebody whom requests of its type are not for
     */
    UUID of(Call call, RequestType type, NewAssignment wanted) {
        Optional<UUID> named = named(call, wanted);
        UUID caller = call.caller().id();
        return switch (type.part()) {
            case TARGET -> {
                if (!named.orElse(caller).equals(caller)) {
                    throw Problem.badRequest("assignment.targetId must be yourself with " + type.text() + ".");
                }
                yield caller;
            }
            case REQUESTOR -> {
                if (named.orElse(caller).equals(caller)) {
                    throw Problem.badRequest("assignment.targetId must be somebody else with " + type.text() + ".");
                }
                yield named.orElseThrow();
            }
            case ADMINISTRATOR, SERVICE ->
                known(
                        call,
                        named.orElseThrow(
                                () -> Problem.badRequest("assignment.targetId is required with " + type.text() + ".")));
        };
    }

    /** Whom an administrator means must be there, or no sentence about policies would be true. */
    private UUID known(Call call, UUID target) {
        boolean isThere = sql.statement(call, """
                select exists (
                  select
                  from principal
                  where tenant_id = :tenant
                    and id = :target)
                """).bind("target", target).isTrue();
        if (!isThere) {
            throw Problem.badRequest("There is nobody with the id %s in the directory.".formatted(target));
        }
        return target;
    }

    private Optional<UUID> named(Call call, NewAssignment wanted) {
        if (wanted.targetId() != null) {
            return Optional.of(wanted.targetId());
        }
        if (wanted.target() == null) {
            return Optional.empty();
        }
        if (wanted.target().objectId() != null) {
            return Optional.of(wanted.target().objectId());
        }
        String email = wanted.target().email();
        if (email == null) {
            return Optional.empty();
        }
        return Optional.of(sql.statement(call, """
                select id
                from principal
                where tenant_id = :tenant
                  and type = 'user'
                  and lower(:email) in (lower(mail), lower(user_principal_name))
                order by lower(mail) = lower(:email) desc nulls last
                limit 1
                """)
                .bind("email", email)
                .optional(row -> row.id("id"))
                .orElseThrow(
                        () -> Problem.badRequest("No user of the directory has the address %s.".formatted(email))));
    }
}
