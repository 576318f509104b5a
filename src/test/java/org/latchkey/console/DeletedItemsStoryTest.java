package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/** What was deleted is brought back or removed for good, by clicks and by whoever may. */
class DeletedItemsStoryTest {
    private static final String UMA = "Uma Adams";
    private static final String GIL = "Gil Groups";
    private static final String REX = "Rex Reader";

    private final Api api = Api.fresh();

    @Test
    void aGroupComesBackWithItsMembersAndAnotherGoesForGood() {
        String club = api.group("Chess club");
        api.addMember(club, api.person("Ann Archer"));
        String crew = api.group("Night crew");
        api.asAdmin().delete("groups/" + club).is(204);
        api.asAdmin().delete("groups/" + crew).is(204);
        api.advance("P5D");
        api.person(GIL, DirectoryRole.GROUPS_ADMINISTRATOR);
        api.person(REX, DirectoryRole.GLOBAL_READER);
        try (Screen gil = Screen.of(api, GIL);
                Screen rex = Screen.of(api, REX)) {
            // Who may only read sees what was deleted, and can choose none of it.
            rex.go("Groups", "Deleted groups").seesRow("Chess club", "days");
            rex.settle();
            assertThat(rex.the(AriaRole.CHECKBOX, "Chess club: you may look at it only")
                            .isDisabled())
                    .isTrue();

            gil.go("Groups", "Deleted groups").seesRow("Chess club").seesRow("Night crew");
            gil.click(AriaRole.CHECKBOX, "Select Chess club")
                    .button("Restore")
                    .answer("Restore")
                    .sees("Chess club is restored.")
                    .settle()
                    .click(AriaRole.CHECKBOX, "Select Night crew")
                    .button("Delete permanently")
                    .sees("This cannot be undone")
                    .answer("Delete permanently")
                    .sees("There are no deleted groups");
            gil.go("Groups", "All groups").link("Chess club").tab("Members").seesRow("Ann Archer");
        }
        assertThat(api.asAdmin().get("groups").is(200).ids()).containsExactly(club);
        api.asAdmin().get("directory/deletedItems/" + crew).is(404);
    }

    @Test
    void aUserComesBackUnderAnotherNameWhereTheOldOneIsTaken() {
        String ann = api.person("Ann Archer");
        String old = api.asAdmin().get("users/" + ann).text("/userPrincipalName");
        api.asAdmin().delete("users/" + ann).is(204);
        api.person("Ann Archer");
        api.person(UMA, DirectoryRole.USER_ADMINISTRATOR);
        String other = old.replace("@", ".two@");
        try (Screen uma = Screen.of(api, UMA)) {
            uma.go("Users", "Deleted users")
                    .seesRow("Ann Archer", old)
                    .click(AriaRole.CHECKBOX, "Select Ann Archer")
                    .button("Restore")
                    .press("Restore")
                    .refused(400, "userPrincipalName")
                    .fill("New user principal name", other)
                    .answer("Restore")
                    .sees("Ann Archer is restored.")
                    .sees("There are no deleted users");
        }
        api.asAdmin().get("users/" + ann).is(200).has("/userPrincipalName", other);
    }
}
