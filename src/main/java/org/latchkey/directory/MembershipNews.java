package org.latchkey.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditActor;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.kernel.Call;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells that ties began or ended: to the audit log and to whoever listens. */
@Component
class MembershipNews {

    private final Directory directory;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    MembershipNews(Directory directory, AuditLog audit, ApplicationEventPublisher events) {
        this.directory = directory;
        this.audit = audit;
        this.events = events;
    }

    void gained(Call call, Collection<Grant> decisive) {
        tell(call, decisive, true, false);
    }

    void lost(Call call, Collection<Grant> decisive) {
        tell(call, decisive, false, false);
    }

    /** Put down to the caller, whatever the right came from. */
    void gainedByHand(Call call, Collection<Grant> decisive) {
        tell(call, decisive, true, true);
    }

    /** Put down to the caller, whatever the right came from. */
    void lostByHand(Call call, Collection<Grant> decisive) {
        tell(call, decisive, false, true);
    }

    private void tell(Call call, Collection<Grant> decisive, boolean gained, boolean byHand) {
        if (decisive.isEmpty()) {
            return;
        }
        Map<Tie, Grant> ties = new LinkedHashMap<>();
        decisive.forEach(grant -> ties.putIfAbsent(grant.tie(), grant));
        Set<UUID> ids = ties.keySet().stream()
                .flatMap(tie -> Stream.of(tie.group(), tie.principal()))
                .collect(Collectors.toSet());
        Map<UUID, DirectoryObject> objects = directory.find(call, ids);
        List<AuditEntry> entries = ties.values().stream()
                .filter(grant -> objects.containsKey(grant.group()) && objects.containsKey(grant.principal()))
                .map(grant -> entry(grant, gained, byHand, objects))
                .toList();
        audit.record(call, entries);
        events.publishEvent(new MembershipsChanged(
                call,
                ties.keySet().stream()
                        .map(tie -> new MembershipsChanged.Change(tie, gained))
                        .collect(Collectors.toSet())));
    }

    private static AuditEntry entry(Grant grant, boolean gained, boolean byHand, Map<UUID, DirectoryObject> objects) {
        DirectoryObject principal = objects.get(grant.principal());
        DirectoryObject group = objects.get(grant.group());
        if (principal == null || group == null) {
            throw new IllegalArgumentException("unknown " + grant);
        }
        String activity =
                (gained ? "Add " : "Remove ") + grant.access().text() + (gained ? " to group" : " from group");
        AuditEntry entry = AuditEntry.of(activity, "GroupManagement", gained ? "Assign" : "Unassign", "Core Directory")
                .target(principal.target())
                .change("Group.ObjectID", gained ? null : group.id(), gained ? group.id() : null)
                .change("Group.DisplayName", gained ? null : group.displayName(), gained ? group.displayName() : null)
                .target(group.target());
        AuditActor part = byHand ? null : initiator(grant.origin());
        return part == null ? entry : entry.by(part);
    }

    /** What a tie that is not made by hand is put down to; null for the caller. */
    private static @Nullable AuditActor initiator(Origin origin) {
        return switch (origin) {
            case DIRECT -> null;
            case ASSIGNED, ACTIVATED -> AuditActor.app("MS-PIM");
            case PACKAGE -> AuditActor.app("Entitlement Management");
        };
    }
}
