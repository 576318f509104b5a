package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps in the database who has signed in with which browser, so that neither a restart nor another server asks again. The browser
 * holds the tenant's id and a secret, the database a hash of it; each time somebody proves something the secret is a new one, so
 * that one which was known to others is worth nothing.
 */
@Component
public class SignIns implements SecurityContextRepository {

    private final SignInRows rows;
    private final People people;
    private final Tenants tenants;
    private final Origin origin;
    private final ApplicationEventPublisher news;

    SignIns(SignInRows rows, People people, Tenants tenants, Origin origin, ApplicationEventPublisher news) {
        this.news = news;
        this.rows = rows;
        this.people = people;
        this.tenants = tenants;
        this.origin = origin;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> load(request));
    }

    /** Reads it when somebody asks, and not before: most requests ask nothing. */
    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<Optional<SecurityContext>> load;
        private Optional<SecurityContext> known = Optional.empty();
        private boolean isLoaded;
        private boolean isGenerated;

        Deferred(Supplier<Optional<SecurityContext>> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            if (!isLoaded) {
                Optional<SecurityContext> found = load.get();
                isGenerated = found.isEmpty();
                known = Optional.of(found.orElseGet(SecurityContextHolder::createEmptyContext));
                isLoaded = true;
            }
            return known.orElseThrow();
        }

        @Override
        public boolean isGenerated() {
            get();
            return isGenerated;
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return load(request).isPresent();
    }

    private Optional<SecurityContext> load(HttpServletRequest request) {
        return Ticket.of(request)
                .flatMap(ticket -> rows.find(ticket)
                        .flatMap(found -> tenants.find(ticket.tenant())
                                .flatMap(tenant -> people.account(people.call(tenant), found.user())
                                        .map(account -> context(
                                                People.signedIn(tenant, account), found.proof(), found.session())))));
    }

    /** What the sign-in of a browser is called for as long as its person stays the same; empty where it is not known yet. */
    public static Optional<UUID> session(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof UUID session
                ? Optional.of(session)
                : Optional.empty();
    }

    /**
     * Somebody's sign-in.
     *
     * @param session what it is called; null before it is kept
     */
    static SecurityContext context(SignedIn person, Proof proof, @Nullable UUID session) {
        List<GrantedAuthority> authorities = proof.at().entrySet().stream()
                .<GrantedAuthority>map(
                        one -> FactorGrantedAuthority.withAuthority(one.getKey().authority())
                                .issuedAt(one.getValue())
                                .build())
                .toList();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        var authentication = UsernamePasswordAuthenticationToken.authenticated(person, null, authorities);
        authentication.setDetails(session);
        context.setAuthentication(authentication);
        return context;
    }

    /**
     * Keeps what somebody has proven, in place of what this browser had before. Where that was another sign-in, somebody else's or one
     * that has run out, it is over for everybody who was let in by it. What adds to a sign-in that has ended meanwhile is not kept:
     * nobody is signed in then.
     */
    @Override
    @Transactional
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        Optional<SignedIn> person = Proof.person(authentication);
        Optional<UUID> continued = session(authentication);
        Optional<SignInRows.Kept> before = hold(request);
        // What has ended, by its age or by whoever may end it, is not gone on with: its name is not given again.
        Optional<SignInRows.Kept> same =
                before.filter(it -> continued.filter(it.session()::equals).isPresent());
        if (same.isEmpty()) {
            before.ifPresent(this::end);
        }
        if (person.isEmpty()) {
            return;
        }
        UUID tenant = person.get().tenant();
        if (continued.isPresent() && !lasts(tenant, continued.get())) {
            SecurityContextHolder.clearContext();
            return;
        }
        Ticket ticket = Ticket.fresh(tenant);
        // Of two proofs at once the later finds no row by what it shows any more, and is of the same sign-in still.
        UUID session = continued.orElseGet(Ids::next);
        rows.keep(ticket, person.get(), Proof.of(authentication), session, same);
        if (authentication instanceof AbstractAuthenticationToken token) {
            token.setDetails(session);
        }
        ticket.given(request);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Ticket.COOKIE, ticket.text())
                        .path("/")
                        .httpOnly(true)
                        .secure(origin.isSecure(request))
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    /**
     * Whether a sign-in has not ended, and keeps it from ending while the transaction lasts: whoever ends it waits, and then finds
     * what came of it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lasts(UUID tenant, UUID session) {
        return rows.lasts(tenant, session);
    }

    /** What this browser was signed in to is over, for everybody who was let in by it. */
    @Transactional
    public void end(HttpServletRequest request) {
        hold(request).ifPresent(this::end);
    }

    private void end(SignInRows.Kept kept) {
        rows.delete(kept);
        news.publishEvent(new SignedOut(kept.tenant(), kept.session()));
    }

    private Optional<SignInRows.Kept> hold(HttpServletRequest request) {
        return Ticket.of(request).flatMap(rows::hold);
    }
}
