package org.latchkey.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String PAGE = "/{tenant:[0-9a-fA-F-]{36}}/signin/with/{provider:[0-9a-fA-F-]{36}}";

    private final Visit.Reception reception;
    private final Providers providers;
    private final CodeFlow flow;
    private final FederatedPeople federated;
    private final People people;
    private final Sessions sessions;
    private final Farewell farewell;
    private final InstantSource clock;

    /** Those that do not say when somebody signed in: they are asked to let everybody sign in anew, and not twice. */
    private final Set<UUID> undated = ConcurrentHashMap.newKeySet();

    private final HttpSessionOAuth2AuthorizationRequestRepository begun =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    FederationPage(
            Visit.Reception reception,
            Providers providers,
            CodeFlow flow,
            FederatedPeople federated,
            People people,
            Sessions sessions,
            Farewell farewell,
            InstantSource clock) {
        this.reception = reception;
        this.providers = providers;
        this.flow = flow;
        this.federated = federated;
        this.people = people;
        this.sessions = sessions;
        this.farewell = farewell;
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
                LOG.warn("Nobody can sign in with the {}: {}", provider.get(), LogLine.of(unusable));
                problem(
                        visit,
                        502,
                        provider.get().name()
                                + (unusable.isReached() ? " is not set up rightly" : " cannot be reached"),
                        unusable.isReached()
                                ? "What it publishes about itself cannot be used. Sign in another way, and tell your administrator."
                                : "Try again in a minute, or sign in another way. If it stays so, tell your administrator.");
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
            OAuth2AuthorizationRequest asked = flow.begin(other, visit, undated.contains(other.id()));
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
            LOG.info("A sign-in with the {} came to nothing: {}", provider, LogLine.of(refused));
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
        Instant now = clock.instant();
        Assurance assurance = Assurance.of(token, now);
        if (assurance.isDated()) {
            undated.remove(provider.id());
        } else {
            undated.add(provider.id());
        }
        Recency recency = Objects.requireNonNull(asked.<Recency>getAttribute(CodeFlow.RECENCY));
        Optional<Instant> given = recency.of(assurance, now).filter(account.get()::accepts);
        if (given.isPresent()) {
            sessions.add(
                    visit.request(),
                    visit.response(),
                    People.signedIn(visit.tenant(), account.get()),
                    given.get(),
                    assurance.isMultiple() ? Factor.FEDERATED_MULTIPLE : Factor.FEDERATED);
            farewell.remember(visit.request(), provider, token.getTokenValue());
            visit.go(String.valueOf(asked.<Object>getAttribute(CodeFlow.BACK)));
        } else if (recency.anew()) {
            problem(
                    visit,
                    401,
                    provider.name() + " did not ask you again",
                    "You must sign in there anew, and it took you as it knew you from before. Sign out there, then sign in here once more.");
        } else {
            visit.go(String.valueOf(asked.<Object>getAttribute(CodeFlow.AGAIN)));
        }
    }
}
