package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Pages;
import org.latchkey.authentication.Proof;
import org.latchkey.authentication.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks a person whether a client may act for them. What it says is what was asked for and kept, whatever the address of the
 * page says; the state in it is known to this person's browser only.
 */
@Controller
class ConsentPage {

    static final String PATH = "/oauth2/consent";

    private static final String ANSWERED = "This question has been answered. Start again from the application.";
    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final Authorizations authorizations;
    private final Clients clients;
    private final Consents consents;
    private final AuthorizationAnswer answer;
    private final ProviderPages pages;

    ConsentPage(
            Authorizations authorizations,
            Clients clients,
            Consents consents,
            AuthorizationAnswer answer,
            ProviderPages pages) {
        this.authorizations = authorizations;
        this.clients = clients;
        this.consents = consents;
        this.answer = answer;
        this.pages = pages;
    }

    @GetMapping(PATH)
    void ask(
            @RequestParam String state,
            @RequestParam(name = "user_code", required = false) @Nullable String userCode,
            HttpServletRequest request,
            HttpServletResponse response,
            Principal principal)
            throws IOException {
        OAuth2Authorization authorization = mine(state, principal);
        RegisteredClient client =
                authorization == null ? null : clients.findById(authorization.getRegisteredClientId());
        if (authorization == null || client == null) {
            pages.problem(response, 400, ANSWERED);
            return;
        }
        Set<String> scopes = asked(authorization);
        SignedIn who = Proof.who((Authentication) principal);
        boolean isForbidden = !consents.mayAgree(UUID.fromString(client.getClientId()), who.user(), scopes);
        boolean isDevice = authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.DEVICE_CODE);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(OAuth2ParameterNames.CLIENT_ID, client.getClientId());
        fields.put(OAuth2ParameterNames.STATE, state);
        String mode = parameter(authorization, "response_mode");
        if (!mode.isEmpty()) {
            fields.put("response_mode", mode);
        }
        if (isDevice && userCode != null) {
            fields.put(OAuth2ParameterNames.USER_CODE, userCode);
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("client", client.getClientName());
        facts.put("person", who.name());
        facts.put("principal", who.principalName());
        facts.put("forbidden", isForbidden);
        facts.put("device", isDevice);
        facts.put(
                "scopes",
                scopes.stream()
                        .map(scope -> Map.of("scope", scope, "words", words(scope)))
                        .toList());
        facts.put("accept", Issuer.current().path(isDevice ? Issuer.DEVICE : Issuer.AUTHORIZE));
        facts.put("fields", Pages.Field.of(fields));
        facts.put("refuse", PATH);
        facts.put("state", state);
        pages.show(
                request,
                response,
                isForbidden ? 403 : 200,
                isForbidden ? "An administrator must agree" : "May " + client.getClientName() + " act for you?",
                "consent",
                facts);
    }

    /** The person says no. */
    @PostMapping(PATH)
    void refuse(
            @RequestParam String state, HttpServletRequest request, HttpServletResponse response, Principal principal)
            throws IOException {
        OAuth2Authorization authorization = mine(state, principal);
        if (authorization == null) {
            pages.problem(response, 400, ANSWERED);
            return;
        }
        OAuth2Authorization.Token<OAuth2DeviceCode> device = authorization.getToken(OAuth2DeviceCode.class);
        OAuth2Authorization.Token<OAuth2UserCode> user = authorization.getToken(OAuth2UserCode.class);
        if (device != null && user != null) {
            authorizations.save(OAuth2Authorization.from(authorization)
                    .invalidate(device.getToken())
                    .invalidate(user.getToken())
                    .attributes(all -> all.remove(OAuth2ParameterNames.STATE))
                    .build());
            pages.close(response, "Nothing was allowed");
            return;
        }
        authorizations.remove(authorization);
        OAuth2AuthorizationRequest asked =
                Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        answer.deny(request, response, parameter(authorization, "response_mode"), asked);
    }

    private @Nullable OAuth2Authorization mine(String state, Principal principal) {
        OAuth2Authorization found = authorizations.findByToken(state, STATE);
        return found != null && found.getPrincipalName().equals(principal.getName()) ? found : null;
    }

    private static Set<String> asked(OAuth2Authorization authorization) {
        Set<String> wanted = authorization.getAttribute(OAuth2ParameterNames.SCOPE);
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return new TreeSet<>(wanted != null ? wanted : request != null ? request.getScopes() : Set.of());
    }

    private static String parameter(OAuth2Authorization authorization, String name) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request != null && request.getAdditionalParameters().get(name) instanceof String text ? text : "";
    }

    private static String words(String scope) {
        return switch (scope) {
            case "openid" -> "know who you are";
            case "profile" -> "read your name and user name";
            case "email" -> "read your mail address";
            case "offline_access" -> "stay signed in for you while you are away";
            default -> scope;
        };
    }
}
