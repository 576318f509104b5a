package org.latchkey.federation;

import java.net.URI;
import java.util.Set;
import org.latchkey.kernel.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which addresses of a provider this server calls: by TLS, or outside production on this machine. */
@Component
class TrustedAddress {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean production;

    TrustedAddress(@Value("${latchkey.production:false}") boolean production) {
        this.production = production;
    }

    /**
     * An address somebody declares.
     *
     * @throws Problem BAD_REQUEST when it is none that may be called
     */
    String checked(String property, String address) {
        if (!isTrusted(address)) {
            throw Problem.badRequest(
                    production
                            ? "The %s must be an https address without a query or fragment.".formatted(property)
                            : "The %s must be an https address, or an http address of this machine, without a query or fragment."
                                    .formatted(property));
        }
        return address;
    }

    /** Whether an address may be called. */
    boolean isTrusted(String address) {
        try {
            URI uri = URI.create(address);
            boolean isPlain = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return isPlain
                    && ("https".equals(uri.getScheme())
                            || (!production && "http".equals(uri.getScheme()) && HERE.contains(uri.getHost())));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
