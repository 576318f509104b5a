package org.latchkey.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Departure;
import org.latchkey.authentication.Proof;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Ends the browser's session (<a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">RP-Initiated Logout</a>). A
 * client that shows by an ID token whose session it means ends it at once; for anybody else the person is asked, since any page
 * can send a browser here. It leads back only to an address the client registered.
 */
@Controller
class SignOut {

    private final Clients clients;
    private final SigningKeys keys;
    private final Departure departure;
    private final ProviderPages pages;

    SignOut(Clients clients, SigningKeys keys, Departure departure, ProviderPages pages) {
        this.clients = clients;
        this.keys = keys;
        this.departure = departure;
        this.pages = pages;
    }

    @GetMapping(Issuer.LOGOUT)
    void ask(
            @RequestParam(name = "id_token_hint", required = false) @Nullable String hint,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<JWTClaimsSet> known = hint == null ? Optional.empty() : verified(hint);
        boolean isMine = Proof.person(SecurityContextHolder.getContext().getAuthentication())
                .map(person -> known.filter(claims -> person.user().toString().equals(claims.getClaim("oid")))
                        .isPresent())
                .orElse(true);
        if (isMine) {
            end(
                    request,
                    response,
                    known.flatMap(claims -> claims.getAudience().stream().findFirst())
                            .orElse(null));
            return;
        }
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        pages.show(
                request,
                response,
                200,
                "Sign out?",
                "leave",
                Map.of("action", Issuer.current().path(Issuer.LOGOUT) + "?" + query));
    }

    @PostMapping(Issuer.LOGOUT)
    void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        end(request, response, null);
    }

    private void end(HttpServletRequest request, HttpServletResponse response, @Nullable String client)
            throws IOException {
        response.sendRedirect(departure.leave(
                request,
                Issuer.current().tenant(),
                then(request, client == null ? request.getParameter("client_id") : client)));
    }

    /** Where a client has the browser end; empty when it registered no such address. */
    private String then(HttpServletRequest request, @Nullable String client) {
        String then = request.getParameter("post_logout_redirect_uri");
        RegisteredClient registered = client == null ? null : clients.findByClientId(client);
        if (then == null || registered == null || !registered.getRedirectUris().contains(then)) {
            return "";
        }
        String state = request.getParameter("state");
        return state == null
                ? then
                : then + (then.contains("?") ? "&" : "?") + "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    /** What an ID token of ours says; its time does not matter here. */
    private Optional<JWTClaimsSet> verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = keys.keys().getKeyByKeyId(jwt.getHeader().getKeyID());
            boolean ours = key != null
                    && jwt.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey()))
                    && Issuer.current().getIssuer().equals(jwt.getJWTClaimsSet().getIssuer());
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
    }
}
