package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/**
 * Who looks after privileged access brings several groups under management at once, gives standing and eligible roles of a managed group, as member and as owner, to several at once, and
 * takes them away, by clicks.
 */
class StandingAssignmentStoryTest {
    private static final String GROUP = "Fleet telemetry operators";

    private final Api api = Api.sample();

    private String id(String path, String name) {
        return api.asAdmin()
                .get(path + "?$filter=displayName eq '" + name + "'")
                .text("/value/0/id");
    }

    private boolean owns(String group, String person) {
        return api.asAdmin().get("groups/" + group + "/owners?$select=id").ids().contains(person);
    }

    private void severalAreManaged(Screen priya) {
        List<String> groups = List.of("Ledger readers", "Refund issuers");
        assertThat(managed()).contains(GROUP).doesNotContainAnyElementsOf(groups);
        priya.go("ID Governance", "Privileged Identity Management", "Groups").link("Discover groups");
        groups.forEach(it -> priya.click(AriaRole.CHECKBOX, "Select " + it));
        priya.button("Manage groups (2)").sees("Manage 2 groups?").sees("This cannot be undone");
        priya.answer("OK").sees("2 groups are managed now.").seesRow(GROUP);
        groups.forEach(priya::seesRow);
        assertThat(priya.page().url()).endsWith("/admin/pim/groups");
        assertThat(managed()).contains(GROUP).containsAll(groups);
    }

    private List<String> managed() {
        return api.asAdmin()
                .get("/beta/privilegedAccess/aadGroups/resources?$top=100")
                .is(200)
                .texts("displayName");
    }

    @Test
    void rolesAreGivenForGoodAndTakenAway() {
        String group = id("groups", GROUP);
        String hanna = id("users", "Hanna Weiss");
        String ida = id("users", "Ida Lundgren");
        try (Screen priya = Screen.of(api, "Priya Nair")) {
            severalAreManaged(priya);
            priya.link(GROUP);
            priya.button("Add assignments").choose(AriaRole.RADIO, "Owner");
            priya.pick("Members", "Hanna Weiss").pick("Members", "Ida Lundgren");
            priya.choose(AriaRole.RADIO, "Active")
                    .sees("Standing access")
                    .press("Assign")
                    .sees("Say why.");
            priya.fill("Justification", "Until the refit is over")
                    .answer("Assign")
                    .sees("They are assigned.");
            priya.tab("Active assignments")
                    .seesRow("Hanna Weiss", "Owner", "Assigned")
                    .seesRow("Ida Lundgren", "Owner");
            assertThat(owns(group, hanna)).isTrue();
            assertThat(owns(group, ida)).isTrue();

            priya.lacks("Remove Hanna Weiss as owner");
            api.advance("PT5M1S");
            priya.again()
                    .button("Remove Hanna Weiss as owner")
                    .sees("They stop being an owner of " + GROUP)
                    .answer("Remove");
            priya.lacks("Remove Hanna Weiss as owner").seesRow("Ida Lundgren");
            assertThat(owns(group, hanna)).isFalse();

            priya.button("Add assignments").pick("Members", "Hanna Weiss").choose(AriaRole.RADIO, "Active");
            priya.fill("Justification", "Stands in").answer("Assign").seesRow("Hanna Weiss", "Member", "Assigned");
            assertThat(api.isMember(group, hanna)).isTrue();
            api.advance("PT5M1S");
            priya.again()
                    .button("Remove Hanna Weiss as member")
                    .answer("Remove")
                    .lacks("Remove Hanna Weiss as member");
            assertThat(api.isMember(group, hanna)).isFalse();

            priya.button("Add assignments").choose(AriaRole.RADIO, "Owner").pick("Members", "Hanna Weiss");
            priya.fill("Justification", "On the rota").answer("Assign").sees("They are eligible.");
            priya.tab("Eligible assignments").click(AriaRole.COMBOBOX, "Role").click(AriaRole.OPTION, "Owner");
            priya.seesRow("Hanna Weiss", "Owner").misses("Emre Aydin");
            assertThat(owns(group, hanna)).isFalse();
            priya.button("Remove Hanna Weiss as owner").sees("an activation that still runs ends at once");
            priya.answer("Remove").sees("Nothing matches");
        }
        assertThat(api.asAdmin()
                        .get("identityGovernance/privilegedAccess/group/eligibilitySchedules?$filter=groupId eq '"
                                + group + "' and principalId eq '" + hanna + "'")
                        .is(200)
                        .ids())
                .isEmpty();
    }
}
