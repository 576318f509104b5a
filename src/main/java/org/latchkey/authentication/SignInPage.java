package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Passwords;
import org.latchkey.directory.Users;
import org.latchkey.kernel.Call;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks a person for their name and password, and leads them on to whatever is missing, and back to where they came from. */
@Controller
class SignInPage {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Visit.Reception reception;
    private final People people;
    private final Users users;
    private final Passwords passwords;
    private final AccessPasses passes;
    private final Attempts attempts;
    private final Devices devices;
    private final Sessions sessions;
    private final Departure departure;
    private final ObjectProvider<OtherProviders> others;
    private final ObjectProvider<SandboxPeople> sandbox;

    SignInPage(
            Visit.Reception reception,
            People people,
            Users users,
            Passwords passwords,
            AccessPasses passes,
            Attempts attempts,
            Devices devices,
            Sessions sessions,
            Departure departure,
            ObjectProvider<OtherProviders> others,
            ObjectProvider<SandboxPeople> sandbox) {
        this.reception = reception;
        this.people = people;
        this.users = users;
        this.passwords = passwords;
        this.passes = passes;
        this.attempts = attempts;
        this.devices = devices;
        this.sessions = sessions;
        this.departure = departure;
        this.others = others;
        this.sandbox = sandbox;
    }

    @GetMapping(SignInDoors.PAGES)
    void open(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Proof proof = sessions.proof(visit.id());
            boolean isAsked = proof.at().isEmpty() || visit.errand().anew();
            Optional<OtherProviders.Provider> hinted = isAsked ? hinted(visit) : Optional.empty();
            if (hinted.isPresent()) {
                visit.go(visit.errand().at(visit.id(), hinted.get().page()));
            } else if (isAsked) {
                ask(visit, 200, hint(visit), "");
            } else {
                proceed(visit, proof);
            }
        });
    }

    private Stream<OtherProviders.Provider> others(Visit visit) {
        return others.stream().flatMap(it -> it.of(visit.tenant()).stream());
    }

    /** The provider that whoever sent the browser knows the person to sign in with. */
    private Optional<OtherProviders.Provider> hinted(Visit visit) {
        String hint = visit.request().getParameter("domain_hint");
        return hint == null
                ? Optional.empty()
                : others(visit)
                        .filter(it -> it.hints().contains(hint.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    /** Who signs in again is most likely who did before. */
    private String hint(Visit visit) {
        return visit.errand().hint().isEmpty()
                ? sessions.person(visit.id()).map(SignedIn::principalName).orElse("")
                : visit.errand().hint();
    }

    /** On to what is missing, or to where the person came from. */
    private static void proceed(Visit visit, Proof proof) throws IOException {
        visit.go(
                visit.errand().lacks(proof)
                        ? visit.errand().at(visit.id(), "/factor")
                        : visit.errand().destination(visit.id()));
    }

    @PostMapping(SignInDoors.PAGES)
    void signIn(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Call call = people.call(visit.tenant());
            String name = username.strip().toLowerCase(Locale.ROOT);
            Optional<UUID> user = users.byPrincipalName(call, name);
            try {
                Attempts.Attempt attempt = attempts.begin(call, devices.counts(call, request, "password", name, user));
                Optional<Passwords.Match> match = passwords.match(call, user, password);
                // Of everybody alike, so that the time it takes does not tell who has a pass.
                Optional<DirectoryObject> account = people.account(call, user.orElse(NOBODY));
                boolean passed = passes.use(
                        call,
                        match.isPresent()
                                ? NOBODY
                                : account.map(DirectoryObject::id).orElse(NOBODY),
                        password);
                if (account.isEmpty() || (match.isEmpty() && !passed)) {
                    ask(visit, 401, username, "The name or the password is not right.");
                    return;
                }
                attempt.succeed();
                SignedIn person = People.signedIn(visit.tenant(), account.get());
                if (match.isPresent()
                        && (match.get().mustChange() || match.get().mustChangeWithMfa())) {
                    hold(visit, person, match.get());
                } else {
                    enter(visit, call, person, passed ? Factor.ACCESS_PASS : Factor.PASSWORD);
                }
            } catch (Attempts.TooMany tooMany) {
                visit.wait(tooMany.remaining());
                ask(
                        visit,
                        429,
                        username,
                        "There were too many tries with this name. Wait %s and try again, or use a passkey."
                                .formatted(Visit.words(tooMany.remaining())));
            }
        });
    }

    /** Whoever must take a new password takes it first, and where it is asked for proves more before. */
    private void hold(Visit visit, SignedIn person, Passwords.Match match) throws IOException {
        sessions.hold(visit.request(), person, match.mustChangeWithMfa());
        visit.go(visit.errand().at(visit.id(), "/password"));
    }

    private void enter(Visit visit, Call call, SignedIn person, Factor factor) throws IOException {
        sessions.add(visit.request(), visit.response(), person, factor);
        devices.remember(visit, call, person.user(), sessions.proof(visit.id()));
        visit.go(visit.errand().answered().at(visit.id(), ""));
    }

    private void ask(Visit visit, int status, String name, String problem) throws IOException {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("name", name);
        facts.put("problem", problem);
        facts.put("script", "passkey");
        facts.put(
                "providers",
                others(visit)
                        .map(it ->
                                Map.of("name", it.name(), "href", visit.errand().at(visit.id(), it.page())))
                        .toList());
        List<SandboxPeople.Person> listed = listed(visit);
        facts.put("people", listed);
        facts.put("sandbox", !listed.isEmpty());
        visit.show(status, "Sign in", "signin", facts);
    }

    private List<SandboxPeople.Person> listed(Visit visit) {
        return sandbox.stream()
                .filter(it -> it.isOpenTo(visit.request()))
                .flatMap(it -> it.people(visit.tenant()).stream())
                .toList();
    }

    /** Signs in as somebody at a click, where a sandbox allows it. */
    @PostMapping(SignInDoors.PAGES + "/sandbox")
    void choose(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "pwd") String factors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Call call = people.call(visit.tenant());
            Optional<DirectoryObject> account = listed(visit).stream()
                    .filter(it -> it.id().toString().equals(user))
                    .findFirst()
                    .flatMap(it -> people.account(call, it.id()));
            if (account.isEmpty()) {
                visit.pages()
                        .problem(
                                response,
                                404,
                                "Nobody to sign in as",
                                "There is no such person here, or this server is no sandbox. Sign in with name and password.");
                return;
            }
            Factor[] given = factors.equals("mfa")
                    ? new Factor[] {Factor.PASSWORD, Factor.SANDBOX}
                    : new Factor[] {Factor.PASSWORD};
            sessions.add(request, response, People.signedIn(visit.tenant(), account.get()), given);
            visit.go(visit.errand().answered().at(visit.id(), ""));
        });
    }

    /** Signs this browser out, and the pages that were let in by it. */
    @PostMapping(SignInDoors.PAGES + "/out")
    void signOut(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            departure.leave(request, response, visit.tenant(), "");
        });
    }

    @GetMapping(SignInDoors.PAGES + "/out")
    void signedOut(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Optional<String> then = departure.then(request);
            if (then.isPresent()) {
                visit.go(then.get());
            } else {
                visit.show(200, "You are signed out", "out", Map.of());
            }
        });
    }

    @GetMapping(SignInDoors.ASSETS + "/{name:signin\\.css|passkey\\.js|post\\.js}")
    void asset(@PathVariable String name, HttpServletResponse response) throws IOException {
        Pages.asset(response, name);
    }
}
