package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/** Whom eligibilities, assignments and activations tell by mail, by the notification rules of the policy. */
class PimMailsTest {

    private final World world = new World();
    private final Api api = world.api;
    private final String ann = world.ann;
    private final String vera = api.person("Vera");
    private final String olga = api.person("Olga");
    private final String group = world.group;
    private String policy = "";

    @BeforeEach
    void manage() {
        api.addOwner(group, olga);
        api.asAdmin()
                .post(
                        "/beta/privilegedAccess/aadGroups/resources/register",
                        "{\"externalId\": \"%s\"}".formatted(group))
                .is(204);
        policy = world.policyOf("member");
    }

    private void notify(String rule, String level, boolean isDefault, String... recipients) {
        api.asAdmin()
                .patch(World.rule(policy, rule), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyNotificationRule", "id": "%s",
                 "notificationLevel": "%s", "isDefaultRecipientsEnabled": %s, "notificationRecipients": [%s]}
                """.formatted(
                                rule,
                                level,
                                isDefault,
                                Stream.of(recipients).map(it -> '"' + it + '"').collect(Collectors.joining(", "))))
                .is(204);
    }

    private void makeEligible(String duration) {
        api.as(world.pra)
                .post(
                        World.PIM + "eligibilityScheduleRequests",
                        world.request("adminAssign", ann, World.term(duration) + ", \"justification\": \"on call\""))
                .is(201);
    }

    private String activate() {
        return world.activate(api.as(ann).mfa(), ann, "PT2H", "incident 4711")
                .is(201)
                .text("/id");
    }

    private List<String> subjects(String nickname) {
        return api.mails(nickname).texts("subject");
    }

    @Test
    void anAssignmentTellsThePersonAndTheOwners() {
        makeEligible("P30D");
        assertThat(subjects("ann")).containsExactly("PIM: Ann is eligible to be Member of Prod DB admins");
        assertThat(subjects("olga")).isEqualTo(subjects("ann"));
        assertThat(subjects("pra")).isEmpty();
        assertThat(api.mails("ann").text("/value/0/text"))
                .contains("Assigned by: Pra", "Justification: on call", "Until: ");
    }

    @Test
    void anActivationTellsThePersonAndTheOwners() {
        makeEligible("P30D");
        activate();
        assertThat(subjects("olga")).last().isEqualTo("PIM: Ann activated the role Member of Prod DB admins");
        assertThat(api.mails("ann").text("/value/1/text")).contains("Justification: incident 4711", "Until: ");
    }

    @Test
    void fourteenDaysAndOneDayBeforeTheEndAndAtIt() {
        makeEligible("P30D");
        api.advance("P16D");
        assertThat(subjects("ann"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("PIM: the eligibility of Ann to be Member of Prod DB admins ends on ");
        api.advance("P13D");
        assertThat(subjects("olga")).hasSize(3);
        api.advance("P1D");
        assertThat(subjects("ann"))
                .hasSize(4)
                .last()
                .isEqualTo("PIM: Ann is no longer eligible to be Member of Prod DB admins");
    }

    @Test
    void anEligibilityShorterThanANoticeIsNotToldAtOnceThatItEnds() {
        makeEligible("PT12H");
        api.advance("PT1H");
        assertThat(subjects("ann")).hasSize(1);
    }

    @Test
    void theRulesDecideWhoIsTold() {
        notify("Notification_Admin_Admin_Eligibility", "All", false, "security@contoso.example");
        notify("Notification_Requestor_Admin_Eligibility", "Critical", true);
        notify("Notification_Admin_EndUser_Assignment", "None", true, "security@contoso.example");
        makeEligible("P30D");
        activate();
        assertThat(subjects("olga")).isEmpty();
        assertThat(subjects("ann")).containsExactly("PIM: Ann activated the role Member of Prod DB admins");
        assertThat(at("security@contoso.example")).containsExactly("pim-eligible");
        api.advance("P16D");
        assertThat(subjects("ann")).as("what asks for something is critical").hasSize(2);
    }

    private List<String> at(String address) {
        return Api.knock(api.server(), "GET", "/sandbox/tenants/" + api.tenant() + "/mails?to=" + address, "")
                .is(200)
                .texts("template");
    }

    @Test
    void anApprovalIsAskedForAndItsOutcomeTold() {
        api.asAdmin()
                .patch(World.rule(policy, "Approval_EndUser_Assignment"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule", "id": "Approval_EndUser_Assignment",
                 "setting": {"isApprovalRequired": true, "approvalMode": "SingleStage",
                   "approvalStages": [{"approvalStageTimeOutInDays": 1, "isApproverJustificationRequired": true,
                     "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]}}
                """.formatted(vera))
                .is(204);
        makeEligible("P30D");
        String request = activate();
        assertThat(subjects("vera"))
                .containsExactly("PIM: Review the request of Ann to activate the role Member of Prod DB admins");
        assertThat(api.mails("vera").text("/value/0/text")).contains("Justification: incident 4711", "Decide by: ");
        String stages = PIM + "assignmentApprovals/" + request + "/stages";
        String stage = api.as(vera).get(stages).is(200).text("/value/0/id");
        api.as(vera)
                .patch(stages + "/" + stage, "{\"reviewResult\": \"Approve\", \"justification\": \"go\"}")
                .is(204);
        assertThat(api.mails("ann").texts("template")).containsExactly("pim-eligible", "pim-approved", "pim-activated");
        assertThat(api.mails("vera").texts("template")).containsExactly("pim-approval", "pim-approved");

        api.advance("P1D");
        activate();
        api.advance("P1D");
        assertThat(api.mails("ann").texts("template")).last().isEqualTo("pim-expired");
        assertThat(api.mails("vera").texts("template")).contains("pim-expired");
    }
}
