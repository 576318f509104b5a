package org.latchkey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Keycloak of its distribution, as a process of its own with nothing in it, and the way to its admin API. */
public final class Keycloak implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ADMIN = "admin";
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = LastingPort.next();
    private final Process process;

    /** Starts one from where its distribution lies, and waits until it serves. */
    public Keycloak(Path home) {
        try {
            ProcessBuilder start = new ProcessBuilder(
                            "sh",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--http-management-port=" + LastingPort.next(),
                            "--cache=local")
                    .redirectErrorStream(true)
                    .redirectOutput(Scratch.directory("keycloak").resolve("log").toFile());
            start.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            System.getProperty("java.home"),
                            "JAVA_OPTS_KC_HEAP",
                            "-Xms64m -Xmx512m",
                            "KC_BOOTSTRAP_ADMIN_USERNAME",
                            ADMIN,
                            "KC_BOOTSTRAP_ADMIN_PASSWORD",
                            ADMIN));
            this.process = start.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        AtEnd.run(this::close);
        await();
    }

    private void await() {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (send(HttpRequest.newBuilder(at("/realms/master"))).statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                // It does not listen yet.
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        close();
        throw new IllegalStateException("Keycloak did not come up");
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A realm's issuer. */
    public String issuer(String realm) {
        return at("/realms/" + realm).toString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A token of a realm's token endpoint. */
    public JsonNode token(String realm, Map<String, String> form) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(at("/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Browser.form(form))));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** One call of the admin API; what it answered. */
    public JsonNode admin(String method, String path, String body) {
        String token = token(
                        "master",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                ADMIN))
                .path("access_token")
                .asString();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/admin/realms" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
        }
    }
}
