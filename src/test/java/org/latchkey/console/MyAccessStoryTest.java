package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.console.StockedCatalog.EM;
import static org.latchkey.console.StockedCatalog.PIM;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/**
 * Somebody asks for a package for days of her own choosing, is denied with a reason, takes the next wish back, gets the third, has
 * it extended, and gives it back; then for a role that takes a ticket and somebody's approval. Her pages tell what the approver did
 * without being asked.
 */
class MyAccessStoryTest {
    private static final String ROSA = "Rosa Lind";
    private static final String ALDO = "Aldo Prieto";
    private static final String PACKAGE = "Dry dock";
    private static final String ROLE = "Member of Crane drivers";

    private final Api api = Api.fresh();
    private final String rosa = api.person(ROSA);
    private final String aldo = api.person(ALDO);
    private final String crew = api.group("Dock crew");
    private final String cranes = api.group("Crane drivers");

    private void offer() {
        var stocked = new StockedCatalog(api, "Yard", crew);
        stocked.policy(stocked.accessPackage(PACKAGE, "Member", crew), "Everybody", aldo, """
                "questions": [{"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion", "text": "Which dock?",
                               "isRequired": true, "sequence": 1}],
                """);
    }

    private void makeEligible() {
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", """
                {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "adminAssign", "justification": "rota",
                 "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "P90D"}}}
                """.formatted(rosa, cranes))
                .is(201);
        api.asAdmin()
                .patch(api.rule(cranes, "member", "Enablement_EndUser_Assignment"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule",
                         "enabledRules": ["Justification", "Ticketing"]}
                        """)
                .is(204);
        api.asAdmin()
                .patch(api.rule(cranes, "member", "Approval_EndUser_Assignment"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule", "id": "Approval_EndUser_Assignment",
                         "setting": {"isApprovalRequired": true, "approvalStages": [{"isApproverJustificationRequired": true,
                          "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]}}
                        """.formatted(aldo))
                .is(204);
    }

    /** A day to come, as a field for a day and time takes it. */
    private String day(int ahead) {
        return LocalDateTime.ofInstant(api.now(), ZoneOffset.UTC)
                .plusDays(ahead)
                .withSecond(0)
                .withNano(0)
                .toString();
    }

    private String state() {
        return api.as(rosa)
                .get(EM + "assignmentRequests/filterByCurrentUser(on='target')?$orderby=createdDateTime desc")
                .text("/value/0/state");
    }

    private static void asks(Screen screen) {
        screen.go("My Access", "Access packages").button("Request " + PACKAGE);
        screen.fill("Business justification", "The Tern is in").fill("Which dock?", "Dock 2");
        screen.press("Send request").seesRow(PACKAGE, "Waiting for approval");
    }

    private void asksForDaysOfHerOwn(Screen screen) {
        screen.go("My Access", "Access packages").button("Request " + PACKAGE);
        screen.sees("Somebody has to approve it. It lasts 30 days.");
        screen.fill("Business justification", "The Tern is in").fill("Which dock?", "Dock 2");
        screen.click(AriaRole.SWITCH, "For a time of my own");
        screen.press("Send request").sees("Say from when, or until when.");
        screen.page().getByLabel("From").fill(day(2));
        screen.page().getByLabel("Until").fill(day(1));
        screen.press("Send request").sees("It must end after it starts.");
        screen.page().getByLabel("Until").fill(day(9));
        screen.press("Send request").seesRow(PACKAGE, "Waiting for approval");
    }

    @Test
    void whatSomebodyAsksForIsDecidedAndTold() {
        offer();
        makeEligible();
        try (var cast = new Cast(api)) {
            asks(cast.of(ROSA));
            isDenied(cast);
            isTakenBack(cast);
            isGivenAtItsTimeAndGivenBack(cast);
            isActivatedOnceApproved(cast);
        }
    }

    private void isDenied(Cast cast) {
        Screen approver = cast.of(ALDO);
        approver.go("My Access", "Approvals").sees("The Tern is in").sees("Dock 2");
        approver.button("Deny " + PACKAGE + " for " + ROSA)
                .press("Deny")
                .sees("Say why; it is kept with the decision.");
        approver.fill("Reason", "Dock 2 is flooded").answer("Deny").sees("Nothing waits for you");
        Screen asker = cast.of(ROSA);
        asker.seesRow(PACKAGE, "Denied")
                .button(PACKAGE)
                .sees("“Dock 2 is flooded”")
                .sees("Which dock?");
        asker.button("Close");
        assertThat(state()).isEqualTo("denied");
    }

    private void isTakenBack(Cast cast) {
        Screen asker = cast.of(ROSA);
        asks(asker);
        asker.button("Cancel the request for " + PACKAGE).answer("Cancel request");
        asker.seesRow(PACKAGE, "Canceled").lacks("Cancel the request for " + PACKAGE);
        assertThat(state()).isEqualTo("canceled");
    }

    private void isGivenAtItsTimeAndGivenBack(Cast cast) {
        asksForDaysOfHerOwn(cast.of(ROSA));
        // What was taken back has the same name, and stands there until it is looked for again.
        Screen approver = cast.of(ALDO).again();
        approver.button("Approve " + PACKAGE + " for " + ROSA).sees("Reason");
        approver.fill("Reason", "It is dry again").answer("Approve").sees("Nothing waits for you");
        Screen asker = cast.of(ROSA);
        asker.seesRow(PACKAGE, "Scheduled");
        assertThat(api.isMember(crew, rosa)).isFalse();
        api.advance("P3D");
        asker.seesRow(PACKAGE, "Delivered");
        api.settle();
        assertThat(api.isMember(crew, rosa)).isTrue();
        asker.go("My Access", "My access").sees("5 days");
        isExtended(cast);
        asker = cast.of(ROSA);
        asker.button("Remove " + PACKAGE);
        asker.fill("Business justification", "The Tern sails").answer("Remove");
        asker.sees("You have no access package").tab("Expired").seesRow(PACKAGE);
        api.settle();
        assertThat(api.isMember(crew, rosa)).isFalse();
    }

    private void isExtended(Cast cast) {
        Screen asker = cast.of(ROSA);
        asker.button("Extend " + PACKAGE).sees("Somebody has to approve it.");
        asker.fill("Business justification", "The crane is late");
        asker.page().getByLabel("Until").fill(day(20));
        asker.answer("Extend").sees("Your request to extend is on its way.");
        Screen approver = cast.of(ALDO).again();
        approver.sees("The crane is late").button("Approve " + PACKAGE + " for " + ROSA);
        approver.fill("Reason", "So it is").answer("Approve").sees("Nothing waits for you");
        asker = cast.of(ROSA).go("My Access", "My requests");
        asker.seesRow(PACKAGE, "Extension", "The crane is late", "Delivered");
        asker.go("My Access", "My access").sees("19 days");
        String end = api.as(rosa)
                .get(EM + "assignments/filterByCurrentUser(on='target')?$filter=state eq 'delivered'")
                .is(200)
                .text("/value/0/schedule/expiration/endDateTime");
        assertThat(Duration.between(api.now(), Instant.parse(end)).toDays()).isEqualTo(19);
    }

    private void isActivatedOnceApproved(Cast cast) {
        Screen asker = cast.of(ROSA);
        asker.go("My Access", "My roles").button("Activate " + ROLE).sees("Somebody has to approve it first.");
        asker.fill("Reason", "Lifting the engine")
                .press("Request activation")
                .sees("Give the number of a ticket, and its system.");
        asker.fill("Ticket number", "YARD-17")
                .press("Request activation")
                .sees("Give the number of a ticket, and its system.");
        asker.fill("Ticket system", "Yard desk").answer("Request activation").sees("Waiting (1)");
        asker.button("Cancel the request for " + ROLE).answer("Cancel request").sees("Waiting (0)");
        asker.button("Activate " + ROLE)
                .fill("Reason", "Lifting the other engine")
                .fill("Ticket number", "YARD-18")
                .fill("Ticket system", "Yard desk")
                .answer("Request activation");
        asker.sees("Waiting for approval");
        api.as(aldo)
                .get(
                        PIM
                                + "assignmentScheduleRequests/filterByCurrentUser(on='approver')?$filter=status eq 'PendingApproval'")
                .is(200)
                .has("/value/0/ticketInfo/ticketNumber", "YARD-18")
                .has("/value/0/ticketInfo/ticketSystem", "Yard desk");

        Screen approver = cast.of(ALDO);
        approver.tab("Activations").sees("Lifting the other engine").sees("YARD-18, Yard desk");
        approver.button("Approve " + ROLE + " for " + ROSA);
        approver.fill("Reason", "With Emre").answer("Approve").sees("Nothing waits for you");

        asker = cast.of(ROSA);
        asker.sees("Active (1)")
                .sees("Waiting (0)")
                .page()
                .getByRole(AriaRole.TIMER)
                .waitFor();
        api.settle();
        assertThat(api.isMember(cranes, rosa)).isTrue();
    }
}
