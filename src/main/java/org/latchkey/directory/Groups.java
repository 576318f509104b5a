package org.latchkey.directory;

import java.util.ArrayList;
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
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Component;

/** Making, finding and changing groups. Deleting is in {@link Deletions}. */
@Component
public class Groups {

    private static final int MOST_REFERENCES = 20;
    private static final int MOST_ROLE_ASSIGNABLE = 500;
    private static final Set<String> NOT_STORED = Set.of("owners", "members");

    private final Sql sql;
    private final GroupRows rows;
    private final Objects objects;
    private final GroupTies ties;
    private final AuditLog audit;
    private final Tenants tenants;
    private final Guard guard;

    Groups(Sql sql, GroupRows rows, Objects objects, GroupTies ties, AuditLog audit, Tenants tenants, Guard guard) {
        this.sql = sql;
        this.rows = rows;
        this.objects = objects;
        this.ties = ties;
        this.audit = audit;
        this.tenants = tenants;
        this.guard = guard;
    }

    /** The group of that id, deleted or not; empty when there is none in the tenant. */
    public Optional<Group> find(Call call, UUID id) {
        return rows.any(call, id);
    }

    Outcome create(Call call, Keys keys, Patch body) {
        guard.require(call, DirectoryAction.CREATE_GROUPS, Map.of());
        return Outcome.created(create(call, body));
    }

    /**
     * Makes a group, with the owners and members its body names and those that creating one brings.
     *
     * @param body as a POST carries it; {@code owners} and {@code members} as lists of ids
     * @return its id
     */
    public UUID create(Call call, Patch body) {
        List<UUID> owners = references(body, "owners");
        List<UUID> members = references(body, "members");
        requireFew(owners.size() + members.size());
        Patch checked = GroupRules.created(body);
        if (checked.get("isAssignableToRole", Boolean.class).orElse(false)) {
            guard.require(call, DirectoryAction.CREATE_ROLE_ASSIGNABLE_GROUPS, Map.of());
            requireRoom(call);
        }
        UUID id = Ids.next();
        Map<String, @Nullable Object> row = Columns.of(checked, NOT_STORED);
        row.put("id", id);
        row.put("renewed_date_time", call.now().toString());
        if (checked.get("mailEnabled", Boolean.class).orElse(false)) {
            String mail = checked.get("mailNickname", String.class).orElseThrow() + "@"
                    + tenants.find(call.tenant()).orElseThrow().domain();
            row.put("mail", mail);
            row.put("proxy_addresses", List.of("SMTP:" + mail));
        }
        objects.insert(call, DirectoryObject.Type.GROUP, List.of(row));
        Group group = rows.find(call, id);
        audit.record(call, List.of(told(group, checked)));
        tie(call, group, owners, members);
        return id;
    }

    private void tie(Call call, Group group, List<UUID> owners, List<UUID> members) {
        List<UUID> allOwners = new ArrayList<>(owners);
        List<UUID> allMembers = new ArrayList<>(members);
        if (owners.isEmpty() && call.caller().isUser() && (group.microsoft365() || !managesGroups(call))) {
            UUID caller = call.caller().id();
            allOwners.add(caller);
            if (group.microsoft365() && !allMembers.contains(caller)) {
                allMembers.add(caller);
            }
        }
        ties.add(call, group, allOwners, Access.OWNER);
        if (!group.dynamic() || !members.isEmpty()) {
            ties.add(call, group, allMembers, Access.MEMBER);
        }
    }

    /** Whether the caller holds a role that manages every group anyway, and so need not own this one. */
    private boolean managesGroups(Call call) {
        return sql.statement(call, """
                select exists (
                  select from held_role(:tenant, :caller, :now) held
                  where held.template_id = any (:roles::uuid[]))
                """)
                .bind(
                        "roles",
                        List.of(
                                DirectoryRole.GLOBAL_ADMINISTRATOR.template(),
                                DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR.template(),
                                DirectoryRole.GROUPS_ADMINISTRATOR.template(),
                                DirectoryRole.USER_ADMINISTRATOR.template(),
                                DirectoryRole.DIRECTORY_WRITERS.template()))
                .isTrue();
    }

    private void requireRoom(Call call) {
        int there = sql.statement(call, """
                select count(*)::integer as there
                from directory_group
                where tenant_id = :tenant
                  and role_assignable
                """).one(row -> row.number("there"));
        if (there >= MOST_ROLE_ASSIGNABLE) {
            throw Rules.bad("A tenant can have %d groups that are assignable to roles at most."
                    .formatted(MOST_ROLE_ASSIGNABLE));
        }
    }

    Outcome update(Call call, Keys keys, Patch body) {
        Group group = rows.writable(call, keys.lastId());
        List<UUID> members = references(body, "members");
        List<UUID> owners = references(body, "owners");
        requireFew(owners.size() + members.size());
        Patch checked = GroupRules.changed(group, body);
        if (!checked.isEmpty()) {
            change(call, group, checked);
        }
        if (!members.isEmpty()) {
            guard.require(call, DirectoryAction.WRITE_MEMBERS, Map.of("group", group.id()));
            ties.add(call, group, members, Access.MEMBER);
        }
        if (!owners.isEmpty()) {
            guard.require(call, DirectoryAction.WRITE_OWNERS, Map.of("group", group.id()));
            ties.add(call, group, owners, Access.OWNER);
        }
        boolean onlyMailbox =
                !body.isEmpty() && GroupRules.MAILBOX.containsAll(body.values().keySet());
        return onlyMailbox ? new Outcome.Empty(200) : Outcome.NONE;
    }

    private void change(Call call, Group group, Patch checked) {
        Objects.Changed changed =
                objects.update(call, DirectoryObject.Type.GROUP, group.id(), Columns.of(checked, NOT_STORED));
        if (!changed.before().path("unique_name").isNull()
                && !changed.before().path("unique_name").equals(changed.after().path("unique_name"))) {
            throw Rules.bad("The property 'uniqueName' cannot be changed once it is set.");
        }
        Group after = rows.find(call, group.id());
        GroupRules.rule(
                after.dynamic(),
                Optional.ofNullable(changed.after().path("membership_rule").asString(null)),
                Optional.ofNullable(
                        changed.after().path("membership_rule_processing_state").asString(null)));
        audit.record(
                call,
                List.of(changed.tell(AuditEntry.of("Update group", "GroupManagement", "Update", "Core Directory")
                        .target(after.target()))));
    }

    /** Counts the group's life from now. */
    Outcome renew(Call call, Keys keys) {
        Group group = rows.writable(call, keys.lastId());
        Objects.Changed changed = objects.update(
                call,
                DirectoryObject.Type.GROUP,
                group.id(),
                Map.of("renewed_date_time", call.now().toString()));
        audit.record(
                call,
                List.of(changed.tell(AuditEntry.of("Renew group", "GroupManagement", "Update", "Core Directory")
                        .target(group.target()))));
        return Outcome.NONE;
    }

    private static AuditEntry told(Group group, Patch body) {
        AuditEntry entry = AuditEntry.of("Add group", "GroupManagement", "Add", "Core Directory")
                .target(group.target());
        for (Map.Entry<String, @Nullable Object> value : body.values().entrySet()) {
            if (!NOT_STORED.contains(value.getKey())) {
                entry = entry.change(value.getKey(), null, value.getValue());
            }
        }
        return entry;
    }

    private static List<UUID> references(Patch body, String link) {
        List<UUID> ids = new ArrayList<>();
        for (Object reference : body.get(link, List.class).orElse(List.of())) {
            ids.add((UUID) reference);
        }
        return ids;
    }

    private static void requireFew(int references) {
        if (references > MOST_REFERENCES) {
            throw Rules.bad("Up to %d owners and members can be added in one call.".formatted(MOST_REFERENCES));
        }
    }
}
