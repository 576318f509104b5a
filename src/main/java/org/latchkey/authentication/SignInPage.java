package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Passwords;
import org.latchkey.directory.Users;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Asks a person for their name and password, and sends the browser back to where it came from. */
@Controller
class SignInPage {

    private final Tenants tenants;
    private final Users users;
    private final Passwords passwords;
    private final Directory directory;
    private final InstantSource clock;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignInPage(Tenants tenants, Users users, Passwords passwords, Directory directory, InstantSource clock) {
        this.tenants = tenants;
        this.users = users;
        this.passwords = passwords;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    @Order(2)
    static SecurityFilterChain signIn(HttpSecurity http) {
        return http.securityMatcher("/{tenant}/signin", "/{tenant}/signin/**")
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    @GetMapping("/{tenant}/signin")
    void ask(
            @PathVariable String tenant,
            @RequestParam(name = "login_hint", defaultValue = "") String name,
            CsrfToken csrf,
            HttpServletResponse response)
            throws IOException {
        show(response, csrf, tenant(tenant).isPresent() ? 200 : 404, name, "");
    }

    @PostMapping("/{tenant}/signin")
    void signIn(
            @PathVariable String tenant,
            @RequestParam(name = "continue") String then,
            @RequestParam String username,
            @RequestParam String password,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<SignedIn> person = tenant(tenant).flatMap(it -> person(it, username, password));
        if (person.isEmpty()) {
            show(response, csrf, 401, username, "The name or the password is not right.");
            return;
        }
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person.get(),
                null,
                List.of(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                        .issuedAt(clock.instant())
                        .build())));
        sessions.saveContext(context, request, response);
        response.sendRedirect(isOurs(then) ? then : "/");
    }

    private Optional<Tenant> tenant(String name) {
        return Ids.parse(name).flatMap(tenants::find);
    }

    private Optional<SignedIn> person(Tenant tenant, String username, String password) {
        Call call = Call.bySystem(tenant.id(), tenants.now(tenant));
        @Nullable UUID id = users.byPrincipalName(call, username.strip()).orElse(null);
        if (id == null || !passwords.matches(call, id, password)) {
            return Optional.empty();
        }
        DirectoryObject user = directory.find(call, Set.of(id)).get(id);
        return Optional.ofNullable(user)
                .map(it -> new SignedIn(tenant.id(), id, it.displayName(), String.valueOf(it.principalName())));
    }

    /** A path on this server, and not one that a browser takes for another host. */
    private static boolean isOurs(String path) {
        return path.matches("/[^/\\\\].*");
    }

    private static void show(HttpServletResponse response, CsrfToken csrf, int status, String name, String problem)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head>
                <body><main><h1>Sign in</h1>
                <p role="alert">%s</p>
                <form method="post">
                <input type="hidden" name="%s" value="%s">
                <label>Name <input name="username" value="%s" autocomplete="username" required></label>
                <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
                <button>Sign in</button>
                </form></main></body></html>
                """.formatted(escaped(problem), csrf.getParameterName(), csrf.getToken(), escaped(name)));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
