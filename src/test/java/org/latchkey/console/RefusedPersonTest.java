package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.GLOBAL_READER;
import static org.latchkey.directory.DirectoryRole.IDENTITY_GOVERNANCE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Fingerprint;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A refused person never sees the button, and the API refuses the same call. Each action of the procedure is looked at with two
 * pairs of eyes, at the same address: who may do it sees its button, so nothing is missing because a page was empty; who may not,
 * does not see it, neither there nor where the address opens its form, and their call is refused and changes nothing.
 */
class RefusedPersonTest {
    private static final String EM = "identityGovernance/entitlementManagement/";
    private static final String PIM = "identityGovernance/privilegedAccess/group/";
    private static final String GOVERNED = "Prod DB admins";
    private static final String PACKAGE = "Production databases";

    private final Api api = Api.fresh();

    private final Person uma = person("Uma Adams", USER_ADMINISTRATOR);
    private final Person pia = person("Pia Roth", PRIVILEGED_ROLE_ADMINISTRATOR);
    private final Person ines = person("Ines Falk", IDENTITY_GOVERNANCE_ADMINISTRATOR);
    private final Person glen = person("Glen Reader", GLOBAL_READER);
    private final Person carl = person("Carl Osei");
    private final Person cleo = person("Cleo Marsh");
    private final Person axel = person("Axel Prieto");
    private final Person rosa = person("Rosa Lind");
    private final Person sven = person("Sven Dahl");
    private final Person otto = person("Otto Saar");

    private record Person(String name, String id) {}

    /**
     * An action.
     *
     * @param address where its button is
     * @param form the address that opens its form; empty where it has none, or none with an address
     * @param submit the button of the form
     * @param may who sees it
     * @param mayNot who does not
     * @param call the same by the API
     * @param refused the answer to who may not
     */
    private record Action(
            String button,
            String address,
            String form,
            String submit,
            Person may,
            Person mayNot,
            Function<Api.Client, Answer> call,
            List<Integer> refused) {}

    private final List<Action> actions = new ArrayList<>();

    private Person person(String name, DirectoryRole... roles) {
        return new Person(name, api.person(name, roles));
    }

    private void action(
            String button,
            String address,
            Person may,
            Person mayNot,
            Function<Api.Client, Answer> call,
            Integer... refused) {
        action(button, address, "", "", may, mayNot, call, refused);
    }

    private void action(
            String button,
            String address,
            String form,
            String submit,
            Person may,
            Person mayNot,
            Function<Api.Client, Answer> call,
            Integer... refused) {
        actions.add(new Action(
                button,
                address,
                form,
                submit,
                may,
                mayNot,
                call,
                refused.length == 0 ? List.of(403) : List.of(refused)));
    }

    private String made(String path, String body) {
        return api.asAdmin().post(path, body).is(201).text("/id");
    }

    private Answer schedule(Api.Client who, String side, String action, String whom, String group) {
        return who.post(PIM + side + "ScheduleRequests", """
                {"action": "%s", "accessId": "member", "groupId": "%s", "principalId": "%s", "justification": "because",
                 "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "PT2H"}}}
                """.formatted(action, group, whom));
    }

    private void groups() {
        String group = api.group("Readers");
        String page = "/admin/groups/" + group;
        api.addMember(group, rosa.id());
        action(
                "Edit",
                page,
                page + "?edit=group",
                "Save",
                uma,
                otto,
                it -> it.patch("groups/" + group, "{\"description\": \"x\"}"));
        action("Delete", page, uma, otto, it -> it.delete("groups/" + group));
        String ref = "{\"@odata.id\": \"" + api.server() + "/v1.0/directoryObjects/" + otto.id() + "\"}";
        action(
                "Add members",
                page + "?tab=members",
                page + "?tab=members&add=members",
                "Add",
                uma,
                otto,
                it -> it.post("groups/" + group + "/members/$ref", ref));
        action(
                "Remove " + rosa.name(),
                page + "?tab=members",
                uma,
                otto,
                it -> it.delete("groups/" + group + "/members/" + rosa.id() + "/$ref"));
        action(
                "Add owners",
                page + "?tab=owners",
                page + "?tab=owners&add=owners",
                "Add",
                uma,
                otto,
                it -> it.post("groups/" + group + "/owners/$ref", ref));
        String role = api.asAdmin()
                .get("roleManagement/directory/roleDefinitions?$filter=displayName eq 'User Administrator'")
                .text("/value/0/id");
        action(
                "Add assignments",
                "/admin/roles/" + role,
                "/admin/roles/" + role + "?add=assignments",
                "Add",
                pia,
                glen,
                it -> it.post("roleManagement/directory/roleAssignments", """
                        {"principalId": "%s", "roleDefinitionId": "%s", "directoryScopeId": "/"}
                        """.formatted(otto.id(), role)));
        action("Audit log", "/my-access/packages", uma, otto, it -> it.get("auditLogs/directoryAudits"));
    }

    private void privileged() {
        String free = api.group("Not managed yet");
        String tier0 = made("groups", """
                {"displayName": "Tier 0", "mailEnabled": false, "mailNickname": "tier0", "securityEnabled": true,
                 "isAssignableToRole": true}
                """);
        String group = api.group(GOVERNED);
        String page = "/admin/pim/groups/" + group;
        schedule(api.asAdmin(), "eligibility", "adminAssign", sven.id(), group).is(201);
        api.addMember(group, rosa.id());
        String register = "/beta/privilegedAccess/aadGroups/resources/register";
        action(
                "Discover groups",
                "/admin/pim/groups",
                pia,
                glen,
                it -> it.post(register, "{\"externalId\": \"" + free + "\"}"));
        action(
                "Manage groups",
                "/admin/pim/groups/discover",
                pia,
                otto,
                it -> it.post(register, "{\"externalId\": \"" + free + "\"}"));
        action(
                "Add assignments",
                page,
                page + "?add=assignment",
                "Assign",
                pia,
                rosa,
                it -> schedule(it, "eligibility", "adminAssign", otto.id(), group));
        action(
                "Update Sven Dahl as member",
                page,
                pia,
                glen,
                it -> schedule(it, "eligibility", "adminUpdate", sven.id(), group));
        action(
                "Extend Sven Dahl as member",
                page,
                pia,
                rosa,
                it -> schedule(it, "eligibility", "adminExtend", sven.id(), group));
        action(
                "Remove Sven Dahl as member",
                page,
                pia,
                rosa,
                it -> schedule(it, "eligibility", "adminRemove", sven.id(), group));
        String policy = api.asAdmin()
                .get("policies/roleManagementPolicyAssignments?$filter=scopeId eq '" + group
                        + "' and scopeType eq 'Group' and roleDefinitionId eq 'member'")
                .text("/value/0/policyId");
        action(
                "Save settings",
                page + "?tab=member",
                pia,
                rosa,
                it -> it.patch(
                        "policies/roleManagementPolicies/" + policy + "/rules/Expiration_EndUser_Assignment", """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
                         "id": "Expiration_EndUser_Assignment", "maximumDuration": "PT1H"}
                        """));
        schedule(api.asAdmin(), "eligibility", "adminAssign", rosa.id(), tier0).is(201);
        action(
                "Update Rosa Lind as member",
                "/admin/pim/groups/" + tier0,
                pia,
                uma,
                it -> schedule(it, "eligibility", "adminUpdate", rosa.id(), tier0));
        String wish = schedule(api.as(sven.id()), "eligibility", "selfExtend", sven.id(), group)
                .is(201)
                .text("/id");
        action(
                "Approve the request of Sven Dahl",
                page + "?tab=requests",
                page + "?tab=requests&approve-eligible=" + wish,
                "Approve",
                pia,
                rosa,
                it -> schedule(it, "eligibility", "adminExtend", sven.id(), group));
        action(
                "Deny the request of Sven Dahl",
                page + "?tab=requests",
                pia,
                glen,
                it -> it.post(PIM + "eligibilityScheduleRequests/" + wish + "/cancel"));
        // Eligible is a matter of the group's rules; so their refusal is PIM's 400.
        action(
                "Activate Member of " + GOVERNED,
                "/my-access/roles",
                sven,
                otto,
                it -> schedule(it, "assignment", "selfActivate", otto.id(), group),
                400);
        action(
                "Cancel the request for Member of " + GOVERNED,
                "/my-access/roles?tab=waiting",
                sven,
                otto,
                it -> schedule(it, "eligibility", "selfExtend", sven.id(), group));
    }

    private void entitlement() {
        String catalog = made(EM + "catalogs", "{\"displayName\": \"Databases\", \"description\": \"x\"}");
        giveRole(catalog, "Catalog owner", carl);
        giveRole(catalog, "Catalog reader", cleo);
        String group = api.group("DB readers");
        String given = api.group("DB writers");
        made(EM + "resourceRequests", """
                {"requestType": "adminAdd", "catalog": {"id": "%s"},
                 "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(catalog, given));
        String bundle = made(EM + "accessPackages", """
                {"displayName": "%s", "description": "x", "catalog": {"id": "%s"}}
                """.formatted(PACKAGE, catalog));
        String policy = policy(bundle);

        String page = "/admin/entitlement/catalogs/" + catalog;
        action(
                "New catalog",
                "/admin/entitlement/catalogs",
                "/admin/entitlement/catalogs?new=catalog",
                "Create",
                ines,
                carl,
                it -> it.post(EM + "catalogs", "{\"displayName\": \"Mine\", \"description\": \"\"}"));
        action(
                "Edit",
                page,
                page + "?edit=catalog",
                "Save",
                carl,
                cleo,
                it -> it.patch(EM + "catalogs/" + catalog, "{\"description\": \"y\"}"));
        action("Delete", page, carl, cleo, it -> it.delete(EM + "catalogs/" + catalog));
        action(
                "Add resources",
                page + "?tab=resources",
                page + "?tab=resources&add=resources",
                "Add",
                carl,
                cleo,
                it -> it.post(EM + "resourceRequests", """
                        {"requestType": "adminAdd", "catalog": {"id": "%s"},
                         "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                        """.formatted(catalog, group)));
        action(
                "Add role assignment",
                page + "?tab=roles",
                page + "?tab=roles&add=role",
                "Add",
                carl,
                cleo,
                it -> it.post("roleManagement/entitlementManagement/roleAssignments", """
                        {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/%s"}
                        """.formatted(
                                otto.id(), roleNamed("Catalog reader"), catalog)));

        action(
                "New access package",
                "/admin/entitlement/packages",
                "/admin/entitlement/packages/new",
                "Create",
                carl,
                cleo,
                it -> it.post(EM + "accessPackages", """
                        {"displayName": "Mine", "description": "", "catalog": {"id": "%s"}}
                        """.formatted(catalog)));
        String its = "/admin/entitlement/packages/" + bundle;
        action(
                "Edit",
                its,
                its + "?edit=package",
                "Save",
                carl,
                cleo,
                it -> it.patch(EM + "accessPackages/" + bundle, "{\"description\": \"y\"}"));
        action("Hide", its, carl, cleo, it -> it.patch(EM + "accessPackages/" + bundle, "{\"isHidden\": true}"));
        action("Delete", its, carl, cleo, it -> it.delete(EM + "accessPackages/" + bundle));
        action(
                "Add resource roles",
                its + "?tab=roles",
                its + "/resource-roles/add",
                "Add",
                carl,
                cleo,
                it -> it.post(
                        EM + "accessPackages/" + bundle + "/resourceRoleScopes", """
                        {"role": {"displayName": "Member", "originSystem": "AadGroup", "originId": "Member_%s",
                                  "resource": {"originId": "%s", "originSystem": "AadGroup"}},
                         "scope": {"originId": "%s", "originSystem": "AadGroup"}}
                        """.formatted(given, given, given)));
        action(
                "Add policy",
                its + "?tab=policies",
                its + "/policies/new",
                "Next",
                carl,
                cleo,
                it -> it.post(EM + "assignmentPolicies", policyBody(bundle)));
        action(
                "Edit Everyone asks",
                its + "?tab=policies",
                its + "/policies/" + policy,
                "Save",
                carl,
                cleo,
                it -> it.put(EM + "assignmentPolicies/" + policy, policyBody(bundle)));
        action(
                "Delete Everyone asks",
                its + "?tab=policies",
                carl,
                cleo,
                it -> it.delete(EM + "assignmentPolicies/" + policy));
        action(
                "New assignment",
                its + "?tab=assignments",
                its + "?tab=assignments&assign=people",
                "Assign",
                carl,
                cleo,
                it -> it.post(EM + "assignmentRequests", """
                        {"requestType": "adminAdd",
                         "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                        """.formatted(otto.id(), policy, bundle)));
        action(
                "Add groups",
                its + "?tab=duties",
                its + "?tab=duties&add=incompatibleGroups",
                "Add",
                carl,
                cleo,
                it -> it.post(
                        EM + "accessPackages/" + bundle + "/incompatibleGroups/$ref",
                        "{\"@odata.id\": \"" + api.server() + "/v1.0/groups/" + group + "\"}"));

        // Whom a package is for is a matter of its policies; so their refusal is a 400 as well.
        String ask = """
                {"requestType": "userAdd", "justification": "x",
                 "assignment": {"accessPackageId": "%s", "assignmentPolicyId": "%s"}}
                """.formatted(bundle, policy);
        action(
                "Request " + PACKAGE,
                "/my-access/packages",
                "/my-access/packages?request=" + bundle,
                "Send request",
                rosa,
                otto,
                it -> it.post(EM + "assignmentRequests", ask),
                400);
        String asked =
                api.as(rosa.id()).post(EM + "assignmentRequests", ask).is(201).text("/id");
        api.settle();
        String stages = EM + "accessPackageAssignmentApprovals/" + asked + "/stages";
        String stage = api.asAdmin().get(stages).text("/value/0/id");
        action(
                "Approve " + PACKAGE + " for " + rosa.name(),
                "/my-access/approvals",
                "/my-access/approvals?approve=" + asked,
                "Approve",
                axel,
                rosa,
                it -> it.patch(stages + "/" + stage, "{\"reviewResult\": \"Approve\", \"justification\": \"me\"}"),
                403,
                404);
        action(
                "Cancel request",
                its + "/requests/" + asked,
                carl,
                cleo,
                it -> it.post(EM + "assignmentRequests/" + asked + "/cancel"));
    }

    private String roleNamed(String name) {
        return api.asAdmin()
                .get("roleManagement/entitlementManagement/roleDefinitions?$filter=displayName eq '" + name + "'")
                .text("/value/0/id");
    }

    private void giveRole(String catalog, String role, Person to) {
        made("roleManagement/entitlementManagement/roleAssignments", """
                {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/%s"}
                """.formatted(to.id(), roleNamed(role), catalog));
    }

    private String policyBody(String bundle) {
        return """
                {"displayName": "Everyone asks", "description": "x", "allowedTargetScope": "specificDirectoryUsers",
                 "specificAllowedTargets": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s", "description": "x"}],
                 "expiration": {"type": "afterDuration", "duration": "P30D"},
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true},
                 "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "stages": [{"durationBeforeAutomaticDenial": "P2D",
                   "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]},
                 "accessPackage": {"id": "%s"}}
                """.formatted(rosa.id(), axel.id(), bundle);
    }

    private String policy(String bundle) {
        return made(EM + "assignmentPolicies", policyBody(bundle));
    }

    @Test
    void whoMayNotSeesNoButtonAndIsRefused() {
        groups();
        privileged();
        entitlement();
        try (var cast = new Cast(api)) {
            // One screen after the other: what nobody may change, stays as it was for the next.
            for (Action it : actions) {
                cast.of(it.may().name()).visit(it.address()).settle().offers(it.button());
                if (!it.form().isEmpty()) {
                    cast.of(it.may().name()).visit(it.form()).offers(it.submit());
                }
            }
            for (Action it : actions) {
                Screen refused = cast.of(it.mayNot().name()).isRefused();
                refused.visit(it.address()).lacks(it.button());
                if (!it.form().isEmpty()) {
                    refused.visit(it.form()).lacks(it.submit());
                }
            }
        }
        api.settle();
        Map<String, String> before = rows();
        for (Action it : actions) {
            Answer answer = it.call().apply(api.as(it.mayNot().id()));
            assertThat(it.refused())
                    .as("%s of %s: %s", it.button(), it.mayNot().name(), answer)
                    .contains(answer.status());
        }
        assertThat(rows()).as("a refused call changes nothing").isEqualTo(before);
    }

    private Map<String, String> rows() {
        return Fingerprint.of(RunningServer.shared().bean(JdbcClient.class), UUID.fromString(api.tenant()));
    }
}
