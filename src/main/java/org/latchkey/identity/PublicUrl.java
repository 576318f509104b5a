package org.latchkey.identity;

import org.latchkey.authentication.Origin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the server is reached: {@code latchkey.public-url}, else this machine and the port it listens on, with TLS or not. */
@Component
public class PublicUrl implements Origin {

    private final String configured;
    private final Environment environment;

    PublicUrl(@Value("${latchkey.public-url:}") String configured, Environment environment) {
        this.configured = configured.replaceAll("/+$", "");
        this.environment = environment;
    }

    /** The address without a slash at the end. The port is known once the server listens. */
    @Override
    public String text() {
        if (!configured.isEmpty()) {
            return configured;
        }
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        var scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        return scheme + "://localhost:" + port;
    }
}
