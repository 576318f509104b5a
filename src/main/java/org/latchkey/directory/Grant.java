package org.latchkey.directory;

import java.time.Instant;
import java.util.UUID;
import org.latchkey.kernel.Period;

/**
 * A right to be in a group or to own it, for a while.
 *
 * @param source what gave it: a schedule, an assignment of a package; {@link #NO_SOURCE} for a direct one
 */
public record Grant(UUID group, UUID principal, Access access, Origin origin, UUID source, Period period) {

    /** The source of what was granted by hand. */
    public static final UUID NO_SOURCE = new UUID(0, 0);

    /** A grant by hand, from an instant on. */
    public static Grant direct(UUID group, UUID principal, Access access, Instant from) {
        return new Grant(group, principal, access, Origin.DIRECT, NO_SOURCE, Period.from(from));
    }

    public Tie tie() {
        return new Tie(group, principal, access);
    }
}
