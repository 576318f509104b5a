package org.latchkey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The programs of the sample company: what each asks for, what it was granted, and the secrets it has. */
final class SampleApplications {

    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";

    /** Key, name, description, the property of its redirect addresses, the address, and what is asked of people and for itself. */
    private static final String REGISTERED = """
            manifest | Passenger manifest | Tells the harbour office who sails | - | - | - | User.Read.All GroupMember.Read.All
            roster | Crew roster | Who is aboard which ship, and when | web | https://roster.brightwater.example/signed-in | User.Read GroupMember.Read.All | -
            kiosk | Ticket kiosk | The page on the kiosks of the terminals | spa | https://kiosk.brightwater.example/ | User.Read | -
            deck | Deck tablet | For the vehicle deck; signs in by a code on another screen | publicClient | http://localhost | User.Read | -
            import | Old rota importer | Read the rota from the system before | - | - | - | User.Read.All
            """;

    /** Application, what its secret is for, when it was made and when it ends, in days from the end of the story. */
    private static final String SECRETS = """
            manifest | Harbour office, until the move | -60 | 21
            manifest | Harbour office | -9 | 171
            roster | Roster server | -60 | 305
            import | Nightly job | -60 | -12
            """;

    private SampleApplications() {}

    /** Yuki registers them and grants what they need; the tablet's permission is left to the people who use it. */
    static void register(SampleStory story, int daysAgo) {
        Instant at = story.daysAgo(daysAgo);
        JsonNode graph = story.get(
                "yuki.mori",
                at,
                "servicePrincipals(appId='%s')?$select=id,appRoles,oauth2PermissionScopes".formatted(GRAPH));
        for (var it : SampleStory.table(REGISTERED)) {
            var delegated = words(it[5]);
            var own = words(it[6]);
            JsonNode made = story.send("yuki.mori", at, "POST", "applications", """
                    {"displayName": "%s", "description": "%s", "isFallbackPublicClient": %s%s,
                     "requiredResourceAccess": [{"resourceAppId": "%s", "resourceAccess": [%s]}]}
                    """.formatted(
                            it[1],
                            it[2],
                            it[3].equals("publicClient"),
                            it[3].equals("-") ? "" : ", \"%s\": {\"redirectUris\": [\"%s\"]}".formatted(it[3], it[4]),
                            GRAPH,
                            required(graph, delegated, own)));
            story.remember(
                    "app-" + it[0], java.util.UUID.fromString(made.path("id").asString()));
            story.remember(
                    "sp-" + it[0],
                    story.post(
                            "yuki.mori",
                            at,
                            "servicePrincipals",
                            "{\"appId\": \"%s\"}".formatted(made.path("appId").asString())));
            for (var permission : own) {
                story.post(
                        "yuki.mori", at, "servicePrincipals/{sp-%s}/appRoleAssignments".formatted(it[0]), """
                        {"principalId": "{sp-%s}", "resourceId": "%s", "appRoleId": "%s"}
                        """.formatted(
                                        it[0], graph.path("id").asString(), id(graph.path("appRoles"), permission)));
            }
        }
        agree(story, at, graph);
        for (var it : SampleStory.table(SECRETS)) {
            secret(story, it[0], it[1], Integer.parseInt(it[2]), Integer.parseInt(it[3]));
        }
        story.patch("yuki.mori", story.daysAgo(12), "servicePrincipals/{sp-import}", "{\"accountEnabled\": false}");
    }

    /** For everybody with the roster; with the kiosk two have agreed for themselves. */
    private static void agree(SampleStory story, Instant at, JsonNode graph) {
        String resource = graph.path("id").asString();
        story.send("yuki.mori", at, "POST", "oauth2PermissionGrants", """
                {"clientId": "{sp-roster}", "consentType": "AllPrincipals", "resourceId": "%s",
                 "scope": "User.Read GroupMember.Read.All"}
                """.formatted(resource));
        for (var person : List.of("elin.strand", "theo.janssen")) {
            story.send("yuki.mori", at, "POST", "oauth2PermissionGrants", """
                    {"clientId": "{sp-kiosk}", "consentType": "Principal", "principalId": "{%s}", "resourceId": "%s",
                     "scope": "User.Read"}
                    """.formatted(person, resource));
        }
    }

    private static void secret(SampleStory story, String application, String purpose, int made, int ends) {
        Instant start = story.daysAgo(-made);
        story.send(
                "yuki.mori", start, "POST", "applications/{app-%s}/addPassword".formatted(application), """
                {"passwordCredential": {"displayName": "%s", "endDateTime": "%s"}}
                """.formatted(
                                purpose, start.plus(Duration.ofDays(ends - made))));
    }

    private static String required(JsonNode graph, List<String> delegated, List<String> own) {
        var all = new ArrayList<String>();
        delegated.forEach(it -> all.add(
                "{\"id\": \"%s\", \"type\": \"Scope\"}".formatted(id(graph.path("oauth2PermissionScopes"), it))));
        own.forEach(it -> all.add("{\"id\": \"%s\", \"type\": \"Role\"}".formatted(id(graph.path("appRoles"), it))));
        return String.join(", ", all);
    }

    private static String id(JsonNode permissions, String name) {
        return permissions
                .valueStream()
                .filter(it -> Objects.equals(it.path("value").asString(), name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no permission " + name))
                .path("id")
                .asString();
    }

    private static List<String> words(String text) {
        return text.equals("-") ? List.of() : List.of(text.split(" ", -1));
    }
}
