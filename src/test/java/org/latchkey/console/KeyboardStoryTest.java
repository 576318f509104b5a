package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/**
 * A group is made, named anew and given a member, a package is asked for, approved and its role activated, by people who use no mouse:
 * everything is reached in a sensible order and shows that it is, a dialog keeps the focus and gives it back, and nothing holds anybody.
 */
class KeyboardStoryTest {
    private final Api api = Api.fresh();

    @Test
    void aGroupIsMadeAndChangedWithoutAMouse() {
        api.person("Uma Adams", DirectoryRole.USER_ADMINISTRATOR);
        api.person("Zora Quill");
        try (Screen uma = Screen.of(api, "Uma Adams")) {
            Keys keys = new Keys(uma.settle().page());
            keys.to("Skip to the page");
            keys.to("All groups").press("Enter").isAtTitle("All groups");
            uma.settle();

            keys.to("New group").press("Enter").isAtTitle("New group");
            uma.settle();
            keys.to("Security")
                    .press("ArrowDown")
                    .isAt("Microsoft 365")
                    .press("ArrowUp")
                    .isAt("Security");
            keys.to("Group name").type("Harbour masters");
            keys.to("Group description").type("Who may open the gates");
            uma.misses("Roles can be assigned to the group");
            keys.to("Owners").type("Uma");
            uma.sees("uma.adams@");
            keys.press("ArrowDown", "Enter");
            keys.to("Members").backTo("Group description").to("Create").press("Enter");
            uma.sees("Harbour masters is there.").settle();
            keys.isAtTitle("Harbour masters");

            keys.to("Edit")
                    .press("Enter")
                    .isAt("Group name")
                    .isKept()
                    .press("Escape")
                    .isAt("Edit");
            keys.press("Enter").isAt("Group name").press("Control+A").type("Harbour office");
            keys.to("Save").press("Enter").isAt("Edit");
            uma.sees("Harbour office");

            keys.to("Overview").press("ArrowRight").isAt("Members").press("Enter");
            uma.sees("Nobody is a member now").settle();
            keys.to("Add members").press("Enter").isAt("Members").type("Zora");
            uma.sees("zora.quill@");
            keys.press("ArrowDown", "Enter").to("Add").press("Enter");
            uma.seesRow("Zora Quill");
            keys.isAt("Add members");

            keys.to("Remove Zora Quill").press("Enter");
            uma.sees("Remove Zora Quill?");
            keys.isKept().press("Escape").isAt("Remove Zora Quill").press("Enter");
            keys.to("Remove").press("Enter");
            uma.sees("Nobody is a member now");
            // What had the focus is gone with the row; so it is back at the page's title, not nowhere.
            keys.isAtTitle("Harbour office");

            // What lies over a page has an address: the back button closes it, forward opens it again, and so does a
            // reload.
            keys.to("Add members").press("Enter").isAt("Members");
            uma.page().goBack();
            keys.isAt("Add members");
            uma.page().goForward();
            uma.dialog().waitFor();
            // The router writes the address after it has drawn the page.
            uma.page().waitForURL("**add=members**");
            uma.page().reload();
            uma.dialog().waitFor();
            keys.isAt("Members");
        }
        assertThat(api.asAdmin()
                        .get("groups?$filter=displayName eq 'Harbour office'&$expand=owners")
                        .text("/value/0/owners/0/displayName"))
                .isEqualTo("Uma Adams");
    }

    @Test
    void aRoleIsAskedForApprovedAndActivatedWithoutAMouse() {
        String group = api.group("Lock keepers");
        String aldo = api.person("Aldo Prieto");
        String rosa = api.person("Rosa Lind");
        api.asAdmin()
                .post("/beta/privilegedAccess/aadGroups/resources/register", "{\"externalId\": \"" + group + "\"}")
                .is(204);
        var stocked = new StockedCatalog(api, "Canal", group);
        stocked.policy(stocked.accessPackage("Lock duty", "EligibleMember", group), "Everybody", aldo, "");
        try (var cast = new Cast(api)) {
            Screen screen =
                    cast.of("Rosa Lind").go("My Access", "Access packages").settle();
            Keys keys = new Keys(screen.page());
            keys.to("Request Lock duty")
                    .press("Enter")
                    .isAt("Business justification")
                    .type("High water");
            keys.to("Send request").press("Enter").isAtTitle("My requests");
            screen.seesRow("Lock duty", "Waiting for approval").settle();

            Screen approver = cast.of("Aldo Prieto").settle();
            Keys others = new Keys(approver.page());
            others.to("Approvals").press("Enter").isAtTitle("Approvals");
            approver.sees("High water").settle();
            others.to("Approve Lock duty for Rosa Lind")
                    .press("Enter")
                    .isAt("Reason")
                    .type("On duty");
            others.to("Approve").press("Enter").isAtTitle("Approvals");
            approver.sees("Nothing waits for you");

            cast.of("Rosa Lind").seesRow("Lock duty", "Delivered");
            keys.to("My roles").press("Enter").isAtTitle("My roles");
            screen.sees("Lock keepers").settle();
            keys.to("Activate Member of Lock keepers")
                    .press("Enter")
                    .isAt("Duration")
                    .press("ArrowRight");
            keys.to("Reason").type("Gate 3 is stuck").to("Activate").press("Enter");
            screen.sees("Active (1)").page().getByRole(AriaRole.TIMER).waitFor();
            api.settle();
            assertThat(api.isMember(group, rosa)).isTrue();
        }
    }
}
