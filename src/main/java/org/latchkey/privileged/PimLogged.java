package org.latchkey.privileged;

import java.util.Collection;
import java.util.List;
import org.latchkey.kernel.Call;

/** Something happened to roles that people have or may have, as the audit log tells it. */
record PimLogged(Call call, List<PimLog.Event> events) {

    PimLogged(Call call, Collection<PimLog.Event> events) {
        this(call, List.copyOf(events));
    }
}
