package org.latchkey.privileged;

import java.util.Set;
import org.latchkey.kernel.Call;

/**
 * Activations and assignments are over.
 *
 * @param byTime whether their time was over, rather than that somebody ended them
 */
public record ActivationsEnded(Call call, Set<Eligible> roles, boolean byTime) {

    public ActivationsEnded {
        roles = Set.copyOf(roles);
    }
}
