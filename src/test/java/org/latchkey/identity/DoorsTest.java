package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Caller;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

class DoorsTest {
    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    void healthAndMetricsAreOpenOnThisMachine() throws Exception {
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotNamedIsShut() throws Exception {
        for (var path :
                new String[] {"/index.html", "/console", "/actuator", "/actuator/env", "/anything", "/v1.0x", "/error"
                }) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"InvalidAuthenticationToken\"");
        }
    }

    @Test
    void aWorthlessTokenIsRefusedInGraphsForm() throws Exception {
        var answer = get("/v1.0/users", "Authorization", "Bearer nonsense", "client-request-id", "mine");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("\"code\":\"InvalidAuthenticationToken\"")
                .contains("\"client-request-id\":\"mine\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void aTokenOfATenantThatIsNotHereIsRefused() throws Exception {
        var somebody = new Caller(
                Caller.Kind.USER, UUID.randomUUID(), "", "", Set.of("User.Read.All"), Set.of(), Set.of(), "");
        var token = SERVER.bean(Tokens.class).issue(UUID.randomUUID(), somebody, UUID.randomUUID());
        var answer = get("/v1.0/users", "Authorization", "Bearer " + token.text());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("The tenant does not exist here.");
    }

    @Test
    void aTokenDiesWithItsAccount() {
        var api = Api.fresh();
        var ada = api.person("Ada");
        var calls = api.as(ada);
        calls.get("me").is(200);
        api.asAdmin().patch("users/" + ada, "{\"accountEnabled\": false}").is(204);
        calls.get("me").fails(401, "InvalidAuthenticationToken");
        api.asAdmin().patch("users/" + ada, "{\"accountEnabled\": true}").is(204);
        calls.get("me").is(200);
        api.asAdmin().delete("users/" + ada).is(204);
        calls.get("me").fails(401, "InvalidAuthenticationToken");
    }

    @Test
    void whatNobodyAnswersIsSaidSoInWordsForWhoeverAsked() throws Exception {
        String nowhere = "/" + Api.fresh().tenant() + "/oauth2/v2.0/nowhere";
        var page = get(nowhere, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page").contains("/signin/assets/signin.css");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        var answer = get(nowhere, "Accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("\"code\":\"Request_ResourceNotFound\"")
                .contains("request-id");
    }

    @Test
    void ofTheAuthorizationServersOwnPathsOnlyThoseWeTellOfAreThere() throws Exception {
        String tenant = "/" + Api.fresh().tenant();
        for (var path : List.of(
                "/oauth2/v2.0/introspect",
                "/oauth2/v2.0/par",
                "/oauth2/v2.0/logout-by-hint",
                "/oauth2/v2.0/register",
                "/oauth2/introspect",
                "/oauth2/token",
                "/discovery/v2.0/keys-of-spring",
                "/openid/userinfo",
                "/connect/logout",
                "/v2.0/.well-known/oauth-authorization-server")) {
            for (String base : List.of(tenant, "")) {
                assertThat(get(base + path).statusCode()).as(base + path).isIn(400, 401, 404);
                assertThat(post(base + path).statusCode()).as(base + path).isIn(400, 401, 403, 404);
            }
        }
        for (var path : List.of("/shut/introspect", "/shut/par", "/shut/logout", "/shut/userinfo", "/shut/keys")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(post(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void whatIsForThisMachineIsNotForWhoComesByAProxyOnIt() throws Exception {
        for (var header : List.of("X-Forwarded-For", "X-Forwarded-Host", "x-forwarded-proto", "Forwarded", "Via")) {
            assertThat(get("/actuator/prometheus", header, "somebody").statusCode())
                    .as(header)
                    .isIn(401, 403);
            assertThat(get("/sandbox/tenants", header, "somebody").statusCode())
                    .as(header)
                    .isIn(401, 403);
        }
    }

    @Test
    void aPathThatLooksLikeAnAttackIsABadRequest() throws Exception {
        for (var path : new String[] {"/v1.0/users;a=b", "/v1.0/users/a%2Fb", "/v1.0/users/%00"}) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).as(path).contains("\"code\":\"BadRequest\"");
        }
    }

    private static HttpResponse<String> post(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=x&client_id=x"));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
