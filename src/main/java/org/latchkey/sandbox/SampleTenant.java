package org.latchkey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.EveryPermission;
import org.latchkey.graph.Wire;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.latchkey.time.TimeMachine;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A tenant with a small company in it, which has been at work for four months: people, groups, packages, and everyday
 * business in every state. The same whenever it is made, except for ids; its dates lead up to now. Made by the verbs that
 * serve the API, as the people it is about, so that the audit log tells how it came to be.
 */
@Component
final class SampleTenant {

    static final String COMPANY = "Brightwater Ferries";
    static final String DOMAIN = "brightwater.example";
    static final int FOUNDED = 120;

    private final Sql sql;
    private final Tenants tenants;
    private final Wire wire;
    private final TimeMachine time;
    private final EveryPermission every;
    private final InstantSource system;
    private final TransactionTemplate transaction;
    private final SamplePeople people;
    private final SampleGroups groups;
    private final SamplePowers powers;

    SampleTenant(
            Sql sql,
            Tenants tenants,
            Wire wire,
            TimeMachine time,
            EveryPermission every,
            InstantSource system,
            PlatformTransactionManager transactions,
            SamplePeople people,
            SampleGroups groups,
            SamplePowers powers) {
        this.sql = sql;
        this.tenants = tenants;
        this.wire = wire;
        this.time = time;
        this.every = every;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
        this.people = people;
        this.groups = groups;
        this.powers = powers;
    }

    /**
     * Makes one; it is there as a whole or not at all.
     *
     * @param displayName the company's name when absent
     * @param domain the company's, or one like it where that is taken, when absent
     * @throws DuplicateKeyException when the domain is taken
     */
    Tenant create(@Nullable String displayName, @Nullable String domain) {
        Tenant made = found(displayName == null ? COMPANY : displayName, domain);
        // Until autovacuum comes by itself the planner would take tables for empty that are not: some reads took
        // seconds.
        sql.statement("analyze").update();
        return made;
    }

    private Tenant found(String name, @Nullable String domain) {
        if (domain != null) {
            return tell(name, domain);
        }
        try {
            return tell(name, DOMAIN);
        } catch (DuplicateKeyException taken) {
            return tell(name, "brightwater-" + Ids.next().toString().substring(24) + ".example");
        }
    }

    private Tenant tell(String name, String domain) {
        // In one transaction, so that no ticker does at once what falls due while the past is told.
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = system.instant().truncatedTo(ChronoUnit.MICROS);
            var tenant = tenants.create(name, domain, now.minus(Duration.ofDays(FOUNDED)));
            var story = new SampleStory(wire, time, tenant, now, every.of(Caller.Kind.USER));
            people.join(story, FOUNDED);
            groups.found(story, FOUNDED - 1);
            powers.tame(story, 90);
            SampleCatalogs.fill(story, 80);
            SampleNeighbours.meet(story, 75);
            SampleApplications.register(story, 60);
            SampleDiary.tell(story);
            SampleFarewells.say(story, 12);
            return tenant;
        }));
    }
}
