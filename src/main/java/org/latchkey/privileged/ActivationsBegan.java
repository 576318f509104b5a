package org.latchkey.privileged;

import java.util.Set;
import org.latchkey.kernel.Call;

/** People are active from now on: by an eligibility of theirs, or assigned by an administrator. */
public record ActivationsBegan(Call call, Set<Eligible> roles) {

    public ActivationsBegan {
        roles = Set.copyOf(roles);
    }
}
