package org.latchkey.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;
import static org.latchkey.privileged.World.PIM;
import static org.latchkey.privileged.World.POLICIES;
import static org.latchkey.privileged.World.term;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import tools.jackson.databind.JsonNode;

/** Who may ask PIM for what, how it is refused, and who may look at it. */
class ScheduleRequestsTest {

    private final World world = new World();
    private final Api api = world.api;
    private final String pra = world.pra;
    private final String ann = world.ann;
    private final String group = world.group;

    @Test
    void aPreviewStoresNothing() {
        Answer preview = api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", ann, """
                        , "isValidationOnly": true, "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "P30D"}}"""))
                .is(201)
                .has("/status", "Granted")
                .has("/isValidationOnly", "true");
        api.as(pra)
                .get(PIM + "eligibilityScheduleRequests/" + preview.text("/id"))
                .fails(404, "ResourceNotFound");
        assertThat(mine()).isEmpty();
        assertThat(world.audited()).doesNotContain("Onboarded resource to PIM");
    }

    @Test
    void bodiesAreCheckedBeforeAnythingElse() {
        api.as(pra).post(PIM + "eligibilityScheduleRequests", "{").fails(400, "BadRequest");
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminAssign", ann, ""))
                .fails(400, "InvalidRoleAssignmentRequest");
        api.as(pra)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminFlatter", ann, ""))
                .fails(400, "InvalidRoleAssignmentRequest");
        world.makeEligible(ann, "P1M").fails(400, "InvalidRoleAssignmentRequest");
        world.makeEligible(ann, "PT4M").fails(400, "ActiveDurationTooShort");
        world.makeEligible("ace08ec9-aa11-4ada-9145-addf0398233e", "P1D").fails(400, "SubjectNotFound");
        world.makeEligible(group, "P1D").fails(400, "InvalidRoleAssignmentRequest");
        world.makeEligible(ann, "P366D").fails(400, "RoleAssignmentRequestPolicyValidationFailed");
    }

    @Test
    void onlyTheRightPeopleAdminister() {
        String ua = api.person("Ua", USER_ADMINISTRATOR);
        world.assign(api.as(ua), ann, "P1D").is(201);
        world.assign(api.as(ann), ann, "P1D").fails(403, "UnauthorizedAccess");
        world.assign(api.as(pra).with("User.Read"), ann, "P1D")
                .fails(403, "UnknownError")
                .saying("PermissionScopeNotGranted");
        world.activate(api.as(pra), ann, "PT1H", "for her").fails(403, "UnauthorizedAccess");
        String owner = api.person("Olga");
        api.addOwner(group, owner);
        api.as(owner)
                .post(PIM + "eligibilityScheduleRequests", world.request("adminRemove", ann, ""))
                .is(201);
    }

    @Test
    void aRoleAssignableGroupIsForPrivilegedRoleAdministratorsOnly() {
        String ua = api.person("Ua", USER_ADMINISTRATOR);
        String roles = api.asAdmin().post("groups", """
                        {"displayName": "Tier 0", "mailEnabled": false, "mailNickname": "tier0", "securityEnabled": true,
                         "isAssignableToRole": true}
                        """).is(201).text("/id");
        String body = world.request("adminAssign", ann, term("P1D")).replace(group, roles);
        api.as(ua).post(PIM + "eligibilityScheduleRequests", body).fails(403, "UnauthorizedAccess");
        api.as(pra).post(PIM + "eligibilityScheduleRequests", body).is(201);
    }

    @Test
    void listsNameAGroupOrAPrincipalTheCallerMayLookAt() {
        world.makeEligible(ann, "P30D").is(201);
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
        world.makeEligible(ann, "P30D").is(201);
        Answer shown = api.as(pra)
                .get(list)
                .is(200)
                .has("/value/0/principalId", bob)
                .has("/value/0/assignmentType", "assigned")
                .has("/value/0/startDateTime", "");
        assertThat(shown.text("/value/0/id")).isEqualTo(shown.text("/value/0/assignmentScheduleId"));
        api.as(pra)
                .post(PIM + "assignmentScheduleRequests", world.request("adminRemove", bob, ""))
                .is(201);
        assertThat(api.isMember(group, bob)).isFalse();
    }

    @Test
    void aPreviewLooksLikeTheRequestItWouldBe() {
        world.makeEligible(ann, "P30D").is(201);
        String more = term("P1D") + ", \"justification\": \"x\", \"isValidationOnly\": ";
        Answer preview = api.as(pra)
                .post(PIM + "assignmentScheduleRequests", world.request("adminAssign", ann, more + "true"))
                .is(201)
                .has("/isValidationOnly", "true")
                .has("/createdBy/user/id", pra)
                .has("/scheduleInfo/expiration/duration", "P1D");
        Answer real = api.as(pra)
                .post(PIM + "assignmentScheduleRequests", world.request("adminAssign", ann, more + "false"))
                .is(201);
        assertThat(preview.json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(real.json().propertyNames());
        api.as(pra)
                .get(PIM + "assignmentScheduleRequests/" + preview.text("/id"))
                .is(404);
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

    private List<JsonNode> mine() {
        return api.as(ann)
                .get(PIM + "eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                .is(200)
                .rows();
    }
}
