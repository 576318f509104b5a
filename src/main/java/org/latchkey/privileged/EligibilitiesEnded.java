package org.latchkey.privileged;

import java.util.Set;
import org.latchkey.kernel.Call;

/**
 * People are no longer eligible.
 *
 * @param byTime whether their time was over, rather than that somebody took it away
 */
public record EligibilitiesEnded(Call call, Set<Eligible> roles, boolean byTime) {

    public EligibilitiesEnded {
        roles = Set.copyOf(roles);
    }
}
