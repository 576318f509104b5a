package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;

class ConnectedOrganizationsTest {

    private static final String ORGANIZATIONS = EM + "/connectedOrganizations";

    private final Offer offer = new Offer();
    private final World world = offer.world;

    @Test
    void anOrganizationIsMadeShownChangedAndRemoved() {
        String contoso = organization("Contoso", "contoso.example", "proposed");
        world.api
                .as(world.apm())
                .get(ORGANIZATIONS + "/" + contoso)
                .is(200)
                .has("/displayName", "Contoso")
                .has("/state", "proposed")
                .has("/identitySources/0/@odata.type", "#microsoft.graph.domainIdentitySource")
                .has("/identitySources/0/domainName", "contoso.example");
        world.api
                .as(world.iga)
                .patch(ORGANIZATIONS + "/" + contoso, "{\"state\": \"configured\", \"description\": \"Suppliers\"}")
                .is(204);
        world.api
                .as(world.iga)
                .get(ORGANIZATIONS + "?$filter=displayName eq 'contoso' and state eq 'configured'")
                .is(200)
                .has("/value/0/description", "Suppliers");
        world.api.as(world.iga).delete(ORGANIZATIONS + "/" + contoso).is(204);
        world.api.as(world.iga).get(ORGANIZATIONS + "/" + contoso).is(404);
        assertThat(offer.activities())
                .contains(
                        "Create connected organization",
                        "Update connected organization",
                        "Delete connected organization");
    }

    @Test
    void onlyWhoGovernsAllOfItConnectsOrganizationsAndPeopleDoNotSeeThem() {
        String contoso = organization("Contoso", "contoso.example", "configured");
        make(world.apm(), "Fabrikam", domain("fabrikam.example"), "configured")
                .fails(403, "Authorization_RequestDenied");
        world.api.as(offer.ann).get(ORGANIZATIONS).fails(403, "Authorization_RequestDenied");
        make(world.iga, "Contoso too", domain("CONTOSO.example"), "configured").fails(409, "Conflict");
        make(world.iga, "Two", domain("a.example") + "," + domain("b.example"), "configured")
                .fails(400, "BadRequest");
        make(world.iga, "None", "{\"@odata.type\": \"#microsoft.graph.domainIdentitySource\"}", "configured")
                .fails(400, "BadRequest");
        assertThat(world.api.as(world.iga).get(ORGANIZATIONS).is(200).texts("id"))
                .containsExactly(contoso);
    }

    @Test
    void itsPeopleMayAskAndItsSponsorsDecide() {
        String contoso = organization("Contoso", "contoso.example", "configured");
        String sponsor = guest("Sponsor", "contoso.example");
        String caller = guest("Caller", "contoso.example");
        String stranger = guest("Stranger", "fabrikam.example");
        world.api
                .as(world.iga)
                .post(ORGANIZATIONS + "/" + contoso + "/externalSponsors/$ref", """
                        {"@odata.id": "%s/v1.0/users/%s"}
                        """.formatted(
                                world.api.server(), sponsor))
                .is(204);
        assertThat(world.api
                        .as(world.iga)
                        .get(ORGANIZATIONS + "/" + contoso + "/externalSponsors")
                        .is(200)
                        .texts("id"))
                .containsExactly(sponsor);
        String policy = policy("specificConnectedOrganizationUsers", """
                {"@odata.type": "#microsoft.graph.connectedOrganizationMembers", "connectedOrganizationId": "%s"}
                """.formatted(contoso))
                .is(201)
                .text("/id");
        world.api
                .as(world.iga)
                .get(EM + "/assignmentPolicies/" + policy)
                .is(200)
                .has("/specificAllowedTargets/0/description", "Contoso");

        ask(caller, policy).fails(400, "PolicyRequirementsNotMet");
        world.api
                .as(world.iga)
                .patch(EM + "/catalogs/" + world.catalog, "{\"isExternallyVisible\": true}")
                .is(204);
        ask(stranger, policy).fails(400, "PolicyRequirementsNotMet");
        ask(offer.ann, policy).fails(400, "PolicyRequirementsNotMet");
        String request = ask(caller, policy).is(201).text("/id");
        world.api.settle();
        String stages = EM + "/accessPackageAssignmentApprovals/" + request + "/stages";
        String stage = world.api.as(sponsor).get(stages).is(200).text("/value/0/id");
        world.api
                .as(sponsor)
                .patch(stages + "/" + stage, "{\"reviewResult\": \"Approve\", \"justification\": \"ours\"}")
                .is(204);
        world.api.settle();
        offer.read(request).has("/state", "delivered");
        world.api
                .as(world.iga)
                .get(EM + "/subjects(objectId='" + caller + "')?$expand=connectedOrganization")
                .is(200)
                .has("/connectedOrganization/id", contoso);

        world.api.as(world.iga).delete(ORGANIZATIONS + "/" + contoso).fails(400, "ResourceInUse");
        world.api
                .as(world.iga)
                .delete(ORGANIZATIONS + "/" + contoso + "/externalSponsors/" + sponsor + "/$ref")
                .is(204);
        world.api
                .as(world.iga)
                .delete(ORGANIZATIONS + "/" + contoso + "/externalSponsors/" + sponsor + "/$ref")
                .is(404);
    }

    @Test
    void anOrganizationWithoutSponsorsLeavesItToTheFallbackAndAProposedOneLetsNobodyIn() {
        String contoso = organization("Contoso", "contoso.example", "proposed");
        String caller = guest("Caller", "contoso.example");
        world.api
                .as(world.iga)
                .patch(EM + "/catalogs/" + world.catalog, "{\"isExternallyVisible\": true}")
                .is(204);
        String policy =
                policy("allConfiguredConnectedOrganizationUsers", "").is(201).text("/id");
        ask(caller, policy).fails(400, "PolicyRequirementsNotMet");
        world.api
                .as(world.iga)
                .patch(ORGANIZATIONS + "/" + contoso, "{\"state\": \"configured\"}")
                .is(204);
        String request = ask(caller, policy).is(201).text("/id");
        world.api.settle();
        offer.decide(request, "Approve");
        offer.read(request).has("/state", "delivered");
    }

    @Test
    void aPolicyNamesOnlyOrganizationsThatAreThere() {
        policy("specificConnectedOrganizationUsers", """
                {"@odata.type": "#microsoft.graph.connectedOrganizationMembers", "connectedOrganizationId": "%s"}
                """.formatted(Ids.next()))
                .fails(400, "InvalidPolicy")
                .saying("There is no connectedOrganization");
    }

    private String organization(String name, String domain, String state) {
        return make(world.iga, name, domain(domain), state).is(201).text("/id");
    }

    private Answer make(String by, String name, String sources, String state) {
        return world.api.as(by).post(ORGANIZATIONS, """
                {"displayName": "%s", "description": "d", "state": "%s", "identitySources": [%s]}
                """.formatted(name, state, sources));
    }

    private static String domain(String name) {
        return """
                {"@odata.type": "#microsoft.graph.domainIdentitySource", "displayName": "d", "domainName": "%s"}
                """.formatted(name);
    }

    private String guest(String name, String domain) {
        return world.api
                .asAdmin()
                .post("users", """
                        {"accountEnabled": true, "displayName": "%1$s", "mailNickname": "%1$s", "userType": "Guest",
                         "mail": "%1$s@%2$s", "userPrincipalName": "%1$s@%3$s", "passwordProfile": {"password": "Correct-Horse-1"}}
                        """.formatted(name, domain, world.api.domain()))
                .is(201)
                .text("/id");
    }

    private Answer policy(String scope, String targets) {
        return world.api.as(world.apm()).post(EM + "/assignmentPolicies", """
                {"displayName": "Partners", "allowedTargetScope": "%s", "specificAllowedTargets": [%s],
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true},
                 "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "stages": [
                   {"durationBeforeAutomaticDenial": "P14D",
                    "primaryApprovers": [{"@odata.type": "#microsoft.graph.externalSponsors"}],
                    "fallbackPrimaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]},
                 "accessPackage": {"id": "%s"}}
                """.formatted(
                        scope, targets, offer.boss, offer.offered));
    }

    private Answer ask(String who, String policy) {
        return offer.submit(who, """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s", "assignmentPolicyId": "%s"}}
                """.formatted(offer.offered, policy));
    }
}
