package org.latchkey.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Making and changing users. Deleting is in {@link Deletions}. */
@Component
public class Users {

    private static final Set<String> NOT_STORED = Set.of("passwordProfile");

    private final Sql sql;
    private final Objects objects;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Tenants tenants;
    private final Guard guard;

    Users(Sql sql, Objects objects, Passwords passwords, AuditLog audit, Tenants tenants, Guard guard) {
        this.sql = sql;
        this.objects = objects;
        this.passwords = passwords;
        this.audit = audit;
        this.tenants = tenants;
        this.guard = guard;
    }

    /** The id of the user of a principal name, in any case. */
    public Optional<UUID> byPrincipalName(Call call, String name) {
        return sql.statement(call, """
                select id
                from directory_object
                where tenant_id = :tenant
                  and type = 'user'
                  and lower(user_principal_name) = lower(:name)
                  and deleted_date_time is null
                """).bind("name", name).optional(row -> row.id("id"));
    }

    /** The id of the user of a mail address, in any case. */
    public Optional<UUID> byMail(Call call, String address) {
        return sql.statement(call, """
                select id
                from directory_object
                where tenant_id = :tenant
                  and type = 'user'
                  and lower(mail) = lower(:address)
                  and deleted_date_time is null
                """).bind("address", address).optional(row -> row.id("id"));
    }

    /**
     * The id of the user whom another provider knows under a name, as one of their {@code identities} says.
     *
     * @return empty when it is nobody, or several
     */
    public Optional<UUID> byFederatedIdentity(Call call, String issuer, String name) {
        List<UUID> found = sql.statement(call, """
                select id
                from directory_object
                where tenant_id = :tenant
                  and type = 'user'
                  and identities @> '[{"signInType": "federated"}]'
                  and identities @> jsonb_build_array(jsonb_build_object(
                    'signInType', 'federated', 'issuer', :issuer::text, 'issuerAssignedId', :name::text))
                  and deleted_date_time is null
                limit 2
                """)
                .bind("issuer", issuer)
                .bind("name", name)
                .list(row -> row.id("id"));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Outcome create(Call call, Keys keys, Patch body) {
        guard.require(call, DirectoryAction.CREATE_USERS, Map.of());
        Rules.require(
                body, "User", "accountEnabled", "displayName", "mailNickname", "userPrincipalName", "passwordProfile");
        return Outcome.created(create(call, List.of(body)).getFirst());
    }

    /**
     * Makes users.
     *
     * @param bodies as a POST would carry them; without a {@code passwordProfile} a user cannot sign in with a password
     * @return their ids, in the same order
     */
    public List<UUID> create(Call call, List<Patch> bodies) {
        String domain = tenants.find(call.tenant()).orElseThrow().domain();
        List<UUID> ids = new ArrayList<>();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Map<UUID, Passwords.Profile> profiles = new LinkedHashMap<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (Patch given : bodies) {
            Rules.require(given, "User", "displayName", "userPrincipalName");
            Patch body = UserRules.checked(given, domain);
            UUID id = Ids.next();
            body.get("passwordProfile", JsonNode.class).map(passwords::parse).ifPresent(it -> profiles.put(id, it));
            Map<String, @Nullable Object> row = row(call, id, body, domain);
            ids.add(id);
            rows.add(row);
            entries.add(told("Add user", "Add", target(id, row), body));
        }
        objects.insert(call, DirectoryObject.Type.USER, rows);
        passwords.set(call, profiles);
        audit.record(call, entries);
        return ids;
    }

    private static Map<String, @Nullable Object> row(Call call, UUID id, Patch body, String domain) {
        Map<String, @Nullable Object> row = Columns.of(body, NOT_STORED);
        String name = body.get("userPrincipalName", String.class).orElseThrow();
        row.put("id", id);
        row.putIfAbsent("user_type", "Member");
        row.putIfAbsent("account_enabled", true);
        row.putIfAbsent("mail_nickname", name.substring(0, name.lastIndexOf('@')));
        row.putIfAbsent(
                "identities",
                List.of(Map.of("signInType", "userPrincipalName", "issuer", domain, "issuerAssignedId", name)));
        row.put(
                "proxy_addresses",
                UserRules.proxyAddresses(body.get("mail", String.class).orElse(null), List.of()));
        row.put("sign_in_sessions_valid_from_date_time", call.now().toString());
        if (body.has("passwordProfile")) {
            row.put("last_password_change_date_time", call.now().toString());
        }
        return row;
    }

    Outcome update(Call call, Keys keys, Patch given) {
        UUID id = keys.lastId();
        if (UserRules.changesSignInData(given)) {
            guard.require(call, DirectoryAction.UPDATE_SIGN_IN_DATA, Map.of("user", id));
        }
        if (UserRules.changesWorkProfile(given)) {
            guard.require(call, DirectoryAction.UPDATE_WORK_PROFILES, Map.of("user", id));
        }
        Patch body = UserRules.checked(
                given, tenants.find(call.tenant()).orElseThrow().domain());
        Map<String, @Nullable Object> columns = Columns.of(body, NOT_STORED);
        if (body.has("mail")) {
            columns.put(
                    "proxy_addresses",
                    UserRules.proxyAddresses(body.get("mail", String.class).orElse(null), proxyAddresses(call, id)));
        }
        Optional<Passwords.Profile> profile =
                body.get("passwordProfile", JsonNode.class).map(passwords::parse);
        if (profile.isPresent()) {
            columns.put("last_password_change_date_time", call.now().toString());
        }
        Objects.Changed changed = objects.update(call, DirectoryObject.Type.USER, id, columns);
        profile.ifPresent(it -> passwords.set(call, Map.of(id, it)));
        audit.record(
                call,
                List.of(changed.tell(AuditEntry.of("Update user", "UserManagement", "Update", "Core Directory")
                        .target(target(
                                id,
                                Map.of(
                                        "display_name",
                                                changed.after()
                                                        .path("display_name")
                                                        .asString(),
                                        "user_principal_name",
                                                changed.after()
                                                        .path("user_principal_name")
                                                        .asString("")))))));
        return Outcome.NONE;
    }

    private List<String> proxyAddresses(Call call, UUID id) {
        return sql.statement(call, """
                select proxy_addresses
                from directory_object
                where tenant_id = :tenant
                  and id = :id
                """)
                .bind("id", id)
                .optional(row -> row.texts("proxy_addresses"))
                .orElse(List.of());
    }

    private static AuditTarget target(UUID id, Map<String, @Nullable Object> row) {
        return new AuditTarget(
                id,
                String.valueOf(row.get("display_name")),
                "User",
                String.valueOf(row.get("user_principal_name")),
                null);
    }

    private static AuditEntry told(String activity, String operation, AuditTarget target, Patch body) {
        AuditEntry entry = AuditEntry.of(activity, "UserManagement", operation, "Core Directory")
                .target(target);
        for (Map.Entry<String, @Nullable Object> value : body.values().entrySet()) {
            if (!NOT_STORED.contains(value.getKey())) {
                entry = entry.change(value.getKey(), null, value.getValue());
            }
        }
        return entry;
    }
}
