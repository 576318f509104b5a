package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * A request to the provider, in the words of the standards. Microsoft's libraries name permissions with their resource in front
 * ({@code https://graph.microsoft.com/User.Read}), ask for whatever was agreed to as {@code /.default}, and shorten the name of
 * the device grant. See <a href="https://learn.microsoft.com/entra/identity-platform/scopes-oidc">Scopes and permissions</a>.
 */
final class StandardRequest extends OtherParameters {

    /** What {@code /.default} is without its resource. */
    static final String DEFAULT = ".default";

    /** What says who somebody is. Nothing of an authorization rests on it, and no address of ours repeats it. */
    private static final String HINT = "id_token_hint";

    /** So long the parameters of a page may be, encoded: they stand in the addresses of the pages after it, encoded once more. */
    private static final int LONGEST = 4_000;

    private static final Set<String> ON_PAGES = Set.of("/authorize", "/logout", "/deviceauth");

    private static final String SCOPE = OAuth2ParameterNames.SCOPE;
    private static final String GRANT_TYPE = OAuth2ParameterNames.GRANT_TYPE;

    StandardRequest(HttpServletRequest request, Clients clients) {
        super(request, standard(request, clients));
    }

    private static Map<String, String[]> standard(HttpServletRequest request, Clients clients) {
        Map<String, String[]> all = new LinkedHashMap<>(request.getParameterMap());
        String[] grants = all.get(GRANT_TYPE);
        if (grants != null) {
            all.put(
                    GRANT_TYPE,
                    Arrays.stream(grants)
                            .map(grant ->
                                    grant.equals("device_code") ? AuthorizationGrantType.DEVICE_CODE.getValue() : grant)
                            .toArray(String[]::new));
        }
        if (request.getRequestURI().endsWith("/authorize")) {
            all.remove(HINT);
        }
        // MSAL names the client twice.
        all.computeIfPresent(
                OAuth2ParameterNames.CLIENT_ID,
                (name, ids) -> Arrays.stream(ids).distinct().toArray(String[]::new));
        String[] scopes = all.get(SCOPE);
        if (scopes != null && scopes.length == 1) {
            String meant = String.join(" ", scopes(request, bare(scopes[0]), clients));
            if (meant.isEmpty()) {
                all.remove(SCOPE);
            } else {
                all.put(SCOPE, new String[] {meant});
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /** Whether what a person's browser carries on would not fit into an address. */
    boolean isTooLong() {
        return ON_PAGES.stream().anyMatch(getRequestURI()::endsWith)
                && getParameterMap().entrySet().stream()
                                .filter(parameter -> !parameter.getKey().equals(HINT))
                                .mapToLong(parameter -> Arrays.stream(parameter.getValue())
                                        .mapToLong(value -> length(parameter.getKey()) + length(value))
                                        .sum())
                                .sum()
                        > LONGEST;
    }

    private static long length(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length() + 1L;
    }

    /** Scopes without the names of the resource they belong to, which is this server. */
    private static Set<String> bare(String scopes) {
        Set<String> bare = new LinkedHashSet<>();
        for (String scope : scopes.strip().split("\\s+", -1)) {
            bare.add(Resources.withoutResource(scope, Issuer.current().base()));
        }
        bare.remove("");
        return bare;
    }

    private static Set<String> scopes(HttpServletRequest request, Set<String> asked, Clients clients) {
        Set<String> meant = new LinkedHashSet<>(asked);
        String path = request.getRequestURI();
        if (path.endsWith("/devicecode")) {
            // RFC 8628 knows no ID token. Whoever asks for the profile gets one all the same, see TokenAnswer.
            if (meant.remove(OidcScopes.OPENID)) {
                meant.add(OidcScopes.PROFILE);
            }
        }
        if (AuthorizationGrantType.REFRESH_TOKEN.getValue().equals(request.getParameter(GRANT_TYPE))) {
            // MSAL repeats it, also for what a device was let do; whether there is an ID token was said when that was
            // agreed to.
            meant.remove(OidcScopes.OPENID);
        }
        if (!meant.remove(DEFAULT)) {
            return meant;
        }
        if (path.endsWith("/token")) {
            // All that was agreed to; for an application, all that it was given. MSAL asks for a person's there too.
            meant.removeAll(Clients.OPENID);
            return isClientCredentials(request) ? meant : Set.of();
        }
        meant.addAll(clients.defaultScopes(request.getParameter(OAuth2ParameterNames.CLIENT_ID)));
        return meant;
    }

    private static boolean isClientCredentials(HttpServletRequest request) {
        return AuthorizationGrantType.CLIENT_CREDENTIALS.getValue().equals(request.getParameter(GRANT_TYPE));
    }
}
