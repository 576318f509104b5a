package org.latchkey.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.latchkey.authentication.Proof;
import org.latchkey.directory.Applications;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says which tenant's provider a request is for: by the first part of its path, an id or a verified domain. Where the path leaves
 * it open it is the tenant that the client is registered in, that a hint names, or of whoever is signed in; and where nothing
 * says, a person is asked for the name of their account. Whoever comes after finds it as {@link Issuer#current()}, and the
 * request in standard words ({@link StandardRequest}).
 */
final class IssuerFilter extends OncePerRequestFilter {

    private final Tenants tenants;
    private final PublicUrl url;
    private final Applications applications;
    private final Clients clients;
    private final AccountPage account;
    private final ProviderPages pages;

    IssuerFilter(
            Tenants tenants,
            PublicUrl url,
            Applications applications,
            Clients clients,
            AccountPage account,
            ProviderPages pages) {
        this.tenants = tenants;
        this.url = url;
        this.applications = applications;
        this.clients = clients;
        this.account = account;
        this.pages = pages;
    }

    /** What is said of the server as a whole. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/metadata/")
                || path.endsWith("/discovery/instance")
                || (Issuer.isAny(first(request)) && Discovery.isPublic(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest sent, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = UnnamedForm.read(sent);
        Optional<Tenant> tenant = tenant(request);
        if (tenant.isEmpty()) {
            if (isOpen(first(request)) && AccountPage.canAsk(request)) {
                account.ask(request, response);
            } else {
                pages.unknownTenant(request, response);
            }
            return;
        }
        AuthorizationServerContext before = AuthorizationServerContextHolder.getContext();
        AuthorizationServerContextHolder.setContext(new Issuer(tenant.get(), url.text(), Issuer.SETTINGS));
        try {
            StandardRequest standard = new StandardRequest(request, clients);
            if (standard.isTooLong()) {
                pages.problem(response, 400, "The application's request is too long. Tell whoever runs it.");
            } else {
                chain.doFilter(standard, response);
            }
        } finally {
            if (before == null) {
                AuthorizationServerContextHolder.resetContext();
            } else {
                AuthorizationServerContextHolder.setContext(before);
            }
        }
    }

    private static String first(HttpServletRequest request) {
        return request.getRequestURI().split("/", 3)[1];
    }

    /** Whether a path names no tenant. */
    private static boolean isOpen(String name) {
        return name.equals("oauth2") || name.equals("device") || Issuer.isAny(name);
    }

    private Optional<Tenant> tenant(HttpServletRequest request) {
        String name = first(request);
        if (!isOpen(name)) {
            return Ids.parse(name).map(tenants::find).orElseGet(() -> tenants.byDomain(name));
        }
        return registered(request).or(() -> hinted(request)).or(() -> signedIn(request));
    }

    private Optional<Tenant> registered(HttpServletRequest request) {
        return Ids.parse(String.valueOf(request.getParameter("client_id")))
                .flatMap(applications::tenantOf)
                .flatMap(tenants::find);
    }

    /** The tenant of the domain that a client or a person hints at. */
    private Optional<Tenant> hinted(HttpServletRequest request) {
        return Stream.of("domain_hint", "login_hint")
                .map(request::getParameter)
                .filter(hint -> hint != null && !hint.isBlank())
                .map(hint -> hint.substring(hint.lastIndexOf('@') + 1).strip())
                .flatMap(domain -> tenants.byDomain(domain).stream())
                .findFirst();
    }

    /** The tenant of whoever is signed in, unless they want to choose. */
    private Optional<Tenant> signedIn(HttpServletRequest request) {
        return String.valueOf(request.getParameter("prompt")).contains("select_account")
                ? Optional.empty()
                : Proof.person(SecurityContextHolder.getContext().getAuthentication())
                        .flatMap(person -> tenants.find(person.tenant()));
    }
}
