package org.latchkey.entitlement;

import org.latchkey.kernel.Action;

/**
 * What can be done in entitlement management, as the task matrix of Microsoft Entra sets it out (<a
 * href="https://learn.microsoft.com/entra/id-governance/entitlement-management-delegate">Delegation and roles</a>).
 *
 * <p>The {@code SUBMIT_…} actions only knock: their bodies say what is meant, and the verb then asks for the action that
 * counts over the catalog in question.
 */
public enum EntitlementAction implements Action {
    /** The entry point and what holds for the whole tenant. */
    READ_SETTINGS,
    WRITE_SETTINGS,
    /** Connected organizations with their sponsors. */
    READ_ORGANIZATIONS,
    WRITE_ORGANIZATIONS,

    READ_CATALOGS,
    CREATE_CATALOGS,
    WRITE_CATALOGS,
    /** Resources of a catalog with their roles and scopes, and what was asked of them. */
    READ_RESOURCES,
    SUBMIT_RESOURCE_REQUESTS,
    /** Add and remove a catalog's resources; rights on the group itself are asked for besides. */
    WRITE_RESOURCES,
    REFRESH_RESOURCES,

    READ_PACKAGES,
    WRITE_PACKAGES,
    READ_POLICIES,
    WRITE_POLICIES,
    /** Policies that assign without anybody asking. */
    WRITE_AUTOMATIC_POLICIES,

    READ_ROLE_DEFINITIONS,
    READ_ROLE_ASSIGNMENTS,
    SUBMIT_ROLE_ASSIGNMENTS,
    /** Give and take the roles over one catalog. */
    ASSIGN_CATALOG_ROLES,
    /** Give and take the roles over the whole tenant. */
    ASSIGN_TENANT_ROLES,

    /** The packages the caller may ask for, and what their policies demand. */
    READ_REQUESTABLE,
    /** Requests and assignments that concern the caller. */
    READ_OWN,
    READ_REQUESTS,
    READ_ASSIGNMENTS,
    /** Pairs of assignments that separation of duties forbids. */
    READ_ADDITIONAL_ACCESS,
    SUBMIT_REQUESTS,
    /** Ask for oneself or on somebody's behalf; policy decides. */
    REQUEST_ACCESS,
    /** Ask for a package on others' behalf; for whom, policy decides. */
    REQUEST_FOR_OTHERS,
    /** Assign, change and remove other people's access. */
    ASSIGN_ACCESS,
    /** Assign without the approval the policy asks for. */
    SKIP_APPROVAL,
    /** Cancel a request; other people's only with {@link #ASSIGN_ACCESS}. */
    CANCEL_REQUESTS,
    /** Deliver again, resume, delete what has ended. */
    PROCESS_REQUESTS,

    READ_SUBJECTS,
    WRITE_SUBJECTS,

    READ_APPROVALS,
    /** Decide; only approvers of the stage may. */
    DECIDE_APPROVALS
}
