package org.latchkey.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Making and changing service principals: applications as members, owners and callers. */
@Component
public class ServicePrincipals {

    private final Sql sql;
    private final Objects objects;
    private final Directory directory;
    private final Deletions deletions;
    private final AuditLog audit;

    ServicePrincipals(Sql sql, Objects objects, Directory directory, Deletions deletions, AuditLog audit) {
        this.sql = sql;
        this.objects = objects;
        this.directory = directory;
        this.deletions = deletions;
        this.audit = audit;
    }

    Outcome create(Call call, Keys keys, Patch body) {
        return Outcome.created(create(call, body));
    }

    /**
     * Makes a service principal.
     *
     * @param body as a POST carries it: {@code appId}, and {@code displayName} if it has one; else it is called as the application is
     * @return its id
     */
    public UUID create(Call call, Patch body) {
        Rules.require(body, "ServicePrincipal", "appId");
        Object appId = body.values().get("appId");
        if (Ids.parse(String.valueOf(appId)).isEmpty()) {
            throw Rules.invalid("appId", "ServicePrincipal");
        }
        UUID id = Ids.next();
        Map<String, @Nullable Object> row = Columns.of(body, Set.of());
        row.put("id", id);
        row.putIfAbsent("display_name", nameOf(call, String.valueOf(appId)));
        row.putIfAbsent("account_enabled", true);
        row.putIfAbsent("service_principal_names", List.of(String.valueOf(appId)));
        objects.insert(call, DirectoryObject.Type.SERVICE_PRINCIPAL, List.of(row));
        tell(
                call,
                AuditEntry.of("Add service principal", "ApplicationManagement", "Add", "Core Directory"),
                id,
                String.valueOf(row.get("display_name")),
                null);
        return id;
    }

    /** What the tenant's application of a client id is called; as its id where it is none of the tenant's. */
    private String nameOf(Call call, String appId) {
        return sql.statement(call, """
                        select display_name
                        from application
                        where tenant_id = :tenant
                          and app_id = :app::uuid
                        """)
                .bind("app", appId)
                .optional(row -> row.text("display_name"))
                .orElse(appId);
    }

    /** The service principal of a client id, made if it is not there. */
    public UUID of(Call call, UUID appId, String displayName) {
        return byAppId(call, appId)
                .map(DirectoryObject::id)
                .orElseGet(() -> create(call, new Patch(Map.of("appId", appId, "displayName", displayName))));
    }

    /** The service principal of a client id. */
    public Optional<DirectoryObject> byAppId(Call call, UUID appId) {
        return sql.statement(call, """
                        select id
                        from directory_object
                        where tenant_id = :tenant
                          and app_id = :app
                          and deleted_date_time is null
                        """)
                .bind("app", appId)
                .optional(row -> row.id("id"))
                .flatMap(id ->
                        Optional.ofNullable(directory.find(call, Set.of(id)).get(id)));
    }

    Outcome update(Call call, Keys keys, Patch body) {
        Rules.neverNull(body, "ServicePrincipal", "displayName");
        change(call, keys.lastId(), Columns.of(body, Set.of()));
        return Outcome.NONE;
    }

    /**
     * The service principal of an application that is renamed is called so too (<a
     * href="https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals">Application and service
     * principal objects</a>: what is changed of the one shows in the other).
     */
    void rename(Call call, UUID appId, String name) {
        byAppId(call, appId)
                .filter(it -> !it.displayName().equals(name))
                .ifPresent(it -> change(call, it.id(), Map.of("display_name", name)));
    }

    private void change(Call call, UUID id, Map<String, @Nullable Object> columns) {
        Objects.Changed changed = objects.update(call, DirectoryObject.Type.SERVICE_PRINCIPAL, id, columns);
        tell(
                call,
                AuditEntry.of("Update service principal", "ApplicationManagement", "Update", "Core Directory"),
                id,
                changed.after().path("display_name").asString(""),
                changed);
    }

    /** The application stays; until somebody makes it a service principal again, nobody signs in by it. */
    Outcome delete(Call call, Keys keys) {
        UUID id = keys.lastId();
        if (clientIds(call, Set.of(id)).contains(GraphApplication.APP_ID)) {
            throw Rules.bad("Microsoft Graph is the API itself: its service principal cannot be deleted.");
        }
        deletions.deleteServicePrincipal(call, id);
        return Outcome.NONE;
    }

    /** The service principal of an application that is deleted goes too. */
    void deleteOf(Call call, UUID appId) {
        byAppId(call, appId).ifPresent(principal -> deletions.deleteServicePrincipal(call, principal.id()));
    }

    /** The client ids of service principals. */
    public Set<UUID> clientIds(Call call, Set<UUID> ids) {
        return Set.copyOf(sql.statement(call, """
                select app_id
                from directory_object
                where tenant_id = :tenant
                  and id = any(:ids::uuid[])
                  and app_id is not null
                """).bind("ids", ids).list(row -> row.id("app_id")));
    }

    private void tell(Call call, AuditEntry entry, UUID id, String name, Objects.@Nullable Changed changed) {
        AuditEntry targeted = entry.target(org.latchkey.audit.AuditTarget.of("ServicePrincipal", id, name));
        audit.record(call, List.of(changed == null ? targeted : changed.tell(targeted)));
    }
}
