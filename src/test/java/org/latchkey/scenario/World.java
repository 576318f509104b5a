package org.latchkey.scenario;

import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.UnifiedRoleAssignment;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.testkit.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fresh tenant, its people, and Microsoft's Graph client signed in as any of them. */
final class World {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> REQUESTOR = List.of(
            "EntitlementMgmt-SubjectAccess.ReadWrite",
            "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
            "PrivilegedEligibilitySchedule.Read.AzureADGroup");
    private static final List<String> GOVERNOR = List.of("EntitlementManagement.ReadWrite.All");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base = RunningServer.shared().url();
    private final String tenant;
    private final String domain;
    private final GraphServiceClient bootstrap;

    World() {
        JsonNode made = sandbox("POST", "/sandbox/tenants", Map.of("displayName", "Seed"));
        tenant = made.get("tenantId").asString();
        domain = made.get("domain").asString();
        bootstrap = signedIn(sandbox("POST", "/sandbox/tenants/" + tenant + "/tokens", Map.of("bootstrap", true)));
    }

    /** The root of the API, for references in bodies. */
    String root() {
        return base + "/v1.0";
    }

    /** The client of somebody who may do everything. */
    GraphServiceClient bootstrap() {
        return bootstrap;
    }

    /** A new person. */
    String person(String name) {
        User user = new User();
        user.setAccountEnabled(true);
        user.setDisplayName(name);
        user.setMailNickname(name);
        user.setUserPrincipalName(name + "@" + domain);
        PasswordProfile password = new PasswordProfile();
        password.setPassword("Correct-horse-9");
        user.setPasswordProfile(password);
        return id(bootstrap.users().post(user));
    }

    /** Gives a person a directory role. */
    void hold(String person, String roleTemplate) {
        UnifiedRoleAssignment assignment = new UnifiedRoleAssignment();
        assignment.setPrincipalId(person);
        assignment.setRoleDefinitionId(roleTemplate);
        assignment.setDirectoryScopeId("/");
        bootstrap.roleManagement().directory().roleAssignments().post(assignment);
    }

    /** A new security group with members. */
    String group(String name, String... members) {
        Group group = new Group();
        group.setDisplayName(name);
        group.setMailEnabled(false);
        group.setMailNickname(name.toLowerCase(java.util.Locale.ROOT));
        group.setSecurityEnabled(true);
        group.setGroupTypes(List.of());
        String id = id(bootstrap.groups().post(group));
        for (String member : members) {
            bootstrap.groups().byGroupId(id).members().ref().post(reference("/directoryObjects/" + member));
        }
        return id;
    }

    /** A reference to an object as Graph's clients send it. */
    ReferenceCreate reference(String path) {
        ReferenceCreate reference = new ReferenceCreate();
        reference.setOdataId(root() + path);
        return reference;
    }

    /** The client of somebody who administers entitlements. */
    GraphServiceClient governor(String person) {
        return as(person, false, GOVERNOR);
    }

    /** The client of somebody who asks and activates, signed in with one factor or more. */
    GraphServiceClient requestor(String person, boolean mfa) {
        return as(person, mfa, REQUESTOR);
    }

    GraphServiceClient as(String person, boolean mfa, List<String> scopes) {
        return signedIn(sandbox(
                "POST",
                "/sandbox/tenants/" + tenant + "/tokens",
                Map.of("user", person, "scopes", scopes, "amr", mfa ? List.of("pwd", "mfa") : List.of("pwd"))));
    }

    /** Moves the tenant's clock. */
    void wait(Duration time) {
        sandbox("POST", "/sandbox/tenants/" + tenant + "/clock", Map.of("advance", time.toString()));
    }

    /** What the tenant's clock shows. */
    OffsetDateTime now() {
        return OffsetDateTime.parse(sandbox("GET", "/sandbox/tenants/" + tenant + "/clock", null)
                .get("now")
                .asString());
    }

    /** Asks again until the answer is as wished, as a client of an asynchronous service does. */
    <T> T poll(Supplier<T> ask, Predicate<T> asWished) {
        T answer = ask.get();
        for (int tries = 0; !asWished.test(answer); tries++) {
            if (tries > 100) {
                throw new AssertionError("still " + answer);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
            answer = ask.get();
        }
        return answer;
    }

    static String id(com.microsoft.graph.models.@Nullable Entity entity) {
        return Objects.requireNonNull(Objects.requireNonNull(entity).getId());
    }

    private GraphServiceClient signedIn(JsonNode token) {
        String bearer = token.get("access_token").asString();
        GraphServiceClient client =
                new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(new Bearer(bearer)));
        client.getRequestAdapter().setBaseUrl(root());
        return client;
    }

    private JsonNode sandbox(String method, String path, @Nullable Object body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** A token got elsewhere. */
    private record Bearer(String token) implements AccessTokenProvider {
        @Override
        public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
            return token;
        }

        @Override
        public AllowedHostsValidator getAllowedHostsValidator() {
            return new AllowedHostsValidator();
        }
    }
}
