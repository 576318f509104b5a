package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/**
 * The whole procedure by clicking alone, each step by the person with the least privilege that suffices: a group that can be
 * requested just in time, from its creation to the end of access. Whoever may not do a step does not see its button, and the API
 * refuses them the same call. One story in seven parts, told in order.
 */
class SeedProcedureStoryTest {
    private static final String EM = "identityGovernance/entitlementManagement/";
    private static final String PIM = "identityGovernance/privilegedAccess/group/";
    private static final String GROUP = "Prod DB admins";
    private static final String PACKAGE = "Production database administration";
    /** The code under which PIM refuses what a rule of the group does not allow. */
    private static final String REFUSED = "RoleAssignmentRequestPolicyValidationFailed";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private static final String USER_ADMINISTRATOR = "Uma Adams";
    private static final String PRIVILEGED_ROLE_ADMINISTRATOR = "Pia Roth";
    private static final String GOVERNANCE_ADMINISTRATOR = "Ines Falk";
    private static final String CATALOG_OWNER = "Carl Osei";
    private static final String PACKAGE_MANAGER = "Paula Amado";
    private static final String ASSIGNMENT_MANAGER = "Aldo Meyer";
    private static final String REQUESTOR = "Rosa Lind";
    private static final String SECOND_REQUESTOR = "Remy Tan";
    private static final String APPROVER = "Axel Prieto";
    private static final String OUTSIDER = "Otto Saar";
    private static final String SEED = "Sven Dahl";

    private final Api api = Api.fresh();
    private final Cast cast = new Cast(api);
    private final String ua = api.person(USER_ADMINISTRATOR, DirectoryRole.USER_ADMINISTRATOR);
    private final String co = api.person(CATALOG_OWNER);
    private final String apm = api.person(PACKAGE_MANAGER);
    private final String apam = api.person(ASSIGNMENT_MANAGER);
    private final String req = api.person(REQUESTOR);
    private final String req2 = api.person(SECOND_REQUESTOR);
    private final String outsider = api.person(OUTSIDER);
    private final String seed = api.person(SEED);

    // what earlier steps brought about
    private String group = "";
    private String catalog = "";
    private String accessPackage = "";

    SeedProcedureStoryTest() {
        api.person(PRIVILEGED_ROLE_ADMINISTRATOR, DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        api.person(GOVERNANCE_ADMINISTRATOR, DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR);
        api.person(APPROVER);
        var requestors = api.group("Requestors");
        api.addMember(requestors, req);
        api.addMember(requestors, req2);
        api.addOwner(api.group("DB readers"), co);
    }

    @Test
    void theProcedureIsDoneByClickingAlone() {
        try (cast) {
            aGroupIsMade();
            itIsBroughtUnderManagementAndItsSettingsAreMade();
            aUserAdministratorMayNotManageAGroupForRoles();
            aCatalogIsMadeAndDelegated();
            theGroupGoesIntoTheCatalog();
            aPackageGivesTheRoleEligibleMember();
            aPolicySaysWhoMayAskAndWhoDecides();
            somebodyAsks();
            whoAskedMayNotDecideAndTheApproverDoes();
            theRoleIsActivatedForTwoHours();
            theAssignmentEndsAndTakesTheEligibilityWithIt();
            aPackageThatOutlastsTheGroupsSettings();
            theAuditLogTellsTheStory();
        }
    }

    private void as(String who, Consumer<Screen> step) {
        step.accept(cast.of(who));
    }

    private String found(String path, String name) {
        return api.asAdmin()
                .get(path + "?$filter=displayName eq '" + name + "'")
                .text("/value/0/id");
    }

    private String date(int daysAhead) {
        return DAY.format(
                LocalDate.ofInstant(api.now(), ZoneId.of("Europe/Dublin")).plusDays(daysAhead));
    }

    private void aGroupIsMade() {
        as(USER_ADMINISTRATOR, uma -> {
            uma.go("Groups", "All groups").link("New group");
            uma.fill("Group name", GROUP).fill("Group description", "Administrators of the production database");
            uma.pick("Owners", CATALOG_OWNER).button("Create");
            uma.sees("Security").tab("Owners").sees(CATALOG_OWNER);
        });
        group = found("groups", GROUP);
        as(OUTSIDER, otto -> {
            otto.visit("/admin/groups/" + group).sees(GROUP).lacks("Edit").lacks("Delete");
            otto.tab("Members").sees("Nobody is a member now").lacks("Add members");
        });
        api.as(outsider).patch("groups/" + group, "{\"description\": \"mine\"}").is(403);
        api.as(outsider).delete("groups/" + group).is(403);
    }

    private void itIsBroughtUnderManagementAndItsSettingsAreMade() {
        as(PRIVILEGED_ROLE_ADMINISTRATOR, pia -> {
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
        assertThat(api.isMember(group, seed)).as("eligible is not member").isFalse();
        as(USER_ADMINISTRATOR, uma -> uma.tab("Members").misses(SEED));
    }

    private void aUserAdministratorMayNotManageAGroupForRoles() {
        var tier0 = api.asAdmin().post("groups", """
                        {"displayName": "Tier 0", "mailEnabled": false, "mailNickname": "tier0", "securityEnabled": true,
                         "isAssignableToRole": true}
                        """).is(201).text("/id");
        as(USER_ADMINISTRATOR, uma -> {
            uma.go("ID Governance", "Privileged Identity Management", "Groups").link("Discover groups");
            uma.sees("DB readers").misses("Tier 0");
            uma.visit("/admin/pim/groups/" + tier0).sees("Tier 0").lacks("Add assignments");
            uma.refused(403, "You may not do that.");
        });
        api.as(ua)
                .post(PIM + "eligibilityScheduleRequests", """
                        {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "adminAssign",
                         "scheduleInfo": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "P30D"}}}
                        """.formatted(seed, tier0, api.now()))
                .is(403);
    }

    private void aCatalogIsMadeAndDelegated() {
        as(GOVERNANCE_ADMINISTRATOR, ines -> {
            ines.go("ID Governance", "Entitlement management", "Catalogs").button("New catalog");
            ines.fill("Name", "Databases")
                    .fill("Description", "Access to databases")
                    .answer("Create");
            give(ines, "Catalog owner", CATALOG_OWNER);
            ines.tab("Resources").button("Add resources").pick("Groups and Teams", GROUP);
            ines.press("Add").refused(400, "Only its owners");
            ines.answer("Cancel");
        });
        catalog = found(EM + "catalogs", "Databases");
        as(CATALOG_OWNER, carl -> {
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

    private void theGroupGoesIntoTheCatalog() {
        as(PACKAGE_MANAGER, paula -> {
            paula.go("ID Governance", "Entitlement management", "Catalogs").link("Databases");
            paula.tab("Resources").sees("There are no resources yet").lacks("Add resources");
        });
        api.as(apm).post(EM + "resourceRequests", """
                        {"requestType": "adminAdd", "catalog": {"id": "%s"},
                         "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                        """.formatted(catalog, group)).is(403);
        as(CATALOG_OWNER, carl -> {
            carl.tab("Resources").button("Add resources");
            carl.pick("Groups and Teams", GROUP)
                    .pick("Groups and Teams", "DB readers")
                    .answer("Add");
            carl.seesRow(GROUP, "Managed in PIM").seesRow("DB readers");
            carl.button("Add resources").pick("Groups and Teams", GROUP).press("Add");
            carl.refused(400, "holds that group already").answer("Cancel");
        });
    }

    private void aPackageGivesTheRoleEligibleMember() {
        as(PACKAGE_MANAGER, paula -> {
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
        accessPackage = found(EM + "accessPackages", PACKAGE);
        as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.go("ID Governance", "Entitlement management", "Access packages")
                    .sees(PACKAGE);
            aldo.lacks("New access package");
            aldo.link(PACKAGE)
                    .tab("Resource roles")
                    .seesRow(GROUP, "Eligible Member")
                    .lacks("Add resource roles");
        });
        api.as(apam).post(EM + "accessPackages", """
                        {"displayName": "Mine", "description": "", "isHidden": false, "catalog": {"id": "%s"}}
                        """.formatted(catalog)).is(403);
    }

    private static List<String> options(Screen screen, String resource) {
        var box = screen.the(AriaRole.COMBOBOX, "Role of " + resource);
        box.waitFor();
        return box.locator("option").allInnerTexts();
    }

    private void aPolicySaysWhoMayAskAndWhoDecides() {
        as(PACKAGE_MANAGER, paula -> {
            paula.tab("Policies").link("Add policy");
            paula.fill("Name", "Engineers").fill("Description", "Engineers ask, one approver decides, 30 days");
            paula.pick("Users and groups", "Requestors").button("Next");
            paula.pick("Approvers", APPROVER).button("Next").button("Next");
            paula.fill("Assignments expire after", "30").button("Next");
            paula.sees("within 14 days").button("Create").sees("Engineers");
        });
        as(OUTSIDER, otto -> otto.go("My Access", "Access packages").sees("There is nothing you can ask for"));
        assertThat(api.as(outsider)
                        .post(EM + "accessPackages/" + accessPackage + "/getApplicablePolicyRequirements")
                        .is(200)
                        .rows())
                .isEmpty();
    }

    private void somebodyAsks() {
        as(REQUESTOR, rosa -> {
            rosa.go("My Access", "Access packages").button("Request " + PACKAGE);
            rosa.sees("Somebody has to approve it. It lasts 30 days.").press("Send request");
            rosa.sees("Say why you need it.").fill("Business justification", "On-call rotation");
            rosa.press("Send request").seesRow(PACKAGE, "Waiting for approval");
        });
        as(ASSIGNMENT_MANAGER, aldo -> aldo.tab("Requests").seesRow(REQUESTOR, "Waiting for approval"));
    }

    private void whoAskedMayNotDecideAndTheApproverDoes() {
        as(REQUESTOR, rosa -> rosa.go("My Access", "Approvals").sees("Nothing waits for you"));
        var asked = api.asAdmin()
                .get(EM + "assignmentRequests?$filter=state eq 'pendingApproval'")
                .text("/value/0/id");
        var approval = EM + "accessPackageAssignmentApprovals/" + asked + "/stages";
        var stage = api.asAdmin().get(approval).text("/value/0/id");
        assertThat(api.as(req).patch(approval + "/" + stage, """
                                {"reviewResult": "Approve", "justification": "me"}
                                """).status()).isIn(403, 404);
        as(APPROVER, axel -> {
            axel.go("My Access", "Approvals").sees("On-call rotation");
            axel.button("Approve " + PACKAGE + " for " + REQUESTOR);
            axel.fill("Reason", "On the rota").answer("Approve").sees("Nothing waits for you");
        });
        as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.seesRow(REQUESTOR, "Delivered").tab("Assignments");
            aldo.seesRow(REQUESTOR, "Engineers", "Delivered", date(30));
        });
        as(REQUESTOR, rosa -> rosa.go("My Access", "My roles").sees(GROUP).sees("Eligible until " + date(365)));
        as(USER_ADMINISTRATOR, uma -> {
            uma.go("Groups", "All groups").link(GROUP).tab("Members").misses(REQUESTOR);
            uma.tab("Eligible assignments").seesRow(REQUESTOR);
        });
    }

    private void theRoleIsActivatedForTwoHours() {
        activation(req, "PT2H", "\"justification\": \"incident 4711\",", false)
                .fails(400, REFUSED)
                .saying("MfaRule");
        activation(req, "PT2H", "", true).fails(400, REFUSED).saying("JustificationRule");
        activation(req, "PT5H", "\"justification\": \"incident 4711\",", true)
                .fails(400, REFUSED)
                .saying("ExpirationRule");
        cast.leave(REQUESTOR);
        var rosa = cast.ofProven(REQUESTOR);
        rosa.go("My Access", "My roles").button("Activate Member of " + GROUP).sees("At most 4 hours");
        assertThat(rosa.page().getByRole(AriaRole.SLIDER).getAttribute("max"))
                .as("half hours")
                .isEqualTo("8");
        rosa.press("Activate").sees("Say why you need it.");
        rosa.fill("Reason", "Incident 4711").answer("Activate");
        var timer = rosa.page().getByRole(AriaRole.TIMER);
        timer.waitFor();
        assertThat(timer.innerText()).matches("(2:00:0\\d|1:59:\\d\\d)");
        as(USER_ADMINISTRATOR, uma -> {
            uma.again().tab("Members").sees(REQUESTOR);
            uma.tab("What grants access").seesRow(REQUESTOR, "Activated", "Just in time");
        });
        as(PRIVILEGED_ROLE_ADMINISTRATOR, pia -> {
            pia.go("ID Governance", "Privileged Identity Management", "Groups").link(GROUP);
            pia.tab("Active assignments").seesRow(REQUESTOR, "Activated");
        });

        api.advance("PT2H1M");
        cast.ofProven(REQUESTOR).sees("Eligible (1)").sees("Active (0)");
        as(USER_ADMINISTRATOR, uma -> {
            uma.again().tab("Members").misses(REQUESTOR);
            uma.tab("Eligible assignments").seesRow(REQUESTOR);
        });
    }

    private org.latchkey.testkit.Answer activation(String who, String duration, String reason, boolean isProven) {
        var client = isProven ? api.as(who).mfa() : api.as(who);
        return client.post(PIM + "assignmentScheduleRequests", """
                {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "selfActivate", %s
                 "scheduleInfo": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "%s"}}}
                """.formatted(who, group, reason, api.now(), duration));
    }

    private void theAssignmentEndsAndTakesTheEligibilityWithIt() {
        api.advance("P16D");
        as(REQUESTOR, rosa -> {
            rosa.go("My Access", "My access").sees("Delivered").settle();
            assertThat(rosa.the(AriaRole.BUTTON, "Extend " + PACKAGE).isVisible())
                    .isTrue();
        });
        assertThat(api.mails("rosa.lind").texts("subject")).anyMatch(it -> it.startsWith("Extend access"));
        api.advance("P14D");
        as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.again().seesRow(REQUESTOR, "Expired").tab("Requests").seesRow(REQUESTOR, "Removed by the service");
        });
        as(REQUESTOR, rosa -> rosa.go("My Access", "My roles").sees("You are not eligible for any role"));
        activation(req, "PT2H", "\"justification\": \"incident 4712\",", true)
                .fails(400, REFUSED)
                .saying("EligibilityRule");
    }

    private void aPackageThatOutlastsTheGroupsSettings() {
        as(PRIVILEGED_ROLE_ADMINISTRATOR, pia -> {
            pia.tab("Settings: Member").fill("Expire eligible assignments after", "40");
            pia.button("Save settings").sees("The settings are saved");
        });
        as(PACKAGE_MANAGER, paula -> {
            paula.again().tab("Policies").link("Add policy");
            paula.fill("Name", "Given directly").choose(AriaRole.RADIO, "None").button("Next");
            paula.button("Next")
                    .button("Next")
                    .fill("Assignments expire after", "180")
                    .button("Next");
            paula.button("Create").sees("Nobody: administrators assign directly");
        });
        as(CATALOG_OWNER, carl -> {
            carl.go("ID Governance", "Entitlement management", "Access packages")
                    .link(PACKAGE)
                    .tab("Policies");
            carl.sees("The package would outlive Eligible Member of " + GROUP).sees("after 40 days");
        });
        as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.again().tab("Assignments").button("New assignment");
            aldo.select("Policy", "Given directly")
                    .pick("People", SECOND_REQUESTOR)
                    .answer("Assign");
            aldo.seesRow(SECOND_REQUESTOR, "Given directly", "Delivered");
        });
        as(SECOND_REQUESTOR, remy -> remy.go("My Access", "My roles").sees("Eligible until " + date(40)));

        api.advance("P41D");
        as(SECOND_REQUESTOR, remy -> remy.again().sees("You are not eligible for any role"));
        assertThat(api.as(req2)
                        .get(PIM + "eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                        .rows())
                .isEmpty();
        as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.again().seesRow(SECOND_REQUESTOR, "Delivered");
            aldo.click(AriaRole.CHECKBOX, "Select " + SECOND_REQUESTOR)
                    .button("Reprocess (1)")
                    .answer("Reprocess");
        });
        as(SECOND_REQUESTOR, remy -> remy.again().sees(GROUP).sees("Eligible until " + date(40)));
    }

    private void theAuditLogTellsTheStory() {
        as(GOVERNANCE_ADMINISTRATOR, ines -> {
            ines.go("Administration", "Audit log");
            for (var activity : List.of(
                    "Add group",
                    "Create access package catalog",
                    "User requests access package assignment",
                    "Administrator directly assigns user to access package")) {
                ines.page()
                        .getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Activity"))
                        .fill(activity);
                ines.seesRow(activity);
            }
        });
    }
}
