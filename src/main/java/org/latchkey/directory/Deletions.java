package org.latchkey.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Deleting directory objects, bringing them back within thirty days, and removing them for good. Deletion ends every tie
 * at once; those made by hand, or by a package that still runs, come back with the object.
 */
@Component
class Deletions {

    private final Sql sql;
    private final Directory directory;
    private final GroupRows groups;
    private final SuspendedTies ties;
    private final DirectoryRoles roles;
    private final AuditLog audit;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;

    Deletions(
            Sql sql,
            Directory directory,
            GroupRows groups,
            SuspendedTies ties,
            DirectoryRoles roles,
            AuditLog audit,
            Tenants tenants,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.directory = directory;
        this.groups = groups;
        this.ties = ties;
        this.roles = roles;
        this.audit = audit;
        this.tenants = tenants;
        this.events = events;
    }

    /** What a body of {@code restore} may say. */
    record Restoration(
            @Nullable Boolean autoReconcileProxyConflict,
            @Nullable String newUserPrincipalName) {}

    Outcome deleteUser(Call call, Keys keys) {
        roles.requireAnotherGlobalAdministrator(call, keys.lastId());
        return delete(call, DirectoryObject.Type.USER, keys.lastId());
    }

    Outcome deleteGroup(Call call, Keys keys) {
        groups.writable(call, keys.lastId());
        return delete(call, DirectoryObject.Type.GROUP, keys.lastId());
    }

    /** A service principal goes for good, with all it was given and all that people agreed to for it. */
    void deleteServicePrincipal(Call call, UUID id) {
        delete(call, DirectoryObject.Type.SERVICE_PRINCIPAL, id);
        erase(call, DirectoryObject.Type.SERVICE_PRINCIPAL, Set.of(id));
    }

    private Outcome delete(Call call, DirectoryObject.Type type, UUID id) {
        int deleted = sql.statement(call, """
                update directory_object
                set deleted_date_time = :now
                where tenant_id = :tenant
                  and id = :id
                  and type = :type
                  and deleted_date_time is null
                """).bind("id", id).bind("type", type).update();
        if (deleted == 0) {
            throw Problem.notFound(id.toString());
        }
        ties.suspend(call, Set.of(id));
        tell(
                call,
                type,
                Set.of(id),
                type == DirectoryObject.Type.SERVICE_PRINCIPAL ? "Remove service principal" : "Delete " + type.text(),
                "Delete");
        events.publishEvent(new ObjectsDeleted(call, type, Set.of(id)));
        return Outcome.NONE;
    }

    Outcome restore(Call call, Keys keys, Restoration how) {
        DirectoryObject object = deleted(call, keys.lastId());
        requireWritable(call, object);
        String name = how.newUserPrincipalName();
        if (name != null) {
            UserRules.principalName(
                    name, tenants.find(call.tenant()).orElseThrow().domain());
        }
        sql.statement(call, """
                update directory_object
                set deleted_date_time = null,
                  user_principal_name = case when type = 'user' then coalesce(:name::text, user_principal_name) end
                where tenant_id = :tenant
                  and id = :id
                """).bind("id", object.id()).bind("name", name).update();
        tell(call, object.type(), Set.of(object.id()), object.isUser() ? "Restore user" : "Restore Group", "Update");
        ties.resume(call, Set.of(object.id()));
        events.publishEvent(new ObjectsRestored(call, object.type(), Set.of(object.id())));
        return new Outcome.Literal(200, shown(object, name));
    }

    private static Map<String, @Nullable Object> shown(DirectoryObject object, @Nullable String newName) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("@odata.type", "#microsoft.graph." + object.type().text());
        json.put("id", object.id());
        json.put("deletedDateTime", null);
        json.put("displayName", object.displayName());
        json.put("mail", object.mail());
        if (object.isUser()) {
            json.put("userPrincipalName", newName == null ? object.principalName() : newName);
        }
        return json;
    }

    Outcome purge(Call call, Keys keys) {
        DirectoryObject object = deleted(call, keys.lastId());
        requireWritable(call, object);
        remove(call, object.type(), Set.of(object.id()));
        return Outcome.NONE;
    }

    private DirectoryObject deleted(Call call, UUID id) {
        return Optional.ofNullable(directory.find(call, Set.of(id)).get(id))
                .filter(DirectoryObject::deleted)
                .orElseThrow(() -> Problem.notFound(id.toString()));
    }

    private void requireWritable(Call call, DirectoryObject object) {
        if (object.isGroup()) {
            groups.requireWritable(call, groups.any(call, object.id()).orElseThrow());
        }
    }

    /** Removes objects for good, with all that points to them. */
    void remove(Call call, DirectoryObject.Type type, Set<UUID> ids) {
        tell(call, type, ids, "Hard Delete " + type.text(), "Delete");
        erase(call, type, ids);
    }

    private void erase(Call call, DirectoryObject.Type type, Set<UUID> ids) {
        events.publishEvent(new ObjectsRemoved(call, type, ids));
        sql.statement(call, """
                delete from directory_object
                where tenant_id = :tenant
                  and id = any (:ids::uuid[])
                """).bind("ids", ids).update();
    }

    private void tell(Call call, DirectoryObject.Type type, Set<UUID> ids, String activity, String operation) {
        String category = type == DirectoryObject.Type.GROUP
                ? "GroupManagement"
                : type == DirectoryObject.Type.USER ? "UserManagement" : "ApplicationManagement";
        audit.record(
                call,
                directory.find(call, ids).values().stream()
                        .map(object -> AuditEntry.of(activity, category, operation, "Core Directory")
                                .target(object.target()))
                        .toList());
    }
}
