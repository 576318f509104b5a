package org.latchkey.identity;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Directory;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.tenant.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.cors.CorsConfiguration;

/** Which paths are open to whom. What is not named here is shut. */
@Configuration(proxyBeanMethods = false)
class Doors {

    /**
     * As Graph does, pages of any origin may call: a call counts by its token alone, and no cookie is sent along (<a
     * href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>).
     */
    private static final CorsConfiguration EVERY_ORIGIN = everyOrigin();

    private static CorsConfiguration everyOrigin() {
        CorsConfiguration every = new CorsConfiguration();
        every.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        every.setAllowedMethods(List.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"));
        every.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        every.setExposedHeaders(List.of(
                "Date",
                "ETag",
                "Location",
                "Preference-Applied",
                "Retry-After",
                "WWW-Authenticate",
                "client-request-id",
                "request-id"));
        every.setMaxAge(Duration.ofHours(1));
        return every;
    }

    /**
     * Graph's own paths. The token alone says who calls, and the endpoint refuses who is nobody; so nothing that serves sessions,
     * forms or anonymous visitors stands in the way.
     */
    @Bean
    @Order(0)
    SecurityFilterChain graph(
            HttpSecurity http, TokenReader reader, Tenants tenants, Directory directory, Refusals refusals) {
        return http.securityMatcher("/v1.0/**", "/beta/**")
                .cors(origins -> origins.configurationSource(request -> EVERY_ORIGIN))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .addFilterAfter(new CallerFilter(reader, tenants, directory, refusals), HeaderWriterFilter.class)
                .build();
    }

    /** Security would measure each of its filters at every request. The request as a whole is measured still. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain filters(HttpSecurity http, Refusals refusals) {
        return http.cors(origins -> origins.configurationSource(
                        request -> request.getRequestURI().equals(Issuer.USER_INFO) ? EVERY_ORIGIN : null))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(paths -> paths
                        // An answer that is already under way was let in before.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        // Asks for the token itself, which need not be one for Graph's paths.
                        .requestMatchers(Issuer.USER_INFO)
                        .permitAll()
                        .requestMatchers("/sandbox/**", "/actuator/prometheus")
                        .access(Doors::onThisMachine)
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(on -> on.authenticationEntryPoint((request, response, refused) ->
                        refusals.write(request, response, Problem.of(ProblemCode.INVALID_AUTHENTICATION_TOKEN))))
                .build();
    }

    /** Refuses what the firewall always does; the characters of a header by a look at each, where it would match patterns. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(Doors::isPlain);
        firewall.setAllowedHeaderValues(Doors::isPlain);
        return firewall;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What headers are made of is looked at first: tokens are thousands of characters, and are read more than once. */
    private static boolean isPlain(char character) {
        return (character >= ' ' && character <= '~')
                || (!Character.isISOControl(character) && Character.isDefined(character));
    }

    /** What the firewall takes for an attack, for example an encoded slash in a path, is answered like any bad request. */
    @Bean
    RequestRejectedHandler rejected(Refusals refusals) {
        return (request, response, reason) ->
                refusals.write(request, response, Problem.badRequest("The path is malformed."));
    }

    private static AuthorizationDecision onThisMachine(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        return new AuthorizationDecision(ThisMachine.sends(context.getRequest()));
    }
}
