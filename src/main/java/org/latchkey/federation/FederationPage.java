package org.latchkey.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Factor;
import org.latchkey.authentication.People;
import org.latchkey.authentication.Sessions;
import org.latchkey.authentication.Visit;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Signs people in with another provider: sends the browser there, and takes it back as the person of the tenant whom the provider
 * means. By which factors is what the provider says ({@link Assurance}), given when it says.
 */
@Controller
class FederationPage {

    private static final Logger LOG = LoggerFactory.getLogger(FederationPage.class);
    private static final int LONGEST = 200;
    private static final String PAGE = "/{tenant:[0-9a-fA-F-]{36}}/signin/with/{provider:[0-9a-fA-F-]{36}}";

    private final Visit.Reception reception;
    private final Providers providers;
    private final CodeFlow flow;
    private final FederatedPeople federated;
    private final People people;
    private final Sessions sessions;
    private final InstantSource clock;
    private final HttpSessionOAuth2AuthorizationRequestRepository begun =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    FederationPage(
            Visit.Reception reception,
            Providers providers,
            CodeFlow flow,
            FederatedPeople federated,
            People people,
            Sessions sessions,
            InstantSource clock) {
        this.reception = reception;
        this.providers = providers;
        this.flow = flow;
        this.federated = federated;
        this.people = people;
        this.sessions = sessions;
        this.clock = clock;
    }

    private interface Step {
        void serve(Visit visit, Provider provider) throws IOException, Metadata.Unusable;
    }

    private void receive(String tenant, String id, HttpServletRequest request, HttpServletResponse response, Step step)
            throws IOException {
        reception.receive(tenant, request, response, visit -> {
            Optional<Provider> provider =
                    Ids.parse(id).flatMap(it -> providers.find(visit.tenant().id(), it));
            if (provider.isEmpty()) {
                problem(
                        visit,
                        404,
                        "There is no such way to sign in",
                        "Go back to the sign-in page and choose another one.");
                return;
            }
            try {
                step.serve(visit, provider.get());
            } catch (Metadata.Unusable unusable) {
                LOG.warn("Nobody can sign in with the {}: {}", provider.get(), unusable.getMessage(), unusable);
                problem(
                        visit,
                        502,
                        provider.get().name() + " cannot be reached",
                        "Try again in a minute, or sign in another way. If it stays so, tell your administrator.");
            }
        });
    }

    private static void problem(Visit visit, int status, String title, String sentence) throws IOException {
        visit.pages().problem(visit.response(), status, title, sentence);
    }

    @GetMapping(PAGE)
    void leave(
            @PathVariable String tenant,
            @PathVariable String provider,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        receive(tenant, provider, request, response, (visit, other) -> {
            OAuth2AuthorizationRequest asked = flow.begin(other, visit);
            begun.saveAuthorizationRequest(asked, request, response);
            visit.go(asked.getAuthorizationRequestUri());
        });
    }

    @GetMapping(PAGE + "/callback")
    void comeBack(
            @PathVariable String tenant,
            @PathVariable String provider,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        receive(tenant, provider, request, response, (visit, other) -> {
            OAuth2AuthorizationRequest asked = begun.removeAuthorizationRequest(request, response);
            if (asked == null || !other.id().toString().equals(asked.getAttribute(CodeFlow.PROVIDER))) {
                problem(
                        visit,
                        400,
                        "This sign-in was not begun here",
                        "It has been open for too long, or was begun in another browser. Go back to where you came from and start again.");
                return;
            }
            finish(visit, other, asked, answer(request, asked));
        });
    }

    private static OAuth2AuthorizationResponse answer(HttpServletRequest request, OAuth2AuthorizationRequest asked) {
        String code = request.getParameter("code");
        OAuth2AuthorizationResponse.Builder answer = code == null
                ? OAuth2AuthorizationResponse.error(text(request.getParameter("error"), "server_error"))
                        .errorDescription(request.getParameter("error_description"))
                : OAuth2AuthorizationResponse.success(code);
        return answer.redirectUri(String.valueOf(asked.getRedirectUri()))
                .state(request.getParameter("state"))
                .build();
    }

    /** What others said, for the log: no line of it looks like one of ours. */
    private static String oneLine(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("\\p{C}|\\p{Z}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static String text(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }

    private void finish(
            Visit visit, Provider provider, OAuth2AuthorizationRequest asked, OAuth2AuthorizationResponse answer)
            throws IOException, Metadata.Unusable {
        Jwt token;
        try {
            token = flow.finish(provider, asked, answer);
        } catch (AuthenticationException refused) {
            LOG.info("A sign-in with the {} came to nothing: {}", provider, oneLine(refused.getMessage()));
            problem(
                    visit,
                    401,
                    provider.name() + " did not sign you in",
                    "It refused, or its answer was not what was asked for. Go back to the sign-in page and try again.");
            return;
        }
        Call call = people.call(visit.tenant());
        Optional<DirectoryObject> account = federated.of(call, provider, token);
        if (account.isEmpty()) {
            problem(
                    visit,
                    403,
                    "You have no account here",
                    "%s has signed you in, but nobody in %s goes by that account, or theirs is disabled. Ask your administrator to add you."
                            .formatted(provider.name(), visit.tenant().displayName()));
            return;
        }
        Assurance assurance = Assurance.of(token, clock.instant());
        if (!assurance.counts(clock.instant())) {
            problem(
                    visit,
                    401,
                    provider.name() + " has known you for too long",
                    "You signed in there more than a day ago, and it did not ask you again. Sign out there, then sign in here once more.");
            return;
        }
        sessions.add(
                visit.request(),
                visit.response(),
                People.signedIn(visit.tenant(), account.get()),
                assurance.at(),
                assurance.isMultiple() ? Factor.FEDERATED_MULTIPLE : Factor.FEDERATED);
        Farewell.remember(visit.request(), provider, token.getTokenValue());
        visit.go(String.valueOf(asked.<Object>getAttribute(CodeFlow.BACK)));
    }
}
