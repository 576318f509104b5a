package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.console.SeedCast.APPROVER;
import static org.latchkey.console.SeedCast.ASSIGNMENT_MANAGER;
import static org.latchkey.console.SeedCast.CATALOG_OWNER;
import static org.latchkey.console.SeedCast.EM;
import static org.latchkey.console.SeedCast.GOVERNANCE_ADMINISTRATOR;
import static org.latchkey.console.SeedCast.GROUP;
import static org.latchkey.console.SeedCast.PACKAGE;
import static org.latchkey.console.SeedCast.PACKAGE_MANAGER;
import static org.latchkey.console.SeedCast.PIM;
import static org.latchkey.console.SeedCast.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.console.SeedCast.REQUESTOR;
import static org.latchkey.console.SeedCast.SECOND_REQUESTOR;
import static org.latchkey.console.SeedCast.USER_ADMINISTRATOR;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.latchkey.testkit.Answer;

/** Parts 4 to 7 of the seed procedure: access is asked for, decided, switched on, and ends. */
final class SeedAccess {
    /** The code under which PIM refuses what a rule of the group does not allow. */
    private static final String REFUSED = "RoleAssignmentRequestPolicyValidationFailed";

    private final SeedCast seed;

    SeedAccess(SeedCast seed) {
        this.seed = seed;
    }

    void somebodyAsks() {
        seed.as(REQUESTOR, rosa -> {
            rosa.go("My Access", "Access packages").button("Request " + PACKAGE);
            rosa.sees("Somebody has to approve it. It lasts 30 days.").press("Send request");
            rosa.sees("Say why you need it.").fill("Business justification", "On-call rotation");
            rosa.press("Send request").seesRow(PACKAGE, "Waiting for approval");
        });
        seed.as(ASSIGNMENT_MANAGER, aldo -> aldo.tab("Requests").seesRow(REQUESTOR, "Waiting for approval"));
    }

    void whoAskedMayNotDecideAndTheApproverDoes() {
        seed.as(REQUESTOR, rosa -> rosa.go("My Access", "Approvals").sees("Nothing waits for you"));
        var asked = seed.api
                .asAdmin()
                .get(EM + "assignmentRequests?$filter=state eq 'pendingApproval'")
                .text("/value/0/id");
        var approval = EM + "accessPackageAssignmentApprovals/" + asked + "/stages";
        var stage = seed.api.asAdmin().get(approval).text("/value/0/id");
        assertThat(seed.api.as(seed.req).patch(approval + "/" + stage, """
                                {"reviewResult": "Approve", "justification": "me"}
                                """).status())
                .isIn(403, 404);
        seed.as(APPROVER, axel -> {
            axel.go("My Access", "Approvals").sees("On-call rotation");
            axel.button("Approve " + PACKAGE + " for " + REQUESTOR);
            axel.fill("Reason", "On the rota").answer("Approve").sees("Nothing waits for you");
        });
        seed.cast.leave(APPROVER);
        seed.as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.seesRow(REQUESTOR, "Delivered").tab("Assignments");
            aldo.seesRow(REQUESTOR, "Engineers", "Delivered", seed.date(30));
        });
        seed.as(
                REQUESTOR,
                rosa -> rosa.go("My Access", "My roles").sees(GROUP).sees("Eligible until " + seed.date(365)));
        seed.as(USER_ADMINISTRATOR, uma -> {
            uma.go("Groups", "All groups").link(GROUP).tab("Members").misses(REQUESTOR);
            uma.tab("Eligible assignments").seesRow(REQUESTOR);
        });
    }

    void theRoleIsActivatedForTwoHours() {
        activation(seed.req, "PT2H", "\"justification\": \"incident 4711\",", false)
                .fails(400, REFUSED)
                .saying("MfaRule");
        activation(seed.req, "PT2H", "", true).fails(400, REFUSED).saying("JustificationRule");
        activation(seed.req, "PT5H", "\"justification\": \"incident 4711\",", true)
                .fails(400, REFUSED)
                .saying("ExpirationRule");
        seed.cast.leave(REQUESTOR);
        var rosa = seed.cast.ofProven(REQUESTOR);
        rosa.go("My Access", "My roles").button("Activate Member of " + GROUP).sees("At most 4 hours");
        assertThat(rosa.page().getByRole(AriaRole.SLIDER).getAttribute("max"))
                .as("half hours")
                .isEqualTo("8");
        rosa.press("Activate").sees("Say why you need it.");
        rosa.fill("Reason", "Incident 4711").answer("Activate");
        var timer = rosa.page().getByRole(AriaRole.TIMER);
        timer.waitFor();
        assertThat(timer.innerText()).matches("(2:00:0\\d|1:59:\\d\\d)");
        seed.as(USER_ADMINISTRATOR, uma -> {
            uma.again().tab("Members").sees(REQUESTOR);
            uma.tab("What grants access").seesRow(REQUESTOR, "Activated", "Just in time");
        });
        seed.as(PRIVILEGED_ROLE_ADMINISTRATOR, pia -> {
            pia.go("ID Governance", "Privileged Identity Management", "Groups").link(GROUP);
            pia.tab("Active assignments").seesRow(REQUESTOR, "Activated");
        });

        seed.api.advance("PT2H1M");
        seed.cast.ofProven(REQUESTOR).sees("Eligible (1)").sees("Active (0)");
        seed.as(USER_ADMINISTRATOR, uma -> {
            uma.again().tab("Members").misses(REQUESTOR);
            uma.tab("Eligible assignments").seesRow(REQUESTOR);
        });
    }

    private Answer activation(String who, String duration, String reason, boolean isProven) {
        var client = isProven ? seed.api.as(who).mfa() : seed.api.as(who);
        return client.post(
                PIM + "assignmentScheduleRequests", """
                {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "selfActivate", %s
                 "scheduleInfo": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "%s"}}}
                """.formatted(who, seed.group, reason, seed.api.now(), duration));
    }

    void theAssignmentEndsAndTakesTheEligibilityWithIt() {
        seed.api.advance("P16D");
        seed.as(REQUESTOR, rosa -> {
            rosa.go("My Access", "My access").sees("Delivered").settle();
            assertThat(rosa.the(AriaRole.BUTTON, "Extend " + PACKAGE).isVisible())
                    .isTrue();
        });
        assertThat(seed.api.mails("rosa.lind").texts("subject")).anyMatch(it -> it.startsWith("Extend access"));
        seed.api.advance("P14D");
        seed.as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.again().seesRow(REQUESTOR, "Expired").tab("Requests").seesRow(REQUESTOR, "Removed by the service");
        });
        seed.as(REQUESTOR, rosa -> rosa.go("My Access", "My roles").sees("You are not eligible for any role"));
        activation(seed.req, "PT2H", "\"justification\": \"incident 4712\",", true)
                .fails(400, REFUSED)
                .saying("EligibilityRule");
    }

    void aPackageThatOutlastsTheGroupsSettings() {
        seed.as(PRIVILEGED_ROLE_ADMINISTRATOR, pia -> {
            pia.tab("Settings: Member").fill("Expire eligible assignments after", "40");
            pia.button("Save settings").sees("The settings are saved");
        });
        seed.as(PACKAGE_MANAGER, paula -> {
            paula.again().tab("Policies").link("Add policy");
            paula.fill("Name", "Given directly").choose(AriaRole.RADIO, "None").button("Next");
            paula.button("Next")
                    .button("Next")
                    .fill("Assignments expire after", "180")
                    .button("Next");
            paula.sees("Nobody: administrators assign directly")
                    .button("Create")
                    .sees("The policy is there.");
        });
        seed.as(CATALOG_OWNER, carl -> {
            carl.go("ID Governance", "Entitlement management", "Access packages")
                    .link(PACKAGE)
                    .tab("Policies");
            carl.sees("The package would outlive Eligible Member of " + GROUP).sees("after 40 days");
        });
        seed.as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.again().tab("Assignments").button("New assignment");
            aldo.select("Policy", "Given directly")
                    .pick("People", SECOND_REQUESTOR)
                    .answer("Assign");
            aldo.seesRow(SECOND_REQUESTOR, "Given directly", "Delivered");
        });
        seed.as(SECOND_REQUESTOR, remy -> remy.go("My Access", "My roles").sees("Eligible until " + seed.date(40)));

        seed.api.advance("P41D");
        seed.as(SECOND_REQUESTOR, remy -> remy.again().sees("You are not eligible for any role"));
        assertThat(seed.api
                        .as(seed.req2)
                        .get(PIM + "eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                        .rows())
                .isEmpty();
        seed.as(ASSIGNMENT_MANAGER, aldo -> {
            aldo.again().seesRow(SECOND_REQUESTOR, "Delivered");
            aldo.click(AriaRole.CHECKBOX, "Select " + SECOND_REQUESTOR)
                    .button("Reprocess (1)")
                    .answer("Reprocess");
        });
        seed.api.settle();
        seed.as(SECOND_REQUESTOR, remy -> remy.again().sees(GROUP).sees("Eligible until " + seed.date(40)));
    }

    void theAuditLogTellsTheStory() {
        seed.as(GOVERNANCE_ADMINISTRATOR, ines -> {
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
