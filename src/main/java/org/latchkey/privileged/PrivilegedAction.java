package org.latchkey.privileged;

import org.latchkey.kernel.Action;
import org.latchkey.kernel.ProblemCode;

/** What may be done with eligibilities, assignments and activations. Rows are reached by group, by principal or by request. */
public enum PrivilegedAction implements Action {
    /** Read eligibilities and the requests about them. */
    READ_ELIGIBILITY,
    /** List the eligibilities of somebody else, whatever the group. */
    LIST_ELIGIBILITY_OF_OTHERS,
    /** Hand in a request about an eligibility; what it asks for needs an action of its own besides. */
    REQUEST_ELIGIBILITY,
    /** Make people eligible, change, extend and renew that. */
    MANAGE_ELIGIBILITY,
    /** End eligibilities. */
    REMOVE_ELIGIBILITY,
    /** Cancel a request about an eligibility. */
    CANCEL_ELIGIBILITY_REQUEST,

    /** Read active assignments, activations and the requests about them. */
    READ_ASSIGNMENTS,
    /** List the assignments of somebody else, whatever the group. */
    LIST_ASSIGNMENTS_OF_OTHERS,
    /** Hand in a request about an assignment; what it asks for needs an action of its own besides. */
    REQUEST_ASSIGNMENT,
    /** Assign people, change, extend and renew that. */
    MANAGE_ASSIGNMENTS,
    /** End assignments and other people's activations. */
    REMOVE_ASSIGNMENTS,
    /** Activate an eligibility of one's own. */
    ACTIVATE,
    /** End an activation of one's own. */
    DEACTIVATE,
    /** Cancel a request about an assignment. */
    CANCEL_ASSIGNMENT_REQUEST,

    /** Read approvals of activations. */
    READ_APPROVALS,
    /** Approve or deny activations. */
    DECIDE_APPROVALS,

    /** List the managed groups. */
    READ_MANAGED_GROUPS,
    /** Ask to bring some group under management; which one needs {@link #MANAGE_GROUPS} besides. */
    REGISTER_GROUPS,
    /** Bring a group under management. */
    MANAGE_GROUPS;

    @Override
    public ProblemCode withoutPermission() {
        return ProblemCode.PERMISSION_SCOPE_NOT_GRANTED;
    }

    @Override
    public ProblemCode withoutRole() {
        return ProblemCode.UNAUTHORIZED_ACCESS;
    }
}
