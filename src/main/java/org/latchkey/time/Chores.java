package org.latchkey.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the chores that are due and runs them in order, each at its own instant. A server that was down, a ticker and a
 * moved sandbox clock all replay the same way: as if every instant had been waited for.
 */
@Component
class Chores {

    /** How long a chore whose rows are all held by somebody else is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sql sql;
    private final InstantSource system;
    private final TransactionTemplate transaction;
    private final Map<String, Chore> chores;
    private final String outstanding;
    private final Map<UUID, ReentrantLock> replaying = new ConcurrentHashMap<>();

    Chores(Sql sql, InstantSource system, PlatformTransactionManager transactions, List<Chore> chores) {
        this.sql = sql;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
        List<Chore> ordered =
                chores.stream().sorted(Comparator.comparing(Chore::name)).toList();
        this.chores = ordered.stream().collect(Collectors.toMap(Chore::name, Function.identity()));
        this.outstanding = IntStream.range(0, ordered.size())
                .mapToObj(i -> "select '%s' as chore, d%d.tenant_id, d%d.due_at from (%s) d%d"
                        .formatted(ordered.get(i).name(), i, i, ordered.get(i).due(), i))
                .collect(Collectors.joining("\nunion all\n"));
    }

    /** A chore and the instant it is due, in the tenant's time. */
    record Due(String chore, Instant at) {}

    /** The tenants in which something is due by their own clock, and a chore that is. */
    List<UUID> tenantsWithWork() {
        if (chores.isEmpty()) {
            return List.of();
        }
        return sql.statement("""
                select distinct outstanding.tenant_id
                from (%s) outstanding
                join tenant_clock clock
                  on clock.tenant_id = outstanding.tenant_id
                where outstanding.due_at <= :system + clock.clock_offset
                """.formatted(outstanding))
                .bind("system", system.instant())
                .list(row -> row.id("tenant_id"));
    }

    /** The chore of a tenant that is due first, not after an instant. */
    Optional<Due> next(UUID tenant, Instant notAfter) {
        if (chores.isEmpty()) {
            return Optional.empty();
        }
        return sql.statement("""
                select outstanding.chore, outstanding.due_at
                from (%s) outstanding
                where outstanding.tenant_id = :tenant
                  and outstanding.due_at <= :until
                order by outstanding.due_at, outstanding.chore
                limit 1
                """.formatted(outstanding))
                .bind("tenant", tenant)
                .bind("until", notAfter)
                .optional(Chores::due);
    }

    private static Due due(Row row) {
        return new Due(row.text("chore"), row.instant("due_at"));
    }

    /**
     * Runs everything of a tenant that is due up to an instant, in order.
     *
     * @param arriving told each instant before what is due at it runs
     * @return whether it ran; false when somebody else is replaying this tenant
     */
    boolean replay(UUID tenant, Instant until, boolean waiting, Consumer<Instant> arriving) {
        ReentrantLock lock = replaying.computeIfAbsent(tenant, id -> new ReentrantLock());
        if (waiting) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return false;
        }
        try {
            Optional<Due> due = next(tenant, until);
            while (due.isPresent()) {
                arriving.accept(due.get().at());
                runUntilDone(tenant, due.get());
                due = next(tenant, until);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void runUntilDone(UUID tenant, Due due) {
        Instant patience = system.instant().plus(PATIENCE);
        Chore chore = Objects.requireNonNull(chores.get(due.chore()), due.chore());
        Call call = Call.bySystem(tenant, due.at());
        while (count(chore, call) == 0) {
            boolean stillDue = next(tenant, due.at()).filter(due::equals).isPresent();
            if (!stillDue) {
                return;
            }
            if (system.instant().isAfter(patience)) {
                throw new IllegalStateException("%s is due at %s but does nothing".formatted(due.chore(), due.at()));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int count(Chore chore, Call call) {
        Integer done = transaction.execute(status -> chore.run(call));
        return done == null ? 0 : done;
    }
}
