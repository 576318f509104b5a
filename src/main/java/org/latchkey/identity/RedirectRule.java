package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Where a code may be sent: to an address that was registered, letter by letter. A public client on the person's own machine
 * may listen on any port of its loopback address (RFC 8252, 7.3); Microsoft's libraries say {@code localhost} for it. Servers and
 * pages may not.
 */
final class RedirectRule {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> CHECKED = ((Consumer<
                            OAuth2AuthorizationCodeRequestAuthenticationContext>)
                    RedirectRule::check)
            .andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR);

    private RedirectRule() {}

    /** Refuses a request that names no address, before one is looked for in its place; reads none itself. */
    static @Nullable Authentication required(HttpServletRequest request) {
        String named = request.getParameter(OAuth2ParameterNames.REDIRECT_URI);
        boolean isAnswer =
                request.getMethod().equals("POST") && request.getParameter(OAuth2ParameterNames.RESPONSE_TYPE) == null;
        if (!isAnswer && (named == null || named.isBlank())) {
            throw refused("it names no redirect_uri");
        }
        return null;
    }

    /** Carries no address: nothing of this is told to one that nobody registered. */
    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(String sentence) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, sentence, null), null);
    }

    private static void check(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        RegisteredClient client = context.getRegisteredClient();
        if (!allows(client.getRedirectUris(), Clients.onMachines(client), asked.getRedirectUri())) {
            throw refused("the redirect_uri is not one of those registered for the application");
        }
    }

    /**
     * Whether an address is one of the registered ones.
     *
     * @param onMachines those of them that are of programs on people's machines
     */
    private static boolean allows(Set<String> registered, Set<String> onMachines, @Nullable String asked) {
        if (asked == null || asked.indexOf('#') >= 0) {
            return false;
        }
        if (registered.contains(asked)) {
            return true;
        }
        String portless = withoutPort(asked);
        return portless != null && onMachines.stream().anyMatch(one -> portless.equals(withoutPort(one)));
    }

    /** A loopback address without its port; null for any other. */
    private static @Nullable String withoutPort(String address) {
        try {
            URI uri = new URI(address);
            return "http".equals(uri.getScheme())
                            && LOOPBACK.contains(String.valueOf(uri.getHost()))
                            && uri.getRawUserInfo() == null
                    ? "http://" + uri.getHost() + uri.getRawPath() + "?" + uri.getRawQuery()
                    : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
