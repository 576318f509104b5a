package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the pages' script asks when a passkey is made or used: JSON, with the page's token in a header. */
@Controller
class PasskeyDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyDesk.class);
    private static final String CHALLENGE = PasskeyDesk.class.getName() + ".challenge";
    private static final String OFFER = PasskeyDesk.class.getName() + ".offer";
    private static final int LONGEST_LABEL = 60;

    private final Visit.Reception reception;
    private final People people;
    private final Passkeys passkeys;
    private final Methods methods;
    private final MethodsPage page;
    private final Devices devices;
    private final Sessions sessions;
    private final TransactionTemplate transaction;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyDesk(
            Visit.Reception reception,
            People people,
            Passkeys passkeys,
            Methods methods,
            MethodsPage page,
            Devices devices,
            Sessions sessions,
            PlatformTransactionManager transactions) {
        this.reception = reception;
        this.people = people;
        this.passkeys = passkeys;
        this.methods = methods;
        this.page = page;
        this.devices = devices;
        this.sessions = sessions;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping(SignInDoors.PAGES + "/passkey/options")
    void challenge(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Call call = people.call(visit.tenant());
            PublicKeyCredentialRequestOptions challenge = passkeys.challenge(
                    call,
                    sessions.person(visit.id()),
                    SecurityContextHolder.getContext().getAuthentication());
            Sessions.session(request).setAttribute(CHALLENGE, challenge);
            answer(response, 200, challenge);
        });
    }

    @PostMapping(SignInDoors.PAGES + "/passkey")
    void use(
            @PathVariable String tenant,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Call call = people.call(visit.tenant());
            Optional<DirectoryObject> account = Optional.ofNullable(
                            taken(request, CHALLENGE, PublicKeyCredentialRequestOptions.class))
                    .flatMap(challenge -> owner(call, challenge, body))
                    .flatMap(user -> people.account(call, user));
            if (account.isEmpty()) {
                answer(response, 401, Map.of("problem", "This passkey is not known here. Sign in another way."));
                return;
            }
            SignedIn person = People.signedIn(visit.tenant(), account.get());
            devices.remember(call, request, response, person.user());
            boolean isHeld = sessions.halfway(request, visit.id())
                    .filter(held -> held.person().user().equals(person.user()))
                    .isPresent();
            sessions.prove(request, response, person, Factor.PASSKEY);
            answer(response, 200, Map.of("to", visit.errand().answered().at(visit.id(), isHeld ? "/password" : "")));
        });
    }

    /** A challenge is answered once. */
    private static <T> @Nullable T taken(HttpServletRequest request, String name, Class<T> type) {
        HttpSession session = request.getSession(false);
        if (session == null || !type.isInstance(session.getAttribute(name))) {
            return null;
        }
        T value = type.cast(session.getAttribute(name));
        session.removeAttribute(name);
        return value;
    }

    private Optional<UUID> owner(Call call, PublicKeyCredentialRequestOptions challenge, @Nullable String body) {
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> answer = json.readValue(
                    String.valueOf(body), new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            return Optional.ofNullable(transaction.execute(status -> passkeys.use(call, challenge, answer)));
        } catch (RuntimeException refused) {
            // The library says no in many ways; all of them mean that nobody has proven anything.
            LOG.debug("A passkey was refused", refused);
            return Optional.empty();
        }
    }

    @PostMapping(SignInDoors.PAGES + "/methods/passkey/options")
    void offer(@PathVariable String tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        page.change(tenant, request, response, owner -> {
            PublicKeyCredentialCreationOptions offer = passkeys.offer(
                    owner.call(),
                    owner.person(),
                    Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()));
            request.getSession().setAttribute(OFFER, offer);
            answer(response, 200, offer);
        });
    }

    @PostMapping(SignInDoors.PAGES + "/methods/passkey")
    void register(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String label,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        page.change(tenant, request, response, owner -> {
            PublicKeyCredentialCreationOptions offer = taken(request, OFFER, PublicKeyCredentialCreationOptions.class);
            if (offer == null || !kept(owner, offer, body, label.strip())) {
                answer(response, 400, Map.of("problem", "This did not work. Reload the page and try once more."));
                return;
            }
            sessions.prove(request, response, owner.person(), Factor.PASSKEY);
            answer(response, 200, Map.of("to", owner.next()));
        });
    }

    private boolean kept(Guest owner, PublicKeyCredentialCreationOptions offer, @Nullable String body, String label) {
        String name = label.isEmpty() ? "Passkey" : label.substring(0, Math.min(label.length(), LONGEST_LABEL));
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> made = json.readValue(
                    String.valueOf(body),
                    new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            transaction.executeWithoutResult(status -> {
                passkeys.register(owner.call(), owner.person(), offer, made, name);
                methods.tell(owner.call(), owner.account(), "registered", "Add", Methods.Kind.PASSKEY);
            });
            return true;
        } catch (RuntimeException refused) {
            LOG.debug("A new passkey was refused", refused);
            return false;
        }
    }

    private void answer(HttpServletResponse response, int status, Object value) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(value));
    }
}
