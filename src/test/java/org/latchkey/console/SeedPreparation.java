package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.console.SeedCast.APPROVER;
import static org.latchkey.console.SeedCast.ASSIGNMENT_MANAGER;
import static org.latchkey.console.SeedCast.CATALOG_OWNER;
import static org.latchkey.console.SeedCast.EM;
import static org.latchkey.console.SeedCast.GOVERNANCE_ADMINISTRATOR;
import static org.latchkey.console.SeedCast.GROUP;
import static org.latchkey.console.SeedCast.OUTSIDER;
import static org.latchkey.console.SeedCast.PACKAGE;
import static org.latchkey.console.SeedCast.PACKAGE_MANAGER;
import static org.latchkey.console.SeedCast.PIM;
import static org.latchkey.console.SeedCast.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.console.SeedCast.SEED;
import static org.latchkey.console.SeedCast.USER_ADMINISTRATOR;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** Parts 1 to 3 of the seed procedure: a group, a catalog, a package, and a policy that says who may ask and who decides. */
final class SeedPreparation {
    private final SeedCast seed;

    SeedPreparation(SeedCast seed) {
        this.seed = seed;
    }

    void aGroupIsMade() {
        seed.as(USER_ADMINISTRATOR, uma -> {
            uma.go("Groups", "All groups").link("New group");
            uma.fill("Group name", GROUP).fill("Group description", "Administrators of the production database");
            uma.pick("Owners", CATALOG_OWNER).button("Create");
            uma.sees("Security").tab("Owners").sees(CATALOG_OWNER);
        });
        seed.group = seed.found("groups", GROUP);
        seed.as(OUTSIDER, otto -> {
            otto.visit("/admin/groups/" + seed.group).sees(GROUP).lacks("Edit").lacks("Delete");
            otto.tab("Members").sees("Nobody is a member now").lacks("Add members");
        });
        seed.api
                .as(seed.outsider)
                .patch("groups/" + seed.group, "{\"description\": \"mine\"}")
                .is(403);
        seed.api.as(seed.outsider).delete("groups/" + seed.group).is(403);
    }

    void itIsBroughtUnderManagementAndItsSettingsAreMade() {
        seed.as(PRIVILEGED_ROLE_ADMINISTRATOR, pia -> {
            pia.go("ID Governance", "Privileged Identity Management", "Groups").link("Discover groups");
            pia.click(AriaRole.CHECKBOX, "Select " + GROUP)
                    .button("Manage groups (1)")
                    .sees("This cannot be undone")
                    .answer("OK");
            pia.link(GROUP).button("Add assignments");
            pia.pick("Members", SEED)
                    .fill("Justification", "Looks after the migration")
                    .answer("Assign");
            pia.sees(SEED);
            pia.tab("Settings: Member").fill("Activation maximum duration", "4");
            pia.click(AriaRole.RADIO, "Multifactor authentication");
            assertThat(pia.the(AriaRole.SWITCH, "Require justification on activation")
                            .isChecked())
                    .isTrue();
            assertThat(pia.the(AriaRole.SPINBUTTON, "Expire eligible assignments after")
                            .inputValue())
                    .isEqualTo("365");
            pia.button("Save settings").sees("The settings are saved");
        });
        assertThat(seed.api.isMember(seed.group, seed.seed))
                .as("eligible is not member")
                .isFalse();
        seed.as(USER_ADMINISTRATOR, uma -> uma.tab("Members").misses(SEED));
    }

    void aUserAdministratorMayNotManageAGroupForRoles() {
        var tier0 = seed.api.asAdmin().post("groups", """
                        {"displayName": "Tier 0", "mailEnabled": false, "mailNickname": "tier0", "securityEnabled": true,
                         "isAssignableToRole": true}
                        """).is(201).text("/id");
        var readers = seed.api
                .asAdmin()
                .get("groups?$filter=displayName eq 'DB readers'")
                .text("/value/0/id");
        seed.as(USER_ADMINISTRATOR, uma -> {
            uma.go("ID Governance", "Privileged Identity Management", "Groups").link("Discover groups");
            uma.sees("DB readers").misses("Tier 0");
            uma.visit("/admin/pim/groups/" + readers)
                    .sees("not managed by Privileged Identity Management")
                    .lacks("Add assignments");
            // What she did before has everything asked for again for some seconds.
            uma.isRefused(403)
                    .visit("/admin/pim/groups/" + tier0)
                    .sees("Whoever manages the group can bring it under management")
                    .lacks("Add assignments");
            uma.refused(403);
        });
        seed.api
                .as(seed.ua)
                .post(PIM + "eligibilityScheduleRequests", """
                        {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "adminAssign",
                         "scheduleInfo": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "P30D"}}}
                        """.formatted(seed.seed, tier0, seed.api.now()))
                .is(403);
    }

    void aCatalogIsMadeAndDelegated() {
        seed.as(GOVERNANCE_ADMINISTRATOR, ines -> {
            ines.go("ID Governance", "Entitlement management", "Catalogs").button("New catalog");
            ines.fill("Name", "Databases")
                    .fill("Description", "Access to databases")
                    .answer("Create");
            give(ines, "Catalog owner", CATALOG_OWNER);
            ines.tab("Resources").button("Add resources").pick("Groups and Teams", GROUP);
            ines.press("Add").refused(400, "Only its owners");
            ines.answer("Cancel");
        });
        seed.catalog = seed.found(EM + "catalogs", "Databases");
        seed.as(CATALOG_OWNER, carl -> {
            carl.go("ID Governance", "Entitlement management", "Catalogs").link("Databases");
            give(carl, "Access package manager", PACKAGE_MANAGER);
            give(carl, "Access package assignment manager", ASSIGNMENT_MANAGER);
        });
    }

    private static void give(Screen screen, String role, String whom) {
        screen.tab("Roles and administrators").button("Add role assignment");
        screen.choose(AriaRole.RADIO, role).pick("People and groups", whom).answer("Add");
        screen.seesRow(whom, role);
    }

    void theGroupGoesIntoTheCatalog() {
        seed.as(PACKAGE_MANAGER, paula -> {
            paula.go("ID Governance", "Entitlement management", "Catalogs").link("Databases");
            paula.tab("Resources").sees("There are no resources yet").lacks("Add resources");
        });
        seed.api
                .as(seed.apm)
                .post(EM + "resourceRequests", """
                        {"requestType": "adminAdd", "catalog": {"id": "%s"},
                         "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                        """.formatted(seed.catalog, seed.group))
                .is(403);
        seed.as(CATALOG_OWNER, carl -> {
            carl.tab("Resources").button("Add resources");
            carl.pick("Groups and Teams", GROUP)
                    .pick("Groups and Teams", "DB readers")
                    .answer("Add");
            carl.seesRow(GROUP, "Managed in PIM").seesRow("DB readers");
            carl.button("Add resources").pick("Groups and Teams", GROUP).press("Add");
            carl.refused(400, "holds that group already").answer("Cancel");
        });
    }

    void aPackageGivesTheRoleEligibleMember() {
        seed.as(PACKAGE_MANAGER, paula -> {
            paula.go("ID Governance", "Entitlement management", "Access packages")
                    .link("New access package");
            paula.fill("Name", PACKAGE).fill("Description", "Just-in-time administration");
            paula.select("Catalog", "Databases").button("Create");
            paula.sees("It gives nothing yet").link("Add resource roles");
            paula.click(AriaRole.CHECKBOX, "Select " + GROUP).sees("Just in time");
            assertThat(options(paula, GROUP)).containsExactly("Eligible Member", "Eligible Owner", "Member", "Owner");
            paula.select("Role of " + GROUP, "Member").sees("Standing access");
            paula.select("Role of " + GROUP, "Eligible Member").sees("Just in time");
            paula.click(AriaRole.CHECKBOX, "Select DB readers");
            assertThat(options(paula, "DB readers")).containsExactly("Member", "Owner");
            paula.button("Do not add DB readers").button("Add");
            paula.seesRow(GROUP, "Eligible Member", "Just in time");
        });
        seed.accessPackage = seed.found(EM + "accessPackages", PACKAGE);
        seed.as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.go("ID Governance", "Entitlement management", "Access packages")
                    .sees(PACKAGE);
            aldo.lacks("New access package");
            aldo.link(PACKAGE)
                    .tab("Resource roles")
                    .seesRow(GROUP, "Eligible Member")
                    .lacks("Add resource roles");
        });
        seed.api
                .as(seed.apam)
                .post(EM + "accessPackages", """
                        {"displayName": "Mine", "description": "", "isHidden": false, "catalog": {"id": "%s"}}
                        """.formatted(seed.catalog))
                .is(403);
    }

    private static List<String> options(Screen screen, String resource) {
        var box = screen.the(AriaRole.COMBOBOX, "Role of " + resource);
        box.waitFor();
        return box.locator("option").allInnerTexts();
    }

    void aPolicySaysWhoMayAskAndWhoDecides() {
        seed.as(PACKAGE_MANAGER, paula -> {
            paula.tab("Policies").link("Add policy");
            paula.fill("Name", "Engineers").fill("Description", "Engineers ask, one approver decides, 30 days");
            paula.pick("Users and groups", "Requestors").button("Next");
            paula.pick("Approvers", APPROVER).button("Next").button("Next");
            paula.fill("Assignments expire after", "30").button("Next");
            paula.sees("within 14 days").button("Create").sees("The policy is there.");
        });
        seed.as(OUTSIDER, otto -> otto.go("My Access", "Access packages").sees("There is nothing you can ask for"));
        seed.cast.leave(OUTSIDER);
        assertThat(seed.api
                        .as(seed.outsider)
                        .post(EM + "accessPackages/" + seed.accessPackage + "/getApplicablePolicyRequirements")
                        .is(200)
                        .rows())
                .isEmpty();
    }
}
