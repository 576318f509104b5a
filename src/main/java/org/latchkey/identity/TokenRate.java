package org.latchkey.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever tries secrets and codes: so many failures of one address with one client in a minute, and no more until the
 * minute is over. It counts by both, so that nobody locks out a client of others; the count is this server's own.
 */
final class TokenRate extends OncePerRequestFilter {

    private static final int MINUTE = 60;
    private static final int MOST_KNOWN = 100_000;

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
        return !request.getMethod().equals("POST") || !request.getRequestURI().contains("/oauth2/v2.0/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant now = clock.instant();
        long minute = now.getEpochSecond() / MINUTE;
        String key = request.getRemoteAddr() + " " + request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        Window window = windows.get(key);
        if (window != null && window.minute() == minute && window.failures() >= most) {
            response.setHeader("Retry-After", String.valueOf(MINUTE - now.getEpochSecond() % MINUTE));
            pages.error(response, 429, "temporarily_unavailable", "Too many failures. Try again in a minute.");
            return;
        }
        chain.doFilter(request, response);
        // A device that waits for its person is not guessing.
        boolean waits = request.getParameter("device_code") != null;
        if (response.getStatus() >= 400 && response.getStatus() < 500 && !waits) {
            if (windows.size() >= MOST_KNOWN) {
                windows.values().removeIf(old -> old.minute() < minute);
            }
            windows.merge(
                    key,
                    new Window(minute, 1),
                    (old, one) -> old.minute() == minute ? new Window(minute, old.failures() + 1) : one);
        }
    }
}
