package org.latchkey.time;

import java.time.Instant;
import java.util.UUID;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Component;

/**
 * Moves a tenant's time forward. A jump of two weeks behaves as two weeks of waiting: everything that falls due on the
 * way is done, in order, with the clock at exactly its instant.
 */
@Component
public class TimeMachine {

    private final Chores chores;
    private final Tenants tenants;

    TimeMachine(Chores chores, Tenants tenants) {
        this.chores = chores;
        this.tenants = tenants;
    }

    /**
     * Moves a tenant's clock to an instant; answers when all that fell due on the way has been done.
     *
     * @return what the clock shows then
     */
    public Instant advance(UUID tenant, Instant to) {
        settle(tenant);
        chores.replay(tenant, to, true, instant -> tenants.setClock(tenant, instant));
        tenants.setClock(tenant, to);
        settle(tenant);
        return tenants.now(tenant);
    }

    /** Answers when no work of the tenant is due at its present time. */
    public void settle(UUID tenant) {
        settle(tenant, tenants.now(tenant));
    }

    /**
     * Answers when no work of the tenant is due at an instant: for a past that is told in one transaction, of which
     * nobody else knows yet.
     *
     * @param until not after what the clock shows
     */
    public void settle(UUID tenant, Instant until) {
        chores.replay(tenant, until, true, instant -> {});
    }
}
