package org.latchkey.privileged;

import java.time.Instant;
import java.util.Collection;
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
import org.latchkey.audit.AuditTarget;
import org.latchkey.directory.Access;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The entries of the audit log that privileged identity management writes. */
@Component
class PimLog {

    /** Whom ends and starts by the clock are put down to. */
    private static final AuditActor CLOCK = AuditActor.app("Azure AD PIM");

    private final Directory directory;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;

    PimLog(Directory directory, AuditLog audit, ApplicationEventPublisher news) {
        this.directory = directory;
        this.audit = audit;
        this.news = news;
    }

    /**
     * Something that happened to a role somebody has or may have.
     *
     * @param operation {@code Assign}, {@code Unassign}, {@code Update}…
     * @param request null when no request is behind it
     * @param at null for the instant of the call
     */
    record Event(
            String activity,
            String operation,
            Eligible role,
            @Nullable UUID request,
            @Nullable String reason,
            @Nullable Instant at) {

        Event(String activity, String operation, Eligible role, @Nullable UUID request) {
            this(activity, operation, role, request, null, null);
        }

        Event because(@Nullable String why) {
            return new Event(activity, operation, role, request, why, at);
        }

        Event at(Instant instant) {
            return new Event(activity, operation, role, request, reason, instant);
        }
    }

    /** Writes what a caller did. What Latchkey does by itself is put down to PIM. */
    void record(Call call, Collection<Event> events) {
        write(call, events, call.caller().isUser() || call.caller().isApplication() ? null : CLOCK);
    }

    /** Writes what time did. */
    void recordByClock(Call call, Collection<Event> events) {
        write(call, events, CLOCK);
    }

    private void write(Call call, Collection<Event> events, @Nullable AuditActor actor) {
        if (events.isEmpty()) {
            return;
        }
        Set<UUID> ids = events.stream()
                .flatMap(event -> Stream.of(event.role().group(), event.role().principal()))
                .collect(Collectors.toSet());
        Map<UUID, DirectoryObject> objects = directory.find(call, ids);
        List<AuditEntry> entries =
                events.stream().map(event -> entry(event, objects, actor)).toList();
        audit.record(call, entries);
        news.publishEvent(new PimLogged(call, events));
    }

    private static AuditEntry entry(Event event, Map<UUID, DirectoryObject> objects, @Nullable AuditActor actor) {
        Eligible role = event.role();
        AuditEntry entry = AuditEntry.of(event.activity(), "GroupManagement", event.operation(), "PIM")
                .target(AuditTarget.of("Role", null, role.access() == Access.MEMBER ? "Member" : "Owner"))
                .target(target(objects, role.group(), "Group"))
                .target(target(objects, role.principal(), "Other"))
                .reason(event.reason());
        if (event.request() != null) {
            entry = entry.target(AuditTarget.of("Other", event.request(), null));
        }
        if (event.at() != null) {
            entry = entry.at(event.at());
        }
        return actor == null ? entry : entry.by(actor);
    }

    private static AuditTarget target(Map<UUID, DirectoryObject> objects, UUID id, String otherwise) {
        DirectoryObject object = objects.get(id);
        return object == null ? AuditTarget.of(otherwise, id, null) : object.target();
    }
}
