package org.latchkey.policy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.latchkey.approval.ApprovalPlan;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/**
 * What a policy says to somebody who asks. Pure: facts in, value out; a preview and the act itself read the same one. A
 * switch over it without {@code default} stops compiling when an outcome is added.
 */
public sealed interface Ruling {

    /** The names under which refusals speak of rules. */
    enum Violation {
        ELIGIBILITY_RULE("EligibilityRule"),
        EXPIRATION_RULE("ExpirationRule"),
        JUSTIFICATION_RULE("JustificationRule"),
        TICKETING_RULE("TicketingRule"),
        MFA_RULE("MfaRule");

        private final String text;

        Violation(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Nothing stands against it. */
    record Granted() implements Ruling {}

    /** Somebody has to agree first. */
    record NeedsApproval(ApprovalPlan plan) implements Ruling {}

    /** Rules are broken: all of them, in the order of {@link Violation}. */
    record Refused(List<Violation> violations) implements Ruling {

        /** What a token must carry when the second factor is among what is missing. */
        private static final String SECOND_FACTOR =
                "{\"access_token\":{\"amr\":{\"essential\":true,\"values\":[\"mfa\"]}}}";

        public Refused {
            violations = List.copyOf(violations);
        }

        /** The refusal as clients know it. */
        public Problem problem() {
            Problem problem = Problem.of(
                    ProblemCode.POLICY_VALIDATION_FAILED,
                    violations.stream()
                            .map(violation -> '"' + violation.text() + '"')
                            .collect(Collectors.joining(",", "The following policy rules failed: [", "]")));
            return violations.contains(Violation.MFA_RULE) ? problem.challenging(SECOND_FACTOR) : problem;
        }
    }

    /**
     * The sign-in lacks an authentication context; a token that has it may ask again.
     *
     * @param claim {@code c1} to {@code c99}
     */
    record NeedsContext(String claim) implements Ruling {

        /** The refusal as clients know it: the claims to ask for stand in the message, and in the header of RFC 9470. */
        public Problem problem() {
            String claims = "{\"access_token\":{\"acrs\":{\"essential\":true, \"value\":\"%s\"}}}".formatted(claim);
            return Problem.of(
                            ProblemCode.ACRS_VALIDATION_FAILED,
                            "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8))
                    .challenging(claims);
        }
    }

    /** How long an approval of an activation may take. Graph knows no other value. */
    Duration APPROVAL_DEADLINE = Duration.ofHours(24);

    /** Judges what is asked by a policy. */
    static Ruling on(Ask ask, RolePolicy policy) {
        List<Violation> violations = violations(ask, policy);
        if (!violations.isEmpty()) {
            return new Refused(violations);
        }
        if (ask.purpose() != Purpose.ACTIVATION) {
            return new Granted();
        }
        Rule.AuthenticationContext context = policy.authenticationContext();
        String claim = context.claim();
        if (context.isEnabled() && claim != null && !ask.caller().acrs().contains(claim)) {
            return new NeedsContext(claim);
        }
        Rule.Approval approval = policy.approval();
        return approval.isRequired()
                ? new NeedsApproval(
                        ApprovalPlan.byAnyOf(approval.approvers(), APPROVAL_DEADLINE, approval.needsJustification()))
                : new Granted();
    }

    /** Judges somebody's wish that an administrator extend or renew what they have: it only has to be justified. */
    static Ruling onAsking(String justification, RolePolicy policy) {
        return policy.enablement(Purpose.ACTIVATION).demands().contains(Rule.Demand.JUSTIFICATION)
                        && justification.isBlank()
                ? new Refused(List.of(Violation.JUSTIFICATION_RULE))
                : new Granted();
    }

    private static List<Violation> violations(Ask ask, RolePolicy policy) {
        List<Violation> violations = new ArrayList<>();
        if (!ask.isCovered()) {
            violations.add(Violation.ELIGIBILITY_RULE);
        }
        boolean endless = ask.purpose() == Purpose.ACTIVATION && ask.length() == null;
        if (endless || !policy.expiration(ask.purpose()).allows(ask.length())) {
            violations.add(Violation.EXPIRATION_RULE);
        }
        for (Rule.Demand demand : Rule.Demand.values()) {
            if (policy.enablement(ask.purpose()).demands().contains(demand) && !meets(ask, demand)) {
                violations.add(
                        switch (demand) {
                            case JUSTIFICATION -> Violation.JUSTIFICATION_RULE;
                            case TICKETING -> Violation.TICKETING_RULE;
                            case MULTI_FACTOR_AUTHENTICATION -> Violation.MFA_RULE;
                        });
            }
        }
        violations.sort(null);
        return violations;
    }

    private static boolean meets(Ask ask, Rule.Demand demand) {
        return switch (demand) {
            case JUSTIFICATION -> !ask.justification().isBlank();
            case TICKETING ->
                !ask.ticketNumber().isBlank() && !ask.ticketSystem().isBlank();
            // An application has no second factor to show.
            case MULTI_FACTOR_AUTHENTICATION ->
                ask.caller().hasMfa() || !ask.caller().isUser();
        };
    }
}
