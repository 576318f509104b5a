package org.latchkey.authentication;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps in the database who has signed in with which browser, so that neither a restart nor another server asks again. The browser
 * holds the tenant's id and a secret, the database a hash of it; each time somebody proves something the secret is a new one, so
 * that one which was known to others is worth nothing.
 */
@Component
public class SignIns implements SecurityContextRepository {

    /** Whoever was not seen for so long has to sign in again; and whoever was, once nothing they proved counts any more. */
    private static final Duration IDLE = Duration.ofHours(12);

    /** How exactly that is known: so long nothing is written. */
    private static final Duration NOTED = Duration.ofMinutes(5);

    private static final String COOKIE = "latchkey-sign-in";
    private static final int BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sql sql;
    private final People people;
    private final Tenants tenants;
    private final Origin origin;
    private final InstantSource clock;
    private final ApplicationEventPublisher news;

    SignIns(
            Sql sql,
            People people,
            Tenants tenants,
            Origin origin,
            InstantSource clock,
            ApplicationEventPublisher news) {
        this.news = news;
        this.sql = sql;
        this.people = people;
        this.tenants = tenants;
        this.origin = origin;
        this.clock = clock;
    }

    /** What a browser shows. */
    private record Ticket(UUID tenant, String secret) {

        static Optional<Ticket> of(HttpServletRequest request) {
            // One that was given in this very request is on its way.
            return request.getAttribute(COOKIE) instanceof Ticket given ? Optional.of(given) : shown(request);
        }

        private static Optional<Ticket> shown(HttpServletRequest request) {
            return Optional.ofNullable(request.getCookies()).stream()
                    .flatMap(Arrays::stream)
                    .filter(cookie -> cookie.getName().equals(COOKIE))
                    .map(Cookie::getValue)
                    .findFirst()
                    .map(value -> value.split("\\.", 2))
                    .filter(parts -> parts.length == 2)
                    .flatMap(parts -> Ids.parse(parts[0]).map(tenant -> new Ticket(tenant, parts[1])));
        }

        String text() {
            return tenant + "." + secret;
        }
    }

    /** Who it is of. */
    private record Found(UUID user, UUID session, Proof proof) {

        static Found read(Row row, Instant now) {
            Map<Factor, Instant> at = new EnumMap<>(Factor.class);
            JSON.readTree(row.text("factors"))
                    .properties()
                    .forEach(given -> Factor.of(given.getKey())
                            .ifPresent(factor -> at.put(
                                    factor, Instant.parse(given.getValue().asString()))));
            return new Found(row.id("user_id"), row.id("session_id"), new Proof(at).standing(now));
        }
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
                .flatMap(ticket -> find(ticket)
                        .flatMap(found -> tenants.find(ticket.tenant())
                                .flatMap(tenant -> people.account(people.call(tenant), found.user())
                                        .map(account -> context(
                                                People.signedIn(tenant, account), found.proof(), found.session())))));
    }

    private Optional<Found> find(Ticket ticket) {
        Instant now = clock.instant();
        return sql.statement("""
                with noted as (
                  update sign_in
                  set seen_at = :now
                  where tenant_id = :tenant
                    and hash = :hash
                    and seen_at > :forgotten
                    and seen_at < :noted
                    and ends_at > :now
                )
                select user_id, session_id, factors::text as factors
                from sign_in
                where tenant_id = :tenant
                  and hash = :hash
                  and seen_at > :forgotten
                  and ends_at > :now
                """)
                .bind("tenant", ticket.tenant())
                .bind("hash", Hash.of(ticket.secret()))
                .bind("now", now)
                .bind("noted", now.minus(NOTED))
                .bind("forgotten", now.minus(IDLE))
                .optional(row -> Found.read(row, now));
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
        Optional<Kept> before = hold(request);
        // What has ended, by its age or by whoever may end it, is not gone on with: its name is not given again.
        Optional<Kept> same = before.filter(
                it -> continued.filter(it.session()::equals).isPresent());
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
        Ticket ticket = new Ticket(tenant, Hash.random(BYTES));
        // Of two proofs at once the later finds no row with what it shows any more, and is the same sign-in all the same.
        UUID session = continued.orElseGet(Ids::next);
        keep(ticket, person.get(), Proof.of(authentication), session, same);
        if (authentication instanceof AbstractAuthenticationToken token) {
            token.setDetails(session);
        }
        request.setAttribute(COOKIE, ticket);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, ticket.text())
                        .path("/")
                        .httpOnly(true)
                        .secure(origin.isSecure(request))
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    /**
     * The row of a browser stays the same row, so that whoever waits for it finds it. What is over goes by the way, unless somebody is at
     * it: two who come back at once must not wait for each other.
     */
    private void keep(Ticket ticket, SignedIn person, Proof proof, UUID session, Optional<Kept> before) {
        Map<String, String> factors = new LinkedHashMap<>();
        proof.at().forEach((factor, when) -> factors.put(factor.authority(), when.toString()));
        sql.statement("""
                with over as (
                  delete from sign_in
                  where tenant_id = :tenant
                    and hash in (
                      select hash
                      from sign_in
                      where tenant_id = :tenant
                        and ends_at <= :now
                        and hash is distinct from :before
                      for update skip locked
                    )
                ), renewed as (
                  update sign_in
                  set
                    hash = :hash,
                    before_hash = :before,
                    factors = :factors::jsonb,
                    seen_at = :now,
                    ends_at = :end
                  where tenant_id = :tenant
                    and hash = :before
                  returning hash
                )
                insert into sign_in (tenant_id, hash, user_id, session_id, factors, seen_at, ends_at)
                select :tenant, :hash, :user, :session, :factors::jsonb, :now, :end
                where not exists (select from renewed)
                """)
                .bind("tenant", ticket.tenant())
                .bind("before", before.map(Kept::hash).orElse(null))
                .bind("hash", Hash.of(ticket.secret()))
                .bind("user", person.user())
                .bind("session", session)
                .bind("factors", JSON.writeValueAsString(factors))
                .bind("now", clock.instant())
                .bind("end", proof.end())
                .update();
    }

    /**
     * Whether a sign-in has not ended, and keeps it from ending while the transaction lasts: whoever ends it waits, and then finds
     * what came of it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lasts(UUID tenant, UUID session) {
        return sql.statement("""
                select hash
                from sign_in
                where tenant_id = :tenant
                  and session_id = :session
                limit 1
                for key share
                """)
                .bind("tenant", tenant)
                .bind("session", session)
                .optional(row -> row.text("hash"))
                .isPresent();
    }

    /** What this browser was signed in to is over, for everybody who was let in by it. */
    @Transactional
    public void end(HttpServletRequest request) {
        hold(request).ifPresent(this::end);
    }

    /** All of a sign-in: of two proofs at once each may have left a row. */
    private void end(Kept kept) {
        sql.statement("""
                delete from sign_in
                where tenant_id = :tenant
                  and session_id = :session
                """)
                .bind("tenant", kept.tenant())
                .bind("session", kept.session())
                .update();
        news.publishEvent(new SignedOut(kept.tenant(), kept.session()));
    }

    /**
     * What a browser is signed in to.
     *
     * @param hash of the secret that it shows
     */
    private record Kept(UUID tenant, String hash, UUID session) {}

    /** What this browser is, or was just now, signed in to; nobody adds to that until the transaction is over. */
    private Optional<Kept> hold(HttpServletRequest request) {
        return Ticket.of(request)
                .flatMap(ticket -> sql
                        .statement("""
                        select session_id
                        from sign_in
                        where tenant_id = :tenant
                          and session_id = (
                            select shown.session_id
                            from sign_in shown
                            where shown.tenant_id = :tenant
                              and (shown.hash = :hash or shown.before_hash = :hash)
                            limit 1
                          )
                        order by hash
                        for update
                        """)
                        .bind("hash", Hash.of(ticket.secret()))
                        .bind("tenant", ticket.tenant())
                        .list(row ->
                                new Kept(ticket.tenant(), Hash.of(ticket.secret()), row.id("session_id")))
                        .stream()
                        .findFirst());
    }
}
