package org.latchkey;

import static org.latchkey.directory.DirectoryAction.*;
import static org.latchkey.directory.DirectoryRole.*;
import static org.latchkey.directory.DirectoryScopes.MEMBER_GROUPS;
import static org.latchkey.directory.DirectoryScopes.MICROSOFT_365_GROUPS;
import static org.latchkey.directory.DirectoryScopes.OWNED_GROUPS;
import static org.latchkey.directory.DirectoryScopes.PLAIN_GROUPS;
import static org.latchkey.directory.DirectoryScopes.PLAIN_USERS;
import static org.latchkey.directory.DirectoryScopes.ROLE_ASSIGNABLE_GROUPS;
import static org.latchkey.directory.DirectoryScopes.SELF;
import static org.latchkey.directory.DirectoryScopes.WHEN_MEMBER_USER;
import static org.latchkey.entitlement.EntitlementAction.*;
import static org.latchkey.entitlement.EntitlementRole.ACCESS_PACKAGE_MANAGER;
import static org.latchkey.entitlement.EntitlementRole.ASSIGNMENT_MANAGER;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_CREATOR;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_OWNER;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_READER;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latchkey.audit.AuditAction;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.entitlement.EntitlementAction;
import org.latchkey.entitlement.EntitlementRole;
import org.latchkey.entitlement.EntitlementScopes;
import org.latchkey.entitlement.RequestScopes;
import org.latchkey.kernel.Scope;
import org.latchkey.policy.PolicyAction;
import org.latchkey.privileged.PrivilegedAction;
import org.latchkey.privileged.PrivilegedScopes;

/**
 * Who may do what, over which rows: the one table. It says who may knock; policies say whether the door opens. A person needs
 * a row here <em>and</em> a permission of {@link Permissions}, an application the permission only, Latchkey itself neither.
 *
 * <p>Sources: <a href="https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference">built-in
 * roles</a>, <a href="https://learn.microsoft.com/entra/id-governance/entitlement-management-delegate">delegation in
 * entitlement management</a>.
 */
final class Authority {

    /**
     * One row.
     *
     * @param over what the rows are called that the scope holds
     * @param byRole whether an entitlement role gives it, which applications can hold too
     */
    record Rule(String who, Set<DirectoryRole> roles, Actions actions, String over, Scope scope, boolean byRole) {}

    private static final Actions READ_DIRECTORY = Actions.of(READ_USERS, READ_GROUPS, READ_OBJECTS, CHECK_MEMBERSHIP);
    private static final Actions WRITE_GROUPS =
            Actions.of(UPDATE_GROUPS, DELETE_GROUPS, TOUCH_MEMBERS, WRITE_MEMBERS, WRITE_OWNERS, READ_HIDDEN_MEMBERS);

    private static final Actions READ_CATALOG = Actions.of(READ_CATALOGS, READ_RESOURCES, READ_PACKAGES, READ_POLICIES);
    private static final Actions READ_ASSIGNED =
            Actions.of(READ_REQUESTS, READ_ASSIGNMENTS, READ_ADDITIONAL_ACCESS, READ_SUBJECTS, READ_APPROVALS);
    private static final Actions MANAGE_ASSIGNMENTS =
            READ_CATALOG.and(READ_ASSIGNED).and(ASSIGN_ACCESS, PROCESS_REQUESTS);
    private static final Actions MANAGE_PACKAGES =
            MANAGE_ASSIGNMENTS.and(WRITE_PACKAGES, WRITE_POLICIES, SKIP_APPROVAL, REFRESH_RESOURCES);
    private static final Actions MANAGE_CATALOG =
            MANAGE_PACKAGES.and(WRITE_CATALOGS, WRITE_RESOURCES, READ_ROLE_ASSIGNMENTS, ASSIGN_CATALOG_ROLES);

    private static final Actions READ_PIM = Actions.of(
            PrivilegedAction.READ_ELIGIBILITY, PrivilegedAction.READ_ASSIGNMENTS, PolicyAction.READ_ROLE_POLICIES);
    private static final Actions LIST_PIM = Actions.of(
            PrivilegedAction.LIST_ELIGIBILITY_OF_OTHERS,
            PrivilegedAction.LIST_ASSIGNMENTS_OF_OTHERS,
            PrivilegedAction.READ_MANAGED_GROUPS);
    private static final Actions MANAGE_PIM = READ_PIM.and(
            PrivilegedAction.MANAGE_ELIGIBILITY,
            PrivilegedAction.REMOVE_ELIGIBILITY,
            PrivilegedAction.MANAGE_ASSIGNMENTS,
            PrivilegedAction.REMOVE_ASSIGNMENTS,
            PrivilegedAction.READ_APPROVALS,
            PrivilegedAction.READ_MANAGED_GROUPS,
            PrivilegedAction.MANAGE_GROUPS,
            PolicyAction.WRITE_ROLE_POLICIES);

    static final List<Rule> RULES = List.of(
            // directory
            allow(role(GLOBAL_ADMINISTRATOR), Actions.everything(), "everything", Scope.EVERYWHERE),
            allow("a member of the organization", READ_DIRECTORY, "everything", WHEN_MEMBER_USER),
            allow(
                    "a member of the organization",
                    Actions.of(CREATE_GROUPS, READ_APPLICATIONS),
                    "everything",
                    WHEN_MEMBER_USER),
            allow(
                    "any user",
                    Actions.of(READ_USERS, CHECK_MEMBERSHIP, UPDATE_USERS, REVOKE_SESSIONS),
                    "themselves",
                    SELF),
            allow("a group's owner", Actions.of(READ_GROUPS, CHECK_MEMBERSHIP), "their groups", OWNED_GROUPS),
            allow("a group's owner", WRITE_GROUPS, "their groups", OWNED_GROUPS),
            allow("a group's owner", Actions.of(WRITE_ROLE_ASSIGNABLE_GROUPS), "their groups", OWNED_GROUPS),
            allow(
                    "a group's member",
                    Actions.of(READ_GROUPS, READ_HIDDEN_MEMBERS, TOUCH_MEMBERS),
                    "their groups",
                    MEMBER_GROUPS),
            allow(role(DIRECTORY_READERS), READ_DIRECTORY, "everything", Scope.EVERYWHERE),
            allow(
                    role(DIRECTORY_READERS, GLOBAL_READER, SECURITY_READER, SECURITY_ADMINISTRATOR, SECURITY_OPERATOR),
                    Actions.of(READ_ROLES, READ_DELETED),
                    "everything",
                    Scope.EVERYWHERE),
            allow(
                    role(USER_ADMINISTRATOR, DIRECTORY_WRITERS),
                    Actions.of(CREATE_USERS, WRITE_REPORTING_LINES),
                    "everything",
                    Scope.EVERYWHERE),
            allow(
                    role(USER_ADMINISTRATOR, DIRECTORY_WRITERS),
                    Actions.of(UPDATE_USERS, UPDATE_WORK_PROFILES, UPDATE_SIGN_IN_DATA),
                    "people without a directory role",
                    PLAIN_USERS),
            allow(
                    role(USER_ADMINISTRATOR),
                    Actions.of(DELETE_USERS, REVOKE_SESSIONS),
                    "people without a directory role",
                    PLAIN_USERS),
            allow(
                    role(USER_ADMINISTRATOR),
                    Actions.of(RESTORE_USERS, PURGE_USERS, READ_DELETED),
                    "everything",
                    Scope.EVERYWHERE),
            allow(
                    role(PRIVILEGED_AUTHENTICATION_ADMINISTRATOR),
                    Actions.of(UPDATE_USERS, UPDATE_SIGN_IN_DATA, REVOKE_SESSIONS),
                    "everything",
                    Scope.EVERYWHERE),
            allow(
                    role(GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR, DIRECTORY_WRITERS),
                    WRITE_GROUPS,
                    "groups that may not hold directory roles",
                    PLAIN_GROUPS),
            allow(
                    role(GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR, DIRECTORY_WRITERS),
                    Actions.of(CREATE_GROUPS, RESTORE_GROUPS, PURGE_GROUPS, READ_DELETED),
                    "everything",
                    Scope.EVERYWHERE),
            allow(
                    role(IDENTITY_GOVERNANCE_ADMINISTRATOR),
                    Actions.of(TOUCH_MEMBERS, WRITE_MEMBERS, WRITE_OWNERS),
                    "groups that may not hold directory roles",
                    PLAIN_GROUPS),
            allow(role(EXCHANGE_ADMINISTRATOR), WRITE_GROUPS, "Microsoft 365 groups", MICROSOFT_365_GROUPS),
            allow(
                    role(PRIVILEGED_ROLE_ADMINISTRATOR),
                    WRITE_GROUPS,
                    "groups that may hold directory roles",
                    ROLE_ASSIGNABLE_GROUPS),
            allow(
                    role(PRIVILEGED_ROLE_ADMINISTRATOR),
                    Actions.of(
                            CREATE_GROUPS,
                            CREATE_ROLE_ASSIGNABLE_GROUPS,
                            WRITE_ROLE_ASSIGNABLE_GROUPS,
                            ASSIGN_ROLES,
                            READ_ROLES),
                    "everything",
                    Scope.EVERYWHERE),
            allow(
                    role(APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR),
                    Actions.of(READ_APPLICATIONS, WRITE_APPLICATIONS),
                    "everything",
                    Scope.EVERYWHERE),
            // audit
            allow(
                    role(
                            PRIVILEGED_ROLE_ADMINISTRATOR,
                            IDENTITY_GOVERNANCE_ADMINISTRATOR,
                            USER_ADMINISTRATOR,
                            GLOBAL_READER,
                            SECURITY_READER,
                            SECURITY_ADMINISTRATOR,
                            SECURITY_OPERATOR,
                            REPORTS_READER),
                    Actions.of(AuditAction.READ_AUDIT),
                    "everything",
                    Scope.EVERYWHERE),
            // privileged identity management
            allow(
                    role(
                            DIRECTORY_WRITERS,
                            GROUPS_ADMINISTRATOR,
                            IDENTITY_GOVERNANCE_ADMINISTRATOR,
                            USER_ADMINISTRATOR),
                    MANAGE_PIM,
                    "groups that may not hold directory roles",
                    PLAIN_GROUPS),
            allow(role(PRIVILEGED_ROLE_ADMINISTRATOR), MANAGE_PIM, "everything", Scope.EVERYWHERE),
            allow(role(GLOBAL_READER), READ_PIM, "everything", Scope.EVERYWHERE),
            allow(
                    role(
                            DIRECTORY_WRITERS,
                            GROUPS_ADMINISTRATOR,
                            IDENTITY_GOVERNANCE_ADMINISTRATOR,
                            USER_ADMINISTRATOR,
                            PRIVILEGED_ROLE_ADMINISTRATOR,
                            GLOBAL_READER),
                    LIST_PIM,
                    "everything",
                    Scope.EVERYWHERE),
            allow("a group's owner", MANAGE_PIM, "their groups", OWNED_GROUPS),
            allow("a group's member", READ_PIM, "their groups", MEMBER_GROUPS),
            allow(
                    "who is eligible for a group",
                    Actions.of(PolicyAction.READ_ROLE_POLICIES),
                    "that group",
                    PrivilegedScopes.ELIGIBLE_GROUPS),
            allow(
                    "any user",
                    Actions.of(PrivilegedAction.READ_ELIGIBILITY, PrivilegedAction.READ_ASSIGNMENTS),
                    "what is about them",
                    PrivilegedScopes.OWN),
            allow(
                    "an approver",
                    Actions.of(PrivilegedAction.READ_ASSIGNMENTS),
                    "requests to decide",
                    PrivilegedScopes.TO_DECIDE),
            allow(
                    "an approver",
                    Actions.of(PrivilegedAction.READ_APPROVALS),
                    "their approvals",
                    PrivilegedScopes.APPROVALS.or(PrivilegedScopes.STAGES)),
            allow(
                    "who asked",
                    Actions.of(PrivilegedAction.READ_APPROVALS),
                    "approvals of what they asked for",
                    PrivilegedScopes.OWN_APPROVALS),
            allow(
                    "any user",
                    Actions.of(
                            PrivilegedAction.REQUEST_ELIGIBILITY,
                            PrivilegedAction.REQUEST_ASSIGNMENT,
                            PrivilegedAction.ACTIVATE,
                            PrivilegedAction.DEACTIVATE,
                            PrivilegedAction.CANCEL_ELIGIBILITY_REQUEST,
                            PrivilegedAction.CANCEL_ASSIGNMENT_REQUEST,
                            PrivilegedAction.DECIDE_APPROVALS,
                            PrivilegedAction.REGISTER_GROUPS),
                    "what the verb itself allows",
                    Scope.EVERYWHERE),
            // entitlement management
            allow(
                    role(IDENTITY_GOVERNANCE_ADMINISTRATOR),
                    Actions.all(EntitlementAction.class),
                    "everything",
                    Scope.EVERYWHERE),
            allow(
                    role(GLOBAL_READER, SECURITY_READER, COMPLIANCE_ADMINISTRATOR, SECURITY_ADMINISTRATOR),
                    READ_CATALOG.and(READ_ASSIGNED).and(READ_SETTINGS, READ_ROLE_ASSIGNMENTS),
                    "everything",
                    Scope.EVERYWHERE),
            allow(CATALOG_CREATOR, Actions.of(CREATE_CATALOGS)),
            allow(CATALOG_READER, READ_CATALOG),
            allow(ASSIGNMENT_MANAGER, MANAGE_ASSIGNMENTS),
            allow(ACCESS_PACKAGE_MANAGER, MANAGE_PACKAGES),
            allow(CATALOG_OWNER, MANAGE_CATALOG),
            new Rule(
                    "a holder of a role of entitlement management",
                    Set.of(),
                    Actions.of(
                            READ_SETTINGS,
                            READ_ROLE_DEFINITIONS,
                            SUBMIT_RESOURCE_REQUESTS,
                            SUBMIT_ROLE_ASSIGNMENTS,
                            SUBMIT_REQUESTS,
                            CANCEL_REQUESTS),
                    "what the verb itself allows",
                    EntitlementScopes.WHILE_HOLDER,
                    true),
            allow(
                    "who asks for a package, sends the request or gets access by it",
                    Actions.of(READ_REQUESTS, READ_APPROVALS),
                    "their requests",
                    RequestScopes.OWN_REQUESTS),
            allow(
                    "an approver",
                    Actions.of(READ_REQUESTS, READ_APPROVALS),
                    "requests to decide",
                    RequestScopes.REQUESTS_TO_DECIDE),
            allow(
                    "who has a package",
                    Actions.of(READ_ASSIGNMENTS),
                    "their assignments",
                    RequestScopes.OWN_ASSIGNMENTS),
            allow("any user", Actions.of(READ_SUBJECTS), "themselves", SELF),
            allow(
                    "any user",
                    Actions.of(
                            READ_SETTINGS,
                            READ_ROLE_DEFINITIONS,
                            SUBMIT_RESOURCE_REQUESTS,
                            SUBMIT_ROLE_ASSIGNMENTS,
                            READ_REQUESTABLE,
                            READ_OWN,
                            SUBMIT_REQUESTS,
                            REQUEST_ACCESS,
                            CANCEL_REQUESTS,
                            DECIDE_APPROVALS),
                    "what the verb itself allows",
                    Scope.EVERYWHERE));

    private Authority() {}

    private static Set<DirectoryRole> role(DirectoryRole... roles) {
        return new LinkedHashSet<>(List.of(roles));
    }

    private static Rule allow(Set<DirectoryRole> roles, Actions actions, String over, Scope scope) {
        var who = roles.stream().map(Authority::title).collect(Collectors.joining(", "));
        return new Rule(who, roles, actions, over, scope, false);
    }

    private static Rule allow(String who, Actions actions, String over, Scope scope) {
        return new Rule(who, Set.of(), actions, over, scope, false);
    }

    private static Rule allow(EntitlementRole role, Actions actions) {
        return role.isOverCatalog()
                ? new Rule(
                        role.displayName(), Set.of(), actions, "the catalog", EntitlementScopes.catalogsOf(role), true)
                : new Rule(
                        role.displayName(),
                        Set.of(),
                        actions,
                        "everything",
                        EntitlementScopes.WHILE_CATALOG_CREATOR,
                        true);
    }

    private static String title(DirectoryRole role) {
        return Stream.of(role.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
