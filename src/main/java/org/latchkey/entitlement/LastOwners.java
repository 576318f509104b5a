package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Access;
import org.latchkey.directory.Grant;
import org.latchkey.directory.Memberships;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Keeps the last owner of a group, whose package has ended, until there is another. It is tried again for thirty days; after
 * that the ownership stays for good.
 */
@Component
class LastOwners {

    private static final Duration RETRY = Duration.ofHours(1);

    /** As often as {@link #RETRY} goes into thirty days. */
    static final int PATIENCE = (int) Duration.ofDays(30).dividedBy(RETRY);

    private final Sql sql;
    private final Memberships memberships;

    LastOwners(Sql sql, Memberships memberships) {
        this.sql = sql;
        this.memberships = memberships;
    }

    /** Those of some claims without which groups that are there would have no owner. */
    List<Claim> among(Call call, List<Claim> unwanted) {
        List<Claim> ownerships = unwanted.stream()
                .filter(it -> it.isActive() && it.access() == Access.OWNER && it.group() != null && it.hasPrincipal())
                .toList();
        if (ownerships.isEmpty()) {
            return List.of();
        }
        Set<UUID> last = Set.copyOf(sql.statement(call, """
                select c.id
                from unnest(:claims::uuid[], :groups::uuid[]) as c (id, group_id)
                where not exists (
                  select
                  from active_membership(:now) m
                  where m.tenant_id = :tenant
                    and m.group_id = c.group_id
                    and m.access = 'owner'
                    and m.source_id <> all (:claims::uuid[])
                    and (m.origin <> 'direct' or (m.group_id, m.principal_id) not in (
                      select *
                      from unnest(:groups::uuid[], :principals::uuid[]))))
                """)
                .bind("claims", ownerships.stream().map(Claim::id).toList())
                .bind("groups", ownerships.stream().map(Claim::groupId).toList())
                .bind(
                        "principals",
                        ownerships.stream().map(it -> it.held().target()).toList())
                .list(row -> row.id("id")));
        return ownerships.stream().filter(it -> last.contains(it.id())).toList();
    }

    /** Whether it has been tried long enough. */
    static boolean isHopeless(Claim claim) {
        return claim.attempts() >= PATIENCE;
    }

    /**
     * Lets ownerships hold until there is another owner.
     *
     * @return when to try again
     */
    Instant keep(Call call, List<Claim> kept) {
        Map<UUID, @Nullable Instant> ends = new HashMap<>();
        kept.forEach(it -> ends.put(it.id(), null));
        memberships.retime(call, ends);
        return call.now().plus(RETRY);
    }

    /** Makes ownerships ones that nobody's package gave. */
    void stay(Call call, List<Claim> staying) {
        memberships.grant(
                call,
                staying.stream()
                        .map(it -> Grant.direct(it.groupId(), it.held().target(), it.access(), call.now()))
                        .toList());
    }
}
