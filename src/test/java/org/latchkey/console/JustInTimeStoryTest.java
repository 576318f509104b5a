package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/** From a new group to a membership that ended at its time, by clicking alone. */
class JustInTimeStoryTest {

    private static final String GROUP = "Prod DB admins";

    @Test
    void aGroupIsMadeManagedActivatedAndLeftAtItsTime() {
        Api api = Api.fresh();
        api.person("Uma Adams", DirectoryRole.USER_ADMINISTRATOR);
        api.person("Pia Roth", DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        String req = api.person("Rosa Lind");
        api.person("Carl Osei");

        try (Screen uma = Screen.of(api, "Uma Adams")) {
            uma.go("Groups", "All groups").link("New group");
            uma.fill("Group name", GROUP).fill("Group description", "Administrators of the production database");
            uma.pick("Owners", "Carl Osei").button("Create");
            uma.page().waitForURL("**/admin/groups/*-*");
            uma.tab("Owners").sees("Carl Osei");
        }

        try (Screen pia = Screen.of(api, "Pia Roth")) {
            pia.go("ID Governance", "Privileged Identity Management", "Groups").link("Discover groups");
            pia.click(AriaRole.CHECKBOX, "Select " + GROUP)
                    .button("Manage groups (1)")
                    .sees("This cannot be undone");
            pia.answer("OK");
            pia.link(GROUP).button("Add assignments");
            pia.pick("Members", "Rosa Lind").answer("Assign");
            pia.sees("Rosa Lind");
            pia.tab("Settings: Member").fill("Activation maximum duration", "4");
            pia.button("Save settings").sees("The settings are saved");
        }

        String group = api.asAdmin()
                .get("groups?$filter=displayName eq '" + GROUP + "'")
                .text("/value/0/id");
        assertThat(api.isMember(group, req)).isFalse();

        try (Screen rosa = Screen.of(api, "Rosa Lind")) {
            rosa.go("My Access", "My roles").sees(GROUP).button("Activate");
            rosa.sees("At most 4 hours").fill("Reason", "Incident 4711").answer("Activate");
            rosa.page().getByRole(AriaRole.TIMER).waitFor();
            assertThat(api.isMember(group, req)).isTrue();
            String before = rosa.page().getByRole(AriaRole.TIMER).innerText();
            assertThat(before).matches("(2:00:0\\d|1:59:\\d\\d)");
            rosa.page()
                    .waitForCondition(() ->
                            !rosa.page().getByRole(AriaRole.TIMER).innerText().equals(before));

            api.advance("PT2H1M");
            assertThat(api.isMember(group, req)).isFalse();
            rosa.open("/my-access/roles").tab("Active (0)").sees("No role is active");
        }
    }
}
