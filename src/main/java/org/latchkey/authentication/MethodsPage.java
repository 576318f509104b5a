package org.latchkey.authentication;

import com.google.zxing.WriterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Ids;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a person signs in with, for themselves to see and change. Whoever has a second factor must have used it to change any of
 * them, and in any case the sign-in must be fresh.
 */
@Controller
class MethodsPage {

    private static final Duration FRESH = Duration.ofMinutes(30);
    private static final String SECRET = MethodsPage.class.getName() + ".secret";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Visit.Reception reception;
    private final Methods methods;
    private final Codes codes;
    private final Sessions sessions;
    private final InstantSource clock;

    MethodsPage(Visit.Reception reception, Methods methods, Codes codes, Sessions sessions, InstantSource clock) {
        this.reception = reception;
        this.methods = methods;
        this.codes = codes;
        this.sessions = sessions;
        this.clock = clock;
    }

    interface Step {
        void serve(Guest owner) throws IOException;
    }

    private void receive(String tenant, HttpServletRequest request, HttpServletResponse response, Step step)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Optional<Guest> owner = reception.guest(visit);
            if (owner.isEmpty()) {
                visit.go(new Errand("/" + visit.id() + "/signin/methods", Set.of(), "").at(visit.id(), ""));
            } else {
                step.serve(owner.get());
            }
        });
    }

    /** Lets in whoever may change methods. */
    void change(String tenant, HttpServletRequest request, HttpServletResponse response, Step step) throws IOException {
        receive(tenant, request, response, owner -> {
            Optional<String> missing = missing(owner);
            if (missing.isEmpty()) {
                step.serve(owner);
            } else {
                String here = owner.visit().errand().at(owner.visit().id(), "/methods");
                owner.visit()
                        .go(new Errand(here, Set.of(missing.get()), "")
                                .at(owner.visit().id(), ""));
            }
        });
    }

    /** What must be proven before methods may be changed. */
    private Optional<String> missing(Guest owner) {
        Proof proof = owner.proof();
        if (proof.latest().plus(FRESH).isBefore(clock.instant())) {
            return Optional.of("login");
        }
        boolean second = !methods.kinds(owner.call(), owner.id()).isEmpty();
        return second && !proof.isMultiple() ? Optional.of("mfa") : Optional.empty();
    }

    @GetMapping(SignInDoors.PAGES + "/methods")
    void open(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        receive(tenant, request, response, owner -> list(owner, 200, ""));
    }

    private void list(Guest owner, int status, String problem) throws IOException {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("name", owner.person().name());
        facts.put("principal", owner.person().principalName());
        facts.put("problem", problem);
        facts.put("script", "passkey");
        facts.put(
                "mailAddress",
                owner.account().mail() == null ? "" : owner.account().mail());
        facts.put(
                "methods",
                methods.of(owner.call(), owner.id()).stream()
                        .map(method -> Map.of(
                                "kind", method.kind().name(),
                                "id", method.id().toString(),
                                "title", method.kind().title(),
                                "label", method.label(),
                                "since", DAY.format(method.since())))
                        .toList());
        facts.put("back", owner.visit().errand().then());
        owner.visit().show(status, "How you sign in", "methods", facts);
    }

    @GetMapping(SignInDoors.PAGES + "/methods/app")
    void app(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response) throws IOException {
        change(tenant, request, response, owner -> {
            HttpSession session = request.getSession();
            if (!(session.getAttribute(SECRET) instanceof byte[])) {
                session.setAttribute(SECRET, TimeCodes.newSecret());
            }
            showApp(owner, (byte[]) session.getAttribute(SECRET), 200, "");
        });
    }

    private static void showApp(Guest owner, byte[] secret, int status, String problem) throws IOException {
        String address = TimeCodes.address(
                secret, owner.visit().tenant().displayName(), owner.person().principalName());
        Map<String, @Nullable Object> facts = new HashMap<>();
        try {
            facts.put("qr", QrCode.svg(address));
        } catch (WriterException tooLong) {
            facts.put("qr", "");
        }
        facts.put("key", TimeCodes.base32(secret).replaceAll("(.{4})(?=.)", "$1 "));
        facts.put("problem", problem);
        owner.visit().show(status, "Add an authenticator app", "app", facts);
    }

    @PostMapping(SignInDoors.PAGES + "/methods/app")
    void confirmApp(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        change(tenant, request, response, owner -> {
            if (!(request.getSession().getAttribute(SECRET) instanceof byte[] secret)) {
                owner.visit().go(owner.visit().errand().at(owner.visit().id(), "/methods/app"));
                return;
            }
            if (!methods.addApp(owner, secret, code)) {
                showApp(
                        owner,
                        secret,
                        401,
                        "This code is not right. Check that the clock of your phone is, and take the code that is shown now.");
                return;
            }
            request.getSession().removeAttribute(SECRET);
            // A method that has just been shown to work counts.
            sessions.prove(owner, Factor.TIME_CODE);
        });
    }

    @PostMapping(SignInDoors.PAGES + "/methods/mail")
    void mail(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        change(tenant, request, response, owner -> {
            if (!MailCodes.isAddress(address.strip())) {
                list(owner, 400, "This is not a mail address. Give one like you@example.org.");
                return;
            }
            try {
                codes.mail(owner, address.strip());
                showMail(owner, address.strip(), 200, "");
            } catch (Attempts.TooMany tooMany) {
                owner.visit().wait(tooMany.remaining());
                list(owner, 429, FactorPage.onTheirWay(tooMany));
            }
        });
    }

    private static void showMail(Guest owner, String address, int status, String problem) throws IOException {
        owner.visit().show(status, "Codes by mail", "mail", Map.of("address", address, "problem", problem));
    }

    @PostMapping(SignInDoors.PAGES + "/methods/mailed")
    void confirmMail(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        change(tenant, request, response, owner -> {
            if (!methods.setMail(owner, code)) {
                showMail(owner, "", 401, "This code is not right, or it is no longer good.");
                return;
            }
            sessions.prove(owner, Factor.MAIL_CODE);
        });
    }

    @PostMapping(SignInDoors.PAGES + "/methods/remove")
    void remove(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        change(tenant, request, response, owner -> {
            for (Methods.Kind known : Methods.Kind.values()) {
                if (known.name().equals(kind)) {
                    Ids.parse(id).ifPresent(it -> methods.remove(owner.call(), owner.account(), known, it));
                }
            }
            owner.visit().go(owner.visit().errand().at(owner.visit().id(), "/methods"));
        });
    }
}
