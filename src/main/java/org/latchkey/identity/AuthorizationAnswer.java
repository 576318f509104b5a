package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Brings an authorization request's answer to the client, by way of the browser: in the query, in the fragment, or as a form
 * that submits itself (<a href="https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html">form post</a>). It names the
 * issuer, so that a client of several is not fooled (RFC 9207). What must not go to any address is told to the person.
 */
@Component
class AuthorizationAnswer {

    private final ProviderPages pages;

    AuthorizationAnswer(ProviderPages pages) {
        this.pages = pages;
    }

    void succeed(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var answer = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                OAuth2ParameterNames.CODE,
                Objects.requireNonNull(answer.getAuthorizationCode()).getTokenValue());
        send(request, response, Objects.requireNonNull(answer.getRedirectUri()), parameters, answer.getState());
    }

    void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!(failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused)) {
            interrupt(request, response, failure);
            return;
        }
        OAuth2Error error = refused.getError();
        var asked = refused.getAuthorizationCodeRequestAuthentication();
        if (asked == null
                || asked.getRedirectUri() == null
                || asked.getRedirectUri().isBlank()) {
            pages.problem(
                    response,
                    400,
                    "The application's request is not valid (%s). Tell whoever runs it."
                            .formatted(error.getDescription()));
            return;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        if (error.getDescription() != null) {
            parameters.put(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        }
        send(request, response, asked.getRedirectUri(), parameters, asked.getState());
    }

    /** What was asked for is valid, and something came between. */
    private void interrupt(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException told
                ? told.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        String sentence =
                Objects.requireNonNullElse(error.getDescription(), "The request could not be answered this time.");
        refuse(request, response, error.getErrorCode(), sentence, sentence + " Start again from the application.");
    }

    /** An error for a request that cannot be answered as it is; for the client only where its address was found valid. */
    void refuse(HttpServletRequest request, HttpServletResponse response, String error, String sentence)
            throws IOException {
        refuse(request, response, error, sentence, sentence);
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            String error,
            String sentence,
            String forThePerson)
            throws IOException {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = validated(request);
        if (asked == null || asked.getRedirectUri() == null) {
            pages.problem(response, 400, forThePerson);
            return;
        }
        send(
                request,
                response,
                asked.getRedirectUri(),
                new LinkedHashMap<>(
                        Map.of(OAuth2ParameterNames.ERROR, error, OAuth2ParameterNames.ERROR_DESCRIPTION, sentence)),
                asked.getState());
    }

    /** What Spring has read and found valid, client and address, before anybody was asked to sign in. */
    private static @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken validated(HttpServletRequest request) {
        return (OAuth2AuthorizationCodeRequestAuthenticationToken)
                request.getAttribute(OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName());
    }

    /** The person said no. */
    void deny(HttpServletRequest request, HttpServletResponse response, String mode, OAuth2AuthorizationRequest asked)
            throws IOException {
        send(
                request,
                response,
                mode,
                Objects.requireNonNull(asked.getRedirectUri()),
                new LinkedHashMap<>(Map.of(
                        OAuth2ParameterNames.ERROR, "access_denied",
                        OAuth2ParameterNames.ERROR_DESCRIPTION, "The person did not agree.")),
                asked.getState());
    }

    private void send(
            HttpServletRequest request,
            HttpServletResponse response,
            String redirectUri,
            Map<String, String> parameters,
            @Nullable String state)
            throws IOException {
        send(request, response, String.valueOf(request.getParameter("response_mode")), redirectUri, parameters, state);
    }

    private void send(
            HttpServletRequest request,
            HttpServletResponse response,
            String mode,
            String redirectUri,
            Map<String, String> parameters,
            @Nullable String state)
            throws IOException {
        if (state != null && !state.isBlank()) {
            parameters.put(OAuth2ParameterNames.STATE, state);
        }
        parameters.put("iss", Issuer.current().getIssuer());
        response.setHeader("Referrer-Policy", "no-referrer");
        switch (mode) {
            case "form_post" -> pages.post(request, response, "Signing you in", redirectUri, parameters);
            case "fragment" -> response.sendRedirect(redirectUri + "#" + encoded(parameters));
            default ->
                response.sendRedirect(redirectUri + (redirectUri.contains("?") ? "&" : "?") + encoded(parameters));
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }
}
