package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.privileged.World.PIM;
import static org.latchkey.privileged.World.term;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

/** What the directory does to eligibilities and activations, and they to it. */
class GroupLifeTest {

    private final World world = new World();
    private final Api api = world.api;
    private final String ann = world.ann;
    private final String bob = api.person("Bob");
    private final String group = world.group;

    @Test
    void theLastOwnerIsKeptUntilThereIsAnother() {
        onlyOwnerByActivation();
        api.advance("PT2H1M");
        assertThat(owners()).containsExactly(ann);
        api.advance("P1D");
        assertThat(owners()).containsExactly(ann);
        assertThat(api.asAdmin()
                        .get(PIM
                                + "assignmentScheduleInstances?$filter=groupId eq '%s' and accessId eq 'owner'"
                                        .formatted(group))
                        .is(200)
                        .rows())
                .hasSize(1);
        api.addOwner(group, bob);
        api.settle();
        assertThat(owners()).containsExactly(bob);
    }

    @Test
    void afterThirtyDaysTheLastOwnerStays() {
        onlyOwnerByActivation();
        api.advance("P1D");
        // That it has been tried four weeks longer takes a while to wait for.
        RunningServer.shared()
                .bean(Sql.class)
                .statement("""
                update pim_schedule
                set starts_at = starts_at - interval '28 days', ends_at = ends_at - interval '28 days'
                where tenant_id = :tenant::uuid
                  and type = 'activated'
                """)
                .bind("tenant", api.tenant())
                .update();
        assertThat(owners()).containsExactly(ann);
        api.advance("P2D");
        assertThat(owners()).containsExactly(ann);
        api.addOwner(group, bob);
        api.settle();
        assertThat(owners()).containsExactlyInAnyOrder(ann, bob);
    }

    @Test
    void theLastOwnerCannotDeactivate() {
        onlyOwnerByActivation();
        api.advance("PT10M");
        api.as(ann)
                .post(PIM + "assignmentScheduleRequests", world.request("selfDeactivate", "owner", ann, ""))
                .fails(400, "InvalidRoleAssignmentRequest")
                .saying("last owner");
        assertThat(owners()).containsExactly(ann);
    }

    @Test
    void membersOfAnEligibleGroupActivateForThemselves() {
        String team = api.group("On call");
        api.addMember(team, ann);
        eligible("member", team).is(201);
        assertThat(api.as(ann)
                        .get(PIM + "eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                        .is(200)
                        .has("/value/0/memberType", "group")
                        .has("/value/0/principalId", team)
                        .rows())
                .hasSize(1);
        activate("member", ann).is(201);
        assertThat(api.isMember(group, ann)).isTrue();
        assertThat(api.isMember(group, team)).isFalse();
        activate("member", bob).fails(400, "RoleAssignmentRequestPolicyValidationFailed");
    }

    @Test
    void whoIsTakenOutByHandIsOut() {
        eligible("member", ann).is(201);
        activate("member", ann).is(201);
        api.asAdmin().delete("groups/" + group + "/members/" + ann + "/$ref").is(204);
        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(api.asAdmin()
                        .get(PIM + "assignmentScheduleInstances?$filter=groupId eq '%s'".formatted(group))
                        .is(200)
                        .rows())
                .isEmpty();
        activate("member", ann).is(201);
    }

    @Test
    void aDeletedGroupComesBackManagedButWithoutEligibilities() {
        eligible("member", ann).is(201);
        activate("member", ann).is(201);
        api.asAdmin().delete("groups/" + group).is(204);
        api.asAdmin()
                .get(PIM + "eligibilitySchedules?$filter=groupId eq '%s'".formatted(group))
                .fails(404, "ResourceNotFound");
        api.asAdmin().post("directory/deletedItems/" + group + "/restore").is(200);
        assertThat(api.asAdmin()
                        .get(PIM + "eligibilitySchedules?$filter=groupId eq '%s'".formatted(group))
                        .is(200)
                        .rows())
                .isEmpty();
        assertThat(api.isMember(group, ann)).isFalse();
        assertThat(api.asAdmin()
                        .get("/beta/privilegedAccess/aadGroups/resources?$filter=externalId eq '%s'".formatted(group))
                        .is(200)
                        .rows())
                .hasSize(1);
    }

    @Test
    void anActivationThroughAGroupEndsWithLeavingIt() {
        String team = api.group("On call");
        String inner = api.group("Night shift");
        api.addMember(team, inner);
        api.addMember(inner, ann);
        api.addMember(team, bob);
        eligible("member", team).is(201);
        activate("member", ann).is(201);
        activate("member", bob).is(201);
        api.asAdmin().delete("groups/" + team + "/members/" + bob + "/$ref").is(204);
        assertThat(api.isMember(group, bob)).isFalse();
        assertThat(api.isMember(group, ann)).isTrue();
        api.asAdmin().delete("groups/" + team + "/members/" + inner + "/$ref").is(204);
        assertThat(api.isMember(group, ann)).isFalse();
        activate("member", ann).fails(400, "RoleAssignmentRequestPolicyValidationFailed");
    }

    @Test
    void aDeletedManagedGroupStaysListedForADay() {
        eligible("member", ann).is(201);
        String list = "/beta/privilegedAccess/aadGroups/resources?$filter=externalId eq '%s'".formatted(group);
        api.asAdmin().delete("groups/" + group).is(204);
        api.asAdmin().get(list).is(200).has("/value/0/status", "Deleted").has("/value/0/displayName", "Prod DB admins");
        api.advance("P1D");
        assertThat(api.asAdmin().get(list).is(200).rows()).isEmpty();
    }

    @Test
    void whoeverMayManageAGroupDiscoversItUntilItIsManaged() {
        String discoverable = "/beta/privilegedAccess/aadGroups/discoverableResources";
        assertThat(api.asAdmin().get(discoverable).is(200).texts("externalId")).containsExactly(group);
        assertThat(api.as(ann).get(discoverable).is(200).rows()).isEmpty();
        api.addOwner(group, ann);
        api.as(ann)
                .get(discoverable + "?$filter=startsWith(displayName, 'Prod')")
                .is(200)
                .has("/value/0/externalId", group)
                .has("/value/0/status", "Unmanaged")
                .has("/value/0/registeredDateTime", "");
        eligible("member", bob).is(201);
        assertThat(api.asAdmin().get(discoverable).is(200).rows()).isEmpty();
    }

    @Test
    void whoAlreadyBelongsNeedsNoActivation() {
        eligible("member", ann).is(201);
        api.addMember(group, ann);
        activate("member", ann).fails(400, "RoleAssignmentExists");
    }

    @Test
    void anExtensionChangesTheIdOnTheWire() {
        Answer first = eligible("member", ann).is(201);
        Answer extended = api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminExtend", "member", ann, term("P60D")))
                .is(201);
        assertThat(extended.text("/targetScheduleId"))
                .isEqualTo(group + "_member_" + extended.text("/id"))
                .isNotEqualTo(first.text("/targetScheduleId"));
        api.asAdmin()
                .get(PIM + "eligibilitySchedules/" + extended.text("/targetScheduleId"))
                .is(200);
        api.asAdmin()
                .get(PIM + "eligibilitySchedules/" + first.text("/targetScheduleId"))
                .is(404);
    }

    @Test
    void somebodyMayAskAnAdministratorToExtend() {
        eligible("member", ann).is(201);
        ask("selfExtend").fails(400, "InvalidRoleAssignmentRequest");
        api.advance("P20D");
        String wish =
                ask("selfExtend").is(201).has("/status", "PendingAdminDecision").text("/id");
        ask("selfExtend").fails(400, "PendingRoleAssignmentRequest");
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminExtend", "member", ann, term("P60D")))
                .is(201);
        api.asAdmin().get(PIM + "eligibilityScheduleRequests/" + wish).is(200).has("/status", "Provisioned");
    }

    @Test
    void anExpiredEligibilityIsRenewedWithinThirtyDays() {
        eligible("member", ann).is(201);
        api.advance("P59D");
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminRenew", "member", ann, term("P1D")))
                .is(201);
        api.advance("P32D");
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminRenew", "member", ann, term("P1D")))
                .fails(400, "RoleAssignmentDoesNotExist");
    }

    private void onlyOwnerByActivation() {
        eligible("owner", ann).is(201);
        for (String owner : owners()) {
            assertThat(owner).isNotEqualTo(ann);
        }
        activate("owner", ann).is(201);
        for (String owner : owners()) {
            if (!owner.equals(ann)) {
                api.asAdmin()
                        .delete("groups/" + group + "/owners/" + owner + "/$ref")
                        .is(204);
            }
        }
        assertThat(owners()).containsExactly(ann);
    }

    private Answer eligible(String access, String who) {
        return api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", access, who, term("P30D")));
    }

    private Answer activate(String access, String who) {
        return api.as(who)
                .post(
                        PIM + "assignmentScheduleRequests",
                        world.request("selfActivate", access, who, term("PT2H") + ", \"justification\": \"x\""));
    }

    private Answer ask(String action) {
        return api.as(ann)
                .post(
                        PIM + "eligibilityScheduleRequests",
                        world.request(action, "member", ann, ", \"justification\": \"please\""));
    }

    private List<String> owners() {
        return api.asAdmin().get("groups/" + group + "/owners").is(200).ids();
    }
}
