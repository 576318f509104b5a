package org.latchkey.tenant;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Making, finding and removing tenants, and telling and moving their time. */
@Component
public class Tenants {

    private final Sql sql;
    private final InstantSource system;
    private final ApplicationEventPublisher news;
    private final Map<UUID, Tenant> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    Tenants(Sql sql, InstantSource system, ApplicationEventPublisher news) {
        this.sql = sql;
        this.system = system;
        this.news = news;
    }

    /** Makes a tenant; every module adds what is built in before the transaction ends. */
    @Transactional
    public Tenant create(String displayName, String domain) {
        return create(displayName, domain, system.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Makes a tenant that has been there for a while already.
     *
     * @param since from when everything built in is there; not after now
     */
    @Transactional
    public Tenant create(String displayName, String domain, Instant since) {
        Tenant tenant = new Tenant(Ids.next(), displayName, domain, Duration.ZERO);
        Call call = Call.bySystem(tenant.id(), since);
        sql.statement(call, """
                insert into tenant (tenant_id, display_name, domain, created_at, clock_offset)
                values (:tenant, :name, :domain, :now, interval '0')
                """)
                .bind("name", displayName)
                .bind("domain", domain)
                .update();
        news.publishEvent(new TenantCreated(call, tenant));
        return tenant;
    }

    /** Removes a tenant with everything in it; false when there is none. */
    @Transactional
    public boolean delete(UUID id) {
        boolean wasThere = sql.statement("""
                delete from tenant
                where tenant_id = :tenant
                """).bind("tenant", id).update() > 0;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget(id);
            }
        });
        return wasThere;
    }

    /** The tenant of that id. */
    public Optional<Tenant> find(UUID id) {
        Tenant tenant = known.get(id);
        if (tenant != null) {
            return Optional.of(tenant);
        }
        long before = changes.get();
        Optional<Tenant> found = sql.statement("""
                select tenant_id, display_name, domain, (extract(epoch from clock_offset) * 1000000)::bigint as offset_micros
                from tenant
                where tenant_id = :tenant
                """).bind("tenant", id).optional(Tenants::read);
        found.ifPresent(it -> known.put(id, it));
        if (changes.get() != before) {
            // A clock was set, or a tenant removed, while we read: what we read may be of before.
            known.remove(id);
        }
        return found;
    }

    /** The tenant of a verified domain, in any case. */
    public Optional<Tenant> byDomain(String domain) {
        return sql.statement("""
                select tenant_id
                from tenant
                where lower(domain) = lower(:domain)
                """)
                .bind("domain", domain)
                .optional(row -> row.id("tenant_id"))
                .flatMap(this::find);
    }

    /** Every tenant, oldest first. */
    public List<Tenant> all() {
        return sql.statement("""
                select tenant_id, display_name, domain, (extract(epoch from clock_offset) * 1000000)::bigint as offset_micros
                from tenant
                order by created_at, tenant_id
                """).list(Tenants::read);
    }

    /** What a tenant's clock shows, to the microsecond: no finer than the database keeps. */
    public Instant now(Tenant tenant) {
        return system.instant().plus(tenant.clockOffset()).truncatedTo(ChronoUnit.MICROS);
    }

    /** What the clock of a tenant shows. */
    public Instant now(UUID tenant) {
        return now(find(tenant).orElseThrow(() -> new IllegalArgumentException("no tenant " + tenant)));
    }

    /** Sets a tenant's clock forward, so that it shows that instant now. Never backward. */
    public void setClock(UUID tenant, Instant to) {
        Duration offset = Duration.between(system.instant(), to).truncatedTo(ChronoUnit.MICROS);
        sql.statement("""
                update tenant
                set clock_offset = :micros * interval '1 microsecond'
                where tenant_id = :tenant
                  and clock_offset < :micros * interval '1 microsecond'
                """)
                .bind("tenant", tenant)
                .bind("micros", TimeUnit.MICROSECONDS.convert(offset))
                .update();
        forget(tenant);
    }

    private void forget(UUID tenant) {
        changes.incrementAndGet();
        known.remove(tenant);
    }

    private static Tenant read(Row row) {
        return new Tenant(
                row.id("tenant_id"),
                row.text("display_name"),
                row.text("domain"),
                Duration.of(row.bigNumber("offset_micros"), ChronoUnit.MICROS));
    }
}
