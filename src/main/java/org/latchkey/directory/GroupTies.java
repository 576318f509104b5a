package org.latchkey.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.latchkey.graph.Keys;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the groups API does with members and owners: adding and removing them by hand. */
@Component
class GroupTies {

    private static final int MOST_OWNERS = 100;

    private final Sql sql;
    private final GroupRows groups;
    private final Directory directory;
    private final Memberships memberships;
    private final Guard guard;
    private final ApplicationEventPublisher events;

    GroupTies(
            Sql sql,
            GroupRows groups,
            Directory directory,
            Memberships memberships,
            Guard guard,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.groups = groups;
        this.directory = directory;
        this.memberships = memberships;
        this.guard = guard;
        this.events = events;
    }

    void addMember(Call call, Keys keys) {
        guard.require(call, DirectoryAction.WRITE_MEMBERS, Map.of("group", keys.id(0)));
        add(call, groups.writable(call, keys.id(0)), List.of(keys.lastId()), Access.MEMBER);
    }

    void addOwner(Call call, Keys keys) {
        add(call, groups.writable(call, keys.id(0)), List.of(keys.lastId()), Access.OWNER);
    }

    /**
     * Adds principals by hand, all or none.
     *
     * @throws Problem 404 for one that is not there, 400 for one that is in already or may not be
     */
    void add(Call call, Group group, Collection<UUID> principals, Access access) {
        if (principals.isEmpty()) {
            return;
        }
        if (access == Access.MEMBER) {
            requireAssigned(group);
        }
        Map<UUID, DirectoryObject> found = directory.find(call, principals);
        Set<Tie> ties = new LinkedHashSet<>();
        for (UUID id : principals) {
            DirectoryObject principal = found.get(id);
            if (principal == null || principal.deleted()) {
                throw Problem.notFound(id.toString());
            }
            GroupRules.fits(group, principal, access);
            if (!ties.add(new Tie(group.id(), id, access))) {
                throw alreadyThere(access);
            }
        }
        if (!memberships.holding(call, ties).isEmpty()) {
            throw alreadyThere(access);
        }
        if (access == Access.OWNER && owners(call, group.id()).size() + ties.size() > MOST_OWNERS) {
            throw Rules.bad("A group can have %d owners at most.".formatted(MOST_OWNERS));
        }
        memberships.grant(
                call,
                ties.stream()
                        .map(tie -> Grant.direct(tie.group(), tie.principal(), access, call.now()))
                        .toList());
    }

    private static Problem alreadyThere(Access access) {
        return Rules.bad(
                "One or more added object references already exist for the following modified properties: '%ss'."
                        .formatted(access.text()));
    }

    void removeMember(Call call, Keys keys) {
        UUID principal = keys.lastId();
        Group group = groups.find(call, keys.id(0));
        boolean leaves = call.caller().isUser() && call.caller().id().equals(principal) && !group.roleAssignable();
        if (!leaves) {
            guard.require(call, DirectoryAction.WRITE_MEMBERS, Map.of("group", group.id()));
            groups.requireWritable(call, group);
        }
        requireAssigned(group);
        remove(call, new Tie(group.id(), principal, Access.MEMBER));
    }

    void removeOwner(Call call, Keys keys) {
        Group group = groups.writable(call, keys.id(0));
        UUID principal = keys.lastId();
        Set<UUID> users = new HashSet<>(userOwners(call, group.id()));
        if (users.remove(principal) && users.isEmpty()) {
            throw Rules.bad("The group must have at least one owner, hence this owner cannot be removed.");
        }
        remove(call, new Tie(group.id(), principal, Access.OWNER));
    }

    private void remove(Call call, Tie tie) {
        if (memberships.holding(call, Set.of(tie)).isEmpty()) {
            throw Problem.notFound(tie.principal().toString());
        }
        memberships.endAll(call, Set.of(tie));
        events.publishEvent(new MembershipsRemovedByHand(call, Set.of(tie)));
    }

    private static void requireAssigned(Group group) {
        if (group.dynamic()) {
            throw Rules.bad("The members of a dynamic group follow its rule and cannot be changed by hand.");
        }
    }

    private List<UUID> owners(Call call, UUID group) {
        return sql.statement(call, """
                select distinct m.principal_id
                from active_membership(:now) m
                where m.tenant_id = :tenant
                  and m.group_id = :group
                  and m.access = 'owner'
                """).bind("group", group).list(row -> row.id("principal_id"));
    }

    /** The users among the owners; the group's row is held, so that two removals cannot each leave the other's owner. */
    private List<UUID> userOwners(Call call, UUID group) {
        groups.hold(call, group);
        return sql.statement(call, """
                select distinct m.principal_id
                from active_membership(:now) m
                join principal p
                  on p.tenant_id = m.tenant_id
                  and p.id = m.principal_id
                  and p.type = 'user'
                where m.tenant_id = :tenant
                  and m.group_id = :group
                  and m.access = 'owner'
                """).bind("group", group).list(row -> row.id("principal_id"));
    }
}
