package org.latchkey.console;

import java.util.List;
import org.latchkey.testkit.Api;

/** What a story about access packages begins with: a catalog, groups in it, packages that give their roles, and a policy of one. */
final class StockedCatalog {
    static final String EM = "identityGovernance/entitlementManagement/";
    static final String PIM = "identityGovernance/privilegedAccess/group/";

    private final Api api;
    final String catalog;

    StockedCatalog(Api api, String catalog, String... groups) {
        this.api = api;
        this.catalog = made(EM + "catalogs", "{\"displayName\": \"%s\", \"description\": \"x\"}".formatted(catalog));
        List.of(groups).forEach(group -> made(EM + "resourceRequests", """
                {"requestType": "adminAdd", "catalog": {"id": "%s"},
                 "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(this.catalog, group)));
    }

    private String made(String path, String body) {
        return api.asAdmin().post(path, body).is(201).text("/id");
    }

    /**
     * A package.
     *
     * @param role {@code Member} or {@code EligibleMember}
     */
    String accessPackage(String name, String role, String... groups) {
        String made = made(EM + "accessPackages", """
                {"displayName": "%s", "description": "x", "catalog": {"id": "%s"}}
                """.formatted(name, catalog));
        for (String group : groups) {
            api.asAdmin()
                    .post(EM + "accessPackages/" + made + "/resourceRoleScopes", """
                            {"role": {"originId": "%1$s_%2$s", "originSystem": "AadGroup"},
                             "scope": {"originId": "%2$s", "originSystem": "AadGroup", "isRootScope": true}}
                            """.formatted(role, group))
                    .is(201);
        }
        return made;
    }

    /**
     * A policy under which everybody may ask, ask for longer and give back, and somebody decides.
     *
     * @param more what else it says, with a comma after it
     */
    String policy(String accessPackage, String name, String approver, String more) {
        return made(EM + "assignmentPolicies", """
                {"displayName": "%s", "description": "x", "allowedTargetScope": "allMemberUsers", %s
                 "expiration": {"type": "afterDuration", "duration": "P30D"},
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true, "enableTargetsToSelfUpdateAccess": true,
                  "enableTargetsToSelfRemoveAccess": true, "allowCustomAssignmentSchedule": true},
                 "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "isApprovalRequiredForUpdate": true, "stages": [
                  {"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": true,
                   "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]},
                 "accessPackage": {"id": "%s"}}
                """.formatted(name, more, approver, accessPackage));
    }

    /** Gives a package to somebody directly. */
    void assign(String accessPackage, String policy, String person) {
        made(EM + "assignmentRequests", """
                {"requestType": "adminAdd",
                 "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                """.formatted(person, policy, accessPackage));
    }
}
