package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.POLICIES;
import static org.latchkey.privileged.World.rule;

import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/** A group comes under management, and its rules hold from then on. */
class ManagementTest {

    private final World world = new World();
    private final Api api = world.api;
    private final String pra = world.pra;
    private final String ann = world.ann;
    private final String group = world.group;

    @Test
    void theFirstEligibilityBringsTheGroupUnderManagement() {
        String provisional = world.policyOf("member");
        api.as(pra)
                .patch(rule(provisional, "Expiration_EndUser_Assignment"), "{}")
                .fails(400, "InvalidPolicy");
        assertThat(world.policyOf("member")).isEqualTo(provisional);

        world.makeEligible(ann, "P30D").is(201).has("/status", "Provisioned").has("/action", "adminAssign");

        assertThat(world.policyOf("member")).isNotEqualTo(provisional).startsWith("Group_" + group + "_");
        api.as(pra).get(POLICIES + "/" + provisional).is(404);
        assertThat(world.audited()).contains("Onboarded resource to PIM");
    }

    @Test
    void aChangedRuleHoldsForTheNextActivation() {
        world.makeEligible(ann, "P30D").is(201);
        String policy = world.policyOf("member");
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

        world.activate(api.as(ann), ann, "PT2H", "incident 4711")
                .fails(400, "RoleAssignmentRequestPolicyValidationFailed")
                .saying("[\"MfaRule\"]");
        world.activate(api.as(ann).mfa(), ann, "PT5H", "")
                .fails(400, "RoleAssignmentRequestPolicyValidationFailed")
                .saying("[\"ExpirationRule\",\"JustificationRule\"]");
        world.activate(api.as(ann).mfa(), ann, "PT2H", "incident 4711").is(201).has("/status", "Provisioned");
    }

    @Test
    void aPolicyPatchedWithNothingManagesNothing() {
        String provisional = world.policyOf("member");
        api.as(pra).patch(POLICIES + "/" + provisional, "{}").is(200).has("/id", provisional);
        api.as(pra).patch(POLICIES + "/" + provisional, "{\"rules\": []}").is(200);
        assertThat(world.policyOf("member")).isEqualTo(provisional);
    }

    @Test
    void aRuleThatIsChangedBringsTheGroupUnderManagement() {
        String provisional = world.policyOf("member");
        api.as(pra)
                .patch(rule(provisional, "Expiration_EndUser_Assignment"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule", "id": "Expiration_EndUser_Assignment",
                 "isExpirationRequired": true, "maximumDuration": "PT4H"}
                """)
                .is(204);
        String policy = world.policyOf("member");
        assertThat(policy).isNotEqualTo(provisional);
        api.as(pra).get(rule(policy, "Expiration_EndUser_Assignment")).is(200).has("/maximumDuration", "PT4H");
        assertThat(api.as(pra)
                        .get("/beta/privilegedAccess/aadGroups/resources?$filter=externalId eq '%s'".formatted(group))
                        .is(200)
                        .rows())
                .hasSize(1);
        assertThat(world.audited()).contains("Onboarded resource to PIM");
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
}
