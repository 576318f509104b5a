package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who has signed in with this browser, and by what: that is kept by {@link SignIns}. What a page has to remember until the next one
 * lives in a session of this server's memory.
 */
@Component
public class Sessions {

    /** Without a sign-in a session holds next to nothing, and soon not even that. */
    private static final Duration BEFORE = Duration.ofMinutes(20);

    private static final Duration IDLE = Duration.ofHours(12);
    private static final String HALFWAY = Halfway.class.getName();

    private final SignIns signIns;
    private final People people;
    private final InstantSource clock;

    Sessions(SignIns signIns, People people, InstantSource clock) {
        this.signIns = signIns;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Somebody who has given a factor but must take a new password before it counts.
     *
     * @param given when each factor was
     * @param multiple whether more than one is needed before that
     * @param at since when they are held
     */
    record Halfway(SignedIn person, Map<Factor, Instant> given, boolean multiple, Instant at) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        Proof proof() {
            return new Proof(given);
        }

        /** Whether they have to prove more first. */
        boolean lacks() {
            return multiple && !proof().isMultiple();
        }
    }

    /** The person who has signed in to a tenant with this browser: while they may, and nobody has ended their sessions. */
    public Optional<SignedIn> person(UUID tenant) {
        Authentication authentication = authentication();
        return Proof.person(authentication)
                .filter(person -> person.tenant().equals(tenant))
                .filter(person -> people.account(tenant, person.user())
                        .filter(account ->
                                account.accepts(Proof.of(authentication).latest()))
                        .isPresent());
    }

    /** What the sign-in to a tenant is called that this browser's person has; it is another one when somebody else has signed in. */
    public Optional<UUID> name(UUID tenant) {
        return person(tenant).flatMap(person -> SignIns.session(authentication()));
    }

    /** What this browser's person has proven to a tenant. */
    public Proof proof(UUID tenant) {
        return person(tenant).isPresent() ? Proof.of(authentication()) : Proof.NONE;
    }

    private static @Nullable Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }

    /** A session for what a page has to remember, before anybody has signed in. */
    static HttpSession session(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            session = request.getSession(true);
            session.setMaxInactiveInterval((int) BEFORE.toSeconds());
        }
        return session;
    }

    /**
     * Somebody has given factors just now. Those they gave before stay; those of somebody else go. Session and sign-in get
     * new names, so that one which was known to others is worth nothing.
     */
    public void add(HttpServletRequest request, HttpServletResponse response, SignedIn person, Factor... factors) {
        add(request, response, person, clock.instant(), factors);
    }

    /**
     * The same for factors given elsewhere.
     *
     * @param given when, on the real clock
     */
    public void add(
            HttpServletRequest request,
            HttpServletResponse response,
            SignedIn person,
            Instant given,
            Factor... factors) {
        boolean isSame = person(person.tenant())
                .filter(before -> before.user().equals(person.user()))
                .isPresent();
        Proof proof = isSame ? Proof.of(authentication()) : Proof.NONE;
        UUID name = isSame ? SignIns.session(authentication()).orElse(null) : null;
        for (Factor factor : factors) {
            proof = proof.with(factor, given);
        }
        HttpSession session = session(request);
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        forgetWhatPagesKept(session);
        request.changeSessionId();
        SecurityContext context = SignIns.context(person, proof, name);
        SecurityContextHolder.setContext(context);
        signIns.saveContext(context, request, response);
    }

    /** What a page kept for one person is not for the next, nor for after. */
    private static void forgetWhatPagesKept(HttpSession session) {
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(Sessions.class.getPackageName()))
                .forEach(session::removeAttribute);
    }

    /**
     * Remembers somebody who has given their password and is halfway in.
     *
     * @param multiple whether they must prove more before they take a new one
     */
    void hold(HttpServletRequest request, SignedIn person, boolean multiple) {
        Instant now = clock.instant();
        hold(request, new Halfway(person, Map.of(Factor.PASSWORD, now), multiple, now));
    }

    private static void hold(HttpServletRequest request, Halfway halfway) {
        session(request);
        request.changeSessionId();
        request.getSession().setAttribute(HALFWAY, halfway);
    }

    /** Somebody at a page has proven more just now, and goes on to where they were led away from. */
    void prove(Guest guest, Factor factor) throws IOException {
        prove(guest.visit().request(), guest.visit().response(), guest.person(), factor);
        guest.onward();
    }

    /** Somebody has proven more just now; whoever is held stays so. */
    void prove(HttpServletRequest request, HttpServletResponse response, SignedIn person, Factor factor) {
        Optional<Halfway> held = halfway(request, person.tenant())
                .filter(it -> it.person().user().equals(person.user()));
        if (held.isPresent()) {
            Map<Factor, Instant> more =
                    held.get().proof().with(factor, clock.instant()).at();
            hold(
                    request,
                    new Halfway(person, more, held.get().multiple(), held.get().at()));
        } else {
            add(request, response, person, factor);
        }
    }

    /** Who is halfway in to a tenant, while they may, and nobody has ended their sessions. */
    Optional<Halfway> halfway(HttpServletRequest request, UUID tenant) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (Halfway) session.getAttribute(HALFWAY))
                .filter(held -> held.person().tenant().equals(tenant))
                .filter(held -> held.at().plus(BEFORE).isAfter(clock.instant()))
                .filter(held -> people.account(tenant, held.person().user())
                        .filter(account -> account.accepts(held.at()))
                        .isPresent());
    }

    /** Signs out: nothing of the session is left. */
    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        signIns.end(request);
        SecurityContextHolder.clearContext();
    }
}
