package org.latchkey.entitlement;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Shape;

/** The structured values of a policy, as the schema spells them. */
final class PolicyShapes {

    private static final Shape SUBJECT = Shape.of("subjectSet");

    /** Whoever a policy names; see {@link SubjectSet}. */
    static final Shape SUBJECT_SET = Shape.oneOf(
            "subjectSet",
            named("singleUser", "userId"),
            named("groupMembers", "groupId"),
            named("singleServicePrincipal", "servicePrincipalId"),
            named("connectedOrganizationMembers", "connectedOrganizationId"),
            Shape.of("attributeRuleMembers")
                    .derivedFrom(SUBJECT)
                    .field("description", Kind.TEXT)
                    .required("membershipRule", Kind.TEXT),
            Shape.of("requestorManager").derivedFrom(SUBJECT).field("managerLevel", Kind.INT),
            Shape.of("targetManager").derivedFrom(SUBJECT).field("managerLevel", Kind.INT),
            Shape.of("internalSponsors").derivedFrom(SUBJECT),
            Shape.of("externalSponsors").derivedFrom(SUBJECT),
            Shape.of("targetUserSponsors").derivedFrom(SUBJECT));

    private static final Kind SUBJECTS = Kind.many(Kind.complex(SUBJECT_SET));

    static final Shape REQUESTOR_SETTINGS = Shape.of("accessPackageAssignmentRequestorSettings")
            .field("enableTargetsToSelfAddAccess", Kind.BOOL)
            .field("enableTargetsToSelfUpdateAccess", Kind.BOOL)
            .field("enableTargetsToSelfRemoveAccess", Kind.BOOL)
            .field("allowCustomAssignmentSchedule", Kind.BOOL)
            .field("enableOnBehalfRequestorsToAddAccess", Kind.BOOL)
            .field("enableOnBehalfRequestorsToUpdateAccess", Kind.BOOL)
            .field("enableOnBehalfRequestorsToRemoveAccess", Kind.BOOL)
            .field("onBehalfRequestors", SUBJECTS);

    private static final Shape STAGE = Shape.of("accessPackageApprovalStage")
            .field("durationBeforeAutomaticDenial", Kind.DURATION)
            .field("isApproverJustificationRequired", Kind.BOOL)
            .field("isEscalationEnabled", Kind.BOOL)
            .field("durationBeforeEscalation", Kind.DURATION)
            .field(
                    "approverInformationVisibility",
                    Kind.choice(
                            "approverInformationVisibility", "default", "notVisible", "visible", "unknownFutureValue"))
            .field("primaryApprovers", SUBJECTS)
            .field("fallbackPrimaryApprovers", SUBJECTS)
            .field("escalationApprovers", SUBJECTS)
            .field("fallbackEscalationApprovers", SUBJECTS);

    static final Shape APPROVAL_SETTINGS = Shape.of("accessPackageAssignmentApprovalSettings")
            .field("isApprovalRequiredForAdd", Kind.BOOL)
            .field("isApprovalRequiredForUpdate", Kind.BOOL)
            .field("isRequestorJustificationRequired", Kind.BOOL)
            .field("stages", Kind.many(Kind.complex(STAGE)));

    static final Shape AUTOMATIC_SETTINGS = Shape.of("accessPackageAutomaticRequestSettings")
            .field("requestAccessForAllowedTargets", Kind.BOOL)
            .field("removeAccessWhenTargetLeavesAllowedTargets", Kind.BOOL)
            .field("gracePeriodBeforeAccessRemoval", Kind.DURATION);

    static final Shape REVIEW_SETTINGS = Shape.of("accessPackageAssignmentReviewSettings")
            .field("isEnabled", Kind.BOOL)
            .field(
                    "expirationBehavior",
                    Kind.choice(
                            "accessReviewExpirationBehavior",
                            "keepAccess",
                            "removeAccess",
                            "acceptAccessRecommendation",
                            "unknownFutureValue"))
            .field("isRecommendationEnabled", Kind.BOOL)
            .field("isReviewerJustificationRequired", Kind.BOOL)
            .field("isSelfReview", Kind.BOOL)
            .field("schedule", Kind.complex(EntitlementKinds.SCHEDULE))
            .field("primaryReviewers", SUBJECTS)
            .field("fallbackReviewers", SUBJECTS);

    static final Shape NOTIFICATION_SETTINGS =
            Shape.of("accessPackageNotificationSettings").field("isAssignmentNotificationDisabled", Kind.BOOL);

    private static final Kind LOCALIZATIONS = Kind.many(Kind.complex(EntitlementKinds.LOCALIZED_TEXT));

    private static final Shape QUESTION_BASE = Shape.of("accessPackageQuestion")
            .field("id", Kind.ID)
            .field("sequence", Kind.INT)
            .field("text", Kind.TEXT)
            .field("isRequired", Kind.BOOL)
            .field("isAnswerEditable", Kind.BOOL)
            .field("localizations", LOCALIZATIONS);

    /** One answer to choose. */
    static final Shape CHOICE = Shape.of("accessPackageAnswerChoice")
            .required("actualValue", Kind.TEXT)
            .field("text", Kind.TEXT)
            .field("localizations", LOCALIZATIONS);

    /** What whoever asks is asked; an entity in the schema, a part of the policy here. */
    static final Shape QUESTION = Shape.oneOf(
            "accessPackageQuestion",
            Shape.of("accessPackageTextInputQuestion")
                    .derivedFrom(QUESTION_BASE)
                    .field("isSingleLineQuestion", Kind.BOOL)
                    .field("regexPattern", Kind.TEXT),
            Shape.of("accessPackageMultipleChoiceQuestion")
                    .derivedFrom(QUESTION_BASE)
                    .field("isMultipleSelectionAllowed", Kind.BOOL)
                    .field("choices", Kind.many(Kind.complex(CHOICE))));

    private PolicyShapes() {}

    private static Shape named(String type, String id) {
        return Shape.of(type)
                .derivedFrom(SUBJECT)
                .field("description", Kind.TEXT)
                .required(id, Kind.ID);
    }
}
