package org.latchkey.entitlement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.entitlement.AssignmentPolicy.RequestorSettings;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;

/**
 * A request that has been found right and is about to be stored.
 *
 * @param policy null when the assignment it is about has lost its policy
 * @param assignment null when it is to begin one
 */
record Draft(
        RequestType type,
        UUID accessPackage,
        @Nullable UUID policy,
        @Nullable UUID assignment,
        UUID target,
        UUID requestor,
        boolean needsApproval,
        @Nullable String justification,
        Wish wish,
        Lifetime lifetime,
        @Nullable JsonNode answers) {

    /**
     * Judges when a request wishes to have its package. Pure.
     *
     * @return how long it may
     * @throws Problem ScheduleNotAllowed when the policy does not let people wish for it, PolicyRequirementsNotMet when the
     *     policy's own end has passed, BadRequest when it would end before it starts
     */
    static Lifetime lifetime(Call call, RequestType type, Wish wish, AssignmentPolicy policy) {
        Instant start = wish.start() == null || wish.start().isBefore(call.now()) ? call.now() : wish.start();
        Instant last = policy.expiration().endDateTime();
        if (last != null && !last.isAfter(start)) {
            throw Problem.of(
                    ProblemCode.POLICY_REQUIREMENTS_NOT_MET,
                    "The policy '%s' gives access until %s only.".formatted(policy.displayName(), last));
        }
        if (!type.isByAdministrator() && !wish.isEmptyAt(call.now())) {
            demandAllowed(wish, policy, start);
        }
        Lifetime lifetime = Lifetime.of(wish.expiration(), policy.expiration());
        Instant end = lifetime.endOf(start);
        if (end != null && !end.isAfter(start)) {
            throw Problem.badRequest("schedule.expiration must end after the access starts.");
        }
        return lifetime;
    }

    private static void demandAllowed(Wish wish, AssignmentPolicy policy, Instant start) {
        if (!policy.requestors().allowCustomAssignmentSchedule()) {
            throw Problem.of(
                    ProblemCode.SCHEDULE_NOT_ALLOWED,
                    "The policy '%s' does not let people choose when. Leave the schedule out."
                            .formatted(policy.displayName()));
        }
        Instant allowed = policy.expiration().endOf(start).orElse(null);
        Instant wished = wish.expiration().endOf(start).orElse(null);
        if (wish.hasEnd() && allowed != null && (wished == null || wished.isAfter(allowed))) {
            throw Problem.of(
                    ProblemCode.SCHEDULE_NOT_ALLOWED,
                    "The policy '%s' gives access until %s at most.".formatted(policy.displayName(), allowed));
        }
    }

    /** Demands the reason a policy wants from people who ask. */
    static void demandJustification(AssignmentPolicy policy, @Nullable String justification) {
        if (policy.approval().isRequestorJustificationRequired()
                && (justification == null || justification.isBlank())) {
            throw Problem.of(ProblemCode.JUSTIFICATION_REQUIRED, "Say why in justification: the policy wants to know.");
        }
    }

    /** Demands that a policy lets people change or end their own access. */
    static void demandSelfService(AssignmentPolicy policy, RequestType.Kind kind) {
        RequestorSettings may = policy.requestors();
        boolean allowed = switch (kind) {
            case ADD -> may.enableTargetsToSelfAddAccess();
            case UPDATE -> may.enableTargetsToSelfUpdateAccess();
            case REMOVE -> may.enableTargetsToSelfRemoveAccess();
        };
        if (!allowed) {
            throw notMet("The policy '%s' leaves that to administrators.".formatted(policy.displayName()));
        }
    }

    static Problem notMet(String why) {
        return Problem.of(
                ProblemCode.POLICY_REQUIREMENTS_NOT_MET,
                ProblemCode.POLICY_REQUIREMENTS_NOT_MET.sentence() + " " + why);
    }
}
