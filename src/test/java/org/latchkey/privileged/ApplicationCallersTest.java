package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;
import static org.latchkey.privileged.World.justified;

import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** Applications without a person: the permission is enough for administration, and nothing of a person's is theirs. */
class ApplicationCallersTest {

    private final World world = new World();
    private final Api api = world.api;
    private final String ann = world.ann;
    private final String group = world.group;
    private final String robot = api.app("Robot");

    @Test
    void anApplicationAdministersByItsPermission() {
        Api.Client app = api.asApp(robot).with("PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup");
        Answer made = app.post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", justified("P30D")))
                .is(201)
                .has("/createdBy/application/id", robot)
                .has("/createdBy/user", "");
        app.get(PIM + "eligibilityScheduleRequests/" + made.text("/id")).is(200);
        assertThat(app.get(PIM + "eligibilitySchedules?$filter=principalId eq '%s'".formatted(ann))
                        .is(200)
                        .rows())
                .hasSize(1);
        assertThat(app.get(PIM + "eligibilitySchedules/filterByCurrentUser(on='principal')")
                        .is(200)
                        .rows())
                .isEmpty();
        app.post(PIM + "assignmentScheduleRequests", world.request("adminAssign", justified("P30D")))
                .fails(403, "UnknownError")
                .saying("PermissionScopeNotGranted");
    }

    @Test
    void anApplicationNeverActsForItself() {
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", justified("P30D")))
                .is(201);
        Api.Client app = api.asApp(robot);
        app.post(PIM + "assignmentScheduleRequests", world.request("selfActivate", justified("PT2H")))
                .fails(403, "UnauthorizedAccess");
        assertThat(app.get(PIM + "assignmentScheduleRequests/filterByCurrentUser(on='principal')")
                        .is(200)
                        .rows())
                .isEmpty();
    }

    @Test
    void anApplicationApprovesNothing() {
        Api.Client app = api.asApp(robot);
        app.get(PIM + "assignmentApprovals/filterByCurrentUser(on='approver')").is(403);
        app.patch(
                        PIM
                                + "assignmentApprovals/ace08ec9-aa11-4ada-9145-addf0398233e/stages/ace08ec9-aa11-4ada-9145-addf0398233e",
                        "{\"reviewResult\": \"Approve\", \"justification\": \"x\"}")
                .is(403);
    }

    @Test
    void aSecondFactorIsNotAskedOfAnApplication() {
        api.asAdmin()
                .post(
                        "/beta/privilegedAccess/aadGroups/resources/register",
                        "{\"externalId\": \"%s\"}".formatted(group))
                .is(204);
        api.asAdmin()
                .patch(World.rule(world.policyOf("member"), "Enablement_Admin_Assignment"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule",
                 "enabledRules": ["MultiFactorAuthentication"]}
                """)
                .is(204);
        api.asApp(robot)
                .post(PIM + "assignmentScheduleRequests", world.request("adminAssign", justified("PT1H")))
                .is(201);
        assertThat(api.isMember(group, ann)).isTrue();
    }
}
