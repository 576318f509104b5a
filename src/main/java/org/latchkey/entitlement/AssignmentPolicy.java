package org.latchkey.entitlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may have an access package, after whose approval and for how long (<a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentpolicy">accessPackageAssignmentPolicy</a>).
 * The nested records read the stored form of the settings, where every default is filled in.
 *
 * @param automatic null on a policy that people ask through
 */
public record AssignmentPolicy(
        UUID id,
        UUID accessPackage,
        UUID catalog,
        String displayName,
        @Nullable String description,
        TargetScope scope,
        List<SubjectSet> targets,
        Expiration expiration,
        RequestorSettings requestors,
        ApprovalSettings approval,
        @Nullable AutomaticSettings automatic,
        ReviewSettings review,
        boolean isNotificationDisabled,
        List<Question> questions) {

    /** Who may ask, and for what. */
    public record RequestorSettings(
            boolean enableTargetsToSelfAddAccess,
            boolean enableTargetsToSelfUpdateAccess,
            boolean enableTargetsToSelfRemoveAccess,
            boolean allowCustomAssignmentSchedule,
            boolean enableOnBehalfRequestorsToAddAccess,
            boolean enableOnBehalfRequestorsToUpdateAccess,
            boolean enableOnBehalfRequestorsToRemoveAccess,
            List<SubjectSet> onBehalfRequestors) {}

    /** Whether somebody must agree, and who, one stage after the other. */
    public record ApprovalSettings(
            boolean isApprovalRequiredForAdd,
            boolean isApprovalRequiredForUpdate,
            boolean isRequestorJustificationRequired,
            List<Stage> stages) {}

    /**
     * One stage of an approval.
     *
     * @param durationBeforeAutomaticDenial from the opening of the stage
     * @param durationBeforeEscalation from the opening of the stage; zero when it does not escalate
     */
    public record Stage(
            Duration durationBeforeAutomaticDenial,
            boolean isApproverJustificationRequired,
            boolean isEscalationEnabled,
            Duration durationBeforeEscalation,
            List<SubjectSet> primaryApprovers,
            List<SubjectSet> fallbackPrimaryApprovers,
            List<SubjectSet> escalationApprovers,
            List<SubjectSet> fallbackEscalationApprovers) {}

    /** How a policy assigns without anybody asking. */
    public record AutomaticSettings(
            boolean requestAccessForAllowedTargets,
            boolean removeAccessWhenTargetLeavesAllowedTargets,
            Duration gracePeriodBeforeAccessRemoval) {}

    /** Who looks at the assignments from time to time; nobody when the policy does not say. */
    public record ReviewSettings(List<SubjectSet> primaryReviewers, List<SubjectSet> fallbackReviewers) {

        static final ReviewSettings NONE = new ReviewSettings(List.of(), List.of());
    }

    /**
     * A question that whoever asks must or may answer.
     *
     * @param regexPattern what the answer to a text question must match as a whole; null for anything
     * @param choices of a multiple-choice question; empty for a text question
     */
    public record Question(
            UUID id,
            @JsonProperty("@odata.type") String odataType,
            @Nullable String text,
            int sequence,
            boolean isRequired,
            boolean isAnswerEditable,
            @Nullable String regexPattern,
            boolean isMultipleSelectionAllowed,
            List<Choice> choices) {

        public Question {
            choices = choices == null ? List.of() : List.copyOf(choices);
        }

        public boolean isMultipleChoice() {
            return odataType.endsWith("accessPackageMultipleChoiceQuestion");
        }
    }

    /** One allowed answer. */
    public record Choice(String actualValue, @Nullable String text) {}

    /** Whether it assigns whoever its rule holds for, without anybody asking. */
    public boolean isAutomatic() {
        return automatic != null && automatic.requestAccessForAllowedTargets();
    }
}
