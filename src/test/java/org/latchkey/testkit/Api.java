package org.latchkey.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.kernel.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sandbox tenant of its own and the way to call it over HTTP.
 *
 * <pre>{@code
 * var api = Api.fresh();
 * var ada = api.person("Ada", USER_ADMINISTRATOR);
 * api.as(ada).post("groups", """
 *         {"displayName": "Prod", "mailEnabled": false, "mailNickname": "prod", "securityEnabled": true}
 *         """).is(201);
 * api.as(ada).with("User.Read").get("groups").fails(403, "Authorization_RequestDenied");
 * }</pre>
 *
 * <p>Paths without a leading slash start at {@code /v1.0/}. Spaces and quotes in them need no escaping.
 */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI server;
    private final HttpClient http;
    private final String tenant;
    private final String domain;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private Api(URI server, HttpClient http, String wanted) {
        this.server = server;
        this.http = http;
        var made = send(http, server, "POST", "/sandbox/tenants", wanted, List.of())
                .is(201);
        this.tenant = made.text("/tenantId");
        this.domain = made.text("/domain");
    }

    /** A new tenant of the server that all tests share. */
    public static Api fresh() {
        return new Api(RunningServer.shared().url(), HTTP, "{}");
    }

    /** A new tenant of that server with the sample company in it. */
    public static Api sample() {
        return new Api(RunningServer.shared().url(), HTTP, "{\"sample\": true}");
    }

    /** A new tenant of a server. */
    public static Api fresh(RunningServer server) {
        return new Api(
                server.url(),
                server.trust()
                        .map(trust -> HttpClient.newBuilder()
                                .sslContext(trust.context())
                                .build())
                        .orElse(HTTP),
                "{}");
    }

    /** A new tenant of a server that runs elsewhere. */
    public static Api fresh(URI server) {
        return new Api(server, HTTP, "{}");
    }

    /** One call without a tenant or a token. */
    public static Answer knock(URI server, String method, String path, String body) {
        return send(HTTP, server, method, path, body, List.of());
    }

    public String tenant() {
        return tenant;
    }

    public String domain() {
        return domain;
    }

    public URI server() {
        return server;
    }

    /** Calls as the bootstrap administrator: every permission, Global Administrator. */
    public Client asAdmin() {
        return new Client("\"bootstrap\": true", "", "", null);
    }

    /** Calls as a person (id or principal name) who signed in with a password, with every delegated permission. */
    public Client as(String user) {
        return new Client("\"user\": \"" + user + "\"", "scopes", "pwd", null);
    }

    /** Calls as an application (id of its service principal), with every application permission. */
    public Client asApp(String servicePrincipal) {
        return new Client("\"servicePrincipal\": \"" + servicePrincipal + "\"", "roles", "", null);
    }

    /** Calls without a token. */
    public Client asNobody() {
        return new Client("", "", "", null);
    }

    /** Sends a form without a token, as OAuth clients do. */
    public Answer form(String path, Map<String, String> fields) {
        return send(
                http,
                server,
                "POST",
                path,
                Browser.form(fields),
                List.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** What the tenant's clock shows. */
    public Instant now() {
        return Instant.parse(sandbox("GET", "/clock", "").text("/now"));
    }

    /** Moves the tenant's clock by an ISO duration, after which all that fell due has been done. */
    public Instant advance(String duration) {
        return Instant.parse(
                sandbox("POST", "/clock", "{\"advance\": \"" + duration + "\"}").text("/now"));
    }

    public Instant advanceTo(Instant to) {
        return Instant.parse(
                sandbox("POST", "/clock", "{\"to\": \"" + to + "\"}").text("/now"));
    }

    /** Waits until no background work is due. */
    public void settle() {
        sandbox("POST", "/settle", "");
    }

    /** The mails to somebody by principal name, sent or not, oldest first. */
    public Answer mails(String nickname) {
        return sandbox("GET", "/mails?to=" + nickname + "@" + domain, "");
    }

    private Answer sandbox(String method, String path, String body) {
        return send(http, server, method, "/sandbox/tenants/" + tenant + path, body, List.of())
                .is(200);
    }

    /** Makes a user with directory roles and tells the id. */
    public String person(String name, DirectoryRole... roles) {
        var nickname = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", ".");
        var id = asAdmin()
                .post("users", """
                        {"accountEnabled": true, "displayName": "%s", "mailNickname": "%s", "userPrincipalName": "%s@%s",
                         "userType": "Member", "passwordProfile": {"password": "%s"}}
                        """.formatted(name, nickname, nickname, domain, "Pw-" + Ids.next()))
                .is(201)
                .text("/id");
        for (var role : roles) {
            assign(role, id);
        }
        return id;
    }

    /** Gives a directory role. */
    public void assign(DirectoryRole role, String principal) {
        asAdmin()
                .post("roleManagement/directory/roleAssignments", """
                        {"roleDefinitionId": "%s", "principalId": "%s", "directoryScopeId": "/"}
                        """.formatted(role.template(), principal))
                .is(201);
    }

    /** Makes a security group and tells the id. */
    public String group(String name) {
        return asAdmin()
                .post("groups", """
                        {"displayName": "%s", "mailEnabled": false, "mailNickname": "%s", "securityEnabled": true}
                        """.formatted(name, "g" + Ids.next().toString().substring(24)))
                .is(201)
                .text("/id");
    }

    /**
     * The path of a rule of a group that is managed.
     *
     * @param access member or owner, whom it is for
     */
    public String rule(String group, String access, String rule) {
        String policy = asAdmin()
                .get(
                        "policies/roleManagementPolicyAssignments?$filter=scopeId eq '%s' and scopeType eq 'Group' and roleDefinitionId eq '%s'"
                                .formatted(group, access))
                .is(200)
                .text("/value/0/policyId");
        return "policies/roleManagementPolicies/" + policy + "/rules/" + rule;
    }

    /** Makes a service principal and tells the id. */
    public String app(String name) {
        return asAdmin()
                .post("servicePrincipals", """
                        {"displayName": "%s", "appId": "%s"}
                        """.formatted(name, Ids.next()))
                .is(201)
                .text("/id");
    }

    public void addMember(String group, String object) {
        refer("groups/" + group + "/members/$ref", object);
    }

    public void addOwner(String group, String object) {
        refer("groups/" + group + "/owners/$ref", object);
    }

    private void refer(String path, String object) {
        asAdmin()
                .post(path, "{\"@odata.id\": \"%s/v1.0/directoryObjects/%s\"}".formatted(server, object))
                .is(204);
    }

    /** Whether somebody is an effective direct member of a group now. */
    public boolean isMember(String group, String object) {
        return asAdmin().get("groups/" + group + "/members?$select=id").ids().contains(object);
    }

    /** Somebody calling. A value: every change of how they signed in answers a copy. */
    public final class Client {
        private final String who;
        private final String kind;
        private final String amr;
        private final String acrs;
        private final @Nullable Set<String> permissions;
        private final List<String> headers = new ArrayList<>();

        private Client(String who, String kind, String amr, @Nullable Set<String> permissions) {
            this(who, kind, amr, "", permissions);
        }

        private Client(String who, String kind, String amr, String acrs, @Nullable Set<String> permissions) {
            this.who = who;
            this.kind = kind;
            this.amr = amr;
            this.acrs = acrs;
            this.permissions = permissions;
        }

        /** With these permissions only. */
        public Client with(String... only) {
            return new Client(who, kind, amr, acrs, Set.of(only));
        }

        /** Signed in with more than one factor. */
        public Client mfa() {
            return new Client(who, kind, "pwd mfa", acrs, permissions);
        }

        /** Signed in to an authentication context, {@code c1} to {@code c99}. */
        public Client inContext(String context) {
            return new Client(who, kind, amr, context, permissions);
        }

        /** With one more header on every call. */
        public Client header(String name, String value) {
            var copy = new Client(who, kind, amr, acrs, permissions);
            copy.headers.addAll(headers);
            copy.headers.addAll(List.of(name, value));
            return copy;
        }

        public Answer get(String path) {
            return call("GET", path, "");
        }

        public Answer post(String path, String body) {
            return call("POST", path, body);
        }

        /** A POST without a body. */
        public Answer post(String path) {
            return call("POST", path, "");
        }

        public Answer patch(String path, String body) {
            return call("PATCH", path, body);
        }

        public Answer put(String path, String body) {
            return call("PUT", path, body);
        }

        public Answer delete(String path) {
            return call("DELETE", path, "");
        }

        public Answer call(String method, String path, String body) {
            var all = new ArrayList<>(headers);
            if (!who.isEmpty()) {
                all.addAll(List.of("Authorization", "Bearer " + token()));
            }
            return send(
                    http,
                    server,
                    method,
                    path.startsWith("/") || path.startsWith("http") ? path : "/v1.0/" + path,
                    body,
                    all);
        }

        /** The token itself, for clients of other makes. */
        public String token() {
            var parts = new ArrayList<>(List.of(who));
            if (permissions != null) {
                parts.add("\"" + kind + "\": " + JSON.writeValueAsString(permissions));
            }
            if (!amr.isEmpty()) {
                parts.add("\"amr\": " + JSON.writeValueAsString(amr.split(" ", -1)));
            }
            if (!acrs.isEmpty()) {
                parts.add("\"acrs\": [\"" + acrs + "\"]");
            }
            return tokens.computeIfAbsent(
                    "{" + String.join(", ", parts) + "}",
                    wanted -> sandbox("POST", "/tokens", wanted).text("/access_token"));
        }
    }

    private static Answer send(
            HttpClient http, URI server, String method, String path, String body, List<String> headers) {
        var uri = path.startsWith("http") ? URI.create(path) : URI.create(server + escaped(path));
        var publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(uri).method(method, publisher);
        if (!body.isEmpty() && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(method + " " + path, response);
        } catch (java.io.IOException | InterruptedException failure) {
            throw new IllegalStateException(method + " " + path, failure);
        }
    }

    private static String escaped(String path) {
        return path.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("{", "%7B")
                .replace("}", "%7D");
    }
}
