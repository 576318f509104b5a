package org.latchkey.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.springframework.security.web.csrf.CsrfToken;
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

    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final Authorizations authorizations;
    private final Clients clients;
    private final Consents consents;
    private final AuthorizationAnswer answer;
    private final Pages pages;

    ConsentPage(
            Authorizations authorizations,
            Clients clients,
            Consents consents,
            AuthorizationAnswer answer,
            Pages pages) {
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
            CsrfToken csrf,
            HttpServletResponse response,
            Principal principal)
            throws IOException {
        OAuth2Authorization authorization = mine(state, principal);
        Map<String, String> refusal = Map.of("state", state, csrf.getParameterName(), csrf.getToken());
        RegisteredClient client =
                authorization == null ? null : clients.findById(authorization.getRegisteredClientId());
        if (authorization == null || client == null) {
            pages.problem(response, 400, "This question has been answered. Start again from the application.");
            return;
        }
        Set<String> scopes = asked(authorization);
        SignedIn who = Proof.who((Authentication) principal);
        if (!consents.mayAgree(UUID.fromString(client.getClientId()), who.user(), scopes)) {
            pages.show(response, 403, "An administrator must agree", """
                    <p><b>%s</b> asks for permissions that only an administrator can give:</p>
                    %s
                    %s
                    """.formatted(
                            Pages.escaped(client.getClientName()), list(scopes), form(PATH, refusal, "Back", "plain")));
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(OAuth2ParameterNames.CLIENT_ID, client.getClientId());
        fields.put(OAuth2ParameterNames.STATE, state);
        String mode = parameter(authorization, "response_mode");
        if (!mode.isEmpty()) {
            fields.put("response_mode", mode);
        }
        boolean isDevice = authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.DEVICE_CODE);
        if (isDevice && userCode != null) {
            fields.put(OAuth2ParameterNames.USER_CODE, userCode);
        }
        pages.show(response, 200, "May " + client.getClientName() + " act for you?", """
                <p>%s<br><span class="quiet">%s</span></p>
                %s
                <p>The application <b>%s</b> asks to:</p>
                %s
                %s %s
                """.formatted(
                Pages.escaped(who.name()),
                Pages.escaped(who.principalName()),
                isDevice ? "<p><b>It runs on another device.</b> Go on only if you started it there yourself.</p>" : "",
                Pages.escaped(client.getClientName()),
                list(scopes),
                form(Issuer.current().path(isDevice ? Issuer.DEVICE : Issuer.AUTHORIZE), fields, scopes, "Accept", ""),
                form(PATH, refusal, "Cancel", "plain")));
    }

    /** The person says no. */
    @PostMapping(PATH)
    void refuse(@RequestParam String state, HttpServletResponse response, Principal principal) throws IOException {
        OAuth2Authorization authorization = mine(state, principal);
        if (authorization == null) {
            pages.problem(response, 400, "This question has been answered. Start again from the application.");
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
            pages.show(response, 200, "Nothing was allowed", "<p>You can close this page.</p>");
            return;
        }
        authorizations.remove(authorization);
        OAuth2AuthorizationRequest asked =
                Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        answer.deny(response, parameter(authorization, "response_mode"), asked);
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

    private static String list(Set<String> scopes) {
        return scopes.stream()
                .map(scope -> "<li>" + Pages.escaped(words(scope)) + "</li>")
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
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

    private static String form(String target, Map<String, String> fields, String button, String style) {
        return form(target, fields, Set.of(), button, style);
    }

    private static String form(
            String target, Map<String, String> fields, Set<String> scopes, String button, String style) {
        StringBuilder form = new StringBuilder("<form method=\"post\" action=\"" + Pages.escaped(target) + "\">\n");
        fields.forEach((name, value) -> form.append(hidden(name, value)));
        scopes.forEach(scope -> form.append(hidden(OAuth2ParameterNames.SCOPE, scope)));
        return form.append("<button class=\"")
                .append(style)
                .append("\">")
                .append(Pages.escaped(button))
                .append("</button></form>")
                .toString();
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">%n"
                .formatted(Pages.escaped(name), Pages.escaped(value));
    }
}
