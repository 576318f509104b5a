package org.latchkey.identity;

import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Keeps browsers to TLS where the server's address has it, also where it ends at a proxy that says nothing of it: the session's
 * cookie is {@code Secure}, and every answer says to come by TLS only (HSTS, RFC 6797).
 */
@Configuration(proxyBeanMethods = false)
class OnlyByTls {

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(PublicUrl url) {
        return server -> {
            if (url.isSecure()) {
                server.getSettings().getSession().getCookie().setSecure(true);
            }
        };
    }

    /** For all chains of filters. */
    @Bean
    Customizer<HeadersConfigurer<HttpSecurity>> strictTransport(PublicUrl url) {
        return headers -> {
            if (url.isSecure()) {
                headers.httpStrictTransportSecurity(strict -> strict.requestMatcher(AnyRequestMatcher.INSTANCE));
            }
        };
    }
}
