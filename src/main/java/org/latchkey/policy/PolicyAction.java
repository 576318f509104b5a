package org.latchkey.policy;

import org.latchkey.kernel.Action;
import org.latchkey.kernel.ProblemCode;

/** What may be done with the policies of groups. Rows are reached by group. */
public enum PolicyAction implements Action {
    /** Read policies and their rules. */
    READ_ROLE_POLICIES,
    /** Change rules, which brings the group under management. */
    WRITE_ROLE_POLICIES;

    @Override
    public ProblemCode withoutPermission() {
        return ProblemCode.PERMISSION_SCOPE_NOT_GRANTED;
    }

    @Override
    public ProblemCode withoutRole() {
        return ProblemCode.UNAUTHORIZED_ACCESS;
    }
}
