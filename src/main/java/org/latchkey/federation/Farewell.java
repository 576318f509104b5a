package org.latchkey.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.latchkey.authentication.Origin;
import org.latchkey.authentication.OtherProviders;
import org.latchkey.authentication.Sessions;
import org.latchkey.tenant.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signing out at the provider somebody signed in with, where it says how (<a
 * href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">RP-Initiated Logout</a>): else the next click would sign them in
 * again. It is remembered for as long as this server remembers the browser.
 */
@Component
class Farewell {

    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final String KEPT = Farewell.class.getName();

    private final Sessions sessions;
    private final Providers providers;
    private final Metadata metadata;
    private final TrustedAddress addresses;
    private final Origin origin;

    Farewell(Sessions sessions, Providers providers, Metadata metadata, TrustedAddress addresses, Origin origin) {
        this.sessions = sessions;
        this.providers = providers;
        this.metadata = metadata;
        this.addresses = addresses;
        this.origin = origin;
    }

    /** Which sign-in was by which provider, and what that said of its person. */
    private record Kept(UUID session, UUID provider, String idToken) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    /** Somebody has signed in with a provider. */
    void remember(HttpServletRequest request, Provider provider, String idToken) {
        sessions.name(provider.tenant())
                .ifPresent(
                        session -> request.getSession().setAttribute(KEPT, new Kept(session, provider.id(), idToken)));
    }

    /**
     * How this browser is signed out. The provider's own ID token says who leaves, so that it need not ask; by a form, which every
     * provider takes (RP-Initiated Logout, 2).
     *
     * @param back the path of ours that it comes back to
     * @param state what it brings back then; empty for nothing
     */
    Optional<OtherProviders.Form> form(HttpServletRequest request, Tenant tenant, String back, String state) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof Kept kept)) {
            return Optional.empty();
        }
        // Who signed in over them, another way, is no concern of that provider; nor are they who came back that way.
        if (sessions.name(tenant.id())
                .filter(name -> !name.equals(kept.session()))
                .isPresent()) {
            return Optional.empty();
        }
        return providers
                .find(tenant.id(), kept.provider())
                .flatMap(provider -> endpoint(provider)
                        .map(address ->
                                new OtherProviders.Form(address, fields(provider, kept.idToken(), back, state))));
    }

    private Map<String, String> fields(Provider provider, String idToken, String back, String state) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_token_hint", idToken);
        fields.put("client_id", provider.clientId());
        fields.put("post_logout_redirect_uri", origin.text() + back);
        if (!state.isEmpty()) {
            fields.put("state", state);
        }
        return fields;
    }

    private Optional<String> endpoint(Provider provider) {
        try {
            return Optional.ofNullable(metadata.of(provider).configuration().get("end_session_endpoint"))
                    .map(String::valueOf)
                    .filter(addresses::isVisitable);
        } catch (Metadata.Unusable unusable) {
            LOG.warn("Nobody can be signed out at the {}: {}", provider, LogLine.of(unusable));
            return Optional.empty();
        }
    }
}
