package org.latchkey.entitlement;

import org.latchkey.kernel.Scope;

/**
 * The requests and assignments that callers have to do with themselves. Anchors: {@code request}, the id of a request and
 * of its approval, and {@code assignment}.
 */
public final class RequestScopes {

    /** Requests that the caller asked for, sent, or gets access by; their approvals too. */
    public static final Scope OWN_REQUESTS = Scope.over("request", """
            {row} in (
              select mine.id
              from access_package_request mine
              where mine.tenant_id = :tenant
                and :caller in (mine.target_id, mine.requestor_id, mine.created_by))""");

    /** Requests some stage of which the caller decides, or could have decided. */
    public static final Scope REQUESTS_TO_DECIDE = Scope.over("request", """
            {row} in (
              select mine.approval_id
              from stage_of_approver(:tenant, :caller, :now) mine
              where mine.kind = 'entitlement')""");

    /** The caller's assignments. */
    public static final Scope OWN_ASSIGNMENTS = Scope.over("assignment", """
            {row} in (
              select mine.id
              from access_package_assignment mine
              where mine.tenant_id = :tenant
                and :caller in (mine.target_id, mine.created_by))""");

    private RequestScopes() {}
}
