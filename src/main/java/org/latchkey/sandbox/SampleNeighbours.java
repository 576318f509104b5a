package org.latchkey.sandbox;

import static org.latchkey.sandbox.SampleCatalogs.EM;

import java.time.Instant;

/** Whom the sample company works with: other organizations, who speaks for them here, and a guest from one. */
final class SampleNeighbours {

    /** Key, name, description, state, its domain, and who speaks for it here. */
    private static final String ORGANIZATIONS = """
            northlight | Northlight Shipyard | Refits the ships, in its dry dock | configured | northlight.example | rafael.nunes
            tidewise | Tidewise Analytics | Counts passengers; a pilot so far | proposed | tidewise.example | freya.lowe
            """;

    private SampleNeighbours() {}

    /** Uma lets the guest in, Ingrid connects the organizations. */
    static void meet(SampleStory story, int daysAgo) {
        Instant at = story.daysAgo(daysAgo);
        story.remember("jory.penrose", story.post("uma.keller", at, "users", """
                {"accountEnabled": true, "displayName": "Jory Penrose", "givenName": "Jory", "surname": "Penrose",
                 "jobTitle": "Yard manager", "companyName": "Northlight Shipyard", "userType": "Guest",
                 "mail": "jory.penrose@northlight.example", "mailNickname": "jory.penrose_northlight",
                 "userPrincipalName": "jory.penrose_northlight@%s", "passwordProfile": {"password": "%s"}}
                """.formatted(
                        story.domain(), SampleFarewells.FIRST_PASSWORD)));
        for (var it : SampleStory.table(ORGANIZATIONS)) {
            story.remember(it[0], story.post("ingrid.aas", at, EM + "connectedOrganizations", """
                    {"displayName": "%s", "description": "%s", "state": "%s", "identitySources": [
                      {"@odata.type": "#microsoft.graph.domainIdentitySource", "domainName": "%5$s", "displayName": "%5$s"}]}
                    """.formatted(
                            it[1], it[2], it[3], "", it[4])));
            speaks(story, at, it[0], "internalSponsors", it[5]);
        }
        speaks(story, at, "northlight", "externalSponsors", "jory.penrose");
    }

    private static void speaks(SampleStory story, Instant at, String organization, String side, String who) {
        story.send(
                "ingrid.aas",
                at,
                "POST",
                EM + "connectedOrganizations/{" + organization + "}/" + side + "/$ref",
                "{\"@odata.id\": \"https://graph.microsoft.com/v1.0/users/{" + who + "}\"}");
    }
}
