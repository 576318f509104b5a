package org.latchkey.entitlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.DirectTies;
import org.latchkey.directory.Memberships;
import org.latchkey.directory.Origin;
import org.latchkey.kernel.Call;
import org.latchkey.privileged.Eligibilities;
import org.latchkey.privileged.Eligible;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/**
 * Gives the roles that assignments claim and takes those that nothing claims any more, a batch in a transaction: killed at any
 * point, it has done all of a batch or nothing. What cannot be given is tried again for an hour, then noted as failed.
 */
@Component
class DeliverGrants implements Chore {

    private static final int BATCH = 2_000;
    private static final String LAST_OWNER =
            "The group must have at least one owner, hence this owner cannot be removed.";

    private final Sql sql;
    private final Memberships memberships;
    private final DirectTies directTies;
    private final Eligibilities eligibilities;
    private final LastOwners lastOwners;
    private final Settlement settlement;
    private final AuditLog audit;

    DeliverGrants(
            Sql sql,
            Memberships memberships,
            DirectTies directTies,
            Eligibilities eligibilities,
            LastOwners lastOwners,
            Settlement settlement,
            AuditLog audit) {
        this.sql = sql;
        this.memberships = memberships;
        this.directTies = directTies;
        this.eligibilities = eligibilities;
        this.lastOwners = lastOwners;
        this.settlement = settlement;
        this.audit = audit;
    }

    /** What has become of a claim. */
    private record Mark(
            Claim claim,
            GrantState state,
            @Nullable Instant due,
            int attempts,
            @Nullable String error) {

        static Mark done(Claim claim, GrantState state) {
            return new Mark(claim, state, null, 0, null);
        }

        static Mark failed(Claim claim, String error, Instant now) {
            Optional<Instant> next = claim.nextTry(now);
            return new Mark(
                    claim,
                    next.isPresent() ? GrantState.WANTED : GrantState.FAILED,
                    next.orElse(null),
                    claim.attempts() + 1,
                    error);
        }
    }

    @Override
    public String due() {
        return """
                select tenant_id, due_at
                from access_package_grant
                where due_at is not null""";
    }

    @Override
    public int run(Call call) {
        List<Claim> claims = due(call);
        if (claims.isEmpty()) {
            return 0;
        }
        List<Mark> marks = new ArrayList<>(give(call, claims));
        marks.addAll(take(call, claims));
        note(call, marks);
        audit.record(
                call,
                marks.stream()
                        .map(mark -> entry(mark))
                        .flatMap(Optional::stream)
                        .toList());
        settlement.settle(
                call, claims.stream().map(it -> it.held().assignment()).collect(Collectors.toSet()));
        return claims.size();
    }

    /** What is due, what is to be given first: nobody loses between two claims what both of them give. */
    private List<Claim> due(Call call) {
        return sql.statement(call, """
                with due as (
                  select g.id
                  from access_package_grant g
                  where g.tenant_id = :tenant
                    and g.due_at <= :now
                  order by g.state = 'unwanted', g.due_at, g.id
                  limit :batch
                  for update skip locked
                )
                select %s
                from due
                join access_package_grant g
                  on g.tenant_id = :tenant
                  and g.id = due.id
                %s
                """.formatted(Claim.COLUMNS, Claim.JOINS))
                .bind("batch", BATCH)
                .list(Claim::read);
    }

    private List<Mark> give(Call call, List<Claim> claims) {
        List<Mark> marks = new ArrayList<>();
        List<Claim> fit = new ArrayList<>();
        for (Claim claim : claims) {
            if (!claim.isWanted()) {
                continue;
            }
            Optional<String> obstacle = claim.obstacle();
            if (claim.isOverAt(call.now())) {
                // Whoever ends the assignment at this very instant takes it from here.
                marks.add(new Mark(claim, GrantState.WANTED, null, claim.attempts(), null));
            } else if (obstacle.isPresent()) {
                marks.add(Mark.failed(claim, obstacle.get(), call.now()));
            } else {
                fit.add(claim);
            }
        }
        memberships.grant(
                call,
                fit.stream()
                        .filter(Claim::isActive)
                        .map(it -> it.grant(call.now()))
                        .toList());
        Set<Eligible> eligible = eligibilities.grant(
                call,
                fit.stream().filter(it -> !it.isActive()).map(Claim::eligible).collect(Collectors.toSet()));
        for (Claim claim : fit) {
            marks.add(
                    claim.isActive() || eligible.contains(claim.eligible())
                            ? Mark.done(claim, GrantState.GRANTED)
                            : Mark.failed(claim, "The person cannot be eligible for the group.", call.now()));
        }
        return marks;
    }

    /**
     * With the last claim the role itself goes, also where somebody had it before any package gave it; but no group loses its
     * last owner.
     */
    private List<Mark> take(Call call, List<Claim> claims) {
        List<Claim> unwanted = claims.stream().filter(it -> !it.isWanted()).toList();
        List<Claim> last =
                unwanted.stream().filter(it -> it.wasGiven() && !it.isShared()).toList();
        List<Claim> owners = lastOwners.among(call, last);
        List<Claim> hopeless = owners.stream().filter(LastOwners::isHopeless).toList();
        List<Claim> kept = owners.stream().filter(it -> !hopeless.contains(it)).toList();
        List<Claim> gone = unwanted.stream().filter(it -> !kept.contains(it)).toList();
        List<Claim> lost = last.stream().filter(it -> !owners.contains(it)).toList();
        lastOwners.stay(call, hopeless);
        memberships.end(
                call,
                Origin.PACKAGE,
                gone.stream().filter(Claim::isActive).map(Claim::id).toList());
        directTies.end(
                call, lost.stream().filter(Claim::isActive).map(Claim::tie).collect(Collectors.toSet()));
        eligibilities.revoke(
                call,
                lost.stream().filter(it -> !it.isActive()).map(Claim::eligible).collect(Collectors.toSet()));
        Instant retry = lastOwners.keep(call, kept);
        List<Mark> marks = new ArrayList<>();
        kept.forEach(it -> marks.add(new Mark(it, GrantState.UNWANTED, retry, it.attempts() + 1, LAST_OWNER)));
        hopeless.forEach(it -> marks.add(new Mark(it, GrantState.FAILED, null, it.attempts(), LAST_OWNER)));
        gone.stream().filter(it -> !hopeless.contains(it)).forEach(it -> marks.add(Mark.done(it, GrantState.REVOKED)));
        return marks;
    }

    private void note(Call call, List<Mark> marks) {
        sql.statement(call, """
                update access_package_grant g
                set state = m.state,
                  due_at = m.due_at,
                  attempts = m.attempts,
                  last_error = m.error,
                  granted_at = case when m.state = 'granted' then :now else g.granted_at end
                from unnest(:ids::uuid[], :states::text[], :dues::timestamptz[], :attempts::integer[], :errors::text[])
                  as m (id, state, due_at, attempts, error)
                where g.tenant_id = :tenant
                  and g.id = m.id
                """)
                .bind("ids", marks.stream().map(it -> it.claim().id()).toList())
                .bind("states", marks.stream().map(Mark::state).toList())
                .bind("dues", nullable(marks.stream().map(it -> Optional.ofNullable(it.due()))))
                .bind("attempts", marks.stream().map(Mark::attempts).toList())
                .bind("errors", nullable(marks.stream().map(it -> Optional.ofNullable(it.error()))))
                .update();
    }

    private static Optional<AuditEntry> entry(Mark mark) {
        Claim claim = mark.claim();
        return switch (mark.state()) {
            case GRANTED -> Optional.of(entry("Fulfill access package resource assignment", "Assign", claim));
            case REVOKED -> Optional.of(entry("Remove access package resource assignment", "Unassign", claim));
            case FAILED ->
                Optional.of((claim.isWanted()
                                ? entry("Fulfill access package resource assignment", "Assign", claim)
                                : entry("Failed access package assignment request", "Unassign", claim))
                        .failed()
                        .reason(mark.error()));
            case WANTED, UNWANTED -> Optional.empty();
        };
    }

    private static AuditEntry entry(String activity, String operation, Claim claim) {
        return RequestAudit.role(activity, operation, claim.held(), claim.groupTarget(), claim.role());
    }

    private static <T> List<@Nullable T> nullable(Stream<Optional<T>> values) {
        List<@Nullable T> list = new ArrayList<>();
        values.forEach(value -> list.add(value.orElse(null)));
        return list;
    }
}
