package org.latchkey.directory;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Registering and changing applications. Their secrets are in {@link ApplicationPasswords}. */
@Component
public class Applications {

    private static final List<String> AUDIENCES = List.of("AzureADMyOrg", "AzureADMultipleOrgs");

    private final Sql sql;
    private final ServicePrincipals principals;
    private final AuditLog audit;

    Applications(Sql sql, ServicePrincipals principals, AuditLog audit) {
        this.sql = sql;
        this.principals = principals;
        this.audit = audit;
    }

    /** The application of a client id. */
    public Optional<Application> byAppId(Call call, UUID appId) {
        return sql.statement(call, """
                select a.id, a.app_id, a.display_name, a.is_fallback_public_client, a.web::text, a.spa::text,
                  a.public_client::text, a.key_credentials::text, a.required_resource_access::text,
                  array(
                    select p.hash
                    from application_password p
                    where p.tenant_id = a.tenant_id
                      and p.application_id = a.id
                      and p.starts_at <= :now
                      and p.ends_at > :now
                    order by p.key_id) as secrets
                from application a
                where a.tenant_id = :tenant
                  and a.app_id = :app
                """).bind("app", appId).optional(Applications::read);
    }

    /** The tenant of an application's client id, which says it alone; empty when none or several have it. */
    public Optional<UUID> tenantOf(UUID appId) {
        List<UUID> found = sql.statement("""
                select tenant_id
                from application
                where app_id = :app
                limit 2
                """).bind("app", appId).list(row -> row.id("tenant_id"));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /**
     * Whether an application takes codes on pages of an origin.
     *
     * @param origin as browsers send it: scheme, host, and port unless it is the scheme's own
     */
    public boolean isBrowserOrigin(Call call, String origin) {
        return sql.statement(call, """
                select exists (
                  select
                  from application a
                  cross join jsonb_array_elements_text(a.spa -> 'redirectUris') as redirect (address)
                  where a.tenant_id = :tenant
                    and (redirect.address = :origin or starts_with(redirect.address, :origin || '/')))
                """).bind("origin", origin).isTrue();
    }

    private static Application read(Row row) {
        Map<UUID, Set<UUID>> required = new HashMap<>();
        for (JsonNode resource :
                Columns.tree(row.text("required_resource_access")).values()) {
            Set<UUID> permissions = new LinkedHashSet<>();
            resource.path("resourceAccess")
                    .forEach(permission ->
                            Ids.parse(permission.path("id").asString("")).ifPresent(permissions::add));
            Ids.parse(resource.path("resourceAppId").asString("")).ifPresent(id -> required.put(id, permissions));
        }
        return new Application(
                row.id("id"),
                row.id("app_id"),
                row.text("display_name"),
                row.bool("is_fallback_public_client"),
                redirects(row.text("web")),
                redirects(row.text("spa")),
                redirects(row.text("public_client")),
                row.texts("secrets"),
                Columns.tree(row.text("key_credentials"))
                        .valueStream()
                        .map(key -> key.path("key").asString(""))
                        .toList(),
                required);
    }

    private static Set<String> redirects(String json) {
        return Columns.tree(json)
                .path("redirectUris")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Outcome create(Call call, Keys keys, Patch body) {
        return Outcome.created(create(call, body));
    }

    /**
     * Registers an application; the person who does owns it.
     *
     * @param body as a POST carries it
     * @return its id
     */
    public UUID create(Call call, Patch body) {
        Rules.require(body, "Application", "displayName");
        Map<String, @Nullable Object> row = checked(body);
        UUID id = Ids.next();
        row.put("id", id);
        row.put("app_id", Ids.next());
        row.putIfAbsent("sign_in_audience", "AzureADMyOrg");
        sql.statement(call, """
                with made as (
                  insert into application
                  select filled.*
                  from jsonb_populate_record(
                    null::application,
                    '{"is_fallback_public_client": false, "identifier_uris": [], "tags": [], "web": {}, "spa": {},
                      "public_client": {}, "api": {}, "app_roles": [], "required_resource_access": [],
                      "key_credentials": []}'::jsonb
                    || jsonb_strip_nulls(:row::jsonb)
                    || jsonb_build_object('tenant_id', :tenant::uuid, 'created_date_time', :now::timestamptz)) filled
                  returning tenant_id, id
                )
                insert into application_owner (tenant_id, application_id, owner_id)
                select made.tenant_id, made.id, p.id
                from made
                join principal p
                  on p.tenant_id = made.tenant_id
                  and p.id = :caller
                """).bind("row", Columns.json(row)).update();
        tell(call, "Add application", "Add", id, String.valueOf(row.get("display_name")));
        return id;
    }

    Outcome update(Call call, Keys keys, Patch body) {
        Rules.neverNull(body, "Application", "displayName", "signInAudience");
        Map<String, @Nullable Object> columns = checked(body);
        Changed changed = sql.statement(call, """
                        with before as (
                          select a.id, a.display_name
                          from application a
                          where a.tenant_id = :tenant
                            and a.id = :id
                          for update
                        )
                        update application a
                        set (
                          display_name, description, notes, sign_in_audience, group_membership_claims,
                          is_fallback_public_client, identifier_uris, tags, web, spa, public_client, api, app_roles,
                          required_resource_access, key_credentials) = (
                          select
                            n.display_name, n.description, n.notes, n.sign_in_audience, n.group_membership_claims,
                            coalesce(n.is_fallback_public_client, false), n.identifier_uris, n.tags,
                            a.web || jsonb_strip_nulls(coalesce(n.web, '{}')),
                            a.spa || jsonb_strip_nulls(coalesce(n.spa, '{}')),
                            a.public_client || jsonb_strip_nulls(coalesce(n.public_client, '{}')),
                            a.api || jsonb_strip_nulls(coalesce(n.api, '{}')),
                            coalesce(n.app_roles, '[]'), coalesce(n.required_resource_access, '[]'),
                            coalesce(n.key_credentials, '[]')
                          from jsonb_populate_record(a, :columns::jsonb) n)
                        from before
                        where a.tenant_id = :tenant
                          and a.id = before.id
                        returning a.display_name, a.app_id, a.display_name <> before.display_name as renamed
                        """)
                .bind("id", keys.lastId())
                .bind("columns", Columns.json(columns))
                .optional(Changed::read)
                .orElseThrow(() -> Problem.notFound(keys.last()));
        tell(call, "Update application", "Update", keys.lastId(), changed.to().name());
        // One that is called as before may go by another name as an enterprise application.
        if (changed.renamed()) {
            principals.rename(call, changed.to().appId(), changed.to().name());
        }
        return Outcome.NONE;
    }

    private record Changed(Named to, boolean renamed) {

        static Changed read(Row row) {
            return new Changed(Named.read(row), row.bool("renamed"));
        }
    }

    private record Named(String name, UUID appId) {

        static Named read(Row row) {
            return new Named(row.text("display_name"), row.id("app_id"));
        }
    }

    /** Removes an application for good, and its service principal: nobody signs in as it or by it any more. */
    Outcome delete(Call call, Keys keys) {
        Named deleted = sql.statement(call, """
                        delete from application
                        where tenant_id = :tenant
                          and id = :id
                        returning display_name, app_id
                        """)
                .bind("id", keys.lastId())
                .optional(Named::read)
                .orElseThrow(() -> Problem.notFound(keys.last()));
        tell(call, "Delete application", "Delete", keys.lastId(), deleted.name());
        principals.deleteOf(call, deleted.appId());
        return Outcome.NONE;
    }

    void addOwner(Call call, Keys keys) {
        int added = sql.statement(call, """
                insert into application_owner (tenant_id, application_id, owner_id)
                select p.tenant_id, :application, p.id
                from principal p
                where p.tenant_id = :tenant
                  and p.id = :owner
                  and p.type in ('user', 'servicePrincipal')
                """)
                .bind("application", keys.id(0))
                .bind("owner", keys.lastId())
                .update();
        if (added == 0) {
            throw Problem.notFound(keys.last());
        }
        tell(call, "Add owner to application", "Assign", keys.id(0), keys.last());
    }

    void removeOwner(Call call, Keys keys) {
        int removed = sql.statement(call, """
                delete from application_owner
                where tenant_id = :tenant
                  and application_id = :application
                  and owner_id = :owner
                """)
                .bind("application", keys.id(0))
                .bind("owner", keys.lastId())
                .update();
        if (removed == 0) {
            throw Problem.notFound(keys.last());
        }
        tell(call, "Remove owner from application", "Unassign", keys.id(0), keys.last());
    }

    private void tell(Call call, String activity, String operation, UUID id, String name) {
        audit.record(
                call,
                List.of(AuditEntry.of(activity, "ApplicationManagement", operation, "Core Directory")
                        .target(AuditTarget.of("Application", id, name))));
    }

    private static Map<String, @Nullable Object> checked(Patch body) {
        Rules.displayName(body, "Application");
        Map<String, @Nullable Object> columns = new HashMap<>(Columns.of(body, Set.of()));
        Rules.oneOf(body, "Application", "signInAudience", AUDIENCES)
                .ifPresent(audience -> columns.put("sign_in_audience", audience));
        RedirectAddresses.check(body);
        columns.put("key_credentials", KeyCredentials.checked(body));
        if (!body.has("keyCredentials")) {
            columns.remove("key_credentials");
        }
        return columns;
    }
}
