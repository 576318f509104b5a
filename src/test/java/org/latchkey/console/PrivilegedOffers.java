package org.latchkey.console;

import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** What there is to do under Privileged Identity Management: for who manages a group, and with one's own roles. */
final class PrivilegedOffers {
    private static final String PIM = "identityGovernance/privilegedAccess/group/";
    private static final String MINE = "/filterByCurrentUser(on='principal')";
    private static final String GOVERNED = "Prod DB admins";
    private static final String TIER_0 = "Tier 0";
    private static final String GUARDED = "Vault keepers";

    private final Staff staff;
    private final Api api;

    PrivilegedOffers(Staff staff) {
        this.staff = staff;
        api = staff.api();
    }

    void list() {
        String group = api.group(GOVERNED);
        api.addMember(group, staff.rosa.id());
        schedule(api.asAdmin(), "eligibility", "adminAssign", staff.axel, group, "PT30M")
                .is(201);
        api.advance("PT1H");
        schedule(api.asAdmin(), "eligibility", "adminAssign", staff.sven, group, "PT2H")
                .is(201);
        String tier0 = staff.made("groups", """
                {"displayName": "%s", "mailEnabled": false, "mailNickname": "tier0", "securityEnabled": true,
                 "isAssignableToRole": true}
                """.formatted(TIER_0));
        schedule(api.asAdmin(), "eligibility", "adminAssign", staff.rosa, tier0, "PT2H")
                .is(201);
        // So soon after its beginning an activation cannot be given back yet.
        schedule(api.as(staff.rosa.id()).mfa(), "assignment", "selfActivate", staff.rosa, tier0, "PT1H")
                .is(201);
        api.advance("PT10M");
        discover();
        assignments(group, tier0);
        requests(group);
        own(group, tier0);
        activations();
    }

    private static Answer schedule(
            Api.Client who, String side, String action, Staff.Person whom, String group, String duration) {
        return who.post(PIM + side + "ScheduleRequests", """
                {"action": "%s", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "because",
                 "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "%s"}}}
                """.formatted(action, group, whom.id(), duration));
    }

    private void discover() {
        String free = api.group("Not managed yet");
        Offer.Call register = it ->
                it.post("/beta/privilegedAccess/aadGroups/resources/register", "{\"externalId\": \"" + free + "\"}");
        staff.at("/admin/pim/groups", staff.pia, staff.glen).has("Discover groups", "pim/DiscoverGroups", register);
        staff.at("/admin/pim/groups/discover", staff.pia, staff.otto)
                .has("Manage groups", "pim/DiscoverGroups", register);
    }

    private void assignments(String group, String tier0) {
        String page = "/admin/pim/groups/" + group;
        String schedule = staff.found(PIM + "eligibilitySchedules", "groupId eq '" + group + "'");
        staff.at(page, staff.pia, staff.rosa)
                .has(
                        "Add assignments",
                        "pim/AssignmentDialog",
                        it -> schedule(it, "eligibility", "adminAssign", staff.otto, group, "PT2H"))
                .opening("add=assignment", "Assign")
                .has(
                        "Extend Sven Dahl as member",
                        "pim/AssignmentDialog",
                        it -> schedule(it, "eligibility", "adminExtend", staff.sven, group, "PT4H"))
                .opening("extend=" + schedule, "Extend")
                .has(
                        "Remove Sven Dahl as member",
                        "pim/Assignments",
                        it -> schedule(it, "eligibility", "adminRemove", staff.sven, group, "PT2H"));
        staff.at(page, staff.pia, staff.glen)
                .has(
                        "Update Sven Dahl as member",
                        "pim/AssignmentDialog",
                        it -> schedule(it, "eligibility", "adminUpdate", staff.sven, group, "PT2H"))
                .opening("update=" + schedule, "Save");
        staff.at(page + "?tab=active", staff.pia, staff.glen)
                .has(
                        "Remove Rosa Lind as member",
                        "pim/Assignments",
                        it -> schedule(it, "assignment", "adminRemove", staff.rosa, group, "PT2H"));
        staff.at("/admin/pim/groups/" + tier0, staff.pia, staff.uma)
                .has(
                        "Update Rosa Lind as member",
                        "pim/AssignmentDialog",
                        it -> schedule(it, "eligibility", "adminUpdate", staff.rosa, tier0, "PT2H"));
        String expired = api.asAdmin()
                .get("/beta/" + PIM + "expiredEligibilities?$filter=groupId eq '" + group + "'")
                .text("/value/0/id");
        staff.at(page + "?tab=expired", staff.pia, staff.glen)
                .has(
                        "Renew Axel Prieto as eligible member",
                        "pim/AssignmentDialog",
                        it -> schedule(it, "eligibility", "adminRenew", staff.axel, group, "PT2H"))
                .opening("renew-eligible=" + expired, "Renew");
        String rule = api.rule(group, "member", "Expiration_EndUser_Assignment");
        staff.at(page + "?tab=member", staff.pia, staff.rosa)
                .has("Save settings", "pim/RoleSettings", it -> it.patch(rule, """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
                         "id": "Expiration_EndUser_Assignment", "maximumDuration": "PT1H"}
                        """));
    }

    private void requests(String group) {
        String page = "/admin/pim/groups/" + group + "?tab=requests";
        String wish = schedule(api.as(staff.sven.id()), "eligibility", "selfExtend", staff.sven, group, "PT4H")
                .is(201)
                .text("/id");
        staff.at(page, staff.pia, staff.rosa)
                .has(
                        "Approve the request of Sven Dahl",
                        "pim/AssignmentDialog",
                        it -> schedule(it, "eligibility", "adminExtend", staff.sven, group, "PT4H"))
                .opening("approve-eligible=" + wish, "Approve");
        staff.at(page, staff.pia, staff.glen)
                .has(
                        "Deny the request of Sven Dahl",
                        "pim/PendingRequests",
                        it -> it.post(PIM + "eligibilityScheduleRequests/" + wish + "/cancel"));
        staff.at("/my-access/roles?tab=waiting", staff.sven, staff.otto)
                .has(
                        "Cancel the request for Member of " + GOVERNED,
                        "my-roles/EndActivation",
                        it -> it.post(PIM + "eligibilityScheduleRequests/" + wish + "/cancel"));
    }

    /** Eligible is a matter of the group's rules; so the refusals of whoever is not are PIM's 400. */
    private void own(String group, String tier0) {
        String eligible = api.as(staff.sven.id())
                .get(PIM + "eligibilityScheduleInstances" + MINE)
                .text("/value/0/id");
        staff.at("/my-access/roles", staff.sven, staff.otto)
                .has(
                        "Activate Member of " + GOVERNED,
                        "my-roles/Activate",
                        it -> schedule(it, "assignment", "selfActivate", staff.otto, group, "PT1H"))
                .opening("activate=" + eligible, "Activate")
                .refusedWith(400);
        String soon = api.as(staff.rosa.id())
                .get(PIM + "eligibilityScheduleInstances" + MINE)
                .text("/value/0/id");
        staff.at("/my-access/roles", staff.rosa, staff.otto)
                .has(
                        "Extend Member of " + TIER_0,
                        "my-roles/AskLonger",
                        it -> schedule(it, "eligibility", "selfExtend", staff.otto, tier0, "PT4H"))
                .opening("extend=" + soon, "Request extension")
                .refusedWith(400);
        staff.at("/my-access/roles?tab=active", staff.rosa, staff.otto)
                .has(
                        "Deactivate Member of " + TIER_0,
                        "my-roles/EndActivation",
                        it -> schedule(it, "assignment", "selfDeactivate", staff.otto, tier0, "PT1H"))
                .refusedWith(400);
        String over = api.as(staff.axel.id())
                .get("/beta/" + PIM + "expiredEligibilities?$filter=principalId eq '" + staff.axel.id() + "'")
                .text("/value/0/id");
        staff.at("/my-access/roles?tab=expired", staff.axel, staff.otto)
                .has(
                        "Renew Member of " + GOVERNED,
                        "my-roles/AskLonger",
                        it -> schedule(it, "eligibility", "selfRenew", staff.otto, group, "PT2H"))
                .opening("renew=" + over, "Request renewal")
                .refusedWith(400);
    }

    private void activations() {
        String guarded = api.group(GUARDED);
        schedule(api.asAdmin(), "eligibility", "adminAssign", staff.sven, guarded, "PT2H")
                .is(201);
        api.asAdmin()
                .patch(api.rule(guarded, "member", "Approval_EndUser_Assignment"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule",
                         "id": "Approval_EndUser_Assignment", "setting": {"isApprovalRequired": true, "approvalStages": [
                           {"primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]}}
                        """.formatted(staff.axel.id()))
                .is(204);
        String asked = schedule(
                        api.as(staff.sven.id()).mfa(), "assignment", "selfActivate", staff.sven, guarded, "PT1H")
                .is(201)
                .text("/approvalId");
        String stages = PIM + "assignmentApprovals/" + asked + "/stages";
        String stage = api.as(staff.axel.id()).get(stages).text("/value/0/id");
        staff.at("/my-access/approvals?tab=activations", staff.axel, staff.rosa)
                .has(
                        "Approve Member of " + GUARDED + " for " + staff.sven.name(),
                        "approvals/Decide",
                        it -> it.patch(
                                stages + "/" + stage, "{\"reviewResult\": \"Approve\", \"justification\": \"me\"}"))
                .opening("approve=" + asked, "Approve")
                .refusedWith(403, 404);
    }
}
