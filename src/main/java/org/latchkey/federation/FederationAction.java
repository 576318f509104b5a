package org.latchkey.federation;

import org.latchkey.kernel.Action;

/** What may be done with the OpenID providers a tenant trusts. */
public enum FederationAction implements Action {
    READ_PROVIDERS,
    /** Say whom the tenant trusts to name its people: whoever may can be anybody. */
    WRITE_PROVIDERS
}
