package org.latchkey.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.latchkey.kernel.Ids;

/**
 * An OpenID issuer of another make: metadata and keys at an address of its own, and tokens by those keys. It has no pages: a test says
 * what becomes of whoever is sent there, and takes them back with a code.
 */
public final class ForeignIssuer implements AutoCloseable {
    private final HttpServer http;
    /** Its own, for a later issuer may get the port, and what is known of this one would be taken for that one's. */
    private final String path = "/" + Ids.next();

    private volatile RSAKey key = newKey();
    private volatile String elsewhere = "";

    private final Map<String, String> codes = new ConcurrentHashMap<>();

    public ForeignIssuer() {
        this(metadata -> metadata);
    }

    /**
     * One that says something else of itself.
     *
     * @param change to its metadata, a JSON object
     */
    public ForeignIssuer(UnaryOperator<String> change) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        serve(path + "/.well-known/openid-configuration", () -> change.apply("""
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer())));
        http.createContext(path + "/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String code = form.replaceFirst("(?:.*&)?code=([^&]*).*", "$1");
            answer(
                    exchange,
                    "{\"access_token\": \"of-no-use\", \"token_type\": \"Bearer\", \"id_token\": \"%s\"}"
                            .formatted(codes.remove(code)));
        });
        http.createContext(path + "/keys", exchange -> {
            if (!elsewhere.isEmpty()) {
                exchange.getResponseHeaders().set("Location", elsewhere);
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
                return;
            }
            answer(exchange, new JWKSet(key).toString());
        });
        http.start();
    }

    private void serve(String at, Supplier<String> document) {
        http.createContext(at, exchange -> answer(exchange, document.get()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(Ids.next().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    public RSAKey key() {
        return key;
    }

    /** A code that is worth an ID token, once. */
    public String code(String idToken) {
        String code = Ids.next().toString();
        codes.put(code, idToken);
        return code;
    }

    /** From now on it signs with another key, and shows that one alone. */
    public void rotate() {
        key = newKey();
    }

    /** From now on it shows no keys, but sends whoever asks to another address. */
    public void redirectKeys(String address) {
        elsewhere = address;
    }

    /**
     * An access token for an hour.
     *
     * @param change what else it says, or says otherwise
     */
    public String token(String audience, String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(audience)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        return signed(JWSAlgorithm.RS256, change.apply(claims).build());
    }

    public String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
