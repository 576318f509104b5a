package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditTarget;
import org.latchkey.directory.Access;
import org.latchkey.directory.Grant;
import org.latchkey.directory.Origin;
import org.latchkey.directory.Tie;
import org.latchkey.kernel.Period;
import org.latchkey.privileged.Eligible;
import org.latchkey.sql.Row;

/**
 * One role that an assignment has its target hold, as giving and taking it needs it.
 *
 * @param attempts how often it has been tried since it became due
 * @param wasGiven whether it was ever given: what was not is not taken away
 * @param isShared whether another assignment claims the same role for the same target
 * @param end when the assignment ends; null for never
 * @param group null when it is not in the directory now
 * @param hasPrincipal whether the target is in the directory now
 */
record Claim(
        UUID id,
        RequestAudit.Held held,
        UUID groupId,
        Access access,
        RoleScope.Type type,
        GrantState state,
        int attempts,
        boolean wasGiven,
        boolean isShared,
        @Nullable Instant end,
        @Nullable GroupNow group,
        boolean hasPrincipal) {

    /** The columns {@link #read} takes, of {@code access_package_grant g} with {@link #JOINS}. */
    static final String COLUMNS = """
            g.id, g.assignment_id, g.group_id, g.access, g.type, g.state, g.attempts,
              g.granted_at is not null as was_given,
              exists (
                select
                from access_package_grant other
                where other.tenant_id = :tenant
                  and other.principal_id = g.principal_id
                  and other.group_id = g.group_id
                  and other.access = g.access
                  and other.type = g.type
                  and other.state in ('wanted', 'granted')
                  and other.id <> g.id) as is_shared,
              a.access_package_id, p.display_name as package_name, a.target_id, a.ends_at,
              s.display_name as target_name, s.principal_name as target_principal_name, s.subject_type as target_type,
              d.display_name as group_name, d.dynamic as is_dynamic, d.synchronised as is_synchronised,
              d.microsoft365 as is_microsoft365,
              exists (select from principal o where o.tenant_id = :tenant and o.id = g.principal_id) as has_principal""";

    /** What the columns need besides the grant. */
    static final String JOINS = """
            join access_package_assignment a
              on a.tenant_id = :tenant
              and a.id = g.assignment_id
            join access_package p
              on p.tenant_id = :tenant
              and p.id = a.access_package_id
            join access_package_subject s
              on s.tenant_id = :tenant
              and s.object_id = a.target_id
            left join directory_group d
              on d.tenant_id = :tenant
              and d.id = g.group_id""";

    /** How long to wait after each failed try; when all are used up, it has failed. Within an hour, five tries. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(10), Duration.ofMinutes(30));

    /** The group as it is now. */
    record GroupNow(String displayName, boolean isDynamic, boolean isSynchronised, boolean isMicrosoft365) {}

    static Claim read(Row row) {
        String groupName = row.textOrNull("group_name");
        return new Claim(
                row.id("id"),
                RequestAudit.Held.read(row),
                row.id("group_id"),
                row.state("access", Access.class),
                row.state("type", RoleScope.Type.class),
                row.state("state", GrantState.class),
                row.number("attempts"),
                row.bool("was_given"),
                row.bool("is_shared"),
                row.instantOrNull("ends_at"),
                groupName == null
                        ? null
                        : new GroupNow(
                                groupName,
                                row.bool("is_dynamic"),
                                row.bool("is_synchronised"),
                                row.bool("is_microsoft365")),
                row.bool("has_principal"));
    }

    boolean isActive() {
        return type == RoleScope.Type.ACTIVE;
    }

    boolean isWanted() {
        return state == GrantState.WANTED;
    }

    /** Whether its assignment is over at an instant, so that there is nothing left to give. */
    boolean isOverAt(Instant now) {
        return end != null && !end.isAfter(now);
    }

    /** Why it cannot be given now; empty when nothing is in the way. */
    Optional<String> obstacle() {
        if (group == null) {
            return Optional.of("The group is deleted.");
        }
        if (!hasPrincipal) {
            return Optional.of("The person is deleted.");
        }
        if (group.isSynchronised()) {
            return Optional.of("The group is synchronised from elsewhere.");
        }
        return group.isDynamic() && access == Access.MEMBER
                ? Optional.of("A rule decides the members of the group.")
                : Optional.empty();
    }

    /** When to try again after a failure at an instant; empty when it has been tried often enough. */
    Optional<Instant> nextTry(Instant now) {
        return attempts < PAUSES.size() ? Optional.of(now.plus(PAUSES.get(attempts))) : Optional.empty();
    }

    /** The right to give: it ends by itself with the assignment. */
    Grant grant(Instant now) {
        return new Grant(groupId, held.target(), access, Origin.PACKAGE, id, new Period(now, end));
    }

    Tie tie() {
        return new Tie(groupId, held.target(), access);
    }

    Eligible eligible() {
        return new Eligible(groupId, held.target(), access);
    }

    /** Its role in Graph's words. */
    String role() {
        String name = access == Access.MEMBER ? "Member" : "Owner";
        return isActive() ? name : "Eligible " + name;
    }

    /** The group as a target of an audit entry. */
    AuditTarget groupTarget() {
        return new AuditTarget(
                groupId,
                group == null ? null : group.displayName(),
                "Group",
                null,
                group != null && group.isMicrosoft365() ? "unifiedGroups" : "azureAD");
    }
}
