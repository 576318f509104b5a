package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the factor that is missing, among those the person has registered; or leads to where one is registered. */
@Controller
class FactorPage {

    private final Visit.Reception reception;
    private final People people;
    private final Methods methods;
    private final TimeCodes timeCodes;
    private final MailCodes mailCodes;
    private final Attempts attempts;
    private final Devices devices;
    private final Sessions sessions;

    FactorPage(
            Visit.Reception reception,
            People people,
            Methods methods,
            TimeCodes timeCodes,
            MailCodes mailCodes,
            Attempts attempts,
            Devices devices,
            Sessions sessions) {
        this.reception = reception;
        this.people = people;
        this.methods = methods;
        this.timeCodes = timeCodes;
        this.mailCodes = mailCodes;
        this.attempts = attempts;
        this.devices = devices;
        this.sessions = sessions;
    }

    private interface Step {
        void serve(Visit visit, SignedIn person, Call call) throws IOException;
    }

    /** Lets in who has given a first factor, as long as their account may sign in. */
    private void receive(String tenant, HttpServletRequest request, HttpServletResponse response, Step step)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Optional<SignedIn> person = sessions.person(visit.id());
            Call call = people.call(visit.tenant());
            Optional<DirectoryObject> account = person.flatMap(it -> people.account(call, it.user()));
            if (person.isEmpty() || account.isEmpty()) {
                visit.go(visit.errand().at(visit.id(), ""));
            } else {
                step.serve(visit, person.get(), call);
            }
        });
    }

    @GetMapping(SignInDoors.PAGES + "/factor")
    void open(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        receive(tenant, request, response, (visit, person, call) -> ask(visit, call, person, 200, "", false));
    }

    private void ask(Visit visit, Call call, SignedIn person, int status, String problem, boolean sent)
            throws IOException {
        Set<Methods.Kind> has = methods.kinds(call, person.user());
        Set<String> require = visit.errand().require();
        if (require.contains("pwd") && !sessions.proof(visit.id()).has(Factor.PASSWORD)) {
            visit.go(new Errand(visit.errand().then(), Set.of("login"), person.principalName()).at(visit.id(), ""));
            return;
        }
        boolean passkeyOnly = require.contains("fido");
        boolean codeOnly = require.contains("otp");
        boolean app = has.contains(Methods.Kind.APP) && !passkeyOnly;
        boolean mail = has.contains(Methods.Kind.MAIL) && !passkeyOnly;
        boolean passkey = has.contains(Methods.Kind.PASSKEY) && !codeOnly;
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("app", app && !sent);
        facts.put("mail", mail);
        facts.put("sent", sent);
        facts.put(
                "address",
                mailCodes.address(call, person.user()).map(MailCodes::veiled).orElse(""));
        facts.put("passkey", passkey);
        facts.put("script", passkey);
        facts.put("none", !app && !mail && !passkey);
        facts.put("passkeyOnly", passkeyOnly);
        facts.put("codeOnly", codeOnly);
        facts.put("problem", problem);
        facts.put("name", person.name());
        visit.show(
                status, app || mail || passkey ? "Prove that it is you" : "One more factor is needed", "factor", facts);
    }

    @PostMapping(SignInDoors.PAGES + "/factor/code")
    void code(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        receive(
                tenant,
                request,
                response,
                (visit, person, call) -> check(
                        visit,
                        call,
                        person,
                        Factor.TIME_CODE,
                        () -> timeCodes.use(call, person.user(), code),
                        "This code is not right, or it has been used. Wait for the next one."));
    }

    @PostMapping(SignInDoors.PAGES + "/factor/mail")
    void send(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        receive(tenant, request, response, (visit, person, call) -> {
            Optional<String> address = mailCodes.address(call, person.user());
            if (address.isEmpty()) {
                ask(visit, call, person, 400, "You have not registered an address for codes.", false);
                return;
            }
            try {
                attempts.begin(call, List.of(mails(person)));
                mailCodes.send(call, person.user(), person.name(), address.get());
                ask(visit, call, person, 200, "", true);
            } catch (Attempts.TooMany tooMany) {
                visit.wait(tooMany.remaining());
                String sentence = "Several codes are on their way already. Wait %s before you ask for another one."
                        .formatted(Visit.words(tooMany.remaining()));
                ask(visit, call, person, 429, sentence, true);
            }
        });
    }

    /** How often somebody is sent a mail is limited by itself, whatever they type. */
    static Attempts.Count mails(SignedIn person) {
        return new Attempts.Count(Attempts.Kind.MAIL, person.user().toString());
    }

    @PostMapping(SignInDoors.PAGES + "/factor/mailed")
    void mailed(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        receive(
                tenant,
                request,
                response,
                (visit, person, call) -> check(
                        visit,
                        call,
                        person,
                        Factor.MAIL_CODE,
                        () -> mailCodes.use(call, person.user(), code).isPresent(),
                        "This code is not right, or it is no longer good. Check it, or have a new one sent."));
    }

    private interface Check {
        boolean holds();
    }

    private void check(Visit visit, Call call, SignedIn person, Factor factor, Check check, String problem)
            throws IOException {
        boolean mailed = factor == Factor.MAIL_CODE;
        try {
            Attempts.Attempt attempt = attempts.begin(
                    call,
                    devices.counts(
                            call, visit.request(), "code", person.user().toString(), Optional.of(person.user())));
            if (!check.holds()) {
                ask(visit, call, person, 401, problem, mailed);
                return;
            }
            attempt.succeed();
        } catch (Attempts.TooMany tooMany) {
            visit.wait(tooMany.remaining());
            String wait =
                    "There were too many tries. Wait %s and try again.".formatted(Visit.words(tooMany.remaining()));
            ask(visit, call, person, 429, wait, mailed);
            return;
        }
        devices.remember(call, visit.request(), visit.response(), person.user());
        sessions.add(visit.request(), visit.response(), person, factor);
        visit.go(visit.errand().at(visit.id(), ""));
    }
}
