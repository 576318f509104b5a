package org.latchkey.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.latchkey.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Runs chores when their time has come: it looks at least once a second, and at once when somebody wakes it. Any number
 * of servers may tick on one database, since rows are claimed. A chore that fails rolls back, stays due and is tried
 * again after a growing pause.
 */
@Component
public class Ticker extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    // Found when the first tick comes: chores call verbs, and verbs wake the ticker.
    private final ObjectProvider<Chores> chores;
    private final Tenants tenants;
    private final InstantSource system;
    private final Map<UUID, Pause> pauses = new ConcurrentHashMap<>();

    /** Until when a tenant whose chores failed is left alone, and how long that was. */
    private record Pause(Instant until, Duration length) {}

    Ticker(ObjectProvider<Chores> chores, Tenants tenants, InstantSource system) {
        super("ticker");
        this.chores = chores;
        this.tenants = tenants;
        this.system = system;
    }

    @Override
    protected Duration round() {
        tick();
        return LONGEST_SLEEP;
    }

    @Override
    protected Duration afterFailure() {
        return LONGEST_SLEEP;
    }

    private void tick() {
        for (UUID tenant : chores.getObject().tenantsWithWork()) {
            Pause pause = pauses.get(tenant);
            if (pause == null || !system.instant().isBefore(pause.until())) {
                serve(tenant, pause);
            }
        }
    }

    private void serve(UUID tenant, @Nullable Pause before) {
        try {
            chores.getObject().replay(tenant, tenants.now(tenant), false, instant -> {});
            pauses.remove(tenant);
        } catch (RuntimeException failure) {
            Duration length = before == null
                    ? LONGEST_SLEEP
                    : before.length().multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? before.length().multipliedBy(2)
                            : LONGEST_PAUSE;
            pauses.put(tenant, new Pause(system.instant().plus(length), length));
            LOG.error("Work that is due in tenant {} failed and is tried again in {}", tenant, length, failure);
        }
    }
}
