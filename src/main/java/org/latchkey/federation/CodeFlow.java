package org.latchkey.federation;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.latchkey.authentication.Origin;
import org.latchkey.authentication.Proof;
import org.latchkey.authentication.Visit;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The authorization code flow with another provider, by Spring's client: with PKCE (RFC 7636), {@code state} and {@code nonce},
 * a redirect URI for each provider, so that no answer is taken for another's (RFC 9700, 4.4), and an ID token by one of the
 * provider's keys.
 */
@Component
class CodeFlow {

    /** Attributes of a request that has begun: with which provider, and where to go on to. */
    static final String PROVIDER = "provider";

    static final String BACK = "back";

    /** How new their sign-in there must be ({@link Recency}), and where to begin again when it is not. */
    static final String RECENCY = "recency";

    static final String AGAIN = "again";

    private final Metadata metadata;
    private final Origin origin;
    private final ProviderCalls calls;
    private final InstantSource clock;

    CodeFlow(Metadata metadata, ProviderCalls calls, Origin origin, InstantSource clock) {
        this.clock = clock;
        this.metadata = metadata;
        this.calls = calls;
        this.origin = origin;
    }

    /** Where people come back to from a provider: what is registered with it. */
    static String redirect(String base, UUID tenant, UUID provider) {
        return base + "/" + tenant + "/signin/with/" + provider + "/callback";
    }

    /** The page that leads to a provider, after {@code /{tenant}/signin}. */
    static String page(Provider provider) {
        return "/with/" + provider.id();
    }

    private ClientRegistration registration(Provider provider) throws Metadata.Unusable {
        return metadata.client(provider)
                .registrationId(provider.id().toString())
                .clientId(provider.clientId())
                .clientSecret(provider.secret())
                // As Graph says of this resource: never in a header.
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .scope(provider.scope().split("\\s+", -1))
                .redirectUri(redirect(origin.text(), provider.tenant(), provider.id()))
                .build();
    }

    /** Fetches tokens as Spring's client does, by our rules for calls. */
    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(calls.client()))
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /**
     * What to ask the provider for somebody who is at the sign-in page.
     *
     * @param anew whether to let them sign in again in any case
     */
    OAuth2AuthorizationRequest begin(Provider provider, Visit visit, boolean anew) throws Metadata.Unusable {
        Recency recency = new Recency(
                clock.instant(),
                anew || visit.errand().anew(),
                // What is older does not count here, see Proof.
                visit.errand()
                        .within()
                        .filter(it -> it.compareTo(Proof.COUNTS) < 0)
                        .orElse(Proof.COUNTS));
        ClientRegistration registration = registration(provider);
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> {
                    request.attributes(kept -> {
                        kept.put(PROVIDER, provider.id().toString());
                        kept.put(BACK, visit.errand().answered().at(provider.tenant(), ""));
                        kept.put(AGAIN, visit.errand().renewed().at(provider.tenant(), page(provider)));
                        kept.put(RECENCY, recency);
                    });
                    request.additionalParameters(more -> wish(more, visit, recency));
                }));
        return Objects.requireNonNull(resolver.resolve(visit.request(), registration.getRegistrationId()));
    }

    /** What the errand needs. A provider that does not know how goes on without, and we ask for the rest. */
    private static void wish(Map<String, Object> parameters, Visit visit, Recency recency) {
        if (recency.anew()) {
            parameters.put("prompt", "login");
        }
        parameters.put("max_age", String.valueOf(recency.within().toSeconds()));
        if (visit.errand().require().contains("mfa")) {
            parameters.put("acr_values", "mfa");
        }
        if (!visit.errand().hint().isEmpty()) {
            parameters.put("login_hint", visit.errand().hint());
        }
    }

    /**
     * Takes the provider's answer.
     *
     * @return its ID token
     * @throws AuthenticationException when it is not what was asked for, or a refusal
     */
    Jwt finish(Provider provider, OAuth2AuthorizationRequest asked, OAuth2AuthorizationResponse answer)
            throws Metadata.Unusable {
        ClientRegistration registration = registration(provider);
        AtomicReference<Jwt> token = new AtomicReference<>();
        JwtDecoder keys = metadata.of(provider).decoder();
        OAuth2TokenValidator<Jwt> rules =
                new DelegatingOAuth2TokenValidator<>(Set.of(new OidcIdTokenValidator(registration)));
        var code = new OidcAuthorizationCodeAuthenticationProvider(
                tokens(), user -> new DefaultOidcUser(Set.of(), user.getIdToken()));
        code.setJwtDecoderFactory(client -> text -> {
            Jwt decoded = keys.decode(text);
            OAuth2TokenValidatorResult checked = rules.validate(decoded);
            if (checked.hasErrors()) {
                throw new BadJwtException(checked.getErrors().toString());
            }
            token.set(decoded);
            return decoded;
        });
        code.authenticate(
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(asked, answer)));
        return Objects.requireNonNull(token.get());
    }
}
