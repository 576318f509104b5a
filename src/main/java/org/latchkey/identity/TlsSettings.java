package org.latchkey.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.latchkey.time.SystemClock;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code latchkey.tls} into the settings of the web server: the given certificate and key ({@code latchkey.tls-certificate},
 * {@code latchkey.tls-key}, both PEM), else those of a {@link LocalAuthority} in the data directory. Other ones that come to lie there
 * are taken over while the server runs.
 */
final class TlsSettings implements EnvironmentPostProcessor {

    /** Whether the certificate is one of ours: then we renew it. */
    static final String LOCAL = "latchkey.tls-local";

    private static final String BUNDLE = "latchkey";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("latchkey.tls", Boolean.class, false)) {
            return;
        }
        String certificate = environment.getProperty("latchkey.tls-certificate", "");
        String key = environment.getProperty("latchkey.tls-key", "");
        if (certificate.isBlank() != key.isBlank()) {
            throw new IllegalStateException("--tls-certificate and --tls-key belong together.");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        if (certificate.isBlank()) {
            LocalAuthority authority = authority(
                    Path.of(environment.getProperty("latchkey.data", "./data")),
                    SystemClock.machine().instant());
            authority.prepare(names(environment.getProperty("latchkey.public-url", "")));
            certificate = authority.certificate().toUri().toString();
            key = certificate;
            settings.put(LOCAL, true);
        }
        String bundle = "spring.ssl.bundle.pem." + BUNDLE;
        settings.put("server.ssl.enabled", true);
        settings.put("server.ssl.bundle", BUNDLE);
        settings.put(bundle + ".keystore.certificate", certificate);
        settings.put(bundle + ".keystore.private-key", key);
        settings.put(bundle + ".options.enabled-protocols", "TLSv1.3,TLSv1.2");
        settings.put(bundle + ".reload-on-update", true);
        settings.put("server.servlet.session.cookie.secure", true);
        environment.getPropertySources().addFirst(new MapPropertySource("tls", settings));
    }

    static LocalAuthority authority(Path data, Instant now) {
        return new LocalAuthority(data.toAbsolutePath().resolve("tls"), now);
    }

    private static Set<String> names(String publicUrl) {
        Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "::1"));
        if (!publicUrl.isBlank()) {
            String host = URI.create(publicUrl).getHost();
            if (host != null) {
                names.add(host);
            }
        }
        return names;
    }
}
