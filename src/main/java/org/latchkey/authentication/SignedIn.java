package org.latchkey.authentication;

import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A person who has signed in to a tenant: the principal of a session's authentication. By which factors, and when, say its
 * authorities ({@link org.springframework.security.core.authority.FactorGrantedAuthority}).
 *
 * @param user the id of their user
 * @param name their display name
 */
public record SignedIn(UUID tenant, UUID user, String name, String principalName)
        implements AuthenticatedPrincipal, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The user's id: what stays the same when a name changes. */
    @Override
    public String getName() {
        return user.toString();
    }
}
