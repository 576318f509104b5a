package org.latchkey.time;

import org.latchkey.kernel.Call;

/**
 * Something that time drives: an expiry, a start, a delivery. The row is the alarm: what is due, and when, is said by
 * the rows themselves, so there is no second list of timers to part from them.
 *
 * <p>Named by a verb phrase, like {@code EndActivations}.
 */
public interface Chore {

    /** Its name for logs and the order of chores that are due at the same instant. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * When it is next due, as a query that yields {@code tenant_id} and {@code due_at} (in the tenant's own time) for
     * every row with a future. A partial index must carry it.
     */
    String due();

    /**
     * Does what is due in the call's tenant at the call's instant, as one batch in the surrounding transaction. Rows are
     * claimed with {@code for update skip locked}.
     *
     * @return how many rows it dealt with; afterwards none of them may be due any more at the same instant
     */
    int run(Call call);
}
