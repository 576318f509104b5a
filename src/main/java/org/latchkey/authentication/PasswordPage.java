package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Passwords;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people give themselves a new password: those who want to, and those who must before they are let in. */
@Controller
class PasswordPage {

    private final Visit.Reception reception;
    private final People people;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Devices devices;
    private final Sessions sessions;
    private final TransactionTemplate transaction;

    PasswordPage(
            Visit.Reception reception,
            People people,
            Passwords passwords,
            Attempts attempts,
            Devices devices,
            Sessions sessions,
            PlatformTransactionManager transactions) {
        this.reception = reception;
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
        this.devices = devices;
        this.sessions = sessions;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping(SignInDoors.PAGES + "/password")
    void open(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            if (person(visit).isEmpty()) {
                visit.go(visit.errand().at(visit.id(), ""));
            } else if (lacks(visit)) {
                visit.go(visit.errand().at(visit.id(), "/factor"));
            } else {
                ask(visit, 200, "");
            }
        });
    }

    /** Whoever is halfway in comes first: they may do nothing else. */
    private Optional<SignedIn> person(Visit visit) {
        return sessions.halfway(visit.request(), visit.id())
                .map(Sessions.Halfway::person)
                .or(() -> sessions.person(visit.id()));
    }

    /** Whether somebody must prove more before they take a new password. */
    private boolean lacks(Visit visit) {
        return sessions.halfway(visit.request(), visit.id())
                .filter(Sessions.Halfway::lacks)
                .isPresent();
    }

    @PostMapping(SignInDoors.PAGES + "/password")
    void change(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Optional<SignedIn> person = person(visit);
            if (person.isEmpty()) {
                visit.go(visit.errand().at(visit.id(), ""));
            } else if (lacks(visit)) {
                visit.go(visit.errand().at(visit.id(), "/factor"));
            } else {
                change(visit, person.get(), current, chosen, repeated);
            }
        });
    }

    private void change(Visit visit, SignedIn person, String current, String chosen, String repeated)
            throws IOException {
        Call call = people.callBy(visit.tenant(), person, visit.request().getRemoteAddr());
        Optional<DirectoryObject> account = people.account(call, person.user());
        try {
            List<Attempts.Count> counts = devices.counts(
                    call, visit.request(), "password", person.principalName(), Optional.of(person.user()));
            Attempts.Attempt attempt = attempts.begin(call, counts);
            if (account.isEmpty()
                    || passwords
                            .match(call, Optional.of(person.user()), current)
                            .isEmpty()) {
                ask(visit, 401, "The password you have now is not right.");
                return;
            }
            attempt.succeed();
        } catch (Attempts.TooMany tooMany) {
            visit.wait(tooMany.remaining());
            ask(
                    visit,
                    429,
                    "There were too many tries. Wait %s and try again.".formatted(Visit.words(tooMany.remaining())));
            return;
        }
        if (!chosen.equals(repeated)) {
            ask(visit, 400, "The two new passwords differ.");
        } else if (chosen.equals(current)) {
            ask(visit, 400, "Choose a password other than the one you have.");
        } else {
            store(visit, call, person, account.get(), chosen);
        }
    }

    private void store(Visit visit, Call call, SignedIn person, DirectoryObject account, String chosen)
            throws IOException {
        // Asked before: the change ends what is halfway, too.
        Map<Factor, Instant> given = sessions.halfway(visit.request(), visit.id())
                .map(Sessions.Halfway::given)
                .orElse(Map.of());
        try {
            transaction.executeWithoutResult(status -> passwords.change(call, account, chosen));
        } catch (Problem tooWeak) {
            ask(visit, 400, tooWeak.sentence());
            return;
        }
        // The new password first: what was signed in to before it has ended.
        sessions.add(visit.request(), visit.response(), person, Factor.PASSWORD);
        given.forEach((factor, when) -> {
            if (factor != Factor.PASSWORD) {
                sessions.add(visit.request(), visit.response(), person, when, factor);
            }
        });
        devices.remember(visit, call, person.user(), sessions.proof(visit.id()));
        visit.go(visit.errand().answered().at(visit.id(), ""));
    }

    private void ask(Visit visit, int status, String problem) throws IOException {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("problem", problem);
        facts.put("must", sessions.halfway(visit.request(), visit.id()).isPresent());
        facts.put("name", person(visit).map(SignedIn::principalName).orElse(""));
        visit.show(status, "Choose a new password", "password", facts);
    }
}
