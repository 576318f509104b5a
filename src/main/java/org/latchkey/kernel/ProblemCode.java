package org.latchkey.kernel;

/**
 * Everything that can be wrong with a call: the HTTP status, the code Graph's clients match on, and a sentence used
 * when the thrower has none of its own. See <a
 * href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>.
 */
public enum ProblemCode {
    // directory and the wire itself
    REQUEST_BAD_REQUEST(400, "Request_BadRequest", "The request is not valid."),
    BAD_REQUEST(400, "BadRequest", "The request is malformed."),
    UNSUPPORTED_QUERY(400, "Request_UnsupportedQuery", "The query is not supported."),
    EXPIRED_PAGE_TOKEN(
            400, "Directory_ExpiredPageToken", "The page token is not valid. Start again from the first page."),
    INVALID_AUTHENTICATION_TOKEN(401, "InvalidAuthenticationToken", "Access token is empty."),
    AUTHORIZATION_REQUEST_DENIED(
            403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
    REQUEST_RESOURCE_NOT_FOUND(404, "Request_ResourceNotFound", "The resource does not exist."),
    METHOD_NOT_ALLOWED(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target."),
    FAILED_DEPENDENCY(424, "FailedDependency", "A request this one depends on did not succeed."),
    INTERNAL_SERVER_ERROR(
            500, "InternalServerError", "Something went wrong on our side. Give the request id when you report it."),
    SERVICE_UNAVAILABLE(503, "ServiceUnavailable", "The server is busy. Try again shortly."),

    // privileged identity management
    MISSING_PARAMETERS(400, "MissingParameters", "The required parameters GroupId or PrincipalId is missing."),
    INVALID_FILTER(400, "InvalidFilter", "The filter is not valid."),
    POLICY_VALIDATION_FAILED(400, "RoleAssignmentRequestPolicyValidationFailed", "The following policy rules failed."),
    ACRS_VALIDATION_FAILED(400, "RoleAssignmentRequestAcrsValidationFailed", "An authentication context is required."),
    ROLE_ASSIGNMENT_EXISTS(400, "RoleAssignmentExists", "The Role assignment already exists."),
    ROLE_ASSIGNMENT_DOES_NOT_EXIST(400, "RoleAssignmentDoesNotExist", "The Role assignment does not exist."),
    PENDING_ROLE_ASSIGNMENT_REQUEST(
            400, "PendingRoleAssignmentRequest", "There is already an existing pending Role assignment request."),
    ACTIVE_DURATION_TOO_SHORT(
            400, "ActiveDurationTooShort", "The Active duration is too short. Miniumum Required is 5 minutes."),
    INVALID_ROLE_ASSIGNMENT_REQUEST(400, "InvalidRoleAssignmentRequest", "The role assignment request is invalid."),
    INVALID_ROLE_ASSIGNMENT_REQUEST_SCHEDULE(
            400, "InvalidRoleAssignmentRequestSchedule", "The end must be after the start and in the future."),
    SUBJECT_NOT_FOUND(400, "SubjectNotFound", "The subject is not found."),
    RESOURCE_TYPE_NOT_SUPPORTED(
            400, "ResourceTypeNotSupported", "Dynamic and synchronised groups cannot be managed by PIM."),
    PERMISSION_SCOPE_NOT_GRANTED(403, "UnknownError", "Authorization failed due to missing permission scope."),
    UNAUTHORIZED_ACCESS(403, "UnauthorizedAccess", "Attempted to perform an unauthorized operation."),
    RESOURCE_NOT_FOUND(404, "ResourceNotFound", "The resource is not found."),
    CONFLICT(409, "Conflict", "It has been decided already."),

    // entitlement management
    CALLER_NOT_RESOURCE_OWNER(400, "CallerNotResourceOwner", "The caller is not the resource owner."),
    RESOURCE_ALREADY_ONBOARDED(400, "ResourceAlreadyOnboarded", "The specified resource is already onboarded to ELM."),
    RESOURCE_NOT_FOUND_IN_ORIGIN_SYSTEM(
            400, "ResourceNotFoundInOriginSystem", "The resource is not found in its origin system."),
    RESOURCE_NOT_SUPPORTED(400, "ResourceNotSupported", "This kind of resource cannot be added to a catalog."),
    RESOURCE_IN_USE(400, "ResourceInUse", "A role of the resource is used by an access package of the catalog."),
    INVALID_RESOURCE_ROLE(
            400, "InvalidResourceRole", "The role or scope is not one of a resource in the access package's catalog."),
    INVALID_POLICY(400, "InvalidPolicy", "The policy is not valid."),
    POLICY_REQUIREMENTS_NOT_MET(
            400, "PolicyRequirementsNotMet", "You don't meet policy requirements to request this entitlement."),
    INCOMPATIBLE_ACCESS(400, "IncompatibleAccess", "An incompatible access package or group blocks this request."),
    EXISTING_OPEN_REQUEST(
            400, "ExistingOpenRequest", "There is already an open request for this access package and person."),
    EXISTING_ASSIGNMENT(400, "ExistingAssignment", "The person is already assigned to this access package."),
    ANSWERS_REQUIRED(400, "AnswersRequired", "A required question has no valid answer."),
    JUSTIFICATION_REQUIRED(400, "JustificationRequired", "A justification is required."),
    SCHEDULE_NOT_ALLOWED(400, "ScheduleNotAllowed", "The policy does not allow this schedule."),
    INVALID_REQUEST_STATE(400, "InvalidRequestState", "The state of the request does not allow this."),
    ACTIVE_ASSIGNMENTS_EXIST(400, "ActiveAssignmentsExist", "There are assignments which have not expired."),
    CATALOG_NOT_EMPTY(400, "CatalogNotEmpty", "Only an empty catalog made by users can be deleted."),
    DUPLICATE_NAME(400, "DuplicateName", "The name is taken. Choose another one."),
    LIMIT_EXCEEDED(400, "LimitExceeded", "The limit for this kind of object is reached.");

    private final int status;
    private final String code;
    private final String sentence;

    ProblemCode(int status, String code, String sentence) {
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code in Graph's error object. */
    public String code() {
        return code;
    }

    /** What to say when the thrower has no better sentence. */
    public String sentence() {
        return sentence;
    }
}
