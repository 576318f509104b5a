package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latchkey.entitlement.AssignmentPolicy.ApprovalSettings;
import org.latchkey.entitlement.AssignmentPolicy.Question;
import org.latchkey.entitlement.AssignmentPolicy.ReviewSettings;
import org.latchkey.entitlement.AssignmentPolicy.Stage;
import org.latchkey.entitlement.SubjectSet.RequestorManager;
import org.latchkey.entitlement.SubjectSet.TargetManager;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/** Whether a policy makes sense. Pure; every rule broken is a Problem InvalidPolicy that names it. */
final class PolicyRules {

    private static final int STAGES = 3;
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Duration SHORTEST_STAGE = Duration.ofDays(1);
    private static final Duration LONGEST_STAGE = Duration.ofDays(28);
    private static final Duration SHORTEST_ESCALATING_STAGE = Duration.ofDays(4);
    private static final Duration SHORTEST_ESCALATION = Duration.ofDays(1);

    private static final Set<Class<? extends SubjectSet>> ALWAYS_THERE =
            Set.of(SubjectSet.SingleUser.class, SubjectSet.GroupMembers.class);
    private static final Set<Class<? extends SubjectSet>> MAY_BE_MISSING = Set.of(
            RequestorManager.class,
            SubjectSet.InternalSponsors.class,
            SubjectSet.ExternalSponsors.class,
            SubjectSet.TargetUserSponsors.class);
    private static final Map<TargetScope, Set<Class<? extends SubjectSet>>> TARGETS = Map.of(
            TargetScope.SPECIFIC_DIRECTORY_USERS,
            ALWAYS_THERE,
            TargetScope.SPECIFIC_DIRECTORY_SERVICE_PRINCIPALS,
            Set.of(SubjectSet.SingleServicePrincipal.class),
            TargetScope.SPECIFIC_CONNECTED_ORGANIZATION_USERS,
            Set.of(SubjectSet.ConnectedOrganizationMembers.class));

    private PolicyRules() {}

    static void check(AssignmentPolicy policy, Instant now, EntitlementLimits limits) {
        checkTargets(policy, limits);
        checkExpiration(policy.expiration(), now);
        checkApproval(policy.approval());
        checkReviewers(policy.review());
        for (SubjectSet requestor : policy.requestors().onBehalfRequestors()) {
            demand(
                    requestor instanceof TargetManager || ALWAYS_THERE.contains(requestor.getClass()),
                    "onBehalfRequestors may hold singleUser, groupMembers and targetManager.");
            checkLevel(requestor);
        }
        policy.questions().forEach(PolicyRules::checkQuestion);
        demand(
                new HashSet<>(policy.questions().stream().map(Question::id).toList()).size()
                        == policy.questions().size(),
                "Two questions have the same id.");
    }

    private static void checkTargets(AssignmentPolicy policy, EntitlementLimits limits) {
        List<SubjectSet> targets = policy.targets();
        TargetScope scope = policy.scope();
        demand(
                scope.isNamed() != targets.isEmpty(),
                scope.isNamed()
                        ? "specificAllowedTargets must name somebody when allowedTargetScope is %s."
                                .formatted(scope.text())
                        : "specificAllowedTargets must be empty when allowedTargetScope is %s."
                                .formatted(scope.text()));
        for (SubjectSet target : targets) {
            demand(
                    TARGETS.getOrDefault(scope, Set.of()).contains(target.getClass()),
                    "specificAllowedTargets may not hold %s when allowedTargetScope is %s."
                            .formatted(target.getClass().getSimpleName(), scope.text()));
        }
        demand(
                targets.size()
                        <= (scope == TargetScope.SPECIFIC_CONNECTED_ORGANIZATION_USERS
                                ? limits.policyOrganizations()
                                : limits.policyTargets()),
                "specificAllowedTargets names too many.");
    }

    private static void checkExpiration(Expiration expiration, Instant now) {
        demand(
                expiration.isConsistent(),
                "expiration needs a positive duration exactly with afterDuration, and endDateTime exactly with afterDateTime.");
        demand(
                expiration.duration() == null || expiration.duration().compareTo(LONGEST) <= 0,
                "expiration/duration may be at most P3660D.");
        demand(
                expiration.endDateTime() == null || expiration.endDateTime().isAfter(now),
                "expiration/endDateTime must be in the future.");
    }

    private static void checkApproval(ApprovalSettings approval) {
        boolean required = approval.isApprovalRequiredForAdd() || approval.isApprovalRequiredForUpdate();
        demand(!required || !approval.stages().isEmpty(), "Approval is required, but no stage says by whom.");
        demand(approval.stages().size() <= STAGES, "There may be at most %d stages.".formatted(STAGES));
        approval.stages().forEach(PolicyRules::checkStage);
    }

    private static void checkStage(Stage stage) {
        demand(
                !stage.primaryApprovers().isEmpty()
                        || !stage.fallbackPrimaryApprovers().isEmpty(),
                "A stage needs primaryApprovers or fallbackPrimaryApprovers.");
        checkApprovers(stage.primaryApprovers(), stage.fallbackPrimaryApprovers(), "fallbackPrimaryApprovers");
        checkApprovers(stage.escalationApprovers(), stage.fallbackEscalationApprovers(), "fallbackEscalationApprovers");
        Duration deadline = stage.durationBeforeAutomaticDenial();
        demand(
                deadline.compareTo(SHORTEST_STAGE) >= 0 && deadline.compareTo(LONGEST_STAGE) <= 0,
                "durationBeforeAutomaticDenial must be from P1D to P28D.");
        if (stage.isEscalationEnabled()) {
            demand(
                    !stage.escalationApprovers().isEmpty()
                            || !stage.fallbackEscalationApprovers().isEmpty(),
                    "Escalation needs escalationApprovers.");
            demand(
                    deadline.compareTo(SHORTEST_ESCALATING_STAGE) >= 0
                            && stage.durationBeforeEscalation().compareTo(SHORTEST_ESCALATION) >= 0
                            && stage.durationBeforeEscalation().compareTo(deadline) < 0,
                    "With escalation, durationBeforeAutomaticDenial must be at least P4D, and durationBeforeEscalation at"
                            + " least P1D and shorter than it.");
        }
    }

    private static void checkApprovers(List<SubjectSet> approvers, List<SubjectSet> fallback, String fallbackName) {
        for (SubjectSet approver : approvers) {
            boolean mayBeMissing = MAY_BE_MISSING.contains(approver.getClass());
            demand(
                    mayBeMissing || ALWAYS_THERE.contains(approver.getClass()),
                    "%s cannot approve.".formatted(approver.getClass().getSimpleName()));
            demand(
                    !mayBeMissing || !fallback.isEmpty(),
                    "Managers and sponsors may be missing: %s must name somebody.".formatted(fallbackName));
            checkLevel(approver);
        }
        for (SubjectSet approver : fallback) {
            demand(
                    ALWAYS_THERE.contains(approver.getClass()),
                    "%s may hold singleUser and groupMembers.".formatted(fallbackName));
        }
    }

    private static void checkReviewers(ReviewSettings review) {
        for (SubjectSet reviewer : review.primaryReviewers()) {
            boolean isManager = reviewer instanceof TargetManager;
            demand(
                    isManager || ALWAYS_THERE.contains(reviewer.getClass()),
                    "primaryReviewers may hold singleUser, groupMembers and targetManager.");
            demand(
                    !isManager || !review.fallbackReviewers().isEmpty(),
                    "Managers may be missing: fallbackReviewers must name somebody.");
            checkLevel(reviewer);
        }
        demand(
                review.fallbackReviewers().stream().allMatch(it -> ALWAYS_THERE.contains(it.getClass())),
                "fallbackReviewers may hold singleUser and groupMembers.");
    }

    private static void checkLevel(SubjectSet subject) {
        Integer level = subject instanceof RequestorManager requestor
                ? requestor.managerLevel()
                : subject instanceof TargetManager target ? target.managerLevel() : null;
        demand(level == null || level == 1 || level == 2, "managerLevel must be 1 or 2.");
    }

    private static void checkQuestion(Question question) {
        demand(
                !question.isMultipleChoice() || !question.choices().isEmpty(),
                "A multiple-choice question needs choices.");
        if (question.regexPattern() != null) {
            AnswerPattern.of(question.regexPattern());
        }
    }

    static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw invalid(otherwise);
        }
    }

    static Problem invalid(String sentence) {
        return Problem.of(ProblemCode.INVALID_POLICY, sentence);
    }
}
