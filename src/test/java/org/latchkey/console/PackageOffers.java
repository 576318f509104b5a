package org.latchkey.console;

import static org.latchkey.console.Staff.EM;

import org.latchkey.testkit.Api;

/** What there is to do with access packages, their roles and policies, and with what is asked for and had of them. */
final class PackageOffers {
    private static final String PACKAGE = "Production databases";
    private static final String DESK = "Standing desk";

    private final Staff staff;
    private final Api api;
    private final String catalog;

    PackageOffers(Staff staff, String catalog) {
        this.staff = staff;
        api = staff.api();
        this.catalog = catalog;
    }

    /**
     * @param given a group of the catalog
     * @param gone another, which is deleted here
     */
    void list(String given, String givenName, String gone) {
        failed(gone);
        String bundle = newPackage(PACKAGE);
        String desk = newPackage(DESK);
        String policy = staff.made(EM + "assignmentPolicies", policy(bundle, true));
        String role = staff.made(EM + "accessPackages/" + bundle + "/resourceRoleScopes", member(given));
        String standing = staff.made(EM + "assignmentPolicies", policy(desk, false));
        String refused = api.group("Outsiders");
        overview(bundle);
        roles(bundle, given, role, givenName);
        policies(bundle, policy);
        duties(bundle, desk, refused);
        assignments(bundle, policy, desk, standing);
        requests(bundle, policy);
    }

    private String newPackage(String name) {
        return staff.made(EM + "accessPackages", """
                {"displayName": "%s", "description": "x", "catalog": {"id": "%s"}}
                """.formatted(name, catalog));
    }

    private static String member(String group) {
        return """
                {"role": {"displayName": "Member", "originSystem": "AadGroup", "originId": "Member_%1$s",
                          "resource": {"originId": "%1$s", "originSystem": "AadGroup"}},
                 "scope": {"originId": "%1$s", "originSystem": "AadGroup"}}
                """.formatted(group);
    }

    /** Rosa may ask, for longer too, and give it back. */
    private String policy(String bundle, boolean isDecided) {
        return """
                {"displayName": "Rosa asks", "description": "x", "allowedTargetScope": "specificDirectoryUsers",
                 "specificAllowedTargets": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s", "description": "x"}],
                 "expiration": {"type": "afterDuration", "duration": "P30D"},
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true, "enableTargetsToSelfUpdateAccess": true,
                   "enableTargetsToSelfRemoveAccess": true},
                 "requestApprovalSettings": {"isApprovalRequiredForAdd": %b, "stages": [%s]},
                 "accessPackage": {"id": "%s"}}
                """.formatted(staff.rosa.id(), isDecided, isDecided ? """
                                {"durationBeforeAutomaticDenial": "P2D",
                                 "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}
                                """.formatted(staff.axel.id()) : "", bundle);
    }

    private static String page(String bundle) {
        return "/admin/entitlement/packages/" + bundle;
    }

    private void overview(String bundle) {
        String its = EM + "accessPackages/" + bundle;
        staff.at("/admin/entitlement/packages", staff.carl, staff.cleo)
                .has(
                        "New access package",
                        "entitlement/NewAccessPackage",
                        it -> it.post(EM + "accessPackages", """
                        {"displayName": "Mine", "description": "", "catalog": {"id": "%s"}}
                        """.formatted(catalog)))
                .opening("/admin/entitlement/packages/new", "Create");
        staff.at(page(bundle), staff.carl, staff.cleo)
                .has("Edit", "entitlement/EditAccessPackage", it -> it.patch(its, "{\"description\": \"y\"}"))
                .opening("edit=package", "Save")
                .has("Hide", "entitlement/AccessPackagePage", it -> it.patch(its, "{\"isHidden\": true}"))
                .has("Delete", "entitlement/AccessPackagePage", it -> it.delete(its));
    }

    private void roles(String bundle, String given, String role, String givenName) {
        String its = EM + "accessPackages/" + bundle + "/resourceRoleScopes";
        staff.at(page(bundle) + "?tab=roles", staff.carl, staff.cleo)
                .has("Add resource roles", "entitlement/AddResourceRoles", it -> it.post(its, member(given)))
                .opening(page(bundle) + "/resource-roles/add", "Add")
                .has("Remove Member of " + givenName, "entitlement/ResourceRoles", it -> it.delete(its + "/" + role));
    }

    private void policies(String bundle, String policy) {
        String its = EM + "assignmentPolicies";
        staff.at(page(bundle) + "?tab=policies", staff.carl, staff.cleo)
                .has("Add policy", "entitlement/PolicyPage", it -> it.post(its, policy(bundle, true)))
                .opening(page(bundle) + "/policies/new", "Next")
                .has("Edit Rosa asks", "entitlement/PolicyPage", it -> it.put(its + "/" + policy, policy(bundle, true)))
                .opening(page(bundle) + "/policies/" + policy, "Save")
                .has("Delete Rosa asks", "entitlement/Policies", it -> it.delete(its + "/" + policy));
    }

    private void duties(String bundle, String desk, String group) {
        String its = EM + "accessPackages/" + bundle;
        Offer.Call addGroup = it -> it.post(its + "/incompatibleGroups/$ref", staff.reference("groups", group));
        addGroup.by(api.asAdmin()).is(204);
        staff.at(page(bundle) + "?tab=duties", staff.carl, staff.cleo)
                .has("Add groups", "entitlement/AddIncompatible", addGroup)
                .opening("add=incompatibleGroups", "Add")
                .has(
                        "Add access packages",
                        "entitlement/AddIncompatible",
                        it -> it.post(
                                its + "/incompatibleAccessPackages/$ref", staff.reference(EM + "accessPackages", desk)))
                .opening("add=incompatibleAccessPackages", "Add")
                .has(
                        "Remove Outsiders",
                        "entitlement/SeparationOfDuties",
                        it -> it.delete(its + "/incompatibleGroups/" + group + "/$ref"));
    }

    private void assignments(String bundle, String policy, String desk, String standing) {
        String its = EM + "assignmentRequests";
        staff.at(page(bundle) + "?tab=assignments", staff.carl, staff.cleo)
                .has(
                        "New assignment",
                        "entitlement/AssignPeople",
                        it -> it.post(its, """
                        {"requestType": "adminAdd",
                         "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                        """.formatted(staff.otto.id(), policy, bundle)))
                .opening("assign=people", "Assign");
        api.as(staff.rosa.id()).post(its, ask(desk, standing)).is(201);
        api.settle();
        String held = staff.found(EM + "assignments", "accessPackage/id eq '" + desk + "'");
        String select = "Select " + staff.rosa.name();
        staff.at(page(desk) + "?tab=assignments", staff.carl, staff.cleo)
                .has(
                        "Reprocess (1)",
                        "entitlement/ChangeAssignments",
                        it -> it.post(EM + "assignments/" + held + "/reprocess"))
                .choosing(select)
                .refusedWith(404)
                .has("Remove (1)", "entitlement/ChangeAssignments", it -> it.post(its, change("adminRemove", held)))
                .choosing(select);
        staff.at("/my-access/access", staff.rosa, staff.otto)
                .has("Extend " + DESK, "my-access/ExtendAccess", it -> it.post(its, change("userUpdate", held)))
                .opening("extend=" + held, "Extend")
                .refusedWith(400, 403, 404)
                .has("Remove " + DESK, "my-access/RemoveAccess", it -> it.post(its, change("userRemove", held)))
                .opening("remove=" + held, "Remove")
                .refusedWith(400, 403, 404);
    }

    private static String change(String type, String assignment) {
        return "{\"requestType\": \"%s\", \"justification\": \"x\", \"assignment\": {\"id\": \"%s\"}}"
                .formatted(type, assignment);
    }

    private static String ask(String bundle, String policy) {
        return """
                {"requestType": "userAdd", "justification": "x",
                 "assignment": {"accessPackageId": "%s", "assignmentPolicyId": "%s"}}
                """.formatted(bundle, policy);
    }

    /** A delivery fails when for an hour there is no group to give. */
    private void failed(String gone) {
        String its = EM + "assignmentRequests";
        String vain = newPackage("Vain");
        String policy = staff.made(EM + "assignmentPolicies", policy(vain, false));
        staff.made(EM + "accessPackages/" + vain + "/resourceRoleScopes", member(gone));
        api.asAdmin().delete("groups/" + gone).is(204);
        String asked =
                api.as(staff.rosa.id()).post(its, ask(vain, policy)).is(201).text("/id");
        api.settle();
        api.advance("PT1H");
        staff.at(page(vain) + "/requests/" + asked, staff.carl, staff.cleo)
                .has("Reprocess", "entitlement/RequestActions", it -> it.post(its + "/" + asked + "/reprocess"))
                .refusedWith(404);
    }

    private void requests(String bundle, String policy) {
        String its = EM + "assignmentRequests";
        // Whom a package is for is a matter of its policies; so who may not ask is told so by a 400.
        staff.at("/my-access/packages", staff.rosa, staff.otto)
                .has("Request " + PACKAGE, "my-access/RequestAccess", it -> it.post(its, ask(bundle, policy)))
                .opening("request=" + bundle, "Send request")
                .refusedWith(400);
        String asked =
                api.as(staff.rosa.id()).post(its, ask(bundle, policy)).is(201).text("/id");
        api.settle();
        String stages = EM + "accessPackageAssignmentApprovals/" + asked + "/stages";
        String stage = api.asAdmin().get(stages).text("/value/0/id");
        staff.at("/my-access/approvals", staff.axel, staff.rosa)
                .has(
                        "Approve " + PACKAGE + " for " + staff.rosa.name(),
                        "approvals/Decide",
                        it -> it.patch(
                                stages + "/" + stage, "{\"reviewResult\": \"Approve\", \"justification\": \"me\"}"))
                .opening("approve=" + asked, "Approve")
                .refusedWith(403, 404);
        Offer.Call cancel = it -> it.post(its + "/" + asked + "/cancel");
        staff.at(page(bundle) + "/requests/" + asked, staff.carl, staff.cleo)
                .has("Cancel request", "entitlement/RequestActions", cancel);
        staff.at("/my-access/requests", staff.rosa, staff.otto)
                .has("Cancel the request for " + PACKAGE, "my-access/MyRequests", cancel)
                .refusedWith(403, 404);
    }
}
