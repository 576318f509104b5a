package org.latchkey.directory;

import java.util.Set;
import org.latchkey.kernel.Call;

/** Somebody is in a group, or owns it, who was not before; or no longer is. */
public record MembershipsChanged(Call call, Set<Change> changes) {

    /** One tie, and whether it began or ended. */
    public record Change(Tie tie, boolean gained) {}

    public MembershipsChanged {
        changes = Set.copyOf(changes);
    }
}
