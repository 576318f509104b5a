package org.latchkey.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Tells a client its tokens, in the form Microsoft's libraries read: scopes as they were spelled in the request, and who they
 * are for ({@code client_info}), by which those libraries keep accounts apart.
 */
@Component
class TokenAnswer {

    private final ProviderPages pages;
    private final Tokens tokens;

    TokenAnswer(ProviderPages pages, Tokens tokens) {
        this.pages = pages;
        this.tokens = tokens;
    }

    void send(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var answer = (OAuth2AccessTokenAuthenticationToken) authentication;
        OAuth2AccessToken access = answer.getAccessToken();
        long seconds = access.getIssuedAt() == null || access.getExpiresAt() == null
                ? 0
                : Duration.between(access.getIssuedAt(), access.getExpiresAt()).toSeconds();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("token_type", "Bearer");
        if (!access.getScopes().isEmpty()) {
            told.put("scope", String.join(" ", spelled(access.getScopes(), asked(request))));
        }
        told.put("expires_in", seconds);
        told.put("ext_expires_in", seconds);
        told.put("access_token", access.getTokenValue());
        if (answer.getRefreshToken() != null) {
            told.put("refresh_token", answer.getRefreshToken().getTokenValue());
        }
        told.putAll(answer.getAdditionalParameters());
        tellWho(request, access, answer.getRegisteredClient().getClientId(), told);
        response.setHeader("Pragma", "no-cache");
        pages.json(response, 200, told);
    }

    private void tellWho(
            HttpServletRequest request, OAuth2AccessToken access, String client, Map<String, @Nullable Object> told) {
        JWTClaimsSet claims = Tokens.claims(access.getTokenValue());
        Object user = claims.getClaim("oid");
        if (!"user".equals(claims.getClaim("idtyp"))) {
            return;
        }
        if (isDevice(request) && access.getScopes().contains(OidcScopes.PROFILE)) {
            told.put(
                    OidcParameterNames.ID_TOKEN, tokens.identify(claims, client).text());
        }
        if ("1".equals(request.getParameter("client_info"))) {
            told.put("client_info", clientInfo(String.valueOf(user), String.valueOf(claims.getClaim("tid"))));
        }
    }

    private static boolean isDevice(HttpServletRequest request) {
        return AuthorizationGrantType.DEVICE_CODE
                .getValue()
                .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
    }

    /** Permissions with the resource that the request put before them; those of OpenID Connect have none. */
    private static Set<String> spelled(Set<String> scopes, Set<String> asked) {
        String base = Issuer.current().base();
        String resource = asked.stream()
                .map(scope -> Resources.resourceOf(scope, base))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        Set<String> spelled = new LinkedHashSet<>();
        scopes.stream()
                .map(scope -> Clients.OPENID.contains(scope) ? scope : resource + scope)
                .forEach(spelled::add);
        // A library looks its token up by what it asked for.
        asked.stream()
                .filter(scope -> scope.endsWith("/" + StandardRequest.DEFAULT))
                .forEach(spelled::add);
        return spelled;
    }

    private static Set<String> asked(HttpServletRequest request) {
        HttpServletRequest original = request;
        while (original instanceof HttpServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest inner) {
            original = inner;
        }
        String scope = original.getParameter(OAuth2ParameterNames.SCOPE);
        return scope == null
                ? Set.of()
                : new LinkedHashSet<>(Arrays.asList(scope.strip().split("\\s+", -1)));
    }

    /** Who a token is for, as Microsoft's libraries want to be told. */
    private static String clientInfo(String user, String tenant) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"uid\":\"%s\",\"utid\":\"%s\"}"
                        .formatted(user, tenant)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
