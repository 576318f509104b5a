package org.latchkey.privileged;

/** How the audit log calls what happens to requests. */
final class PimWords {

    private PimWords() {}

    /**
     * The entry of a request at one of its stages.
     *
     * @param stage {@code " requested"} or {@code " completed"}
     * @param span {@code " (timebound)"}, {@code " (permanent)"} or nothing
     */
    static PimLog.Event of(Request request, String stage, String span) {
        boolean eligibility = request.side() == Side.ELIGIBILITY;
        String who = eligibility ? "eligible member" : "member";
        return switch (request.action()) {
            case ADMIN_ASSIGN -> event(request, "Add " + who + " to role in PIM" + stage + span, "Assign");
            case ADMIN_RENEW, SELF_RENEW ->
                event(request, "Add " + who + " to role in PIM" + stage + " (renew)", "Assign");
            case ADMIN_UPDATE -> event(request, update(request.side()) + stage + " (update)", "Update");
            case ADMIN_EXTEND, SELF_EXTEND -> event(request, update(request.side()) + stage + " (extend)", "Update");
            case ADMIN_REMOVE -> event(request, "Remove " + who + " from role in PIM" + stage + span, "Unassign");
            case SELF_ACTIVATE -> activation("Add member to role" + stage + " (PIM activation)", request);
            case SELF_DEACTIVATE -> event(request, "Remove member from role" + stage + " (PIM deactivate)", "Unassign");
        };
    }

    static PimLog.Event activation(String activity, Request request) {
        return event(request, activity, "Assign");
    }

    static PimLog.Event canceled(Request request) {
        return switch (request.action()) {
            case SELF_ACTIVATE -> activation("Add member to role canceled (PIM activation)", request);
            case SELF_EXTEND, ADMIN_EXTEND -> event(request, update(request.side()) + " canceled (extend)", "Update");
            default -> of(request, " canceled", "");
        };
    }

    /** An administrator who stops what somebody asked administrators for has denied it. */
    static PimLog.Event canceledByAdministrator(Request request) {
        return request.state() == RequestState.PENDING_ADMIN_DECISION ? decided(request, "denied") : canceled(request);
    }

    /**
     * What came of somebody's wish to have a role longer, or again.
     *
     * @param decision {@code "approved"} or {@code "denied"}
     */
    static PimLog.Event decided(Request request, String decision) {
        return event(request, "Update member in PIM " + decision + " by admin (extend/renew)", "Update");
    }

    static String update(Side side) {
        return side == Side.ELIGIBILITY ? "Update eligible member in PIM" : "Update member in PIM";
    }

    private static PimLog.Event event(Request request, String activity, String operation) {
        return new PimLog.Event(activity, operation, request.role(), request.id());
    }
}
