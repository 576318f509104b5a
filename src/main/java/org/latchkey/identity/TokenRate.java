package org.latchkey.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.latchkey.kernel.Ids;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever tries secrets and codes: so many failures of one address with one client in a minute, and no more until the
 * minute is over. It counts by both, so that nobody locks out a client of others; and, more generously, by the address alone, for
 * whoever takes another client each time. The count is this server's own.
 */
final class TokenRate extends OncePerRequestFilter {

    private static final int MINUTE = 60;
    private static final int MOST_KNOWN = 100_000;
    /** How many clients may use up their failures at one address: there may be many people behind it. */
    private static final int CLIENTS = 10;

    private static final Set<String> DEVICE = Set.of("device_code", AuthorizationGrantType.DEVICE_CODE.getValue());

    private final int most;
    private final ProviderPages pages;
    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    /** Failures since the start of a minute. */
    private record Window(long minute, int failures) {}

    TokenRate(int most, ProviderPages pages, InstantSource clock) {
        this.most = most;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean tries =
                request.getMethod().equals("POST") || request.getParameter(OAuth2ParameterNames.USER_CODE) != null;
        return !tries || !request.getRequestURI().contains("/oauth2/v2.0/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant now = clock.instant();
        long minute = now.getEpochSecond() / MINUTE;
        String address = request.getRemoteAddr();
        String both = address + " " + client(request);
        if (failures(both, minute) >= most || failures(address, minute) >= CLIENTS * most) {
            response.setHeader("Retry-After", String.valueOf(MINUTE - now.getEpochSecond() % MINUTE));
            pages.error(response, 429, "temporarily_unavailable", "Too many failures. Try again in a minute.");
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() >= 400 && response.getStatus() < 500 && !waits(request, response)) {
            count(both, minute);
            count(address, minute);
        }
    }

    /** The client by its id; nothing for what is none, or does not matter: a person's code is good with any. */
    private static String client(HttpServletRequest request) {
        return request.getParameter(OAuth2ParameterNames.USER_CODE) == null
                ? Ids.parse(String.valueOf(request.getParameter(OAuth2ParameterNames.CLIENT_ID)))
                        .map(UUID::toString)
                        .orElse("")
                : "";
    }

    /** A device that waits for its person is not guessing: its client is known, and its code too long for that. */
    private static boolean waits(HttpServletRequest request, HttpServletResponse response) {
        return response.getStatus() == 400
                && DEVICE.contains(String.valueOf(request.getParameter(OAuth2ParameterNames.GRANT_TYPE)));
    }

    private int failures(String key, long minute) {
        Window window = windows.get(key);
        return window != null && window.minute() == minute ? window.failures() : 0;
    }

    private void count(String key, long minute) {
        if (windows.size() >= MOST_KNOWN) {
            windows.values().removeIf(old -> old.minute() < minute);
        }
        if (windows.size() >= MOST_KNOWN) {
            // More addresses than are kept have failed within the minute: they begin anew.
            windows.clear();
        }
        windows.merge(
                key,
                new Window(minute, 1),
                (old, one) -> old.minute() == minute ? new Window(minute, old.failures() + 1) : one);
    }
}
