package org.latchkey;

import org.latchkey.directory.DirectoryScopes;
import org.latchkey.entitlement.EntitlementRole;
import org.latchkey.entitlement.EntitlementScopes;
import org.latchkey.entitlement.RequestScopes;
import org.latchkey.kernel.Scope;
import org.latchkey.privileged.PrivilegedScopes;

/**
 * Over which rows a row of the authority table holds, with a name for readers.
 *
 * @param name what the generated page calls the rows
 */
record Over(String name, Scope scope) {

    static final Over EVERYTHING = new Over("everything", Scope.EVERYWHERE);
    static final Over WHAT_THE_VERB_ALLOWS = new Over("what the verb itself allows", Scope.EVERYWHERE);
    static final Over WHILE_MEMBER = new Over("everything", DirectoryScopes.WHEN_MEMBER_USER);
    static final Over THEMSELVES = new Over("themselves", DirectoryScopes.SELF);
    static final Over PLAIN_PEOPLE = new Over("people without a directory role", DirectoryScopes.PLAIN_USERS);
    static final Over THEIR_APPLICATIONS = new Over("their applications", DirectoryScopes.OWNED_APPLICATIONS);
    static final Over THEIR_GROUPS = new Over("their groups", DirectoryScopes.OWNED_GROUPS);
    static final Over GROUPS_THEY_ARE_IN = new Over("their groups", DirectoryScopes.MEMBER_GROUPS);
    static final Over PLAIN_GROUPS = new Over("groups that may not hold directory roles", DirectoryScopes.PLAIN_GROUPS);
    static final Over ROLE_ASSIGNABLE_GROUPS =
            new Over("groups that may hold directory roles", DirectoryScopes.ROLE_ASSIGNABLE_GROUPS);
    static final Over MICROSOFT_365_GROUPS = new Over("Microsoft 365 groups", DirectoryScopes.MICROSOFT_365_GROUPS);

    static final Over USERS = new Over("users", DirectoryScopes.USERS);
    static final Over GROUPS = new Over("groups", DirectoryScopes.GROUPS);

    static final Over GROUPS_THEY_ARE_ELIGIBLE_FOR = new Over("that group", PrivilegedScopes.ELIGIBLE_GROUPS);
    static final Over WHAT_IS_ABOUT_THEM = new Over("what is about them", PrivilegedScopes.OWN);
    static final Over PIM_REQUESTS_TO_DECIDE = new Over("requests to decide", PrivilegedScopes.TO_DECIDE);
    static final Over THEIR_APPROVALS =
            new Over("their approvals", PrivilegedScopes.APPROVALS.or(PrivilegedScopes.STAGES));
    static final Over APPROVALS_OF_THEIR_REQUESTS =
            new Over("approvals of what they asked for", PrivilegedScopes.OWN_APPROVALS);

    static final Over WHILE_CATALOG_CREATOR = new Over("everything", EntitlementScopes.WHILE_CATALOG_CREATOR);
    static final Over WHILE_HOLDER = new Over("what the verb itself allows", EntitlementScopes.WHILE_HOLDER);
    static final Over THEIR_REQUESTS = new Over("their requests", RequestScopes.OWN_REQUESTS);
    static final Over REQUESTS_TO_DECIDE = new Over("requests to decide", RequestScopes.REQUESTS_TO_DECIDE);
    static final Over THEIR_ASSIGNMENTS = new Over("their assignments", RequestScopes.OWN_ASSIGNMENTS);
    static final Over PACKAGES_FOR_OTHERS = new Over("packages for others", EntitlementScopes.FOR_OTHERS);

    /** Where a role of entitlement management holds. */
    static Over held(EntitlementRole role) {
        return role.isOverCatalog()
                ? new Over("the catalog", EntitlementScopes.catalogsOf(role))
                : WHILE_CATALOG_CREATOR;
    }
}
