package org.latchkey;

import static org.latchkey.directory.DirectoryAction.*;
import static org.latchkey.entitlement.EntitlementAction.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latchkey.audit.AuditAction;
import org.latchkey.authentication.AuthenticationAction;
import org.latchkey.directory.DirectoryAction;
import org.latchkey.directory.EveryPermission;
import org.latchkey.federation.FederationAction;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.kernel.Scope;
import org.latchkey.policy.PolicyAction;
import org.latchkey.privileged.PrivilegedAction;
import org.springframework.stereotype.Component;

/**
 * What each OAuth permission of a token lets its bearer do: the second column of {@link Authority}. See <a
 * href="https://learn.microsoft.com/graph/permissions-reference">Microsoft Graph permissions reference</a>.
 */
@Component
final class Permissions implements EveryPermission {

    /** To whom a permission can be given. */
    enum To {
        BOTH,
        PEOPLE,
        APPLICATIONS;

        boolean holds(Caller caller) {
            return switch (this) {
                case BOTH -> true;
                case PEOPLE -> caller.isUser();
                case APPLICATIONS -> caller.isApplication();
            };
        }
    }

    /**
     * One row.
     *
     * @param within the rows it reaches at most
     */
    record Grant(String permission, To to, Actions actions, Over within) {}

    private static final Actions READ_USER = Actions.of(READ_USERS, CHECK_MEMBERSHIP);
    private static final Actions WRITE_USER = Actions.of(
            CREATE_USERS,
            UPDATE_USERS,
            UPDATE_WORK_PROFILES,
            UPDATE_SIGN_IN_DATA,
            DELETE_USERS,
            WRITE_REPORTING_LINES,
            REVOKE_SESSIONS);
    private static final Actions READ_GROUP = Actions.of(READ_GROUPS, CHECK_MEMBERSHIP);
    private static final Actions WRITE_GROUP =
            Actions.of(CREATE_GROUPS, UPDATE_GROUPS, DELETE_GROUPS, WRITE_MEMBERS, TOUCH_MEMBERS, WRITE_OWNERS);
    private static final Actions READ_ENTITLEMENT = Actions.of(
            READ_SETTINGS,
            READ_ORGANIZATIONS,
            READ_CATALOGS,
            READ_RESOURCES,
            READ_PACKAGES,
            READ_POLICIES,
            READ_ROLE_DEFINITIONS,
            READ_ROLE_ASSIGNMENTS,
            READ_REQUESTS,
            READ_ASSIGNMENTS,
            READ_SUBJECTS);
    /** What speaks of the caller as a person; applications cannot be given it. */
    private static final Actions READ_AS_PERSON =
            Actions.of(READ_REQUESTABLE, READ_OWN, READ_ADDITIONAL_ACCESS, READ_APPROVALS);

    private static final Actions WRITE_ENTITLEMENT = Actions.of(
            WRITE_SETTINGS,
            WRITE_ORGANIZATIONS,
            CREATE_CATALOGS,
            WRITE_CATALOGS,
            SUBMIT_RESOURCE_REQUESTS,
            WRITE_RESOURCES,
            REFRESH_RESOURCES,
            WRITE_PACKAGES,
            WRITE_POLICIES,
            WRITE_AUTOMATIC_POLICIES,
            SUBMIT_ROLE_ASSIGNMENTS,
            ASSIGN_CATALOG_ROLES,
            ASSIGN_TENANT_ROLES,
            SUBMIT_REQUESTS,
            REQUEST_ACCESS,
            REQUEST_FOR_OTHERS,
            ASSIGN_ACCESS,
            SKIP_APPROVAL,
            CANCEL_REQUESTS,
            PROCESS_REQUESTS,
            WRITE_SUBJECTS);

    private static final Actions READ_ELIGIBLE =
            Actions.of(PrivilegedAction.READ_ELIGIBILITY, PrivilegedAction.LIST_ELIGIBILITY_OF_OTHERS);
    private static final Actions WRITE_ELIGIBLE = READ_ELIGIBLE.and(
            PrivilegedAction.REQUEST_ELIGIBILITY,
            PrivilegedAction.MANAGE_ELIGIBILITY,
            PrivilegedAction.REMOVE_ELIGIBILITY,
            PrivilegedAction.CANCEL_ELIGIBILITY_REQUEST);
    private static final Actions READ_ACTIVE =
            Actions.of(PrivilegedAction.READ_ASSIGNMENTS, PrivilegedAction.LIST_ASSIGNMENTS_OF_OTHERS);
    private static final Actions WRITE_ACTIVE = READ_ACTIVE.and(
            PrivilegedAction.REQUEST_ASSIGNMENT,
            PrivilegedAction.MANAGE_ASSIGNMENTS,
            PrivilegedAction.REMOVE_ASSIGNMENTS,
            PrivilegedAction.ACTIVATE,
            PrivilegedAction.DEACTIVATE,
            PrivilegedAction.CANCEL_ASSIGNMENT_REQUEST);
    private static final Actions READ_CONTEXT = Actions.of(AuthenticationAction.READ_CONTEXTS);
    private static final Actions WRITE_CONTEXT = READ_CONTEXT.and(AuthenticationAction.WRITE_CONTEXTS);
    private static final Actions READ_METHOD_POLICY = Actions.of(AuthenticationAction.READ_METHOD_POLICIES);
    private static final Actions WRITE_METHOD_POLICY =
            READ_METHOD_POLICY.and(AuthenticationAction.WRITE_METHOD_POLICIES);
    private static final Actions READ_MANAGED = Actions.of(PrivilegedAction.READ_MANAGED_GROUPS);
    private static final Actions REGISTER =
            Actions.of(PrivilegedAction.REGISTER_GROUPS, PrivilegedAction.MANAGE_GROUPS);

    static final List<Grant> GRANTS = List.of(
            permit("User.Read", To.PEOPLE, READ_USER, Over.THEMSELVES),
            permit("User.ReadBasic.All", To.BOTH, READ_USER),
            permit("User.Read.All", To.BOTH, READ_USER),
            permit("User.Read.All", To.BOTH, Actions.of(READ_DELETED), Over.USERS),
            permit("User.ReadWrite", To.PEOPLE, READ_USER.and(UPDATE_USERS), Over.THEMSELVES),
            permit("User.ReadWrite.All", To.BOTH, READ_USER.and(WRITE_USER)),
            permit("User.ReadWrite.All", To.BOTH, Actions.of(READ_DELETED, RESTORE_DELETED), Over.USERS),
            permit("User.RevokeSessions.All", To.BOTH, Actions.of(REVOKE_SESSIONS)),
            permit("User.DeleteRestore.All", To.BOTH, Actions.of(DELETE_USERS)),
            permit(
                    "User.DeleteRestore.All",
                    To.BOTH,
                    Actions.of(READ_DELETED, RESTORE_DELETED, PURGE_DELETED),
                    Over.USERS),
            permit("GroupMember.Read.All", To.BOTH, READ_GROUP),
            permit("GroupMember.ReadWrite.All", To.BOTH, READ_GROUP.and(WRITE_MEMBERS, TOUCH_MEMBERS)),
            permit("Group.Create", To.APPLICATIONS, Actions.of(CREATE_GROUPS)),
            permit("Group.Read.All", To.BOTH, READ_GROUP),
            permit("Group.Read.All", To.BOTH, Actions.of(READ_DELETED), Over.GROUPS),
            permit("Group.ReadWrite.All", To.BOTH, READ_GROUP.and(WRITE_GROUP)),
            permit(
                    "Group.ReadWrite.All",
                    To.BOTH,
                    Actions.of(READ_DELETED, RESTORE_DELETED, PURGE_DELETED),
                    Over.GROUPS),
            permit("Member.Read.Hidden", To.BOTH, Actions.of(READ_HIDDEN_MEMBERS)),
            permit(
                    "Directory.Read.All",
                    To.BOTH,
                    READ_USER
                            .and(READ_GROUP)
                            .and(READ_DELETED, READ_OBJECTS, READ_APPLICATIONS, READ_ROLES, AuditAction.READ_AUDIT)),
            permit(
                    "Directory.ReadWrite.All",
                    To.BOTH,
                    READ_USER
                            .and(READ_GROUP, WRITE_USER, WRITE_GROUP)
                            .and(READ_DELETED, RESTORE_DELETED, READ_OBJECTS, READ_APPLICATIONS, READ_ROLES)),
            permit("Directory.ReadWrite.All", To.BOTH, Actions.of(PURGE_DELETED), Over.GROUPS),
            permit("Directory.AccessAsUser.All", To.PEOPLE, Actions.all(DirectoryAction.class)),
            permit("RoleManagement.Read.All", To.BOTH, Actions.of(READ_ROLES, READ_ROLE_DEFINITIONS)),
            permit("RoleManagement.Read.Directory", To.BOTH, Actions.of(READ_ROLES, READ_ROLE_ASSIGNMENTS)),
            permit(
                    "RoleManagement.ReadWrite.Directory",
                    To.BOTH,
                    Actions.of(
                            READ_ROLES,
                            ASSIGN_ROLES,
                            CREATE_ROLE_ASSIGNABLE_GROUPS,
                            WRITE_ROLE_ASSIGNABLE_GROUPS,
                            READ_ROLE_ASSIGNMENTS,
                            SUBMIT_ROLE_ASSIGNMENTS,
                            ASSIGN_CATALOG_ROLES,
                            ASSIGN_TENANT_ROLES)),
            permit("Application.Read.All", To.BOTH, Actions.of(READ_APPLICATIONS)),
            permit(
                    "Application.ReadWrite.All",
                    To.BOTH,
                    Actions.of(READ_APPLICATIONS, CREATE_APPLICATIONS, WRITE_APPLICATIONS)),
            permit("AppRoleAssignment.ReadWrite.All", To.BOTH, Actions.of(READ_APPLICATIONS, GRANT_PERMISSIONS)),
            permit("DelegatedPermissionGrant.ReadWrite.All", To.BOTH, Actions.of(READ_APPLICATIONS, GRANT_PERMISSIONS)),
            permit(
                    "UserAuthenticationMethod.Read",
                    To.PEOPLE,
                    Actions.of(AuthenticationAction.READ_METHODS),
                    Over.THEMSELVES),
            permit(
                    "UserAuthenticationMethod.ReadWrite",
                    To.PEOPLE,
                    Actions.of(AuthenticationAction.READ_METHODS),
                    Over.THEMSELVES),
            permit("UserAuthenticationMethod.Read.All", To.BOTH, Actions.of(AuthenticationAction.READ_METHODS)),
            permit(
                    "UserAuthenticationMethod.ReadWrite.All",
                    To.BOTH,
                    Actions.of(AuthenticationAction.READ_METHODS, AuthenticationAction.WRITE_METHODS)),
            permit(
                    "UserAuthenticationMethod.ReadWrite.All",
                    To.PEOPLE,
                    Actions.of(AuthenticationAction.RESET_PASSWORDS)),
            permit("AuthenticationContext.Read.All", To.BOTH, READ_CONTEXT),
            permit("AuthenticationContext.ReadWrite.All", To.BOTH, WRITE_CONTEXT),
            permit("Policy.Read.ConditionalAccess", To.BOTH, READ_CONTEXT),
            permit("Policy.ReadWrite.ConditionalAccess", To.BOTH, WRITE_CONTEXT),
            permit("Policy.Read.AuthenticationMethod", To.BOTH, READ_METHOD_POLICY),
            permit("Policy.ReadWrite.AuthenticationMethod", To.BOTH, WRITE_METHOD_POLICY),
            permit("IdentityProvider.Read.All", To.BOTH, Actions.of(FederationAction.READ_PROVIDERS)),
            permit("IdentityProvider.ReadWrite.All", To.BOTH, Actions.all(FederationAction.class)),
            permit("AuditLog.Read.All", To.BOTH, Actions.of(AuditAction.READ_AUDIT)),
            permit("PrivilegedEligibilitySchedule.Read.AzureADGroup", To.BOTH, READ_ELIGIBLE.and(READ_MANAGED)),
            permit(
                    "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup",
                    To.BOTH,
                    WRITE_ELIGIBLE.and(READ_MANAGED, REGISTER)),
            permit(
                    "PrivilegedEligibilitySchedule.Remove.AzureADGroup",
                    To.BOTH,
                    Actions.of(PrivilegedAction.REQUEST_ELIGIBILITY, PrivilegedAction.REMOVE_ELIGIBILITY)),
            permit("PrivilegedAssignmentSchedule.Read.AzureADGroup", To.BOTH, READ_ACTIVE.and(READ_MANAGED)),
            permit(
                    "PrivilegedAssignmentSchedule.Read.AzureADGroup",
                    To.PEOPLE,
                    Actions.of(PrivilegedAction.READ_APPROVALS)),
            permit(
                    "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
                    To.BOTH,
                    WRITE_ACTIVE.and(READ_MANAGED, REGISTER)),
            permit(
                    "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
                    To.PEOPLE,
                    Actions.of(PrivilegedAction.READ_APPROVALS, PrivilegedAction.DECIDE_APPROVALS)),
            permit(
                    "PrivilegedAssignmentSchedule.Remove.AzureADGroup",
                    To.BOTH,
                    Actions.of(
                            PrivilegedAction.REQUEST_ASSIGNMENT,
                            PrivilegedAction.REMOVE_ASSIGNMENTS,
                            PrivilegedAction.DEACTIVATE)),
            permit("PrivilegedAccess.Read.AzureADGroup", To.BOTH, READ_ELIGIBLE.and(READ_ACTIVE, READ_MANAGED)),
            permit(
                    "PrivilegedAccess.ReadWrite.AzureADGroup",
                    To.BOTH,
                    WRITE_ELIGIBLE.and(WRITE_ACTIVE, READ_MANAGED, REGISTER)),
            permit("RoleManagementPolicy.Read.AzureADGroup", To.BOTH, Actions.of(PolicyAction.READ_ROLE_POLICIES)),
            permit(
                    "RoleManagementPolicy.ReadWrite.AzureADGroup",
                    To.BOTH,
                    Actions.all(PolicyAction.class).and(REGISTER)),
            permit("EntitlementManagement.Read.All", To.BOTH, READ_ENTITLEMENT),
            permit("EntitlementManagement.Read.All", To.PEOPLE, READ_AS_PERSON),
            permit("EntitlementManagement.ReadWrite.All", To.BOTH, READ_ENTITLEMENT.and(WRITE_ENTITLEMENT)),
            permit("EntitlementManagement.ReadWrite.All", To.PEOPLE, READ_AS_PERSON.and(DECIDE_APPROVALS)),
            permit(
                    "EntitlementMgmt-SubjectAccess.ReadWrite",
                    To.PEOPLE,
                    Actions.of(
                            READ_REQUESTABLE,
                            READ_OWN,
                            SUBMIT_REQUESTS,
                            REQUEST_ACCESS,
                            REQUEST_FOR_OTHERS,
                            CANCEL_REQUESTS)));

    /** The same by what they give: every call asks. */
    private static final Map<Action, List<Grant>> GIVING = GRANTS.stream()
            .flatMap(grant -> grant.actions().set().stream())
            .distinct()
            .collect(Collectors.toUnmodifiableMap(
                    action -> action,
                    action -> GRANTS.stream()
                            .filter(grant -> grant.actions().contain(action))
                            .toList()));

    /** Whether the caller's token has a permission for an action over any row. */
    boolean has(Caller caller, Action action) {
        return giving(action).anyMatch(grant -> isHeld(grant, caller));
    }

    /** The rows that the caller's permissions for an action reach; none without one. */
    Scope within(Caller caller, Action action) {
        return giving(action)
                .filter(grant -> isHeld(grant, caller))
                .map(grant -> grant.within().scope())
                .reduce(Scope.NOWHERE, Scope::or);
    }

    private static Stream<Grant> giving(Action action) {
        return GIVING.getOrDefault(action, List.of()).stream();
    }

    private static boolean isHeld(Grant grant, Caller caller) {
        return grant.to().holds(caller) && caller.permissions().contains(grant.permission());
    }

    /** What to answer a caller whose token has no permission for an action. */
    Problem missing(Caller caller, Action action) {
        if (action.withoutPermission() != ProblemCode.PERMISSION_SCOPE_NOT_GRANTED) {
            return Problem.of(action.withoutPermission());
        }
        // This part of Graph tells its message as JSON inside the JSON.
        String sufficient = giving(action)
                .filter(grant -> grant.to().holds(caller))
                .map(Grant::permission)
                .distinct()
                .collect(Collectors.joining(","));
        return Problem.of(
                action.withoutPermission(),
                "{\"errorCode\":\"PermissionScopeNotGranted\",\"message\":\"Authorization failed due to missing permission scope "
                        + sufficient + ".\",\"instanceAnnotations\":[]}");
    }

    @Override
    public Set<String> of(Caller.Kind kind) {
        return GRANTS.stream()
                .filter(grant -> switch (grant.to()) {
                    case BOTH -> true;
                    case PEOPLE -> kind == Caller.Kind.USER;
                    case APPLICATIONS -> kind == Caller.Kind.APPLICATION;
                })
                .map(Grant::permission)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Grant permit(String permission, To to, Actions actions) {
        return new Grant(permission, to, actions, Over.EVERYTHING);
    }

    private static Grant permit(String permission, To to, Actions actions, Over within) {
        return new Grant(permission, to, actions, within);
    }
}
