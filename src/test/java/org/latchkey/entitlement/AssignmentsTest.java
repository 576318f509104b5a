package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Assignments as clients see them. */
class AssignmentsTest {

    private final Offer offer = new Offer();

    @Test
    void accessIsExtendedAndRemovedByItsHolder() {
        String policy = offer.policy("P30D", true, "");
        String assignment = offer.assign(policy, offer.ann);
        offer.world.api.advance("P20D");
        offer.submit(
                        offer.ann,
                        "{\"requestType\": \"UserExtend\", \"assignment\": {\"id\": \"%s\"}}".formatted(assignment))
                .is(201)
                .has("/requestType", "userUpdate");
        offer.world.api.settle();
        offer.world.api.advance("P20D");
        assertThat(offer.assignment(offer.ann).text("/value/0/state")).isEqualTo("delivered");
        offer.submit(
                        offer.boss,
                        "{\"requestType\": \"userRemove\", \"assignment\": {\"id\": \"%s\"}}".formatted(assignment))
                .fails(404, "ResourceNotFound");
        offer.submit(
                        offer.ann,
                        "{\"requestType\": \"userRemove\", \"assignment\": {\"id\": \"%s\"}}".formatted(assignment))
                .is(201);
        offer.world.api.settle();
        assertThat(offer.assignment(offer.ann).text("/value/0/state")).isEqualTo("expired");
        assertThat(offer.eligibilities(offer.ann)).isZero();
        offer.submit(
                        offer.ann,
                        "{\"requestType\": \"userRemove\", \"assignment\": {\"id\": \"%s\"}}".formatted(assignment))
                .fails(400, "InvalidRequestState");
    }

    @Test
    void whatSomebodyHoldsIsNotDeleted() {
        String policy = offer.policy("P30D", true, "");
        offer.assign(policy, offer.ann);
        var manager = offer.world.api.as(offer.world.apm());
        manager.delete(EM + "/assignmentPolicies/" + policy).fails(400, "ActiveAssignmentsExist");
        manager.delete(EM + "/accessPackages/" + offer.offered).fails(400, "ActiveAssignmentsExist");
        offer.world.api.advance("P31D");
        offer.world.api.settle();
        manager.delete(EM + "/assignmentPolicies/" + policy).is(204);
        manager.delete(EM + "/accessPackages/" + offer.offered).is(204);
    }

    @Test
    void whoHoldsCatalogRolesOnlyListsOnePackageAtATime() {
        String policy = offer.policy("P30D", true, "");
        String assignment = offer.assign(policy, offer.ann);
        for (String list : new String[] {"assignments", "assignmentRequests"}) {
            offer.world.api.as(offer.world.apam()).get(EM + "/" + list).fails(403, "Authorization_RequestDenied");
            assertThat(offer.world
                            .api
                            .as(offer.world.apam())
                            .get(EM + "/" + list + "?$filter=accessPackage/id eq '" + offer.offered + "'")
                            .is(200)
                            .rows())
                    .hasSize(1);
            assertThat(offer.world
                            .api
                            .as(offer.world.iga)
                            .get(EM + "/" + list)
                            .is(200)
                            .rows())
                    .hasSize(1);
            assertThat(offer.world
                            .api
                            .as(offer.boss)
                            .get(EM + "/" + list + "?$filter=accessPackage/id eq '" + offer.offered + "'")
                            .is(200)
                            .rows())
                    .isEmpty();
        }
        offer.world.api.as(offer.boss).get(EM + "/assignments/" + assignment).is(404);
        offer.world.api.as(offer.ann).get(EM + "/assignments/" + assignment).is(200);
        offer.world
                .api
                .as(offer.world.apam())
                .post(EM + "/assignments/" + assignment + "/reprocess")
                .is(202);
        offer.world
                .api
                .as(offer.world.apam())
                .post(EM + "/accessPackageAssignments/" + assignment + "/reprocess")
                .is(202);
        offer.world
                .api
                .as(offer.ann)
                .post(EM + "/assignments/" + assignment + "/reprocess")
                .is(403);
    }

    @Test
    void subjectsHaveIdsOfTheirOwn() {
        offer.assign(offer.policy("P30D", true, ""), offer.ann);
        String subject = offer.world
                .api
                .as(offer.world.iga)
                .get(EM + "/subjects(objectId='" + offer.ann + "')")
                .is(200)
                .has("/displayName", "Ann")
                .has("/subjectType", "user")
                .text("/id");
        assertThat(subject).isNotEqualTo(offer.ann);
        offer.world
                .api
                .as(offer.world.iga)
                .get(EM + "/subjects/" + subject)
                .is(200)
                .has("/objectId", offer.ann);
        offer.world
                .api
                .as(offer.world.iga)
                .patch(EM + "/subjects/" + subject, "{\"subjectLifecycle\": \"governed\"}")
                .is(204);
        offer.world.api.as(offer.world.iga).get(EM + "/subjects/" + subject).has("/subjectLifecycle", "governed");
    }

    @Test
    void whoHasWhatDoesNotGoTogetherIsShownToWhoMayAssign() {
        String policy = offer.policy("P30D", true, "");
        offer.assign(policy, offer.ann);
        String other = offer.world.accessPackage("Other");
        String everybody = offer.policy(other, "P30D", true, "");
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "assignment": {"accessPackageId": "%s", "assignmentPolicyId": "%s"}}
                """.formatted(other, everybody)).is(201);
        offer.world.api.settle();
        String pair = EM + "/assignments/additionalAccess(accessPackageId='" + offer.offered
                + "',incompatibleAccessPackageId='" + other + "')";
        assertThat(offer.world
                        .api
                        .as(offer.world.apam())
                        .get(pair + "?$expand=target")
                        .is(200)
                        .rows())
                .hasSize(1);
        assertThat(offer.world.api.as(offer.boss).get(pair).is(200).rows()).isEmpty();
        offer.world
                .api
                .as(offer.world.apam())
                .get(EM + "/assignments/additionalAccess(accessPackageId='" + other + "',incompatibleAccessPackageId='"
                        + other.toUpperCase(Locale.ROOT) + "')")
                .fails(400, "BadRequest");
        assertThat(offer.world
                        .api
                        .as(offer.world.apam())
                        .get(EM + "/assignments/additionalAccess(accessPackageId='" + other + "')")
                        .is(200)
                        .rows())
                .isEmpty();
    }
}
