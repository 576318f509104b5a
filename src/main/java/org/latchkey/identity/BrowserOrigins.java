package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Applications;
import org.latchkey.kernel.Call;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Lets pages of other origins ask for tokens: those where a single-page application of the tenant takes its codes, and no others
 * (<a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>). Cookies are never sent along.
 */
final class BrowserOrigins implements CorsConfigurationSource {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final RequestMatcher OPEN = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(Issuer.TOKEN),
            PathPatternRequestMatcher.withDefaults().matcher(Issuer.CONFIGURATION),
            PathPatternRequestMatcher.withDefaults().matcher(Issuer.KEYS));

    private final Applications applications;
    private final Tenants tenants;

    BrowserOrigins(Applications applications, Tenants tenants) {
        this.applications = applications;
        this.tenants = tenants;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !OPEN.matches(request)) {
            return null;
        }
        if (Issuer.isAny(request.getRequestURI().split("/", 3)[1]) && Discovery.isPublic(request.getRequestURI())) {
            // Of no tenant, and the same for everybody.
            return opened(CorsConfiguration.ALL);
        }
        Tenant tenant = Issuer.current().tenant();
        if (!applications.isBrowserOrigin(Call.bySystem(tenant.id(), tenants.now(tenant)), origin)) {
            return null;
        }
        return opened(origin);
    }

    private static CorsConfiguration opened(String origin) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.of(origin));
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setMaxAge(REMEMBERED);
        return allowed;
    }
}
