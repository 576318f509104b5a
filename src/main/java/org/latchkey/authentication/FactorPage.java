package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the factor that is missing, among those the person has registered; or leads to where one is registered. */
@Controller
class FactorPage {

    private final Visit.Reception reception;
    private final Methods methods;
    private final Codes codes;
    private final Sessions sessions;

    FactorPage(Visit.Reception reception, Methods methods, Codes codes, Sessions sessions) {
        this.reception = reception;
        this.methods = methods;
        this.codes = codes;
        this.sessions = sessions;
    }

    private interface Step {
        void serve(Guest guest) throws IOException;
    }

    /** Lets in who has given a first factor, as long as their account may sign in. */
    private void receive(String tenant, HttpServletRequest request, HttpServletResponse response, Step step)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Optional<Guest> guest = reception.guest(visit);
            if (guest.isEmpty()) {
                visit.go(visit.errand().at(visit.id(), ""));
            } else {
                step.serve(guest.get());
            }
        });
    }

    @GetMapping(SignInDoors.PAGES + "/factor")
    void open(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        receive(tenant, request, response, guest -> ask(guest, 200, "", false));
    }

    private void ask(Guest guest, int status, String problem, boolean sent) throws IOException {
        Visit visit = guest.visit();
        Set<Methods.Kind> has = methods.kinds(guest.call(), guest.id());
        Set<String> require = visit.errand().require();
        if (require.contains("pwd") && !guest.proof().has(Factor.PASSWORD)) {
            visit.go(new Errand(
                            visit.errand().then(),
                            Set.of("login"),
                            guest.person().principalName())
                    .at(visit.id(), ""));
            return;
        }
        boolean passkeyOnly = require.contains("fido");
        boolean codeOnly = require.contains("otp");
        boolean app = has.contains(Methods.Kind.APP) && !passkeyOnly;
        boolean mail = has.contains(Methods.Kind.MAIL) && !passkeyOnly;
        boolean pass = has.contains(Methods.Kind.PASS) && !passkeyOnly;
        boolean passkey = has.contains(Methods.Kind.PASSKEY) && !codeOnly;
        boolean any = app || mail || pass || passkey;
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("app", app && !sent);
        facts.put("mail", mail);
        facts.put("pass", pass && !sent);
        facts.put("sent", sent);
        facts.put("address", codes.address(guest).map(MailCodes::veiled).orElse(""));
        facts.put("passkey", passkey);
        facts.put("script", passkey ? "passkey" : "");
        facts.put("none", !any);
        facts.put("passkeyOnly", passkeyOnly);
        facts.put("codeOnly", codeOnly);
        facts.put("problem", problem);
        facts.put("name", guest.person().name());
        visit.show(status, any ? "Prove that it is you" : "One more factor is needed", "factor", facts);
    }

    @PostMapping(SignInDoors.PAGES + "/factor/{way:app|mail|pass}")
    void check(
            @PathVariable String tenant,
            @PathVariable String way,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Codes.Way tried = Codes.Way.valueOf(way.toUpperCase(Locale.ROOT));
        receive(tenant, request, response, guest -> check(guest, tried, code));
    }

    private void check(Guest guest, Codes.Way way, String code) throws IOException {
        boolean mailed = way == Codes.Way.MAIL;
        Visit visit = guest.visit();
        try {
            if (!codes.use(guest, way, code)) {
                ask(guest, 401, way.problem(), mailed);
                return;
            }
        } catch (Attempts.TooMany tooMany) {
            visit.wait(tooMany.remaining());
            String wait =
                    "There were too many tries. Wait %s and try again.".formatted(Visit.words(tooMany.remaining()));
            ask(guest, 429, wait, mailed);
            return;
        }
        sessions.prove(guest, way.factor());
    }

    @PostMapping(SignInDoors.PAGES + "/factor/send")
    void send(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        receive(tenant, request, response, guest -> {
            Optional<String> address = codes.address(guest);
            if (address.isEmpty()) {
                ask(guest, 400, "You have not registered an address for codes.", false);
                return;
            }
            try {
                codes.mail(guest, address.get());
                ask(guest, 200, "", true);
            } catch (Attempts.TooMany tooMany) {
                guest.visit().wait(tooMany.remaining());
                ask(guest, 429, onTheirWay(tooMany), true);
            }
        });
    }

    /** What to say to whoever asks for one mail after the other. */
    static String onTheirWay(Attempts.TooMany tooMany) {
        return "Several codes are on their way already. Wait %s before you ask for another one."
                .formatted(Visit.words(tooMany.remaining()));
    }
}
