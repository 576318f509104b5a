package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    private final Pages pages;
    private final Vault vault;
    private final ObjectProvider<OtherProviders> others;

    Departure(Sessions sessions, Pages pages, Vault vault, ObjectProvider<OtherProviders> others) {
        this.sessions = sessions;
        this.pages = pages;
        this.vault = vault;
        this.others = others;
    }

    /**
     * Signs out, and leads the browser on.
     *
     * @param then an address to end at, which is known to be somebody's to be led to; empty to end here
     */
    public void leave(HttpServletRequest request, HttpServletResponse response, Tenant tenant, String then)
            throws IOException {
        String out = "/" + tenant.id() + "/signin/out";
        // Sealed, so that nobody else can have a browser led on from our page.
        String state = then.isEmpty() ? "" : vault.seal(PLACE, then);
        Optional<OtherProviders.Form> elsewhere = others.stream()
                .flatMap(it -> it.signOut(request, tenant, out, state).stream())
                .findFirst();
        sessions.end(request);
        if (elsewhere.isPresent()) {
            pages.post(
                    request,
                    response,
                    tenant.displayName(),
                    "Signing you out",
                    elsewhere.get().address(),
                    elsewhere.get().fields());
        } else {
            response.setStatus(303);
            response.setHeader("Location", then.isEmpty() ? out : then);
        }
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
