package org.latchkey.directory;

import java.util.Set;
import org.latchkey.kernel.Call;

/** Somebody was taken out of a group through the groups API, whatever had put them there: every right to it ended. */
public record MembershipsRemovedByHand(Call call, Set<Tie> ties) {

    public MembershipsRemovedByHand {
        ties = Set.copyOf(ties);
    }
}
