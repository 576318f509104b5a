package org.latchkey.federation;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.latchkey.authentication.OtherProviders;
import org.latchkey.tenant.Tenant;
import org.springframework.stereotype.Component;

/** Puts the providers a tenant trusts on its sign-in page. */
@Component
class OfferProviders implements OtherProviders {

    private final Providers providers;
    private final Farewell farewell;

    OfferProviders(Providers providers, Farewell farewell) {
        this.providers = providers;
        this.farewell = farewell;
    }

    @Override
    public Optional<Form> signOut(HttpServletRequest request, Tenant tenant, String back, String state) {
        return farewell.form(request, tenant, back, state);
    }

    @Override
    public List<OtherProviders.Provider> of(Tenant tenant) {
        return providers.of(tenant.id()).stream()
                .map(it -> new OtherProviders.Provider(it.name(), CodeFlow.page(it), hints(it)))
                .toList();
    }

    /** The issuer, or its host. */
    private static Set<String> hints(org.latchkey.federation.Provider provider) {
        String issuer = provider.issuer().toLowerCase(Locale.ROOT);
        return Set.of(issuer, String.valueOf(URI.create(issuer).getHost()));
    }
}
