package org.latchkey.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.latchkey.authentication.Proof;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says which tenant's provider a request is for: by the first part of its path, an id or a verified domain, or by who is signed
 * in where the path names none. Whoever comes after finds it as {@link Issuer#current()}, and the request in standard words
 * ({@link StandardRequest}).
 */
final class IssuerFilter extends OncePerRequestFilter {

    /** Paths without a tenant: the tenant is the one of whoever is signed in. */
    private static final Set<String> ANY = Set.of("organizations", "common");

    private final Tenants tenants;
    private final PublicUrl url;
    private final Clients clients;
    private final ProviderPages pages;

    IssuerFilter(Tenants tenants, PublicUrl url, Clients clients, ProviderPages pages) {
        this.tenants = tenants;
        this.url = url;
        this.clients = clients;
        this.pages = pages;
    }

    /** What is said of the server as a whole. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/metadata/")
                || request.getRequestURI().endsWith("/discovery/instance");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Tenant> tenant = tenant(request);
        if (tenant.isEmpty()) {
            pages.unknownTenant(request, response);
            return;
        }
        AuthorizationServerContext before = AuthorizationServerContextHolder.getContext();
        AuthorizationServerContextHolder.setContext(new Issuer(tenant.get(), url.text(), Issuer.SETTINGS));
        try {
            chain.doFilter(new StandardRequest(request, clients), response);
        } finally {
            if (before == null) {
                AuthorizationServerContextHolder.resetContext();
            } else {
                AuthorizationServerContextHolder.setContext(before);
            }
        }
    }

    private Optional<Tenant> tenant(HttpServletRequest request) {
        String name = request.getRequestURI().split("/", 3)[1];
        if (name.equals("oauth2") || name.equals("device") || ANY.contains(name)) {
            return Proof.person(SecurityContextHolder.getContext().getAuthentication())
                    .flatMap(person -> tenants.find(person.tenant()))
                    .or(() -> hinted(request));
        }
        return Ids.parse(name).map(tenants::find).orElseGet(() -> tenants.byDomain(name));
    }

    /** The tenant of the domain that a client or a person hints at. */
    private Optional<Tenant> hinted(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("domain_hint"))
                .or(() -> Optional.ofNullable(request.getParameter("login_hint"))
                        .map(hint -> hint.substring(hint.lastIndexOf('@') + 1)))
                .flatMap(tenants::byDomain);
    }
}
