package org.latchkey.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.AuthenticationContexts;
import org.latchkey.authentication.Proof;
import org.latchkey.authentication.Sessions;
import org.latchkey.tenant.Tenant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before whatever a person must have signed in for: sends the browser to the sign-in pages and back, for exactly what
 * is missing. What the client asked for has been found valid by then.
 */
final class SignInGate extends OncePerRequestFilter {

    /** So long a new sign-in may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** When a request led to the sign-in page; the session remembers it under this and its hash. */
    private static final String ASKED = SignInGate.class.getName() + ".";

    private static final RequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.withDefaults().matcher(Issuer.AUTHORIZE);
    private static final RequestMatcher GUARDED = new OrRequestMatcher(
            AUTHORIZE,
            PathPatternRequestMatcher.withDefaults().matcher(Issuer.DEVICE),
            PathPatternRequestMatcher.withDefaults().matcher(ConsentPage.PATH));

    private final AuthorizationAnswer answer;
    private final Sessions sessions;
    private final AuthenticationContexts contexts;
    private final InstantSource clock;

    SignInGate(AuthorizationAnswer answer, Sessions sessions, AuthenticationContexts contexts, InstantSource clock) {
        this.sessions = sessions;
        this.answer = answer;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!GUARDED.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        for (String unread : List.of("request", "request_uri")) {
            if (AUTHORIZE.matches(request) && request.getParameter(unread) != null) {
                answer.refuse(
                        request,
                        response,
                        unread + "_not_supported",
                        "The application's request must carry its parameters itself, and no %s.".formatted(unread));
                return;
            }
        }
        String[] nonces = request.getParameterValues("nonce");
        if (AUTHORIZE.matches(request) && nonces != null && nonces.length > 1) {
            answer.refuse(request, response, "invalid_request", "The application's request has more than one nonce.");
            return;
        }
        Demand demand = Demand.of(request.getParameterMap());
        if (AUTHORIZE.matches(request) && !isSatisfiable(demand)) {
            answer.refuse(
                    request,
                    response,
                    "unmet_authentication_requirements",
                    "The organization has no such authentication context.");
            return;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean isHere = sessions.person(Issuer.current().tenant().id()).isPresent();
        if (!isHere) {
            // Somebody of another organization is nobody here, and neither is who was signed out from elsewhere.
            SecurityContextHolder.clearContext();
        }
        Optional<Demand.Missing> missing = isHere && authentication != null && AUTHORIZE.matches(request)
                ? demand.missing(Proof.of(authentication), asked(request), clock.instant())
                : Optional.empty();
        if (isHere && missing.isEmpty()) {
            request.getSession().removeAttribute(key(request));
            chain.doFilter(request, response);
        } else if (demand.silent()) {
            answer.refuse(
                    request,
                    response,
                    isHere ? "interaction_required" : "login_required",
                    "Somebody must sign in, and prompt=none forbids to ask.");
        } else {
            if ((demand.anew() || demand.maxAge() != null) && asked(request) == null) {
                request.getSession().setAttribute(key(request), clock.instant());
            }
            Set<String> require = isHere ? Set.of(missing.orElseThrow().word()) : demand.words();
            response.sendRedirect(signIn(request, Issuer.current().tenant(), require));
        }
    }

    /** Nobody is asked for a factor whose context no token will ever carry. */
    private boolean isSatisfiable(Demand demand) {
        return contexts.known(Issuer.current().tenant().id(), demand.essential())
                .containsAll(demand.essential());
    }

    /** When this very request led to the sign-in page; null where it did not, or the person did something else since. */
    private @Nullable Instant asked(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(key(request)) instanceof Instant asked
                        && asked.plus(PATIENCE).isAfter(clock.instant())
                ? asked
                : null;
    }

    private static String key(HttpServletRequest request) {
        return ASKED + Hash.of(query(request));
    }

    private static String signIn(HttpServletRequest request, Tenant tenant, Set<String> require) {
        StringBuilder address = new StringBuilder("/" + tenant.id() + "/signin?continue=")
                .append(encoded(request.getRequestURI() + "?" + query(request)));
        if (!require.isEmpty()) {
            address.append("&require=").append(encoded(String.join(" ", require)));
        }
        for (String hint : List.of("login_hint", "domain_hint")) {
            String value = request.getParameter(hint);
            if (value != null) {
                address.append("&").append(hint).append("=").append(encoded(value));
            }
        }
        return address.toString();
    }

    /** The parameters as a query, also where they came in a body: a browser comes back with a GET. */
    private static String query(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(parameter ->
                        Arrays.stream(parameter.getValue()).map(value -> parameter.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
