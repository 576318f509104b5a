package org.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/**
 * An administrator's day in the directory, by clicks: lists are searched, sorted and paged, somebody who lost their password is helped, a
 * group is made that holds a role, the policy of access passes is set; each has the console look as they like it, and the audit log
 * tells all of it, narrowed to what is looked for.
 */
class DirectoryStoryTest {
    private static final String GRETA = "Greta Adler";
    private static final String PASSES =
            "policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass";
    private static final String ASSIGNMENTS = "roleManagement/directory/roleAssignments";

    private final Api api = Api.sample();

    private String id(String path, String name) {
        return api.asAdmin()
                .get(path + "?$filter=displayName eq '" + name + "'")
                .text("/value/0/id");
    }

    private static Locator firstRow(Screen screen) {
        return screen.page().getByRole(AriaRole.ROW).nth(1);
    }

    @Test
    void aDirectoryIsLookedAfter() {
        try (Screen greta = Screen.of(api, GRETA)) {
            listsAreSortedNarrowedAndPaged(greta);
            somebodyIsHelped(greta);
            looksAsSomebodyLikes(greta);
            aGroupIsMade(greta);
            aRoleIsGivenAndTaken(greta);
            passesHaveAPolicy(greta);
            theLogIsNarrowed(greta);
        }
    }

    private static void listsAreSortedNarrowedAndPaged(Screen greta) {
        greta.go("Users", "All users").seesRow("Agnes Thorn");
        assertThat(firstRow(greta)).containsText("Agnes Thorn");
        greta.misses("Zoe Marchand").button("Show more (50 shown)").seesRow("Zoe Marchand");
        greta.lacks("Show more (50 shown)").button("Name");
        assertThat(firstRow(greta)).containsText("Zoe Marchand");
        assertThat(greta.the(AriaRole.COLUMNHEADER, "Name")).hasAttribute("aria-sort", "descending");
        greta.click(AriaRole.COMBOBOX, "Account")
                .click(AriaRole.OPTION, "Disabled")
                .sees("Nothing matches");
        greta.again().sees("Nothing matches").button("Clear search and filters").seesRow("Zoe Marchand");
        greta.go("Groups", "All groups").click(AriaRole.COMBOBOX, "Type").click(AriaRole.OPTION, "Microsoft 365");
        greta.seesRow("Harbour news", "Microsoft 365").misses("Wiki editors");
        greta.page().goBack();
        greta.seesRow("Zoe Marchand");
    }

    private void somebodyIsHelped(Screen greta) {
        String nina = api.person("Nina New");
        String since = since(nina);
        greta.the(AriaRole.SEARCHBOX, "Search by name or address").fill("carl");
        greta.link("Carl Osei").sees("Signs in as").seesRow("Rosa Lind", "Database engineer");
        greta.page().goBack();
        greta.the(AriaRole.SEARCHBOX, "Search by name or address").fill("nina");
        greta.link("Nina New").sees("Nobody reports to them");
        greta.tab("Authentication methods")
                .button("Add email")
                .fill("Email", "nowhere")
                .press("Add");
        greta.refused(400, "address").fill("Email", "nina@home.example").answer("Add");
        greta.seesRow("Code by email", "nina@home.example", "Usable");
        // The instant is told in whole seconds.
        api.advance("PT1M");
        greta.button("Reset password").press("Reset password").sees("It is shown this once");
        String password = greta.dialog().locator("dd code").innerText();
        greta.answer("I have it");
        assertThat(greta.settle().page().content()).doesNotContain(password);
        String then = since(nina);
        assertThat(then).as("where she was signed in has ended").isNotEqualTo(since);
        api.advance("PT1M");
        greta.button("Revoke sessions").sees("at once").answer("Revoke").sees("Revoked.");
        assertThat(since(nina)).isNotEqualTo(then);
        greta.button("Remove Code by email").answer("Remove").misses("nina@home.example");
        assertThat(api.asAdmin()
                        .get("users/" + nina + "/authentication/methods")
                        .is(200)
                        .texts("@odata.type"))
                .containsExactly("#microsoft.graph.passwordAuthenticationMethod");
    }

    private String since(String person) {
        return api.asAdmin()
                .get("users/" + person + "?$select=signInSessionsValidFromDateTime")
                .text("/signInSessionsValidFromDateTime");
    }

    private static String ink(Screen screen) {
        return String.valueOf(screen.page().evaluate("() => getComputedStyle(document.querySelector('h1')).color"));
    }

    private static void looksAsSomebodyLikes(Screen greta) {
        String ink = ink(greta);
        greta.button(GRETA).click(AriaRole.MENUITEMRADIO, "Dark");
        greta.page().waitForCondition(() -> !ink(greta).equals(ink));
        String chalk = ink(greta);
        greta.again();
        assertThat(ink(greta)).as("kept").isEqualTo(chalk);
        greta.button(GRETA).click(AriaRole.MENUITEMRADIO, "As the system has it");
        greta.page().waitForCondition(() -> ink(greta).equals(ink));
        greta.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        greta.page().waitForCondition(() -> ink(greta).equals(chalk));
        greta.button(GRETA).click(AriaRole.MENUITEMRADIO, "Light");
        greta.page().waitForCondition(() -> ink(greta).equals(ink));
        greta.button(GRETA).click(AriaRole.MENUITEM, "Sign-in methods").sees("How you sign in");
        greta.link("Back to where you were");
        greta.the(AriaRole.HEADING, "Nina New").waitFor();
        assertThat(ink(greta)).isEqualTo(ink);
    }

    private void aGroupIsMade(Screen greta) {
        greta.go("Groups", "All groups").link("New group").choose(AriaRole.RADIO, "Microsoft 365");
        greta.fill("Group name", "Berth planners").fill("Group email address", "news");
        greta.fill("Group description", "Which ship where")
                .click(AriaRole.SWITCH, "Roles can be assigned to the group");
        greta.pick("Owners", "Samir Haddad").pick("Members", "Elin Strand").pick("Members", "Rina Kato");
        greta.button("Create")
                .refused(400, "already exists")
                .fill("Group email address", "berths")
                .button("Create");
        greta.sees("Berth planners is there.").sees("berths@").sees("Microsoft 365");
        greta.tab("Owners")
                .seesRow("Samir Haddad")
                .tab("Members")
                .seesRow("Elin Strand")
                .seesRow("Rina Kato");
        Answer made = api.asAdmin()
                .get("groups/" + id("groups", "Berth planners") + "?$expand=members")
                .is(200)
                .has("/groupTypes/0", "Unified")
                .has("/mailNickname", "berths")
                .has("/isAssignableToRole", "true")
                .has("/visibility", "Private");
        assertThat(made.at("/members").size()).isEqualTo(2);
    }

    private void aRoleIsGivenAndTaken(Screen greta) {
        String group = id("groups", "Berth planners");
        String rina = id("users", "Rina Kato");
        greta.go("Administration", "Roles and administrators")
                .link("User Administrator")
                .button("Add assignments");
        greta.press("Add")
                .sees("Choose somebody first.")
                .pick("Members", "Rina Kato")
                .pick("Members", "Berth planners");
        greta.answer("Add")
                .seesRow("Berth planners", "Group")
                .seesRow("Rina Kato", "User")
                .seesRow("Uma Keller");
        assertThat(api.asAdmin()
                        .get(ASSIGNMENTS + "?$filter=roleDefinitionId eq '"
                                + id("roleManagement/directory/roleDefinitions", "User Administrator") + "'")
                        .texts("principalId"))
                .contains(group, rina);
        greta.button("Remove Rina Kato").answer("Remove").sees("Rina Kato is no User Administrator any more.");
        greta.seesRow("Berth planners").lacks("Remove Rina Kato");
        assertThat(api.asAdmin()
                        .get(ASSIGNMENTS + "?$filter=principalId eq '" + rina + "'")
                        .ids())
                .isEmpty();
        greta.link("Roles and administrators").link("Global Administrator").button("Remove " + GRETA);
        greta.sees("You lose what Global Administrator lets you do")
                .answer("Cancel")
                .seesRow(GRETA);
    }

    private void passesHaveAPolicy(Screen greta) {
        greta.go("Protection", "Authentication methods").seesRow("Passkey", "Enabled");
        greta.fill("Maximum lifetime", "31");
        greta.select("Maximum lifetime: unit", "days").button("Save settings").refused(400, "maximumLifetimeInMinutes");
        greta.fill("Maximum lifetime", "2").fill("Length", "20").click(AriaRole.SWITCH, "One-time");
        greta.button("Save settings").sees("The settings are saved");
        api.asAdmin()
                .get(PASSES)
                .is(200)
                .has("/maximumLifetimeInMinutes", "2880")
                .has("/minimumLifetimeInMinutes", "60")
                .has("/defaultLength", "20")
                .has("/isUsableOnce", "true");
        greta.click(AriaRole.SWITCH, "Enabled").button("Save settings").seesRow("Temporary Access Pass", "Disabled");
        greta.button("Reset to default").answer("Reset").seesRow("Temporary Access Pass", "Enabled");
        api.asAdmin().get(PASSES).is(200).has("/defaultLength", "12").has("/state", "enabled");
    }

    /** By everything that narrows it, one after the other: each time it shows what the API answers to the same question. */
    private void theLogIsNarrowed(Screen greta) {
        greta.go("Administration", "Audit log");
        List<String> all = tells(greta, List.of(), "");
        greta.select("Category", "RoleManagement");
        List<String> ofRoles = tells(greta, all, "category eq 'RoleManagement'");
        greta.the(AriaRole.SEARCHBOX, "Initiated by").fill("Greta");
        String byGreta = "startsWith(initiatedBy/user/displayName,'Greta')";
        List<String> hers = tells(greta, ofRoles, "category eq 'RoleManagement' and " + byGreta);
        greta.the(AriaRole.SEARCHBOX, "Target").fill("Rina");
        String ofRina = " and targetResources/any(t:startsWith(t/displayName,'Rina'))";
        tells(greta, hers, "category eq 'RoleManagement' and " + byGreta + ofRina);
        greta.button("Clear filters");
        tells(greta, hers, "");
        greta.select("Service", "Authentication Methods");
        List<String> ofMethods = tells(greta, all, "loggedByService eq 'Authentication Methods'");
        greta.select("Service", "All").select("Result", "failure");
        tells(greta, ofMethods, "result eq 'failure'");
        Instant then = api.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
        String local = LocalDateTime.ofInstant(then, ZoneId.of("Europe/Dublin")).toString();
        greta.select("Result", "All").page().getByLabel("Until").fill(local);
        List<String> old = tells(greta, all, "activityDateTime le " + then);
        greta.page().getByLabel("Until").fill("");
        greta.page().getByLabel("From").fill(local);
        tells(greta, old, "activityDateTime ge " + then);
    }

    /** What the log shows once it is another than it was: what the API tells of the same. */
    private List<String> tells(Screen greta, List<String> before, String filter) {
        List<String> expected = api.asAdmin()
                .get("auditLogs/directoryAudits?$top=50&$orderby=activityDateTime desc"
                        + (filter.isEmpty() ? "" : "&$filter=" + filter))
                .is(200)
                .texts("activityDisplayName");
        assertThat(expected).as(filter).isNotEqualTo(before);
        if (expected.isEmpty()) {
            greta.sees("Nothing matches");
        }
        Locator activities =
                greta.page().getByRole(AriaRole.CELL).and(greta.page().locator("[data-title=Activity]"));
        greta.page().waitForCondition(() -> activities.allInnerTexts().equals(expected));
        return expected;
    }
}
