package org.latchkey.federation;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What providers publish about themselves (OpenID Connect Discovery 1.0): fetched when it is needed, for an hour, unless nobody can use
 * it; after a failure nobody has it fetched again for a few seconds, for a token that nobody has checked yet may ask for it. Their keys
 * are fetched anew when a token names one that is not known, at most every half minute, and stay good for four hours while they cannot
 * be fetched.
 */
@Component
class Metadata {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration FAILED = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofHours(4);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final Duration REFRESHING = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TrustedAddress addresses;
    private final InstantSource clock;
    private final ProviderCalls calls;
    private final Map<String, Published> known = new ConcurrentHashMap<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

    Metadata(TrustedAddress addresses, ProviderCalls calls, InstantSource clock) {
        this.addresses = addresses;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * What a provider publishes.
     *
     * @param configuration its metadata
     * @param decoder verifies its tokens: signatures of asymmetric algorithms by its keys, and nothing else of them
     */
    record Published(Map<String, Object> configuration, NimbusJwtDecoder decoder, Instant until) {}

    /** A provider cannot be reached, or does not say what it must. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean isReached;

        private Unusable(boolean isReached, String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
            this.isReached = isReached;
        }

        /** Whether it answered: then it is for somebody to mend, and waiting does not help. */
        boolean isReached() {
            return isReached;
        }
    }

    private record Failure(Unusable what, Instant until) {}

    Published of(Provider provider) throws Unusable {
        String place = place(provider);
        Published published = known.get(place);
        if (published == null || !clock.instant().isBefore(published.until())) {
            Failure failure = failures.get(place);
            if (failure != null && clock.instant().isBefore(failure.until())) {
                throw failure.what();
            }
            published = fetchNow(provider, place);
        }
        return published;
    }

    private Published fetchNow(Provider provider, String place) throws Unusable {
        try {
            Published published = fetch(provider);
            known.put(place, published);
            failures.remove(place);
            return published;
        } catch (Unusable unusable) {
            failures.put(place, new Failure(unusable, clock.instant().plus(FAILED)));
            throw unusable;
        }
    }

    /**
     * What people are sent there by. Metadata that lacks something for it is forgotten, so that it is read again once it is mended; its
     * keys are good for tokens nevertheless.
     */
    ClientRegistration.Builder client(Provider provider) throws Unusable {
        Published published = of(provider);
        try {
            return ClientRegistrations.fromOidcConfiguration(published.configuration());
        } catch (IllegalArgumentException malformed) {
            known.remove(place(provider), published);
            throw new Unusable(
                    true,
                    "The metadata at %s is not what OpenID Connect Discovery asks for.".formatted(provider.wellKnown()),
                    malformed);
        }
    }

    private static String place(Provider provider) {
        return provider.issuer() + " " + provider.wellKnown();
    }

    private Published fetch(Provider provider) throws Unusable {
        Map<String, Object> configuration = read(provider.wellKnown());
        if (!provider.issuer().equals(configuration.get("issuer"))) {
            throw new Unusable(
                    true,
                    "The metadata at %s is not of the issuer %s but of %s."
                            .formatted(provider.wellKnown(), provider.issuer(), configuration.get("issuer")),
                    null);
        }
        require(provider, configuration, "authorization_endpoint", addresses::isVisitable);
        require(provider, configuration, "token_endpoint", addresses::isTrusted);
        require(provider, configuration, "jwks_uri", addresses::isTrusted);
        String keySet = String.valueOf(configuration.get("jwks_uri"));
        return new Published(
                configuration,
                decoder(keys.computeIfAbsent(keySet, this::keySource)),
                clock.instant().plus(KEPT));
    }

    private static void require(
            Provider provider, Map<String, Object> configuration, String endpoint, Predicate<String> rule)
            throws Unusable {
        if (!rule.test(String.valueOf(configuration.get(endpoint)))) {
            throw new Unusable(
                    true,
                    "The metadata at %s has no %s that may be called: %s."
                            .formatted(provider.wellKnown(), endpoint, configuration.get(endpoint)),
                    null);
        }
    }

    private Map<String, Object> read(String address) throws Unusable {
        try {
            Map<String, Object> read =
                    JSON.readValue(calls.read(URI.create(address)), new TypeReference<Map<String, Object>>() {});
            // JSON may be null as a whole.
            return read == null ? Map.of() : read;
        } catch (IOException | JacksonException failure) {
            throw new Unusable(
                    failure instanceof JacksonException,
                    "The metadata at %s cannot be read.".formatted(address),
                    failure);
        }
    }

    private JWKSource<SecurityContext> keySource(String address) {
        try {
            URI place = URI.create(address);
            return JWKSourceBuilder.<SecurityContext>create(
                            place.toURL(), url -> new Resource(calls.read(place), "application/json"))
                    .cache(KEYS_KEPT.toMillis(), REFRESHING.toMillis())
                    .rateLimited(BETWEEN.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .retrying(true)
                    .build();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NimbusJwtDecoder decoder(JWKSource<SecurityContext> keys) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(allowed -> allowed.addAll(Arrays.asList(SignatureAlgorithm.values())))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(
                        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null)))
                .build();
        // The claims are checked against our clock by whoever reads them.
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }
}
