package org.latchkey.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.TenantCreated;
import org.latchkey.tenant.Tenants;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The API itself as a service principal of every tenant, under Microsoft Graph's client id: what permissions there are, by the
 * ids Microsoft gave them. What grants point to.
 */
@Component
public class GraphApplication {

    /** Microsoft Graph's client id. */
    public static final UUID APP_ID = UUID.fromString("00000003-0000-0000-c000-000000000000");

    private final Sql sql;
    private final EveryPermission every;
    private final Tenants tenants;

    GraphApplication(Sql sql, EveryPermission every, Tenants tenants) {
        this.sql = sql;
        this.every = every;
        this.tenants = tenants;
    }

    /** Whether a delegated permission is for administrators to agree to. */
    public boolean isForAdministrators(String permission) {
        return PublishedPermissions.isForAdministrators(permission);
    }

    /** The names of the delegated permissions that ids mean. */
    public Set<String> delegated(Set<UUID> ids) {
        Set<String> names = new TreeSet<>(every.of(Caller.Kind.USER));
        names.removeIf(name -> !ids.contains(PublishedPermissions.delegated(name)));
        return names;
    }

    @EventListener
    void on(TenantCreated event) {
        put(event.call());
    }

    /** A new version may know more permissions than the one that made a tenant. */
    @EventListener(ApplicationReadyEvent.class)
    void renew() {
        tenants.all().forEach(tenant -> put(Call.bySystem(tenant.id(), tenants.now(tenant))));
    }

    private void put(Call call) {
        sql.statement(call, """
                insert into directory_object (
                  tenant_id, id, type, display_name, created_date_time, account_enabled, app_id, service_principal_names,
                  app_roles, oauth2_permission_scopes)
                values (
                  :tenant, :id, 'servicePrincipal', 'Microsoft Graph', :now, true, :app, :names::text[],
                  :roles::jsonb, :scopes::jsonb)
                on conflict (tenant_id, app_id) where app_id is not null and deleted_date_time is null
                do update set
                  app_roles = excluded.app_roles,
                  oauth2_permission_scopes = excluded.oauth2_permission_scopes
                where directory_object.app_roles <> excluded.app_roles
                  or directory_object.oauth2_permission_scopes <> excluded.oauth2_permission_scopes
                """)
                .bind("id", Ids.next())
                .bind("app", APP_ID)
                .bind("names", List.of(APP_ID.toString(), "https://graph.microsoft.com"))
                .bind("roles", Columns.json(roles()))
                .bind("scopes", Columns.json(scopes()))
                .update();
    }

    private List<Map<String, Object>> roles() {
        return new TreeSet<>(every.of(Caller.Kind.APPLICATION))
                .stream()
                        .map(name -> {
                            Map<String, Object> role = new LinkedHashMap<>();
                            role.put("allowedMemberTypes", List.of("Application"));
                            role.put("description", name);
                            role.put("displayName", name);
                            role.put("id", PublishedPermissions.application(name));
                            role.put("isEnabled", true);
                            role.put("origin", "Application");
                            role.put("value", name);
                            return role;
                        })
                        .toList();
    }

    private List<Map<String, Object>> scopes() {
        return new TreeSet<>(every.of(Caller.Kind.USER))
                .stream()
                        .map(name -> {
                            Map<String, Object> scope = new LinkedHashMap<>();
                            scope.put("adminConsentDescription", name);
                            scope.put("adminConsentDisplayName", name);
                            scope.put("id", PublishedPermissions.delegated(name));
                            scope.put("isEnabled", true);
                            scope.put("origin", "Application");
                            scope.put("type", PublishedPermissions.isForAdministrators(name) ? "Admin" : "User");
                            scope.put("userConsentDescription", name);
                            scope.put("userConsentDisplayName", name);
                            scope.put("value", name);
                            return scope;
                        })
                        .toList();
    }
}
