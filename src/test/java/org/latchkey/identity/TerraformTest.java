package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of Terraform's azuread provider with {@code metadata_host}, request by request, as the sources of its SDK (go-azure-sdk,
 * {@code sdk/internal/metadata}, {@code sdk/environments}, {@code sdk/auth}) go it: whether its parts fit together, where the provider
 * itself is not at hand.
 */
class TerraformTest {
    private static final RunningServer SERVER = RunningServer.overTls();
    private static final Api API = Api.fresh(SERVER);
    private static final Registered ROBOT =
            Registered.register(API, "Terraform", "").with("User.Read.All");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .sslContext(SERVER.trust().orElseThrow().context())
            .build();

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static JsonNode send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }

    /** The SDK asks for the one version, and for the other where that fails. */
    private static JsonNode cloud(String version) throws Exception {
        String host = "localhost:" + SERVER.url().getPort();
        JsonNode cloud = send(HttpRequest.newBuilder(
                URI.create("https://%s/metadata/endpoints?api-version=%s".formatted(host, version))));
        return cloud.isArray() ? cloud.path(0) : cloud;
    }

    private static void goesOn(JsonNode cloud) throws Exception {
        assertThat(cloud.path("name").asString()).isNotEmpty();
        assertThat(cloud.path("resourceManager").asString()).isNotEmpty();
        String graph = withoutSlash(cloud.path("microsoftGraphResourceId").asString());
        assertThat(graph).isNotEmpty();
        // Nothing is cut off here: the provider puts a slash and the tenant after it.
        String login = cloud.path("authentication").path("loginEndpoint").asString();
        JsonNode token =
                send(HttpRequest.newBuilder(URI.create("%s/%s/oauth2/v2.0/token".formatted(login, API.tenant())))
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Browser.form(Map.of(
                                "client_id",
                                ROBOT.appId(),
                                "client_secret",
                                ROBOT.secret(),
                                "grant_type",
                                "client_credentials",
                                "scope",
                                graph + "/.default")))));
        String access = token.path("access_token").asString();
        assertThat(token.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.path("expires_in").asInt()).isPositive();
        // It reads who it is from the token, whose form is none of its business.
        assertThat(JWTParser.parse(access).getJWTClaimsSet().getClaims())
                .containsEntry("oid", ROBOT.principal())
                .containsEntry("tid", API.tenant());
        JsonNode users = send(HttpRequest.newBuilder(URI.create(graph + "/v1.0/users"))
                .header("Authorization", "Bearer " + access)
                .header("Accept", "application/json; charset=utf-8; IEEE754Compatible=false"));
        assertThat(users.path("value").isArray()).isTrue();
    }

    @Test
    void itFindsItsWayByTheMetadataHost() throws Exception {
        goesOn(cloud("2022-09-01"));
    }

    @Test
    void andByTheVersionBefore() throws Exception {
        goesOn(cloud("2019-05-01"));
    }
}
