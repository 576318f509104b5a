package org.latchkey.sandbox;

import java.time.Duration;
import java.time.Instant;

/** What the sample company had and deleted, some days ago: it can still be restored. */
final class SampleFarewells {

    /** Somebody is made with a password that nobody is told: in the sandbox people sign in without one. */
    static final String FIRST_PASSWORD = "Ferry-0f-the-North";

    private SampleFarewells() {}

    /** A season ends: its group goes, and who helped out goes a few days later. */
    static void say(SampleStory story, int daysAgo) {
        Instant came = story.daysAgo(SampleTenant.FOUNDED - 20);
        story.remember("tove.lindqvist", story.post("uma.keller", came, "users", """
                {"accountEnabled": true, "displayName": "Tove Lindqvist", "givenName": "Tove", "surname": "Lindqvist",
                 "jobTitle": "Boarding help, summer", "department": "Ports", "mailNickname": "tove.lindqvist",
                 "userPrincipalName": "tove.lindqvist@%s", "passwordProfile": {"password": "%s"}}
                """.formatted(
                        story.domain(), FIRST_PASSWORD)));
        story.remember("summer", story.post("dina.rossi", came, "groups", """
                {"displayName": "Summer sailings", "description": "Extra sailings, June to August", "mailNickname": "summersailings",
                 "mailEnabled": true, "securityEnabled": false, "groupTypes": ["Unified"], "visibility": "Private",
                 "members@odata.bind": ["https://graph.microsoft.com/v1.0/directoryObjects/{tove.lindqvist}",
                   "https://graph.microsoft.com/v1.0/directoryObjects/{samir.haddad}"]}
                """));
        Instant over = story.daysAgo(daysAgo);
        story.send("dina.rossi", over, "DELETE", "groups/{summer}", "");
        story.send("uma.keller", over.plus(Duration.ofDays(3)), "DELETE", "users/{tove.lindqvist}", "");
    }
}
