package org.latchkey.authentication;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The way in to the sign-in pages: open to everybody, and every form with a token that only its page knows. */
@Configuration(proxyBeanMethods = false)
class SignInDoors {

    /** A tenant's pages. Tenants go by their id, so that no path of Graph looks like one. */
    static final String PAGES = "/{tenant:[0-9a-fA-F-]{36}}/signin";

    static final String ASSETS = "/signin/assets";

    @Bean
    @Order(2)
    SecurityFilterChain signIn(HttpSecurity http, SignIns signIns, Pages pages) {
        return http.securityMatcher(PAGES, PAGES + "/**", ASSETS + "/**")
                .securityContext(kept -> kept.securityContextRepository(signIns))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .exceptionHandling(on -> on.accessDeniedHandler((request, response, refused) -> pages.problem(
                        response,
                        403,
                        "This page has been open for too long",
                        "Go back, reload the page and try once more. Nothing has been changed.")))
                .build();
    }
}
