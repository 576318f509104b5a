package org.latchkey.identity;

import java.time.InstantSource;
import java.util.List;
import org.latchkey.authentication.AuthenticationContexts;
import org.latchkey.authentication.Sessions;
import org.latchkey.authentication.SignIns;
import org.latchkey.directory.Applications;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceVerificationAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The OpenID provider of every tenant, on Spring's authorization server: which endpoints there are, and who answers what. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    /** All paths of the provider. What of them is not an endpoint is not there. */
    private static final String[] PATHS = {
        "/{tenant}/oauth2/**",
        "/{tenant}/v2.0/.well-known/**",
        "/{tenant}/discovery/**",
        "/oauth2/**",
        "/device",
        "/metadata/**"
    };

    @Bean
    @Order(1)
    SecurityFilterChain provider(
            HttpSecurity http,
            Tenants tenants,
            PublicUrl url,
            Clients clients,
            Authorizations authorizations,
            Consents consents,
            GrantTokens tokens,
            AuthorizationAnswer answer,
            TokenAnswer tokenAnswer,
            DevicePage devices,
            ProviderPages pages,
            AccountPage account,
            Sessions sessions,
            SignIns signIns,
            AuthenticationContexts contexts,
            Applications applications,
            Sql sql,
            @Value("${latchkey.failures-per-minute:60}") int failures,
            InstantSource clock) {
        PublicClients publicClients = new PublicClients(clients);
        return http.securityMatcher(PATHS)
                .securityContext(kept -> kept.securityContextRepository(signIns))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // A client's form carries no token of ours. What it does with the cookie alone, SignOut asks for.
                .csrf(forms -> forms.ignoringRequestMatchers(
                        PathPatternRequestMatcher.withDefaults().matcher(Issuer.LOGOUT)))
                .cors(origins -> origins.configurationSource(new BrowserOrigins(applications, tenants)))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterAfter(new TokenRate(failures, pages, clock), HeaderWriterFilter.class)
                .addFilterAfter(
                        new IssuerFilter(tenants, url, applications, clients, account, pages), HeaderWriterFilter.class)
                .addFilterBefore(new SignInGate(answer, sessions, contexts, clock), AuthorizationFilter.class)
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(authorizations)
                        .authorizationConsentService(consents)
                        .authorizationServerSettings(Issuer.SETTINGS)
                        .tokenGenerator(tokens)
                        .clientAuthentication(client -> client.authenticationConverter(publicClients)
                                .authenticationProvider(publicClients)
                                .authenticationProviders(all -> knowClients(all, clients, sql, clock)))
                        .authorizationEndpoint(endpoint -> endpoint.consentPage(ConsentPage.PATH)
                                .authorizationRequestConverters(all -> all.addFirst(RedirectRule::required))
                                .authorizationResponseHandler(answer::succeed)
                                .errorResponseHandler(answer::fail)
                                .authenticationProviders(AuthorizationServer::matchRedirectsExactly))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(tokenAnswer::send)
                                .authenticationProviders(AuthorizationServer::allOrNothing))
                        .deviceAuthorizationEndpoint(
                                endpoint -> endpoint.deviceAuthorizationResponseHandler(devices::tell))
                        .deviceVerificationEndpoint(endpoint -> endpoint.consentPage(ConsentPage.PATH)
                                .deviceVerificationResponseHandler(devices::done)
                                .errorResponseHandler(devices::fail)
                                .authenticationProviders(AuthorizationServer::alwaysAsk))
                        .oidc(oidc -> {}))
                // Required by the above for its own user info endpoint, which is not reachable: ours is UserInfo.
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(refusing())))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    private static void knowClients(
            List<AuthenticationProvider> providers, Clients clients, Sql sql, InstantSource clock) {
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                secrets.setPasswordEncoder(new ClientSecrets());
            } else if (provider instanceof JwtClientAssertionAuthenticationProvider assertions) {
                assertions.setJwtDecoderFactory(new ClientAssertions(clients, sql, clock));
            }
        }
    }

    /** An application gets all permissions it was given: it asks for {@code /.default}, which is gone by then, and for nothing. */
    private static void allOrNothing(List<AuthenticationProvider> providers) {
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider credentials) {
                credentials.setAuthenticationValidator(asked -> {
                    OAuth2ClientCredentialsAuthenticationToken request = asked.getAuthentication();
                    if (!request.getScopes().isEmpty()) {
                        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
                    }
                });
            }
        }
    }

    /** Of a device somebody else may hold, a person is told what it is for, whatever they have agreed to before. */
    private static void alwaysAsk(List<AuthenticationProvider> providers) {
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof OAuth2DeviceVerificationAuthenticationProvider devices) {
                devices.setAuthorizationConsentRequired(context -> true);
            }
        }
    }

    private static JwtDecoder refusing() {
        return token -> {
            throw new BadJwtException("not here");
        };
    }

    private static void matchRedirectsExactly(List<AuthenticationProvider> providers) {
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
                requests.setAuthenticationValidator(RedirectRule.CHECKED);
                requests.setAuthorizationConsentRequired(Consents::isAsked);
            }
        }
    }
}
