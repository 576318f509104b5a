package org.latchkey;

import static org.latchkey.Over.*;
import static org.latchkey.Rule.allow;
import static org.latchkey.Rule.allowHolders;
import static org.latchkey.Rule.role;
import static org.latchkey.directory.DirectoryAction.*;
import static org.latchkey.directory.DirectoryRole.*;
import static org.latchkey.entitlement.EntitlementAction.*;
import static org.latchkey.entitlement.EntitlementRole.ACCESS_PACKAGE_MANAGER;
import static org.latchkey.entitlement.EntitlementRole.ASSIGNMENT_MANAGER;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_CREATOR;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_OWNER;
import static org.latchkey.entitlement.EntitlementRole.CATALOG_READER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.audit.AuditAction;
import org.latchkey.authentication.AuthenticationAction;
import org.latchkey.entitlement.EntitlementAction;
import org.latchkey.entitlement.EntitlementScopes;
import org.latchkey.federation.FederationAction;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Scope;
import org.latchkey.policy.PolicyAction;
import org.latchkey.privileged.PrivilegedAction;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Who may do what, over which rows: the one table. It says who may knock; policies say whether the door opens. A person needs
 * a row here <em>and</em> a permission of {@link Permissions}, an application the permission only, Latchkey itself neither.
 *
 * <p>Sources: <a href="https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference">built-in
 * roles</a>, <a href="https://learn.microsoft.com/entra/id-governance/entitlement-management-delegate">delegation in
 * entitlement management</a>.
 */
@Component
final class Authority implements Guard {

    private static final Actions READ_DIRECTORY = Actions.of(READ_USERS, READ_GROUPS, READ_OBJECTS, CHECK_MEMBERSHIP);
    private static final Actions WRITE_GROUPS =
            Actions.of(UPDATE_GROUPS, DELETE_GROUPS, TOUCH_MEMBERS, WRITE_MEMBERS, WRITE_OWNERS, READ_HIDDEN_MEMBERS);

    private static final Actions MANAGE_METHODS = Actions.of(
            AuthenticationAction.READ_METHODS,
            AuthenticationAction.WRITE_METHODS,
            AuthenticationAction.RESET_PASSWORDS);

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
            allow(role(GLOBAL_ADMINISTRATOR), Actions.everything(), EVERYTHING),
            allow("a member of the organization", READ_DIRECTORY, WHILE_MEMBER),
            allow("a member of the organization", Actions.of(CREATE_GROUPS, READ_APPLICATIONS), WHILE_MEMBER),
            allow("any user", Actions.of(READ_USERS, CHECK_MEMBERSHIP, UPDATE_USERS, REVOKE_SESSIONS), THEMSELVES),
            allow("a group's owner", Actions.of(READ_GROUPS, CHECK_MEMBERSHIP), THEIR_GROUPS),
            allow("a group's owner", WRITE_GROUPS, THEIR_GROUPS),
            allow("a group's owner", Actions.of(WRITE_ROLE_ASSIGNABLE_GROUPS), THEIR_GROUPS),
            allow("a group's member", Actions.of(READ_GROUPS, READ_HIDDEN_MEMBERS, TOUCH_MEMBERS), GROUPS_THEY_ARE_IN),
            allow(role(DIRECTORY_READERS), READ_DIRECTORY, EVERYTHING),
            allow(
                    role(DIRECTORY_READERS, GLOBAL_READER, SECURITY_READER, SECURITY_ADMINISTRATOR, SECURITY_OPERATOR),
                    Actions.of(READ_ROLES, READ_DELETED),
                    EVERYTHING),
            allow(
                    role(USER_ADMINISTRATOR, DIRECTORY_WRITERS),
                    Actions.of(CREATE_USERS, WRITE_REPORTING_LINES),
                    EVERYTHING),
            allow(
                    role(USER_ADMINISTRATOR, DIRECTORY_WRITERS),
                    Actions.of(UPDATE_USERS, UPDATE_WORK_PROFILES, UPDATE_SIGN_IN_DATA),
                    PLAIN_PEOPLE),
            allow(role(USER_ADMINISTRATOR), Actions.of(DELETE_USERS, REVOKE_SESSIONS), PLAIN_PEOPLE),
            allow(role(USER_ADMINISTRATOR), Actions.of(READ_DELETED, RESTORE_DELETED, PURGE_DELETED), EVERYTHING),
            allow(
                    role(PRIVILEGED_AUTHENTICATION_ADMINISTRATOR),
                    Actions.of(UPDATE_USERS, UPDATE_SIGN_IN_DATA, REVOKE_SESSIONS),
                    EVERYTHING),
            allow(role(GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR, DIRECTORY_WRITERS), WRITE_GROUPS, PLAIN_GROUPS),
            allow(
                    role(GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR, DIRECTORY_WRITERS),
                    Actions.of(CREATE_GROUPS, READ_DELETED),
                    EVERYTHING),
            allow(role(GROUPS_ADMINISTRATOR, DIRECTORY_WRITERS), Actions.of(RESTORE_DELETED, PURGE_DELETED), GROUPS),
            allow(
                    role(IDENTITY_GOVERNANCE_ADMINISTRATOR),
                    Actions.of(TOUCH_MEMBERS, WRITE_MEMBERS, WRITE_OWNERS, READ_HIDDEN_MEMBERS),
                    PLAIN_GROUPS),
            allow(role(GLOBAL_READER, HELPDESK_ADMINISTRATOR), Actions.of(READ_HIDDEN_MEMBERS), EVERYTHING),
            allow(role(EXCHANGE_ADMINISTRATOR), WRITE_GROUPS, MICROSOFT_365_GROUPS),
            allow(role(PRIVILEGED_ROLE_ADMINISTRATOR), WRITE_GROUPS, ROLE_ASSIGNABLE_GROUPS),
            allow(
                    role(PRIVILEGED_ROLE_ADMINISTRATOR),
                    Actions.of(
                            CREATE_GROUPS,
                            CREATE_ROLE_ASSIGNABLE_GROUPS,
                            WRITE_ROLE_ASSIGNABLE_GROUPS,
                            ASSIGN_ROLES,
                            READ_ROLES,
                            READ_APPLICATIONS,
                            GRANT_PERMISSIONS),
                    EVERYTHING),
            allow(
                    role(APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR),
                    Actions.of(READ_APPLICATIONS, CREATE_APPLICATIONS, WRITE_APPLICATIONS, GRANT_PERMISSIONS),
                    EVERYTHING),
            allow("an application's owner", Actions.of(READ_APPLICATIONS, WRITE_APPLICATIONS), THEIR_APPLICATIONS),
            // authentication methods
            allow("any user", Actions.of(AuthenticationAction.READ_METHODS), THEMSELVES),
            allow(role(AUTHENTICATION_ADMINISTRATOR), MANAGE_METHODS, PLAIN_PEOPLE),
            allow(role(PRIVILEGED_AUTHENTICATION_ADMINISTRATOR), MANAGE_METHODS, EVERYTHING),
            allow(role(GLOBAL_READER), Actions.of(AuthenticationAction.READ_METHODS), EVERYTHING),
            allow("a member of the organization", Actions.of(AuthenticationAction.READ_CONTEXTS), WHILE_MEMBER),
            allow(role(GLOBAL_READER, SECURITY_READER), Actions.of(AuthenticationAction.READ_CONTEXTS), EVERYTHING),
            allow(
                    role(CONDITIONAL_ACCESS_ADMINISTRATOR, SECURITY_ADMINISTRATOR),
                    Actions.of(AuthenticationAction.READ_CONTEXTS, AuthenticationAction.WRITE_CONTEXTS),
                    EVERYTHING),
            allow(
                    role(AUTHENTICATION_POLICY_ADMINISTRATOR),
                    Actions.of(AuthenticationAction.READ_METHOD_POLICIES, AuthenticationAction.WRITE_METHOD_POLICIES),
                    EVERYTHING),
            allow(role(GLOBAL_READER), Actions.of(AuthenticationAction.READ_METHOD_POLICIES), EVERYTHING),
            // other identity providers
            allow(role(EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR), Actions.all(FederationAction.class), EVERYTHING),
            allow(role(GLOBAL_READER), Actions.of(FederationAction.READ_PROVIDERS), EVERYTHING),
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
                    EVERYTHING),
            // privileged identity management
            allow(
                    role(
                            DIRECTORY_WRITERS,
                            GROUPS_ADMINISTRATOR,
                            IDENTITY_GOVERNANCE_ADMINISTRATOR,
                            USER_ADMINISTRATOR),
                    MANAGE_PIM,
                    PLAIN_GROUPS),
            allow(role(PRIVILEGED_ROLE_ADMINISTRATOR), MANAGE_PIM, EVERYTHING),
            allow(role(GLOBAL_READER), READ_PIM, EVERYTHING),
            allow(
                    role(
                            DIRECTORY_WRITERS,
                            GROUPS_ADMINISTRATOR,
                            IDENTITY_GOVERNANCE_ADMINISTRATOR,
                            USER_ADMINISTRATOR,
                            PRIVILEGED_ROLE_ADMINISTRATOR,
                            GLOBAL_READER),
                    LIST_PIM,
                    EVERYTHING),
            allow("a group's owner", MANAGE_PIM, THEIR_GROUPS),
            allow("a group's member", READ_PIM, GROUPS_THEY_ARE_IN),
            allow(
                    "who is eligible for a group",
                    Actions.of(PolicyAction.READ_ROLE_POLICIES),
                    GROUPS_THEY_ARE_ELIGIBLE_FOR),
            allow(
                    "any user",
                    Actions.of(PrivilegedAction.READ_ELIGIBILITY, PrivilegedAction.READ_ASSIGNMENTS),
                    WHAT_IS_ABOUT_THEM),
            allow("an approver", Actions.of(PrivilegedAction.READ_ASSIGNMENTS), PIM_REQUESTS_TO_DECIDE),
            allow("an approver", Actions.of(PrivilegedAction.READ_APPROVALS), THEIR_APPROVALS),
            allow("who asked", Actions.of(PrivilegedAction.READ_APPROVALS), APPROVALS_OF_THEIR_REQUESTS),
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
                    WHAT_THE_VERB_ALLOWS),
            // entitlement management
            allow(role(IDENTITY_GOVERNANCE_ADMINISTRATOR), Actions.all(EntitlementAction.class), EVERYTHING),
            allow(
                    role(GLOBAL_READER, SECURITY_READER, COMPLIANCE_ADMINISTRATOR, SECURITY_ADMINISTRATOR),
                    READ_CATALOG.and(READ_ASSIGNED).and(READ_SETTINGS, READ_ORGANIZATIONS, READ_ROLE_ASSIGNMENTS),
                    EVERYTHING),
            allow(CATALOG_CREATOR, Actions.of(CREATE_CATALOGS)),
            allow(CATALOG_READER, READ_CATALOG),
            allow(ASSIGNMENT_MANAGER, MANAGE_ASSIGNMENTS),
            allow(ACCESS_PACKAGE_MANAGER, MANAGE_PACKAGES),
            allow(CATALOG_OWNER, MANAGE_CATALOG),
            allowHolders(Actions.of(
                    READ_SETTINGS,
                    READ_ORGANIZATIONS,
                    READ_ROLE_DEFINITIONS,
                    SUBMIT_RESOURCE_REQUESTS,
                    SUBMIT_ROLE_ASSIGNMENTS,
                    SUBMIT_REQUESTS,
                    CANCEL_REQUESTS)),
            allow(
                    "who asks for a package, sends the request or gets access by it",
                    Actions.of(READ_REQUESTS, READ_APPROVALS),
                    THEIR_REQUESTS),
            allow("an approver", Actions.of(READ_REQUESTS, READ_APPROVALS), REQUESTS_TO_DECIDE),
            allow("who has a package", Actions.of(READ_ASSIGNMENTS), THEIR_ASSIGNMENTS),
            allow("whom a policy lets ask for others", Actions.of(REQUEST_FOR_OTHERS), PACKAGES_FOR_OTHERS),
            allow("any user", Actions.of(READ_SUBJECTS), THEMSELVES),
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
                    WHAT_THE_VERB_ALLOWS));

    private final Sql sql;
    private final Permissions permissions;
    private final Reaches reaches = new Reaches(this::reach);
    private final Map<Action, Scope> ofPeople = new HashMap<>();
    private final Map<Action, Scope> ofApplications = new HashMap<>();

    Authority(Sql sql, Permissions permissions) {
        this.sql = sql;
        this.permissions = permissions;
        for (Action action : Actions.everything().set()) {
            ofPeople.put(action, Rule.union(action, RULES));
        }
        List<Rule> byRole = RULES.stream().filter(Rule::byRole).toList();
        byRole.stream()
                .flatMap(rule -> rule.actions().set().stream())
                .forEach(action -> ofApplications.put(action, Rule.union(action, byRole)));
    }

    @Override
    public Scope scope(Call call, Action action) {
        Caller caller = call.caller();
        boolean isPermitted = caller.kind() == Caller.Kind.SYSTEM || permissions.has(caller, action);
        if (!isPermitted && !isHeldByApplication(call, action)) {
            throw permissions.missing(caller, action);
        }
        return reach(call, action);
    }

    /** Roles of entitlement management are given to applications too, and stand in for the permission. */
    private boolean isHeldByApplication(Call call, Action action) {
        return call.caller().isApplication()
                && ofApplications.containsKey(action)
                && sql.statement(call, "select " + EntitlementScopes.WHILE_HOLDER.sql(Map.of()))
                        .isTrue();
    }

    @Override
    public Scope reach(Call call, Action action) {
        return reaches.of(call.caller(), action);
    }

    private Scope reach(Caller caller, Action action) {
        return switch (caller.kind()) {
            case SYSTEM -> Scope.EVERYWHERE;
            case USER -> ofPeople.getOrDefault(action, Scope.NOWHERE).and(permissions.within(caller, action));
            case APPLICATION ->
                permissions.has(caller, action)
                        ? permissions.within(caller, action)
                        : ofApplications.getOrDefault(action, Scope.NOWHERE);
        };
    }

    @Override
    public boolean allows(Call call, Action action, Map<String, UUID> anchors) {
        Scope scope = scope(call, action);
        if (scope.isEverywhere()) {
            return true;
        }
        Map<String, String> named = anchors.keySet().stream()
                .collect(Collectors.toMap(anchor -> anchor, anchor -> ":over_" + anchor + "::uuid"));
        var statement = sql.statement(call, "select " + scope.sql(named));
        anchors.forEach((anchor, id) -> statement.bind("over_" + anchor, id));
        return statement.isTrue();
    }
}
