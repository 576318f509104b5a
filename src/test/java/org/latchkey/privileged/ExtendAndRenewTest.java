package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** What ran out is listed for as long as it can be renewed, and who asks for more time is answered by an administrator. */
class ExtendAndRenewTest {

    private static final String PIM = "identityGovernance/privilegedAccess/group/";
    private static final String EXPIRED_ELIGIBLE = "/beta/" + PIM + "expiredEligibilities";
    private static final String EXPIRED_ACTIVE = "/beta/" + PIM + "expiredAssignments";

    private final Api api = Api.fresh();
    private final String ann = api.person("Ann");
    private final String bob = api.person("Bob");
    private final String olga = api.person("Olga");
    private final String group = api.group("Prod DB admins");

    private Answer send(Api.Client who, String side, String action, String whom, String more) {
        return who.post(PIM + side + "ScheduleRequests", """
                {"action": "%s", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "rota"%s}
                """.formatted(action, group, whom, more));
    }

    private Answer give(String side, String action, String whom, String length) {
        return send(
                api.asAdmin(),
                side,
                action,
                whom,
                ", \"scheduleInfo\": {\"expiration\": {\"type\": \"afterDuration\", \"duration\": \"" + length
                        + "\"}}");
    }

    private List<String> expired(String path) {
        return api.asAdmin()
                .get(path + "?$filter=groupId eq '" + group + "'&$orderby=endDateTime desc")
                .is(200)
                .texts("principalId");
    }

    @Test
    void whatRanOutIsListedWhileItCanBeRenewed() {
        give("eligibility", "adminAssign", ann, "P10D").is(201);
        give("eligibility", "adminAssign", bob, "P20D").is(201);
        give("assignment", "adminAssign", ann, "P10D").is(201);
        assertThat(expired(EXPIRED_ELIGIBLE)).isEmpty();
        api.advance("P11D");
        give("eligibility", "adminExtend", bob, "P4D").is(201);
        assertThat(expired(EXPIRED_ELIGIBLE)).containsExactly(ann);
        assertThat(expired(EXPIRED_ACTIVE)).containsExactly(ann);
        api.advance("P5D");
        assertThat(expired(EXPIRED_ELIGIBLE)).containsExactly(bob, ann);

        give("eligibility", "adminRenew", ann, "P1D").is(201);
        assertThat(expired(EXPIRED_ELIGIBLE)).containsExactly(bob);
        give("eligibility", "adminRenew", ann, "P1D").fails(400, "RoleAssignmentExists");
        api.advance("P2D");
        assertThat(expired(EXPIRED_ELIGIBLE)).as("once, by its last end").containsExactly(ann, bob);
        api.advance("P28D");
        assertThat(expired(EXPIRED_ELIGIBLE)).containsExactly(ann);
        give("eligibility", "adminRenew", bob, "P1D").fails(400, "RoleAssignmentDoesNotExist");
        api.advance("P2D");
        assertThat(expired(EXPIRED_ELIGIBLE)).isEmpty();
        give("eligibility", "adminRenew", ann, "P1D").fails(400, "RoleAssignmentDoesNotExist");
    }

    @Test
    void whatAnAdministratorTookAwayDidNotRunOut() {
        give("eligibility", "adminAssign", ann, "P10D").is(201);
        send(api.asAdmin(), "eligibility", "adminRemove", ann, "").is(201);
        api.advance("P11D");
        assertThat(expired(EXPIRED_ELIGIBLE)).isEmpty();
        give("eligibility", "adminRenew", ann, "P1D").fails(400, "RoleAssignmentDoesNotExist");
    }

    @Test
    void everybodySeesTheirOwnAndNobodyElses() {
        give("eligibility", "adminAssign", ann, "P10D").is(201);
        api.advance("P11D");
        String own = "?$expand=group&$filter=principalId eq '" + ann + "'";
        api.as(ann)
                .get(EXPIRED_ELIGIBLE + own)
                .is(200)
                .has("/value/0/group/displayName", "Prod DB admins")
                .has("/value/0/accessId", "member");
        api.as(bob).get(EXPIRED_ELIGIBLE + own).is(403);
        api.as(bob)
                .get(EXPIRED_ELIGIBLE + "?$filter=groupId eq '" + group + "'")
                .is(403);
        api.as(bob).get(EXPIRED_ELIGIBLE).is(400);
    }

    @Test
    void anAdministratorWhoCancelsAWishDeniesIt() {
        api.addOwner(group, olga);
        give("eligibility", "adminAssign", ann, "P10D").is(201);
        String denied = send(api.as(ann), "eligibility", "selfExtend", ann, "")
                .is(201)
                .has("/status", "PendingAdminDecision")
                .text("/id");
        assertThat(api.mails("olga").rows().getLast().path("text").asString())
                .contains("/admin/pim/groups/" + group + "?tab=requests");
        send(api.as(bob), "eligibility", "selfExtend", ann, "").is(403);
        api.as(bob)
                .post(PIM + "eligibilityScheduleRequests/" + denied + "/cancel")
                .is(403);
        api.as(olga)
                .post(PIM + "eligibilityScheduleRequests/" + denied + "/cancel")
                .is(204);
        assertThat(activities()).contains("Update member in PIM denied by admin (extend/renew)");
        for (String told : List.of("ann", "olga")) {
            assertThat(api.mails(told).rows().getLast().path("text").asString())
                    .as("what %s is told", told)
                    .contains("denied the request to extend or renew the role Member", "Denied by: Olga");
        }

        String withdrawn =
                send(api.as(ann), "eligibility", "selfExtend", ann, "").is(201).text("/id");
        api.as(ann)
                .post(PIM + "eligibilityScheduleRequests/" + withdrawn + "/cancel")
                .is(204);
        assertThat(activities()).contains("Update eligible member in PIM canceled (extend)");

        api.advance("P11D");
        String wish =
                send(api.as(ann), "eligibility", "selfRenew", ann, "").is(201).text("/id");
        give("eligibility", "adminRenew", ann, "P10D").is(201);
        api.as(ann).get(PIM + "eligibilityScheduleRequests/" + wish).is(200).has("/status", "Provisioned");
    }

    private List<String> activities() {
        return api.asAdmin()
                .get("auditLogs/directoryAudits?$filter=loggedByService eq 'PIM'")
                .is(200)
                .texts("activityDisplayName");
    }
}
