package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;

/** The audit log warns when a package would outlast the eligibility that it gives; the answer says nothing of it. */
class LifetimeWarningsTest {
    private final Offer offer = new Offer();

    @Test
    void aPolicyThatOutlastsAnEligibilityIsWarnedOf() {
        offer.policy("P365D", true, "");
        assertThat(warnings("Create access package assignment policy")).isEmpty();
        offer.policy("P366D", true, "");
        assertThat(warnings("Create access package assignment policy"))
                .containsExactly("The policy \"Engineers\" lets the access package last longer than Eligible Member of"
                        + " \"Prod DB admins\": the settings of the group end that after P365D.");
    }

    @Test
    void anEligibleRoleThatAPolicyOutlastsIsWarnedOf() {
        String other = offer.world.accessPackage("Endless");
        String policy = offer.policy(other, "P366D", true, "");
        offer.world.give(offer.world.apm(), other, offer.group, "Member").is(201);
        assertThat(warnings("Update access package")).isEmpty();
        offer.world.give(offer.world.apm(), other, offer.group, "EligibleOwner").is(201);
        assertThat(warnings("Update access package"))
                .hasSize(1)
                .first()
                .asString()
                .contains("Eligible Owner");

        Answer read = offer.world
                .api
                .as(offer.world.apm())
                .get(EM + "/assignmentPolicies/" + policy)
                .is(200);
        offer.world
                .api
                .as(offer.world.apm())
                .put(
                        EM + "/assignmentPolicies/" + policy,
                        read.body().replace("\"P366D\"", "null").replace("afterDuration", "noExpiration"))
                .is(200);
        assertThat(warnings("Update access package assignment policy")).hasSize(1);
    }

    private List<String> warnings(String activity) {
        return offer
                .world
                .api
                .as(offer.world.iga)
                .get("auditLogs/directoryAudits?$filter=activityDisplayName eq '" + activity + "'")
                .is(200)
                .rows()
                .stream()
                .flatMap(row -> row.path("additionalDetails").values().stream())
                .filter(detail -> detail.path("key").asString().equals("Warning"))
                .map(detail -> detail.path("value").asString())
                .toList();
    }
}
