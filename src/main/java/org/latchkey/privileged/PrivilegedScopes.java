package org.latchkey.privileged;

import org.latchkey.kernel.Scope;

/** The rows of privileged identity management that callers may have rights over, for the authority table. */
public final class PrivilegedScopes {

    /** What is about the caller, or about a group the caller is in. */
    public static final Scope OWN = Scope.over("principal", """
            ({row} = :caller or {row} in (select mine.group_id from group_of(:tenant, :caller, :now) mine))""");

    /** Requests the caller is, or was, to decide. */
    public static final Scope TO_DECIDE = Scope.over("request", """
            {row} in (select mine.approval_id from stage_of_approver(:tenant, :caller, :now) mine)""");

    /** Approvals the caller is an approver of. */
    public static final Scope APPROVALS = Scope.over("approval", """
            {row} in (select mine.approval_id from stage_of_approver(:tenant, :caller, :now) mine)""");

    /** Approvals of what the caller asked for. */
    public static final Scope OWN_APPROVALS = Scope.over("requestor", "{row} = :caller");

    /** Stages the caller is an approver of. */
    public static final Scope STAGES = Scope.over("stage", """
            {row} in (select mine.stage_id from stage_of_approver(:tenant, :caller, :now) mine)""");

    /** Groups the caller is eligible for now, in person or through a group. */
    public static final Scope ELIGIBLE_GROUPS = Scope.over("group", """
            {row} in (
              select e.group_id
              from eligibility_in_force(:now) e
              where e.tenant_id = :tenant
                and (
                  e.principal_id = :caller
                  or e.principal_id in (select mine.group_id from group_of(:tenant, :caller, :now) mine)))""");

    private PrivilegedScopes() {}
}
