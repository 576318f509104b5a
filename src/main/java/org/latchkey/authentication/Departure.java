package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.latchkey.secret.Vault;
import org.latchkey.tenant.Tenant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The way out: ends what this browser is signed in to, here and with the provider it came from. */
@Component
public class Departure {

    private static final String PLACE = "departure";

    private final Sessions sessions;
    private final Vault vault;
    private final ObjectProvider<OtherProviders> others;

    Departure(Sessions sessions, Vault vault, ObjectProvider<OtherProviders> others) {
        this.sessions = sessions;
        this.vault = vault;
        this.others = others;
    }

    /**
     * Signs out.
     *
     * @param then an address to end at, which is known to be somebody's to be led to; empty to end here
     * @return where the browser goes next
     */
    public String leave(HttpServletRequest request, Tenant tenant, String then) {
        String out = "/" + tenant.id() + "/signin/out";
        // Sealed, so that nobody else can have a browser led on from our page.
        String state = then.isEmpty() ? "" : vault.seal(PLACE, then);
        Optional<String> elsewhere = others.stream()
                .flatMap(it -> it.signOut(request, tenant, out, state).stream())
                .findFirst();
        sessions.end(request);
        return elsewhere.orElse(then.isEmpty() ? out : then);
    }

    /** Where a browser ends that came back from another provider. */
    Optional<String> then(HttpServletRequest request) {
        String state = request.getParameter("state");
        try {
            return state == null || state.isEmpty() ? Optional.empty() : Optional.of(vault.open(PLACE, state));
        } catch (RuntimeException forged) {
            return Optional.empty();
        }
    }
}
