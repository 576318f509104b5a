package org.latchkey.identity;

import java.time.InstantSource;
import java.util.List;
import org.latchkey.tenant.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The OpenID provider of every tenant, on Spring's authorization server: which endpoints there are, and who answers what. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    /** All paths of the provider. What of them is not an endpoint is not there. */
    private static final String[] PATHS = {
        "/{tenant}/oauth2/**",
        "/{tenant}/v2.0/.well-known/**",
        "/{tenant}/discovery/**",
        "/oauth2/**",
        "/oidc/**",
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
            Pages pages,
            InstantSource clock) {
        PublicClients publicClients = new PublicClients(clients);
        return http.securityMatcher(PATHS)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterAfter(new IssuerFilter(tenants, url, clients, pages), HeaderWriterFilter.class)
                .addFilterBefore(new SignInGate(answer, clock), AuthorizationFilter.class)
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(authorizations)
                        .authorizationConsentService(consents)
                        .authorizationServerSettings(Issuer.SETTINGS)
                        .tokenGenerator(tokens)
                        .clientAuthentication(client ->
                                client.authenticationConverter(publicClients).authenticationProvider(publicClients))
                        .authorizationEndpoint(endpoint -> endpoint.consentPage(ConsentPage.PATH)
                                .authorizationResponseHandler(answer::succeed)
                                .errorResponseHandler(answer::fail)
                                .authenticationProviders(AuthorizationServer::matchRedirectsExactly))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(tokenAnswer::send))
                        .oidc(oidc -> {}))
                // Required by the above for its own user info endpoint, which is not reachable: ours is UserInfo.
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(refusing())))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
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
            }
        }
    }
}
