package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import tools.jackson.databind.JsonNode;

/** Eligibility and activation as clients meet them: over HTTP, in a tenant whose clock moves. */
class JustInTimeTest {

    private static final String PIM = "identityGovernance/privilegedAccess/group/";
    private static final String POLICIES = "policies/roleManagementPolicies";

    private final Api api = Api.fresh();
    private final String pra = api.person("Pra", PRIVILEGED_ROLE_ADMINISTRATOR);
    private final String ann = api.person("Ann");
    private final String group = api.group("Prod DB admins");

    @Test
    void theFirstEligibilityBringsTheGroupUnderManagement() {
        String provisional = policyOf("member");
        api.as(pra)
                .patch(rule(provisional, "Expiration_EndUser_Assignment"), "{}")
                .fails(400, "InvalidPolicy");
        assertThat(policyOf("member")).isEqualTo(provisional);

        makeEligible(ann, "P30D").is(201).has("/status", "Provisioned").has("/action", "adminAssign");

        assertThat(policyOf("member")).isNotEqualTo(provisional).startsWith("Group_" + group + "_");
        api.as(pra).get(POLICIES + "/" + provisional).is(404);
        assertThat(audited()).contains("Onboarded resource to PIM");
    }

    @Test
    void aChangedRuleHoldsForTheNextActivation() {
        makeEligible(ann, "P30D").is(201);
        String policy = policyOf("member");
        assertThat(api.as(pra).get(POLICIES + "/" + policy + "/rules").is(200).rows())
                .hasSize(17);
        api.as(pra).patch(rule(policy, "Enablement_EndUser_Assignment"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule", "id": "Enablement_EndUser_Assignment",
                 "enabledRules": ["Justification", "MultiFactorAuthentication"]}
                """).is(204);
        api.as(pra).patch(rule(policy, "Expiration_EndUser_Assignment"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule", "id": "Expiration_EndUser_Assignment",
                 "isExpirationRequired": true, "maximumDuration": "PT4H"}
                """).is(204);
        api.as(pra)
                .patch(rule(policy, "Expiration_Admin_Eligibility"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule", "id": "Expiration_EndUser_Assignment",
                 "isExpirationRequired": true, "maximumDuration": "PT4H"}
                """)
                .fails(400, "InvalidPolicy")
                .saying("'Expiration_Admin_Eligibility' in the address");
        api.as(pra)
                .get(rule(policy, "Expiration_EndUser_Assignment"))
                .is(200)
                .has("/maximumDuration", "PT4H")
                .has("/@odata.type", "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule");
        api.as(pra).get(rule(policy, "Expiration_Admin_Eligibility")).is(200).has("/maximumDuration", "P365D");

        activate(api.as(ann), ann, "PT2H", "incident 4711")
                .fails(400, "RoleAssignmentRequestPolicyValidationFailed")
                .saying("[\"MfaRule\"]");
        activate(api.as(ann).mfa(), ann, "PT5H", "")
                .fails(400, "RoleAssignmentRequestPolicyValidationFailed")
                .saying("[\"ExpirationRule\",\"JustificationRule\"]");
        activate(api.as(ann).mfa(), ann, "PT2H", "incident 4711").is(201).has("/status", "Provisioned");
    }

    @Test
    void anActivationEndsByItselfAndTheEligibilityStays() {
        makeEligible(ann, "P30D").is(201);
        assertThat(api.isMember(group, ann)).isFalse();

        Answer made = activate(api.as(ann), ann, "PT2H", "incident 4711").is(201);
        assertThat(made.text("/targetScheduleId")).startsWith(group + "_member_");
        assertThat(api.isMember(group, ann)).isTrue();
        Answer instances = api.as(pra)
                .get(PIM
                        + "assignmentScheduleInstances?$filter=groupId eq '%s' and principalId eq '%s'"
                                .formatted(group, ann))
                .is(200)
                .has("/value/0/assignmentType", "activated");
        assertThat(instances.rows()).hasSize(1);
        assertThat(Duration.between(
                        Instant.parse(instances.text("/value/0/startDateTime")),
                        Instant.parse(instances.text("/value/0/endDateTime"))))
                .isEqualTo(Duration.ofHours(2));
        activate(api.as(ann), ann, "PT1H", "again").fails(400, "RoleAssignmentExists");

        api.advance("PT2H1M");
        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(mine()).hasSize(1);
        assertThat(audited())
                .contains(
                        "Add member to role requested (PIM activation)",
                        "Add member to role completed (PIM activation)",
                        "Add member to group",
                        "Remove member from role (PIM activation expired)",
                        "Remove member from group");
        activate(api.as(ann), ann, "PT1H", "next incident").is(201);
    }

    @Test
    void anEligibilityEndsWithItsTime() {
        makeEligible(ann, "P30D").is(201);
        api.advance("P30D");
        assertThat(mine()).isEmpty();
        activate(api.as(ann), ann, "PT1H", "late")
                .fails(400, "RoleAssignmentRequestPolicyValidationFailed")
                .saying("[\"EligibilityRule\"]");
        assertThat(audited()).contains("Remove eligible member from role in PIM completed (timebound)");
    }

    @Test
    void anActivationMustFitIntoTheEligibility() {
        makeEligible(ann, "PT3H").is(201);
        activate(api.as(ann), ann, "PT4H", "long").fails(400, "RoleAssignmentRequestPolicyValidationFailed");
        activate(api.as(ann), ann, "PT3H", "exactly").fails(400, "RoleAssignmentRequestPolicyValidationFailed");
        activate(api.as(ann), ann, "PT2H", "short").is(201);
    }

    @Test
    void deactivationWaitsFiveMinutes() {
        makeEligible(ann, "P30D").is(201);
        activate(api.as(ann), ann, "PT2H", "x").is(201);
        deactivate().fails(400, "ActiveDurationTooShort");
        api.advance("PT5M");
        deactivate().is(201).has("/status", "Revoked");
        assertThat(api.isMember(group, ann)).isFalse();
        deactivate().fails(400, "RoleAssignmentDoesNotExist");
    }

    @Test
    void whatIsAskedForLaterStartsThen() {
        makeEligible(ann, "P30D").is(201);
        Instant start = api.now().plus(Duration.ofHours(3));
        Answer made = api.as(ann)
                .post(PIM + "assignmentScheduleRequests", request("selfActivate", ann, """
                        , "justification": "tonight", "scheduleInfo": {"startDateTime": "%s",
                        "expiration": {"type": "afterDuration", "duration": "PT1H"}}""".formatted(start)))
                .is(201)
                .has("/status", "Granted");
        assertThat(api.isMember(group, ann)).isFalse();
        activate(api.as(ann), ann, "PT1H", "now").fails(400, "RoleAssignmentExists");
        api.advanceTo(start);
        assertThat(api.isMember(group, ann)).isTrue();
        api.as(ann)
                .get(PIM + "assignmentScheduleRequests/" + made.text("/id"))
                .is(200)
                .has("/status", "Provisioned");
        api.advance("PT1H");
        assertThat(api.isMember(group, ann)).isFalse();
    }

    @Test
    void aPreviewStoresNothing() {
        Answer preview = api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", request("adminAssign", ann, """
                        , "isValidationOnly": true, "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "P30D"}}"""))
                .is(201)
                .has("/status", "Granted")
                .has("/isValidationOnly", "true");
        api.as(pra)
                .get(PIM + "eligibilityScheduleRequests/" + preview.text("/id"))
                .fails(404, "ResourceNotFound");
        assertThat(mine()).isEmpty();
        assertThat(audited()).doesNotContain("Onboarded resource to PIM");
    }

    @Test
    void removingAnEligibilityEndsTheActivationMadeFromIt() {
        makeEligible(ann, "P30D").is(201);
        activate(api.as(ann), ann, "PT2H", "x").is(201);
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", request("adminRemove", ann, ""))
                .is(201)
                .has("/status", "Revoked");
        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(mine()).isEmpty();
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", request("adminRemove", ann, ""))
                .fails(400, "RoleAssignmentDoesNotExist");
    }

    @Test
    void bodiesAreCheckedBeforeAnythingElse() {
        api.as(pra).post(PIM + "eligibilityScheduleRequests", "{").fails(400, "BadRequest");
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", request("adminAssign", ann, ""))
                .fails(400, "InvalidRoleAssignmentRequest");
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", request("adminFlatter", ann, ""))
                .fails(400, "InvalidRoleAssignmentRequest");
        makeEligible(ann, "P1M").fails(400, "InvalidRoleAssignmentRequest");
        makeEligible(ann, "PT4M").fails(400, "ActiveDurationTooShort");
        makeEligible("ace08ec9-aa11-4ada-9145-addf0398233e", "P1D").fails(400, "SubjectNotFound");
        makeEligible(group, "P1D").fails(400, "InvalidRoleAssignmentRequest");
        makeEligible(ann, "P366D").fails(400, "RoleAssignmentRequestPolicyValidationFailed");
    }

    @Test
    void onlyTheRightPeopleAdminister() {
        String ua = api.person("Ua", USER_ADMINISTRATOR);
        assign(api.as(ua), ann, "P1D").is(201);
        assign(api.as(ann), ann, "P1D").fails(403, "UnauthorizedAccess");
        assign(api.as(pra).with("User.Read"), ann, "P1D")
                .fails(403, "UnknownError")
                .saying("PermissionScopeNotGranted");
        activate(api.as(pra), ann, "PT1H", "for her").fails(403, "UnauthorizedAccess");
        String owner = api.person("Olga");
        api.addOwner(group, owner);
        api.as(owner)
                .post(PIM + "eligibilityScheduleRequests", request("adminRemove", ann, ""))
                .is(201);
    }

    @Test
    void aRoleAssignableGroupIsForPrivilegedRoleAdministratorsOnly() {
        String ua = api.person("Ua", USER_ADMINISTRATOR);
        String roles = api.asAdmin().post("groups", """
                        {"displayName": "Tier 0", "mailEnabled": false, "mailNickname": "tier0", "securityEnabled": true,
                         "isAssignableToRole": true}
                        """).is(201).text("/id");
        String body = request("adminAssign", ann, term("P1D")).replace(group, roles);
        api.as(ua).post(PIM + "eligibilityScheduleRequests", body).fails(403, "UnauthorizedAccess");
        api.as(pra).post(PIM + "eligibilityScheduleRequests", body).is(201);
    }

    @Test
    void listsNameAGroupOrAPrincipalTheCallerMayLookAt() {
        makeEligible(ann, "P30D").is(201);
        String bob = api.person("Bob");
        String list = PIM + "eligibilitySchedules";
        api.as(pra).get(list).fails(400, "MissingParameters");
        api.as(pra)
                .get(list + "?$filter=groupId eq 'ace08ec9-aa11-4ada-9145-addf0398233e'")
                .fails(404, "ResourceNotFound");
        assertThat(api.as(pra)
                        .get(list + "?$filter=groupId eq '%s'&$expand=group,principal".formatted(group))
                        .is(200)
                        .has("/value/0/memberType", "direct")
                        .has("/value/0/group/displayName", "Prod DB admins")
                        .has("/value/0/principal/id", ann)
                        .rows())
                .hasSize(1);
        api.as(bob).get(list + "?$filter=groupId eq '%s'".formatted(group)).fails(403, "UnauthorizedAccess");
        api.as(bob).get(list + "?$filter=principalId eq '%s'".formatted(ann)).fails(403, "UnauthorizedAccess");
        assertThat(api.as(ann)
                        .get(list + "?$filter=principalId eq '%s'".formatted(ann))
                        .is(200)
                        .rows())
                .hasSize(1);
        api.as(pra).delete(list + "/x").is(405);
    }

    @Test
    void membersWhoNeverWentThroughItShowAsAssigned() {
        String bob = api.person("Bob");
        api.addMember(group, bob);
        String list = PIM + "assignmentScheduleInstances?$filter=groupId eq '%s'".formatted(group);
        assertThat(api.as(pra).get(list).is(200).rows()).isEmpty();
        makeEligible(ann, "P30D").is(201);
        Answer shown = api.as(pra)
                .get(list)
                .is(200)
                .has("/value/0/principalId", bob)
                .has("/value/0/assignmentType", "assigned")
                .has("/value/0/startDateTime", "");
        assertThat(shown.text("/value/0/id")).isEqualTo(shown.text("/value/0/assignmentScheduleId"));
        api.as(pra)
                .post(PIM + "assignmentScheduleRequests", request("adminRemove", bob, ""))
                .is(201);
        assertThat(api.isMember(group, bob)).isFalse();
    }

    @Test
    void aPreviewLooksLikeTheRequestItWouldBe() {
        makeEligible(ann, "P30D").is(201);
        String more = term("P1D") + ", \"justification\": \"x\", \"isValidationOnly\": ";
        Answer preview = api.as(pra)
                .post(PIM + "assignmentScheduleRequests", request("adminAssign", ann, more + "true"))
                .is(201)
                .has("/isValidationOnly", "true")
                .has("/createdBy/user/id", pra)
                .has("/scheduleInfo/expiration/duration", "P1D");
        Answer real = api.as(pra)
                .post(PIM + "assignmentScheduleRequests", request("adminAssign", ann, more + "false"))
                .is(201);
        assertThat(preview.json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(real.json().propertyNames());
        api.as(pra)
                .get(PIM + "assignmentScheduleRequests/" + preview.text("/id"))
                .is(404);
    }

    @Test
    void deactivationDoesNotLookAtTheSchedule() {
        makeEligible(ann, "P30D").is(201);
        activate(api.as(ann), ann, "PT2H", "x").is(201);
        api.advance("PT10M");
        api.as(ann)
                .post(PIM + "assignmentScheduleRequests", request("selfDeactivate", ann, term("PT1M")))
                .is(201)
                .has("/status", "Revoked");
    }

    @Test
    void aFilterNobodyUnderstandsIsRefusedAsSuch() {
        for (String filter : List.of(
                "groupId eq", "groupId eq '%s' and colour eq 'red'", "groupId eq '%s' and memberType eq 'some'")) {
            for (String list :
                    List.of("assignmentScheduleRequests", "eligibilitySchedules", "assignmentScheduleInstances")) {
                api.as(pra)
                        .get(PIM + list + "?$filter=" + filter.formatted(group))
                        .fails(400, "InvalidFilter");
            }
        }
        api.as(pra).get(POLICIES + "?$filter=scopeId eq").fails(400, "InvalidFilter");
    }

    @Test
    void aPolicyPatchedWithNothingManagesNothing() {
        String provisional = policyOf("member");
        api.as(pra).patch(POLICIES + "/" + provisional, "{}").is(200).has("/id", provisional);
        api.as(pra).patch(POLICIES + "/" + provisional, "{\"rules\": []}").is(200);
        assertThat(policyOf("member")).isEqualTo(provisional);
    }

    @Test
    void aRuleThatIsChangedBringsTheGroupUnderManagement() {
        String provisional = policyOf("member");
        api.as(pra)
                .patch(rule(provisional, "Expiration_EndUser_Assignment"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule", "id": "Expiration_EndUser_Assignment",
                 "isExpirationRequired": true, "maximumDuration": "PT4H"}
                """)
                .is(204);
        String policy = policyOf("member");
        assertThat(policy).isNotEqualTo(provisional);
        api.as(pra).get(rule(policy, "Expiration_EndUser_Assignment")).is(200).has("/maximumDuration", "PT4H");
        assertThat(api.as(pra)
                        .get("/beta/privilegedAccess/aadGroups/resources?$filter=externalId eq '%s'".formatted(group))
                        .is(200)
                        .rows())
                .hasSize(1);
        assertThat(audited()).contains("Onboarded resource to PIM");
    }

    @Test
    void registeringAGroupTwiceIsRegisteringItOnce() {
        String register = "/beta/privilegedAccess/aadGroups/resources/register";
        String body = "{\"externalId\": \"%s\"}".formatted(group);
        api.as(pra).post(register, body).is(204);
        api.as(pra).post(register, body).is(204);
        api.as(ann).post(register, body).fails(403, "UnauthorizedAccess");
        assertThat(api.as(pra)
                        .get("/beta/privilegedAccess/aadGroups/resources?$filter=externalId eq '%s'".formatted(group))
                        .is(200)
                        .texts("displayName"))
                .containsExactly("Prod DB admins");
    }

    private Answer makeEligible(String who, String length) {
        return assign(api.as(pra), who, length);
    }

    private Answer assign(Api.Client by, String who, String length) {
        return by.post(PIM + "eligibilityScheduleRequests", request("adminAssign", who, term(length)));
    }

    private Answer activate(Api.Client by, String who, String length, String justification) {
        return by.post(
                PIM + "assignmentScheduleRequests",
                request("selfActivate", who, term(length) + ", \"justification\": \"" + justification + "\""));
    }

    private Answer deactivate() {
        return api.as(ann).post(PIM + "assignmentScheduleRequests", request("selfDeactivate", ann, ""));
    }

    private static String term(String length) {
        return ", \"scheduleInfo\": {\"expiration\": {\"type\": \"afterDuration\", \"duration\": \"" + length + "\"}}";
    }

    private String request(String action, String principal, String more) {
        return """
                {"action": "%s", "accessId": "member", "groupId": "%s", "principalId": "%s"%s}
                """.formatted(action, group, principal, more);
    }

    private List<JsonNode> mine() {
        return api.as(ann)
                .get(PIM + "eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                .is(200)
                .rows();
    }

    private String policyOf(String access) {
        return api.as(pra)
                .get(
                        "policies/roleManagementPolicyAssignments?$filter=scopeId eq '%s' and scopeType eq 'Group' and roleDefinitionId eq '%s'&$expand=policy($expand=rules)"
                                .formatted(group, access))
                .is(200)
                .text("/value/0/policyId");
    }

    private static String rule(String policy, String rule) {
        return POLICIES + "/" + policy + "/rules/" + rule;
    }

    private List<String> audited() {
        return api.asAdmin().get("auditLogs/directoryAudits").is(200).texts("activityDisplayName");
    }
}
