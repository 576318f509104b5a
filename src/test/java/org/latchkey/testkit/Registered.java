package org.latchkey.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An application registered by an administrator, with a service principal and a secret.
 *
 * @param id of the application
 * @param appId its client id
 * @param principal the id of its service principal
 */
public record Registered(Api api, String id, String appId, String principal, String secret) {

    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";

    /** Registers one; more JSON may say where it takes codes. */
    public static Registered register(Api api, String name, String more) {
        var admin = api.asAdmin();
        Answer made = admin.post("applications", "{\"displayName\": \"%s\"%s}".formatted(name, more))
                .is(201);
        String appId = made.text("/appId");
        String principal = admin.post("servicePrincipals", "{\"appId\": \"%s\"}".formatted(appId))
                .is(201)
                .text("/id");
        String secret = admin.post(
                        "applications/" + made.text("/id") + "/addPassword",
                        "{\"passwordCredential\": {\"displayName\": \"first\"}}")
                .is(200)
                .text("/secretText");
        return new Registered(api, made.text("/id"), appId, principal, secret);
    }

    /** The id of Graph's service principal in the tenant. */
    public static String graph(Api api) {
        return api.asAdmin()
                .get("servicePrincipals(appId='" + GRAPH + "')?$select=id")
                .is(200)
                .text("/id");
    }

    /** The id of a permission for applications, by its name. */
    public static String role(Api api, String permission) {
        Answer graph = api.asAdmin()
                .get("servicePrincipals(appId='" + GRAPH + "')?$select=appRoles")
                .is(200);
        return graph.at("/appRoles")
                .valueStream()
                .filter(role -> role.path("value").asString("").equals(permission))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    /** An administrator gives it a permission for itself. */
    public Registered with(String permission) {
        String graph = graph(api);
        api.asAdmin()
                .post("servicePrincipals/" + graph + "/appRoleAssignedTo", """
                        {"principalId": "%s", "resourceId": "%s", "appRoleId": "%s"}
                        """.formatted(
                                principal, graph, role(api, permission)))
                .is(201);
        return this;
    }

    /** An administrator agrees that it may do something for everybody. */
    public Registered agreed(String scopes) {
        api.asAdmin()
                .post("oauth2PermissionGrants", """
                        {"clientId": "%s", "consentType": "AllPrincipals", "resourceId": "%s", "scope": "%s"}
                        """.formatted(principal, graph(api), scopes))
                .is(201);
        return this;
    }

    /** Asks for a token for itself. */
    public Answer token(Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                appId,
                "client_secret",
                secret,
                "scope",
                "https://graph.microsoft.com/.default"));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return api.form("/" + api.tenant() + "/oauth2/v2.0/token", parameters);
    }
}
