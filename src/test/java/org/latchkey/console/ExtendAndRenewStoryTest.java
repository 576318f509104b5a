package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/**
 * Somebody whose eligibility runs out asks for more time and, when it has run out, for it to come back; the owner of the group
 * approves by the link of a mail, denies, and renews by herself.
 */
class ExtendAndRenewStoryTest {
    private static final String GROUP = "Prod DB admins";
    private static final String ROLE = "Member of " + GROUP;
    private static final String ELIGIBLE = "identityGovernance/privilegedAccess/group/eligibilityScheduleInstances";

    /** The host of a mail's links is the one the server is told to be known by. */
    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/admin/\\S+)");

    private final Api api = Api.fresh();
    private final String ann = api.person("Ann Lee");
    private final String olga = api.person("Olga Berg");
    private final String group = api.group(GROUP);

    private void makeEligible(String duration) {
        api.asAdmin()
                .post("identityGovernance/privilegedAccess/group/eligibilityScheduleRequests", """
                        {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "adminAssign", "justification": "rota",
                         "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "%s"}}}
                        """.formatted(
                                ann, group, duration))
                .is(201);
    }

    private boolean isEligible() {
        return !api.as(ann)
                .get(ELIGIBLE + "/filterByCurrentUser(on='principal')")
                .is(200)
                .rows()
                .isEmpty();
    }

    /** Where the last mail to somebody leads. */
    private String link(String nickname) {
        String text = api.mails(nickname).rows().getLast().path("text").asString("");
        var address = LINK.matcher(text);
        assertThat(address.find()).as(text).isTrue();
        return address.group(1);
    }

    @Test
    void timeIsAskedForGivenDeniedAndRenewed() {
        api.addOwner(group, olga);
        makeEligible("P20D");
        try (var cast = new Cast(api)) {
            Screen screen = cast.of("Ann Lee");
            screen.go("My Access", "My roles").sees("Eligible (1)").lacks("Extend " + ROLE);
            api.advance("P10D");
            screen.again().button("Extend " + ROLE).sees("An administrator of the group decides");
            screen.press("Request extension").sees("Say why you need it.");
            screen.fill("Reason", "On the rota until spring").answer("Request extension");
            screen.sees("Waiting (1)").sees("Asked to extend it").lacks("Extend " + ROLE);
            screen.tab("Waiting (1)").sees("Waiting for an administrator").sees("On the rota until spring");

            Screen owner = cast.of("Olga Berg");
            owner.open(link("olga.berg")).button("Approve the request of Ann Lee");
            owner.sees("They asked for it: “On the rota until spring”");
            owner.fill("Justification", "Until spring").answer("Approve").sees("No eligible assignment waits");

            screen = cast.of("Ann Lee");
            screen.sees("Waiting (0)").tab("Eligible (1)");
            api.advance("P11D");
            assertThat(isEligible()).as("beyond its first end").isTrue();
            api.advance("P360D");
            assertThat(isEligible()).isFalse();

            screen.again().tab("Expired (1)").button("Renew " + ROLE);
            screen.fill("Reason", "Spring is late").answer("Request renewal");
            screen.sees("Asked to renew it").lacks("Renew " + ROLE);

            owner = cast.of("Olga Berg");
            owner.again().button("Deny the request of Ann Lee").answer("Deny").sees("No eligible assignment waits");
            owner.tab("Expired assignments").seesRow("Ann Lee").button("Renew Ann Lee as eligible member");
            owner.fill("Justification", "Spring is late").answer("Renew").sees("No eligible assignment expired");
            owner.tab("Eligible assignments").seesRow("Ann Lee");
            assertThat(isEligible()).isTrue();

            // What she was given ends soon enough for nobody: an administrator moves the end, and takes it away.
            owner.button("Update Ann Lee as member").fill("Justification", "Ten days will do");
            owner.page().getByLabel("Assignment ends").fill(day(10));
            owner.answer("Save").button("Extend Ann Lee as member");
            owner.fill("Justification", "A little longer").answer("Extend");
            owner.seesRow("Ann Lee").lacks("Extend Ann Lee as member");
        }
    }

    /** A day to come, as a field for a day and time takes it. */
    private String day(int ahead) {
        return LocalDateTime.ofInstant(api.now(), ZoneOffset.UTC)
                .plusDays(ahead)
                .withSecond(0)
                .withNano(0)
                .toString();
    }
}
