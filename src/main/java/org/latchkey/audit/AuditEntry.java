package org.latchkey.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log, before it is written. A value; every method answers a changed copy. See <a
 * href="https://learn.microsoft.com/graph/api/resources/directoryaudit">directoryAudit</a>.
 *
 * @param activity what happened, in the words clients look for: {@code Add member to group}
 * @param operationType {@code Add}, {@code Update}, {@code Delete}, {@code Assign}, {@code Unassign}…
 * @param service the part of Latchkey that logs it: {@code Core Directory}, {@code PIM}…
 * @param result {@code success}, {@code failure} or {@code timeout}
 * @param actor null for the caller of the call
 * @param at null for the instant of the call
 */
public record AuditEntry(
        String activity,
        String category,
        String operationType,
        String service,
        String result,
        @Nullable String reason,
        @Nullable AuditActor actor,
        @Nullable Instant at,
        List<Target> targets,
        List<Detail> details) {

    /** A target with what changed about it. */
    public record Target(AuditTarget target, List<Change> changes) {

        public Target {
            changes = List.copyOf(changes);
        }
    }

    /** One property, before and after; null means there was, or is, no value. */
    public record Change(
            String name, @Nullable Object before, @Nullable Object after) {}

    /** One more fact. */
    public record Detail(String key, @Nullable String value) {}

    public AuditEntry {
        targets = List.copyOf(targets);
        details = List.copyOf(details);
    }

    /** A success without targets yet. */
    public static AuditEntry of(String activity, String category, String operationType, String service) {
        return new AuditEntry(
                activity, category, operationType, service, "success", null, null, null, List.of(), List.of());
    }

    /** One target more. */
    public AuditEntry target(AuditTarget target) {
        return withTargets(Stream.concat(targets.stream(), Stream.of(new Target(target, List.of())))
                .toList());
    }

    /**
     * A property of the last target that changed.
     *
     * @param before anything that is JSON when written: text, number, boolean, a collection or map of those, an enum, an id
     */
    public AuditEntry change(String name, @Nullable Object before, @Nullable Object after) {
        Target last = targets.getLast();
        List<Change> changes = new ArrayList<>(last.changes());
        changes.add(new Change(name, before, after));
        List<Target> more = new ArrayList<>(targets);
        more.set(more.size() - 1, new Target(last.target(), changes));
        return withTargets(more);
    }

    private AuditEntry withTargets(List<Target> all) {
        return new AuditEntry(activity, category, operationType, service, result, reason, actor, at, all, details);
    }

    /** Why, in somebody's words: a justification, or why it failed. */
    public AuditEntry reason(@Nullable String text) {
        return new AuditEntry(activity, category, operationType, service, result, text, actor, at, targets, details);
    }

    /** One more fact. */
    public AuditEntry detail(String key, @Nullable String value) {
        return new AuditEntry(
                activity,
                category,
                operationType,
                service,
                result,
                reason,
                actor,
                at,
                targets,
                Stream.concat(details.stream(), Stream.of(new Detail(key, value)))
                        .toList());
    }

    /** It did not succeed. */
    public AuditEntry failed() {
        return new AuditEntry(
                activity, category, operationType, service, "failure", reason, actor, at, targets, details);
    }

    /** Put down to somebody else than the caller. */
    public AuditEntry by(AuditActor who) {
        return new AuditEntry(activity, category, operationType, service, result, reason, who, at, targets, details);
    }

    /** At another instant than the call's. */
    public AuditEntry at(Instant instant) {
        return new AuditEntry(
                activity, category, operationType, service, result, reason, actor, instant, targets, details);
    }
}
