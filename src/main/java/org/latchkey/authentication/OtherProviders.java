package org.latchkey.authentication;

import java.util.List;
import org.latchkey.tenant.Tenant;

/** Other OpenID providers that people of a tenant may sign in with, for the sign-in page to offer. */
public interface OtherProviders {

    /**
     * One of them.
     *
     * @param name what people call it
     * @param href where the browser goes to sign in with it
     */
    record Provider(String name, String href) {}

    /**
     * Those of a tenant.
     *
     * @param then where the person goes on to afterwards, a path on this server
     */
    List<Provider> of(Tenant tenant, String then);
}
