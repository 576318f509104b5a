package org.latchkey.privileged;

import java.util.Set;
import org.latchkey.kernel.Call;

/** People are eligible from now on. */
public record EligibilitiesBegan(Call call, Set<Eligible> roles) {

    public EligibilitiesBegan {
        roles = Set.copyOf(roles);
    }
}
