package org.latchkey.directory;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** What clients may do for people: an administrator agrees for everybody, a person for themselves. */
@Component
public class PermissionGrants {

    private static final String EVERYBODY = "AllPrincipals";
    private static final String ONE = "Principal";

    private final Sql sql;
    private final AuditLog audit;
    private final Guard guard;

    PermissionGrants(Sql sql, AuditLog audit, Guard guard) {
        this.sql = sql;
        this.audit = audit;
        this.guard = guard;
    }

    record NewGrant(
            UUID clientId,
            String consentType,
            @Nullable UUID principalId,
            UUID resourceId,
            @Nullable String scope) {}

    Outcome create(Call call, Keys keys, NewGrant body) {
        guard.require(call, DirectoryAction.GRANT_PERMISSIONS, Map.of());
        boolean forOne = body.consentType().equals(ONE);
        if (!forOne && !body.consentType().equals(EVERYBODY)) {
            throw Rules.invalid("consentType", "OAuth2PermissionGrant");
        }
        if (forOne != (body.principalId() != null)) {
            throw Rules.bad("A principalId belongs to the consentType Principal, and to no other.");
        }
        String id = insert(
                call,
                body.clientId(),
                body.principalId(),
                body.resourceId(),
                words(body.scope() == null ? "" : body.scope()));
        return Outcome.created(id);
    }

    private String insert(Call call, UUID client, @Nullable UUID principal, UUID resource, Set<String> scopes) {
        String id = id(client, resource, principal);
        int added = sql.statement(call, """
                insert into oauth2_permission_grant (
                  tenant_id, id, client_id, consent_type, principal_id, resource_id, scope)
                select c.tenant_id, :id, c.id, :type, :principal, r.id, :scope
                from principal c
                join principal r
                  on r.tenant_id = c.tenant_id
                  and r.id = :resource
                  and r.type = 'servicePrincipal'
                where c.tenant_id = :tenant
                  and c.id = :client
                  and c.type = 'servicePrincipal'
                  and (:principal::uuid is null or exists (
                    select from principal p
                    where p.tenant_id = c.tenant_id
                      and p.id = :principal
                      and p.type = 'user'))
                """)
                .bind("id", id)
                .bind("type", principal == null ? EVERYBODY : ONE)
                .bind("client", client)
                .bind("principal", principal)
                .bind("resource", resource)
                .bind("scope", String.join(" ", scopes))
                .update();
        if (added == 0) {
            throw Rules.bad("The clientId and the resourceId must be service principals, the principalId a user.");
        }
        tell(call, client, "Add delegated permission grant", scopes);
        return id;
    }

    Outcome update(Call call, Keys keys, Patch body) {
        guard.require(call, DirectoryAction.GRANT_PERMISSIONS, Map.of());
        Set<String> scopes = words(body.get("scope", String.class).orElse(""));
        UUID client = sql.statement(call, """
                        update oauth2_permission_grant
                        set scope = :scope
                        where tenant_id = :tenant
                          and id = :id
                        returning client_id
                        """)
                .bind("id", keys.last())
                .bind("scope", String.join(" ", scopes))
                .optional(row -> row.id("client_id"))
                .orElseThrow(() -> Problem.notFound(keys.last()));
        tell(call, client, "Update delegated permission grant", scopes);
        return Outcome.NONE;
    }

    Outcome delete(Call call, Keys keys) {
        guard.require(call, DirectoryAction.GRANT_PERMISSIONS, Map.of());
        UUID client = sql.statement(call, """
                        delete from oauth2_permission_grant
                        where tenant_id = :tenant
                          and id = :id
                        returning client_id
                        """)
                .bind("id", keys.last())
                .optional(row -> row.id("client_id"))
                .orElseThrow(() -> Problem.notFound(keys.last()));
        tell(call, client, "Remove delegated permission grant", Set.of());
        return Outcome.NONE;
    }

    /** What a client may do for a person with a resource, by whomever it was agreed. */
    public Set<String> agreed(Call call, UUID clientAppId, UUID user, UUID resourceAppId) {
        Set<String> agreed = new LinkedHashSet<>();
        sql.statement(call, """
                select g.scope
                from oauth2_permission_grant g
                join directory_object c
                  on c.tenant_id = g.tenant_id
                  and c.id = g.client_id
                  and c.app_id = :client
                join directory_object r
                  on r.tenant_id = g.tenant_id
                  and r.id = g.resource_id
                  and r.app_id = :resource
                where g.tenant_id = :tenant
                  and (g.principal_id is null or g.principal_id = :user)
                """)
                .bind("client", clientAppId)
                .bind("resource", resourceAppId)
                .bind("user", user)
                .list(row -> row.text("scope"))
                .forEach(scope -> agreed.addAll(words(scope)));
        return agreed;
    }

    /** A person agrees to more. The client's service principal is there. */
    public void agree(Call call, UUID client, UUID user, UUID resource, Collection<String> more) {
        Set<String> scopes = new LinkedHashSet<>(sql.statement(call, """
                        select scope
                        from oauth2_permission_grant
                        where tenant_id = :tenant
                          and client_id = :client
                          and principal_id = :user
                          and resource_id = :resource
                        """)
                .bind("client", client)
                .bind("user", user)
                .bind("resource", resource)
                .optional(row -> words(row.text("scope")))
                .orElse(Set.of()));
        boolean isFirst = scopes.isEmpty();
        scopes.addAll(more);
        if (isFirst) {
            sql.statement(call, """
                    delete from oauth2_permission_grant
                    where tenant_id = :tenant
                      and client_id = :client
                      and principal_id = :user
                      and resource_id = :resource
                    """)
                    .bind("client", client)
                    .bind("user", user)
                    .bind("resource", resource)
                    .update();
            insert(call, client, user, resource, scopes);
            return;
        }
        sql.statement(call, """
                update oauth2_permission_grant
                set scope = :scope
                where tenant_id = :tenant
                  and client_id = :client
                  and principal_id = :user
                  and resource_id = :resource
                """)
                .bind("client", client)
                .bind("user", user)
                .bind("resource", resource)
                .bind("scope", String.join(" ", scopes))
                .update();
        tell(call, client, "Consent to application", more);
    }

    private void tell(Call call, UUID client, String activity, Collection<String> scopes) {
        audit.record(
                call,
                List.of(AuditEntry.of(activity, "ApplicationManagement", "Assign", "Core Directory")
                        .target(AuditTarget.of("ServicePrincipal", client, client.toString()))
                        .change("DelegatedPermissionGrant.Scope", null, String.join(" ", scopes))));
    }

    private static Set<String> words(String text) {
        return text.isBlank()
                ? Set.of()
                : new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+", -1)));
    }

    /** As Graph makes it: the three ids in one text. */
    private static String id(UUID client, UUID resource, @Nullable UUID principal) {
        ByteBuffer bytes = ByteBuffer.allocate(principal == null ? 32 : 48);
        for (UUID one : principal == null ? List.of(client, resource) : List.of(client, resource, principal)) {
            bytes.putLong(one.getMostSignificantBits()).putLong(one.getLeastSignificantBits());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
