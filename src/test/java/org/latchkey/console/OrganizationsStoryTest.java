package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/**
 * An organization is connected, gets sponsors, is changed and deleted, a policy lets the people of another ask, and the settings are
 * changed: all by clicks.
 */
class OrganizationsStoryTest {
    private static final String EM = "identityGovernance/entitlementManagement/";
    private static final String INES = "Ines Gray";
    private static final String REX = "Rex Reader";

    private final Api api = Api.fresh();

    @Test
    void organizationsAreConnectedAndTheirPeopleLetIn() {
        api.person(INES, DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR);
        api.person(REX, DirectoryRole.GLOBAL_READER);
        api.person("Freya Lowe");
        try (Screen ines = Screen.of(api, INES);
                Screen rex = Screen.of(api, REX)) {
            anOrganizationIsConnectedChangedAndLetGo(ines, rex);
            aPolicyLetsTheirPeopleAskAndTheirSponsorsDecide(ines);
            whatBecomesOfGuestsIsSetByWhoGovernsAndReadByOthers(ines, rex);
        }
    }

    private void anOrganizationIsConnectedChangedAndLetGo(Screen ines, Screen rex) {
        ines.go("ID Governance", "Entitlement management", "Connected organizations")
                .sees("No organization is connected yet")
                .button("Add connected organization")
                .fill("Name", "Contoso")
                .press("Add")
                .sees("Give the whole domain of their addresses")
                .fill("Domain", "contoso.example")
                .answer("Add")
                .sees("Contoso is connected.")
                .tab("Directory and domain")
                .seesRow("Domain", "contoso.example")
                .tab("Sponsors")
                .sees("There is no internal sponsor")
                .button("Add internal sponsors")
                .pick("Internal sponsors", "Freya Lowe")
                .answer("Add")
                .seesRow("Freya Lowe", "User");

        lookedAtOnly(rex);

        ines.button("Edit")
                .fill("Name", "Contoso Ltd")
                .choose(AriaRole.RADIO, "Proposed")
                .answer("Save")
                .sees("Saved.");
        assertThat(api.asAdmin()
                        .get(EM + "connectedOrganizations?$expand=internalSponsors")
                        .is(200)
                        .has("/value/0/displayName", "Contoso Ltd")
                        .has("/value/0/state", "proposed")
                        .text("/value/0/internalSponsors/0/displayName"))
                .isEqualTo("Freya Lowe");

        ines.button("Remove Freya Lowe")
                .answer("Remove")
                .sees("There is no internal sponsor")
                .button("Delete")
                .answer("Delete")
                .sees("No organization is connected yet");
        assertThat(api.asAdmin().get(EM + "connectedOrganizations").is(200).ids())
                .isEmpty();
    }

    /** Who may only read sees all of it and is offered nothing. */
    private static void lookedAtOnly(Screen rex) {
        rex.go("ID Governance", "Entitlement management", "Connected organizations")
                .seesRow("Contoso", "contoso.example", "Configured")
                .lacks("Add connected organization")
                .link("Contoso")
                .sees("Overview")
                .lacks("Edit")
                .lacks("Delete")
                .tab("Sponsors")
                .seesRow("Freya Lowe")
                .lacks("Add internal sponsors")
                .lacks("Remove Freya Lowe");
    }

    private void aPolicyLetsTheirPeopleAskAndTheirSponsorsDecide(Screen ines) {
        String yard = api.asAdmin()
                .post(EM + "connectedOrganizations", "{\"displayName\": \"Contoso\", \"identitySources\": []}")
                .is(201)
                .text("/id");
        String catalog = api.asAdmin().get(EM + "catalogs").text("/value/0/id");
        String bundle = api.asAdmin()
                .post(EM + "accessPackages", """
                        {"displayName": "Dry dock", "description": "x", "catalog": {"id": "%s"}}""".formatted(catalog))
                .is(201)
                .text("/id");
        ines.visit("/admin/entitlement/packages/" + bundle + "?tab=policies")
                .link("Add policy")
                .fill("Name", "Yards")
                .choose(AriaRole.RADIO, "Specific connected organizations")
                .button("Next")
                .sees("Choose whose people may ask.")
                .click(AriaRole.COMBOBOX, "Connected organizations")
                .click(AriaRole.MENUITEMCHECKBOX, "Contoso");
        ines.page().keyboard().press("Escape");
        ines.button("Next")
                .click(AriaRole.SWITCH, "Internal sponsors of their organization approve")
                .pick("Fallback approvers", INES)
                .button("Next")
                .button("Next")
                .button("Next")
                .sees("internal sponsors, or else " + INES)
                .button("Create")
                .sees("The policy is there.");
        api.asAdmin()
                .get(EM + "accessPackages/" + bundle + "/assignmentPolicies")
                .is(200)
                .has("/value/0/allowedTargetScope", "specificConnectedOrganizationUsers")
                .has("/value/0/specificAllowedTargets/0/connectedOrganizationId", yard)
                .has(
                        "/value/0/requestApprovalSettings/stages/0/primaryApprovers/0/@odata.type",
                        "#microsoft.graph.internalSponsors");
    }

    private void whatBecomesOfGuestsIsSetByWhoGovernsAndReadByOthers(Screen ines, Screen rex) {
        ines.go("ID Governance", "Entitlement management", "Settings")
                .fill("Days until they are removed", "10")
                .button("Save settings")
                .sees("The settings are saved");
        api.asAdmin()
                .get(EM + "settings")
                .is(200)
                .has("/externalUserLifecycleAction", "blockSignInAndDelete")
                .has("/durationUntilExternalUserDeletedAfterBlocked", "P10D");
        ines.misses("The settings are saved")
                .choose(AriaRole.RADIO, "Nothing happens to them")
                .button("Save settings")
                .sees("The settings are saved");
        ines.again().sees("Nothing happens to them");
        assertThat(ines.the(AriaRole.RADIO, "Nothing happens to them They stay in the directory and can sign in")
                        .isChecked())
                .isTrue();

        rex.go("ID Governance", "Entitlement management", "Settings")
                .sees("Nothing happens to them")
                .lacks("Save settings");
        api.asAdmin().get(EM + "settings").is(200).has("/externalUserLifecycleAction", "none");
    }
}
