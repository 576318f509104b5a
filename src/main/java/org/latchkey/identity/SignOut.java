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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Departure;
import org.latchkey.authentication.Pages;
import org.latchkey.authentication.SignIns;
import org.latchkey.secret.Vault;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Ends the browser's session (<a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">RP-Initiated Logout</a>). A
 * client that shows by an ID token that it means the session of this browser ({@code sid}) ends it at once; for anybody else, and where the
 * token is of another session, the person is asked, since any page can send a browser here. It leads back only to an address the client
 * registered.
 *
 * <p>A client may send a form, so that its token stands in no address. With a form from another site a browser shows no cookie:
 * what the token proved goes on, sealed, to an address where it does.
 */
@Controller
class SignOut {

    /** Where the person says yes. */
    static final String CONFIRMED = Issuer.LOGOUT + "/confirmed";

    private static final String HINT = "id_token_hint";
    private static final String PROVEN = "proven";
    private static final List<String> KEPT = List.of("client_id", "post_logout_redirect_uri", "state");

    /** So long what a form proved is good: for the next request. */
    private static final Duration GOOD = Duration.ofMinutes(1);

    private final Clients clients;
    private final SigningKeys keys;
    private final Departure departure;
    private final ProviderPages pages;
    private final Vault vault;
    private final InstantSource clock;

    SignOut(
            Clients clients,
            SigningKeys keys,
            Departure departure,
            ProviderPages pages,
            Vault vault,
            InstantSource clock) {
        this.clients = clients;
        this.keys = keys;
        this.departure = departure;
        this.pages = pages;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Which session a client means.
     *
     * @param client the id of the client
     */
    private record Meant(String session, String client) {}

    @PostMapping(Issuer.LOGOUT)
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> on = kept(request);
        meant(request)
                .ifPresent(meant -> on.put(
                        PROVEN,
                        vault.seal(
                                place(),
                                meant.session() + " " + meant.client() + " "
                                        + clock.instant().getEpochSecond())));
        response.setStatus(303);
        response.setHeader(
                "Location",
                Issuer.current().path(Issuer.LOGOUT)
                        + on.entrySet().stream()
                                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                                .collect(Collectors.joining("&", "?", "")));
    }

    @GetMapping(Issuer.LOGOUT)
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Meant> meant = proven(request).or(() -> meant(request));
        boolean isMine = SignIns.session(SecurityContextHolder.getContext().getAuthentication())
                .map(session -> meant.filter(it -> session.toString().equals(it.session()))
                        .isPresent())
                .orElse(true);
        if (isMine) {
            end(request, response, meant.map(Meant::client).orElse(null));
            return;
        }
        pages.show(
                request,
                response,
                200,
                "Sign out?",
                "leave",
                Map.of("action", Issuer.current().path(CONFIRMED), "fields", Pages.Field.of(kept(request))));
    }

    @PostMapping(CONFIRMED)
    void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        end(request, response, null);
    }

    private void end(HttpServletRequest request, HttpServletResponse response, @Nullable String client)
            throws IOException {
        departure.leave(
                request,
                response,
                Issuer.current().tenant(),
                then(request, client == null ? request.getParameter("client_id") : client));
    }

    /** Where a client has the browser end; empty when it registered no such address. */
    private String then(HttpServletRequest request, @Nullable String client) {
        String then = request.getParameter("post_logout_redirect_uri");
        RegisteredClient registered = client == null ? null : clients.findByClientId(client);
        if (then == null || registered == null || !registered.getRedirectUris().contains(then)) {
            return "";
        }
        String state = request.getParameter("state");
        return state == null ? then : then + (then.contains("?") ? "&" : "?") + "state=" + encoded(state);
    }

    /** What a request says besides the token. */
    private static Map<String, String> kept(HttpServletRequest request) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = request.getParameter(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    /** Which session a request means by an ID token, if that is of the client it names, or it names none. */
    private Optional<Meant> meant(HttpServletRequest request) {
        String hint = request.getParameter(HINT);
        String client = request.getParameter("client_id");
        return Optional.ofNullable(hint)
                .flatMap(this::verified)
                .map(claims -> new Meant(
                        String.valueOf(claims.getClaim("sid")),
                        claims.getAudience().stream().findFirst().orElse("")))
                .filter(meant -> client == null || client.equals(meant.client()));
    }

    /** Which one a form before this request meant. */
    private Optional<Meant> proven(HttpServletRequest request) {
        String sealed = request.getParameter(PROVEN);
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            String[] parts = vault.open(place(), sealed).split(" ", -1);
            boolean isGood =
                    Instant.ofEpochSecond(Long.parseLong(parts[2])).plus(GOOD).isAfter(clock.instant());
            return isGood ? Optional.of(new Meant(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalStateException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static String place() {
        return "sign-out of " + Issuer.current().tenant().id();
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
