package org.latchkey.entitlement;

import java.util.Set;
import org.latchkey.kernel.Call;

/** Packages no longer give roles that they gave; their rows are gone already. */
public record RoleScopeRemoved(Call call, Set<RoleScope> roleScopes) {

    public RoleScopeRemoved {
        roleScopes = Set.copyOf(roleScopes);
    }
}
