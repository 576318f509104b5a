package org.latchkey.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.latchkey.graph.Patch;
import tools.jackson.databind.JsonNode;

/**
 * Where an application may have codes sent: over TLS, or within one machine, or, for a program of the person's own, by a scheme it owns
 * (<a href="https://learn.microsoft.com/entra/identity-platform/reply-url">Redirect URI restrictions</a>).
 */
final class RedirectAddresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MOST = 256;

    private RedirectAddresses() {}

    /** Refuses a body of an application that has others. */
    static void check(Patch body) {
        check(body, "web", false);
        check(body, "spa", false);
        check(body, "publicClient", true);
    }

    private static void check(Patch body, String property, boolean ownSchemes) {
        JsonNode given = body.get(property, JsonNode.class)
                .map(it -> it.path("redirectUris"))
                .orElse(null);
        if (given == null) {
            return;
        }
        if (given.size() > MOST) {
            throw Rules.bad("An application can have %d redirect addresses at most.".formatted(MOST));
        }
        for (JsonNode address : given.values()) {
            if (!isRedirect(address.asString(""), ownSchemes)) {
                throw Rules.bad(
                        ("The redirect address '%s' must be an absolute address with https, or http on localhost, and "
                                        + "without a fragment.")
                                .formatted(address.asString("")));
            }
        }
    }

    private static boolean isRedirect(String address, boolean ownSchemes) {
        try {
            URI uri = new URI(address);
            if (!uri.isAbsolute() || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                return false;
            }
            return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
                case "https" -> uri.getHost() != null;
                case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
                case "javascript", "data", "file", "vbscript", "blob" -> false;
                default -> ownSchemes;
            };
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
