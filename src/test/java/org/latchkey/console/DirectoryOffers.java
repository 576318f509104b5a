package org.latchkey.console;

import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/** What there is to do with users, groups, what was deleted of both, and directory roles. */
final class DirectoryOffers {
    private final Staff staff;
    private final Api api;

    DirectoryOffers(Staff staff) {
        this.staff = staff;
        api = staff.api();
    }

    void list() {
        users();
        methods();
        groups();
        deleted();
        roles();
    }

    private void users() {
        String user = "users/" + staff.rosa.id();
        staff.at("/admin/users", staff.uma, staff.glen)
                .has("New user", "users/NewUser", it -> it.post("users", """
                        {"accountEnabled": true, "displayName": "Mine", "mailNickname": "mine", "userPrincipalName": "mine@%s",
                         "passwordProfile": {"password": "Pw-long-enough-2"}}
                        """.formatted(api.domain())))
                .opening("/admin/users/new", "Create");
        staff.at("/admin/" + user, staff.uma, staff.glen)
                .has(
                        "Edit",
                        "users/EditUser",
                        it -> it.patch(user, "{\"jobTitle\": \"x\"}"),
                        it -> it.put(user + "/manager/$ref", staff.reference("users", staff.otto.id())),
                        it -> it.delete(user + "/manager/$ref"))
                .opening("edit=user", "Save")
                .has("Delete", "users/UserPage", it -> it.delete(user))
                .has("Revoke sessions", "users/RevokeSessions", it -> it.post(user + "/revokeSignInSessions"));
    }

    private void methods() {
        String user = "users/" + staff.rosa.id();
        String its = user + "/authentication/";
        String mail = staff.made(its + "emailMethods", "{\"emailAddress\": \"rosa@home.example\"}");
        String password = api.asAdmin().get(its + "passwordMethods").text("/value/0/id");
        staff.at("/admin/" + user + "?tab=methods", staff.pat, staff.glen)
                .has(
                        "Add Temporary Access Pass",
                        "users/AddPass",
                        it -> it.post(its + "temporaryAccessPassMethods", "{\"isUsableOnce\": true}"))
                .opening("add=pass", "Add")
                .has(
                        "Add email",
                        "users/AddEmail",
                        it -> it.post(its + "emailMethods", "{\"emailAddress\": \"rosa@work.example\"}"))
                .opening("add=email", "Add")
                .has(
                        "Reset password",
                        "users/AuthenticationMethods",
                        it -> it.post(its + "methods/" + password + "/resetPassword", "{}"))
                .has(
                        "Remove Code by email",
                        "users/AuthenticationMethods",
                        it -> it.delete(its + "emailMethods/" + mail));
    }

    private void groups() {
        String group = api.group("Readers");
        String its = "groups/" + group;
        api.addMember(group, staff.rosa.id());
        api.addOwner(group, staff.axel.id());
        api.addOwner(group, staff.sven.id());
        // Every member of the organization may make a group; a guest is none.
        staff.at("/admin/groups", staff.otto, staff.gus)
                .has("New group", "groups/NewGroup", it -> it.post("groups", """
                        {"displayName": "Mine", "mailEnabled": false, "mailNickname": "mine", "securityEnabled": true}
                        """))
                .opening("/admin/groups/new", "Create");
        staff.at("/admin/" + its, staff.uma, staff.otto)
                .has("Edit", "groups/EditGroup", it -> it.patch(its, "{\"description\": \"x\"}"))
                .opening("edit=group", "Save")
                .has("Delete", "groups/GroupPage", it -> it.delete(its));
        staff.at("/admin/" + its + "?tab=members", staff.uma, staff.otto)
                .has("Add members", "groups/AddTies", it -> it.post(its + "/members/$ref", staff.reference(staff.otto)))
                .opening("add=members", "Add")
                .has(
                        "Remove " + staff.rosa.name(),
                        "groups/Ties",
                        it -> it.delete(its + "/members/" + staff.rosa.id() + "/$ref"));
        staff.at("/admin/" + its + "?tab=owners", staff.uma, staff.otto)
                .has("Add owners", "groups/AddTies", it -> it.post(its + "/owners/$ref", staff.reference(staff.otto)))
                .opening("add=owners", "Add")
                .has(
                        "Remove " + staff.axel.name(),
                        "groups/Ties",
                        it -> it.delete(its + "/owners/" + staff.axel.id() + "/$ref"));
    }

    private void deleted() {
        String group = api.group("Night crew");
        String leaver = api.person("Lea Leaver");
        api.asAdmin().delete("groups/" + group).is(204);
        api.asAdmin().delete("users/" + leaver).is(204);
        restorable(staff.at("/admin/groups/deleted", staff.pat, staff.glen), "Night crew", group);
        restorable(staff.at("/admin/users/deleted", staff.uma, staff.pat), "Lea Leaver", leaver);
    }

    private static void restorable(OfferingPage page, String name, String id) {
        String item = "directory/deletedItems/" + id;
        page.has("Restore", "deleted/Restore", it -> it.post(item + "/restore", "{}"))
                .choosing("Select " + name)
                .has("Delete permanently", "deleted/Purge", it -> it.delete(item))
                .choosing("Select " + name);
    }

    private void roles() {
        String role = DirectoryRole.USER_ADMINISTRATOR.template().toString();
        String assigned = staff.found(
                "roleManagement/directory/roleAssignments",
                "principalId eq '" + staff.uma.id() + "' and roleDefinitionId eq '" + role + "'");
        staff.at("/admin/roles/" + role, staff.pia, staff.glen)
                .has(
                        "Add assignments",
                        "roles/AddAssignments",
                        it -> it.post("roleManagement/directory/roleAssignments", """
                                {"principalId": "%s", "roleDefinitionId": "%s", "directoryScopeId": "/"}
                                """.formatted(staff.otto.id(), role)))
                .opening("add=assignments", "Add")
                .has(
                        "Remove " + staff.uma.name(),
                        "roles/RolePage",
                        it -> it.delete("roleManagement/directory/roleAssignments/" + assigned));
        staff.at("/my-access/packages", staff.uma, staff.otto)
                .has("Audit log", "audit/AuditLog", it -> it.get("auditLogs/directoryAudits"));
    }
}
