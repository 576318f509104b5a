package org.latchkey.entitlement;

import java.util.Set;
import org.latchkey.kernel.Call;

/** Packages give roles that they did not give before. */
public record RoleScopeAdded(Call call, Set<RoleScope> roleScopes) {

    public RoleScopeAdded {
        roleScopes = Set.copyOf(roleScopes);
    }
}
