package org.latchkey.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls the server: the sandbox for a tenant, tokens and time, and Graph as any of the actors. */
final class Visitor {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;
    private final String sandbox;
    private final String domain;
    private final Map<String, String> tokens = new HashMap<>();

    /** Visits a server in a tenant made for the purpose. */
    Visitor(URI base) {
        this.base = base;
        var made = send("POST", "/sandbox/tenants", Map.of("displayName", "Latchkey demo"), null);
        this.sandbox = "/sandbox/tenants/" + sandboxValue(made, "/tenantId");
        this.domain = sandboxValue(made, "/domain");
    }

    String domain() {
        return domain;
    }

    String sandbox() {
        return sandbox;
    }

    Instant now() {
        return Instant.parse(sandboxValue(send("GET", sandbox + "/clock", null, null), "/now"));
    }

    void advance(String duration) {
        sandboxValue(send("POST", sandbox + "/clock", Map.of("advance", duration), null), "/now");
    }

    /**
     * Calls as a person.
     *
     * @param user the principal name; {@code bootstrap} for the bootstrap administrator
     */
    Reply call(String user, List<String> scopes, boolean mfa, String method, String path, @Nullable Object body) {
        return send(method, path, body, token(user, scopes, mfa));
    }

    private String token(String user, List<String> scopes, boolean mfa) {
        var wanted = new LinkedHashMap<String, Object>();
        if (user.equals("bootstrap")) {
            wanted.put("bootstrap", true);
        } else {
            wanted.put("user", user);
            wanted.put("scopes", new TreeSet<>(scopes));
            wanted.put("amr", mfa ? List.of("pwd", "mfa") : List.of("pwd"));
        }
        return tokens.computeIfAbsent(
                wanted.toString(),
                key -> sandboxValue(send("POST", sandbox + "/tokens", wanted, null), "/access_token"));
    }

    private static String sandboxValue(Reply reply, String place) {
        Object value = reply.value(place);
        if (value == null) {
            throw new Unmet("the sandbox answered " + reply);
        }
        return value.toString();
    }

    private Reply send(String method, String path, @Nullable Object body, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(base + path.replace(" ", "%20")))
                .timeout(Duration.ofMinutes(2));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            Object parsed = text.startsWith("{") ? JSON.readValue(text, Object.class) : null;
            return new Reply(response.statusCode(), parsed, text);
        } catch (IOException failure) {
            throw new Unmet("the server did not answer: " + Objects.toString(failure.getMessage(), failure.toString()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unmet("stopped");
        }
    }
}
