// Written by GeneratedDocsTest: mvn -Dtest=GeneratedDocsTest -Dlatchkey.docs=write test

/** What somebody may do with what an answer shows: verbs, and actions by name. */
export interface Annotated {
  '@odata.type'?: string;
  '@latchkey.allowed'?: string[];
}

export const AccessPackageAssignmentState = ['delivering', 'partiallyDelivered', 'delivered', 'expired', 'deliveryFailed'] as const;
export type AccessPackageAssignmentState = (typeof AccessPackageAssignmentState)[number];

export const AccessPackageCatalogState = ['unpublished', 'published'] as const;
export type AccessPackageCatalogState = (typeof AccessPackageCatalogState)[number];

export const AccessPackageCatalogType = ['userManaged', 'serviceDefault', 'serviceManaged'] as const;
export type AccessPackageCatalogType = (typeof AccessPackageCatalogType)[number];

export const AccessPackageExternalUserLifecycleAction = ['none', 'blockSignIn', 'blockSignInAndDelete'] as const;
export type AccessPackageExternalUserLifecycleAction = (typeof AccessPackageExternalUserLifecycleAction)[number];

export const AccessPackageRequestState = ['submitted', 'pendingApproval', 'delivering', 'delivered', 'deliveryFailed', 'denied', 'scheduled', 'canceled', 'partiallyDelivered'] as const;
export type AccessPackageRequestState = (typeof AccessPackageRequestState)[number];

export const AccessPackageRequestType = ['notSpecified', 'userAdd', 'userUpdate', 'userRemove', 'adminAdd', 'adminUpdate', 'adminRemove', 'systemAdd', 'systemUpdate', 'systemRemove', 'onBehalfAdd', 'approverRemove'] as const;
export type AccessPackageRequestType = (typeof AccessPackageRequestType)[number];

export const AccessPackageSubjectLifecycle = ['notDefined', 'notGoverned', 'governed'] as const;
export type AccessPackageSubjectLifecycle = (typeof AccessPackageSubjectLifecycle)[number];

export const AccessPackageSubjectType = ['notSpecified', 'user', 'servicePrincipal'] as const;
export type AccessPackageSubjectType = (typeof AccessPackageSubjectType)[number];

export const AccessReviewExpirationBehavior = ['keepAccess', 'removeAccess', 'acceptAccessRecommendation'] as const;
export type AccessReviewExpirationBehavior = (typeof AccessReviewExpirationBehavior)[number];

export const AllowedTargetScope = ['notSpecified', 'specificDirectoryUsers', 'specificConnectedOrganizationUsers', 'specificDirectoryServicePrincipals', 'allMemberUsers', 'allDirectoryUsers', 'allDirectoryServicePrincipals', 'allConfiguredConnectedOrganizationUsers', 'allExternalUsers', 'allDirectoryAgentIdentities'] as const;
export type AllowedTargetScope = (typeof AllowedTargetScope)[number];

export const ApproverInformationVisibility = ['default', 'notVisible', 'visible'] as const;
export type ApproverInformationVisibility = (typeof ApproverInformationVisibility)[number];

export const AuthenticationMethodSignInState = ['notSupported', 'notAllowedByPolicy', 'notEnabled', 'phoneNumberNotUnique', 'ready', 'notConfigured'] as const;
export type AuthenticationMethodSignInState = (typeof AuthenticationMethodSignInState)[number];

export const AuthenticationMethodState = ['enabled', 'disabled'] as const;
export type AuthenticationMethodState = (typeof AuthenticationMethodState)[number];

export const AuthenticationMethodTargetType = ['user', 'group'] as const;
export type AuthenticationMethodTargetType = (typeof AuthenticationMethodTargetType)[number];

export const AuthenticationPhoneType = ['mobile', 'alternateMobile', 'office'] as const;
export type AuthenticationPhoneType = (typeof AuthenticationPhoneType)[number];

export const ConnectedOrganizationState = ['configured', 'proposed'] as const;
export type ConnectedOrganizationState = (typeof ConnectedOrganizationState)[number];

export const CustomExtensionCalloutInstanceStatus = ['calloutSent', 'callbackReceived', 'calloutFailed', 'callbackTimedOut', 'waitingForCallback'] as const;
export type CustomExtensionCalloutInstanceStatus = (typeof CustomExtensionCalloutInstanceStatus)[number];

export const DayOfWeek = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type DayOfWeek = (typeof DayOfWeek)[number];

export const ExpirationPatternType = ['notSpecified', 'noExpiration', 'afterDateTime', 'afterDuration'] as const;
export type ExpirationPatternType = (typeof ExpirationPatternType)[number];

export const GroupType = ['unifiedGroups', 'azureAD'] as const;
export type GroupType = (typeof GroupType)[number];

export const OperationResult = ['success', 'failure', 'timeout'] as const;
export type OperationResult = (typeof OperationResult)[number];

export const PrivilegedAccessGroupAssignmentType = ['assigned', 'activated'] as const;
export type PrivilegedAccessGroupAssignmentType = (typeof PrivilegedAccessGroupAssignmentType)[number];

export const PrivilegedAccessGroupMemberType = ['direct', 'group'] as const;
export type PrivilegedAccessGroupMemberType = (typeof PrivilegedAccessGroupMemberType)[number];

export const PrivilegedAccessGroupRelationships = ['owner', 'member'] as const;
export type PrivilegedAccessGroupRelationships = (typeof PrivilegedAccessGroupRelationships)[number];

export const RecurrencePatternType = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'] as const;
export type RecurrencePatternType = (typeof RecurrencePatternType)[number];

export const RecurrenceRangeType = ['endDate', 'noEnd', 'numbered'] as const;
export type RecurrenceRangeType = (typeof RecurrenceRangeType)[number];

export const RoleType = ['active', 'eligible', 'application', 'delegated'] as const;
export type RoleType = (typeof RoleType)[number];

export const ScheduleRequestActions = ['adminAssign', 'adminUpdate', 'adminRemove', 'selfActivate', 'selfDeactivate', 'adminExtend', 'adminRenew', 'selfExtend', 'selfRenew'] as const;
export type ScheduleRequestActions = (typeof ScheduleRequestActions)[number];

export const SocialIdentitySourceType = ['facebook'] as const;
export type SocialIdentitySourceType = (typeof SocialIdentitySourceType)[number];

export const WeekIndex = ['first', 'second', 'third', 'fourth', 'last'] as const;
export type WeekIndex = (typeof WeekIndex)[number];

export type AccessPackageAnswer = AccessPackageAnswerString;

export interface AccessPackageAnswerChoice {
  actualValue: string;
  text?: string | null;
  localizations?: AccessPackageLocalizedText[] | null;
}

export interface AccessPackageAnswerString {
  '@odata.type': '#microsoft.graph.accessPackageAnswerString';
  displayValue?: string | null;
  answeredQuestion?: AccessPackageQuestion | null;
  value?: string | null;
}

export interface AccessPackageApprovalStage {
  durationBeforeAutomaticDenial?: string | null;
  isApproverJustificationRequired?: boolean | null;
  isEscalationEnabled?: boolean | null;
  durationBeforeEscalation?: string | null;
  approverInformationVisibility?: ApproverInformationVisibility | null;
  primaryApprovers?: SubjectSet[] | null;
  fallbackPrimaryApprovers?: SubjectSet[] | null;
  escalationApprovers?: SubjectSet[] | null;
  fallbackEscalationApprovers?: SubjectSet[] | null;
}

export interface AccessPackageAssignmentApprovalSettings {
  isApprovalRequiredForAdd?: boolean | null;
  isApprovalRequiredForUpdate?: boolean | null;
  isRequestorJustificationRequired?: boolean | null;
  stages?: AccessPackageApprovalStage[] | null;
}

export interface AccessPackageAssignmentRequestorSettings {
  enableTargetsToSelfAddAccess?: boolean | null;
  enableTargetsToSelfUpdateAccess?: boolean | null;
  enableTargetsToSelfRemoveAccess?: boolean | null;
  allowCustomAssignmentSchedule?: boolean | null;
  enableOnBehalfRequestorsToAddAccess?: boolean | null;
  enableOnBehalfRequestorsToUpdateAccess?: boolean | null;
  enableOnBehalfRequestorsToRemoveAccess?: boolean | null;
  onBehalfRequestors?: SubjectSet[] | null;
}

export interface AccessPackageAssignmentReviewSettings {
  isEnabled?: boolean | null;
  expirationBehavior?: AccessReviewExpirationBehavior | null;
  isRecommendationEnabled?: boolean | null;
  isReviewerJustificationRequired?: boolean | null;
  isSelfReview?: boolean | null;
  schedule?: EntitlementManagementSchedule | null;
  primaryReviewers?: SubjectSet[] | null;
  fallbackReviewers?: SubjectSet[] | null;
}

export interface AccessPackageAutomaticRequestSettings {
  requestAccessForAllowedTargets?: boolean | null;
  removeAccessWhenTargetLeavesAllowedTargets?: boolean | null;
  gracePeriodBeforeAccessRemoval?: string | null;
}

export interface AccessPackageLocalizedText {
  languageCode: string;
  text?: string | null;
}

export interface AccessPackageNotificationSettings {
  isAssignmentNotificationDisabled?: boolean | null;
}

export interface AccessPackageResourceAttribute {
  name?: string | null;
  isEditable?: boolean | null;
  isPersistedOnAssignmentRemoval?: boolean | null;
  destination?: AccessPackageResourceAttributeDestination | null;
  source?: AccessPackageResourceAttributeSource | null;
}

export type AccessPackageResourceAttributeDestination = AccessPackageUserDirectoryAttributeStore;

export interface AccessPackageResourceAttributeQuestion {
  '@odata.type': '#microsoft.graph.accessPackageResourceAttributeQuestion';
  question?: AccessPackageQuestion | null;
}

export type AccessPackageResourceAttributeSource = AccessPackageResourceAttributeQuestion;

export interface AccessPackageUserDirectoryAttributeStore {
  '@odata.type': '#microsoft.graph.accessPackageUserDirectoryAttributeStore';
}

export interface ApiApplication {
  acceptMappedClaims?: boolean | null;
  knownClientApplications?: string[] | null;
  oauth2PermissionScopes?: PermissionScope[] | null;
  requestedAccessTokenVersion?: number | null;
}

export interface AppIdentity {
  appId?: string | null;
  displayName?: string | null;
  servicePrincipalId?: string | null;
  servicePrincipalName?: string | null;
}

export interface AppRole {
  allowedMemberTypes?: string[] | null;
  description?: string | null;
  displayName?: string | null;
  id?: string | null;
  isEnabled?: boolean | null;
  origin?: string | null;
  value?: string | null;
}

export interface ApprovalSettings {
  isApprovalRequired?: boolean | null;
  isApprovalRequiredForExtension?: boolean | null;
  isRequestorJustificationRequired?: boolean | null;
  approvalMode?: string | null;
  approvalStages?: UnifiedApprovalStage[] | null;
}

export interface AssignedLabel {
}

export interface AssignedLicense {
}

export interface AssignedPlan {
}

export interface AttributeRuleMembers {
  '@odata.type': '#microsoft.graph.attributeRuleMembers';
  description?: string | null;
  membershipRule: string;
}

export interface AuditActivityInitiator {
  app?: AppIdentity | null;
  user?: UserIdentity | null;
}

export interface AuthenticationMethodTarget {
  id?: string | null;
  targetType?: AuthenticationMethodTargetType | null;
  isRegistrationRequired?: boolean | null;
}

export interface AzureActiveDirectoryTenant {
  '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant';
  displayName?: string | null;
  tenantId: string;
}

export interface ConnectedOrganizationMembers {
  '@odata.type': '#microsoft.graph.connectedOrganizationMembers';
  description?: string | null;
  connectedOrganizationId: string;
}

export interface CrossCloudAzureActiveDirectoryTenant {
  '@odata.type': '#microsoft.graph.crossCloudAzureActiveDirectoryTenant';
  displayName?: string | null;
  tenantId: string;
  cloudInstance: string;
}

export interface CustomExtensionCalloutInstance {
  customExtensionId?: string | null;
  detail?: string | null;
  externalCorrelationId?: string | null;
  id?: string | null;
  status?: CustomExtensionCalloutInstanceStatus | null;
}

export interface DomainIdentitySource {
  '@odata.type': '#microsoft.graph.domainIdentitySource';
  displayName?: string | null;
  domainName: string;
}

export interface EmployeeOrgData {
  costCenter?: string | null;
  division?: string | null;
}

export interface EntitlementManagementSchedule {
  startDateTime?: string | null;
  expiration?: ExpirationPattern | null;
  recurrence?: PatternedRecurrence | null;
}

export interface ExcludeTarget {
  id?: string | null;
  targetType?: AuthenticationMethodTargetType | null;
}

export interface ExpirationPattern {
  endDateTime?: string | null;
  duration?: string | null;
  type?: ExpirationPatternType | null;
}

export interface ExternalDomainFederation {
  '@odata.type': '#microsoft.graph.externalDomainFederation';
  displayName?: string | null;
  domainName: string;
  issuerUri?: string | null;
}

export interface ExternalSponsors {
  '@odata.type': '#microsoft.graph.externalSponsors';
}

export interface GroupMembers {
  '@odata.type': '#microsoft.graph.groupMembers';
  description?: string | null;
  groupId: string;
  id?: string | null;
}

export interface Identity {
  displayName?: string | null;
  id?: string | null;
  [more: string]: unknown;
}

export interface IdentitySet {
  application?: Identity | null;
  device?: Identity | null;
  user?: Identity | null;
  [more: string]: unknown;
}

export type IdentitySource = AzureActiveDirectoryTenant | CrossCloudAzureActiveDirectoryTenant | DomainIdentitySource | ExternalDomainFederation | SocialIdentitySource;

export interface ImplicitGrantSettings {
  enableAccessTokenIssuance?: boolean | null;
  enableIdTokenIssuance?: boolean | null;
}

export interface InternalSponsors {
  '@odata.type': '#microsoft.graph.internalSponsors';
}

export interface KeyCredential {
  customKeyIdentifier?: string | null;
  displayName?: string | null;
  endDateTime?: string | null;
  key?: string | null;
  keyId?: string | null;
  startDateTime?: string | null;
  type?: string | null;
  usage?: string | null;
}

export interface KeyValue {
  key?: string | null;
  value?: string | null;
}

export interface LicenseAssignmentState {
}

export interface ModifiedProperty {
  displayName?: string | null;
  oldValue?: string | null;
  newValue?: string | null;
}

export interface ObjectIdentity {
  signInType?: string | null;
  issuer?: string | null;
  issuerAssignedId?: string | null;
}

export interface OidcAddressInboundClaims {
  country?: string | null;
  locality?: string | null;
  postal_code?: string | null;
  region?: string | null;
  street_address?: string | null;
}

export type OidcClientAuthentication = OidcClientSecretAuthentication;

export interface OidcClientSecretAuthentication {
  '@odata.type': '#microsoft.graph.oidcClientSecretAuthentication';
  clientSecret: string;
}

export interface OidcInboundClaimMappingOverride {
  sub?: string | null;
  name?: string | null;
  given_name?: string | null;
  family_name?: string | null;
  email?: string | null;
  email_verified?: string | null;
  phone_number?: string | null;
  phone_number_verified?: string | null;
  address?: OidcAddressInboundClaims | null;
}

export interface OnPremisesExtensionAttributes {
  extensionAttribute1?: string | null;
  extensionAttribute2?: string | null;
  extensionAttribute3?: string | null;
  extensionAttribute4?: string | null;
  extensionAttribute5?: string | null;
  extensionAttribute6?: string | null;
  extensionAttribute7?: string | null;
  extensionAttribute8?: string | null;
  extensionAttribute9?: string | null;
  extensionAttribute10?: string | null;
  extensionAttribute11?: string | null;
  extensionAttribute12?: string | null;
  extensionAttribute13?: string | null;
  extensionAttribute14?: string | null;
  extensionAttribute15?: string | null;
}

export interface OnPremisesProvisioningError {
}

export interface PasswordCredential {
  customKeyIdentifier?: string | null;
  displayName?: string | null;
  endDateTime?: string | null;
  hint?: string | null;
  keyId?: string | null;
  secretText?: string | null;
  startDateTime?: string | null;
}

export interface PasswordProfile {
  forceChangePasswordNextSignIn?: boolean | null;
  forceChangePasswordNextSignInWithMfa?: boolean | null;
  password?: string | null;
}

export interface PatternedRecurrence {
  pattern?: RecurrencePattern | null;
  range?: RecurrenceRange | null;
  [more: string]: unknown;
}

export interface PermissionScope {
  adminConsentDescription?: string | null;
  adminConsentDisplayName?: string | null;
  id?: string | null;
  isEnabled?: boolean | null;
  origin?: string | null;
  type?: string | null;
  userConsentDescription?: string | null;
  userConsentDisplayName?: string | null;
  value?: string | null;
}

export interface ProvisionedPlan {
}

export interface PublicClientApplication {
  redirectUris?: string[] | null;
}

export interface RecurrencePattern {
  type?: RecurrencePatternType | null;
  interval?: number | null;
  month?: number | null;
  dayOfMonth?: number | null;
  daysOfWeek?: DayOfWeek[] | null;
  firstDayOfWeek?: DayOfWeek | null;
  index?: WeekIndex | null;
}

export interface RecurrenceRange {
  type?: RecurrenceRangeType | null;
  startDate?: string | null;
  endDate?: string | null;
  recurrenceTimeZone?: string | null;
  numberOfOccurrences?: number | null;
}

export interface RequestSchedule {
  startDateTime?: string | null;
  recurrence?: PatternedRecurrence | null;
  expiration?: ExpirationPattern | null;
}

export interface RequestorManager {
  '@odata.type': '#microsoft.graph.requestorManager';
  managerLevel?: number | null;
}

export interface RequiredResourceAccess {
  resourceAccess: ResourceAccess[];
  resourceAppId: string;
}

export interface ResourceAccess {
  id: string;
  type: string;
}

export interface ServiceProvisioningError {
}

export interface SingleServicePrincipal {
  '@odata.type': '#microsoft.graph.singleServicePrincipal';
  description?: string | null;
  servicePrincipalId: string;
}

export interface SingleUser {
  '@odata.type': '#microsoft.graph.singleUser';
  description?: string | null;
  userId: string;
  id?: string | null;
}

export interface SocialIdentitySource {
  '@odata.type': '#microsoft.graph.socialIdentitySource';
  displayName?: string | null;
  socialIdentitySourceType: SocialIdentitySourceType;
}

export interface SpaApplication {
  redirectUris?: string[] | null;
}

export type SubjectSet = SingleUser | GroupMembers | SingleServicePrincipal | ConnectedOrganizationMembers | AttributeRuleMembers | RequestorManager | TargetManager | InternalSponsors | ExternalSponsors | TargetUserSponsors;

export interface TargetManager {
  '@odata.type': '#microsoft.graph.targetManager';
  managerLevel?: number | null;
}

export interface TargetResource {
  id?: string | null;
  displayName?: string | null;
  type?: string | null;
  userPrincipalName?: string | null;
  groupType?: GroupType | null;
  modifiedProperties?: ModifiedProperty[] | null;
}

export interface TargetUserSponsors {
  '@odata.type': '#microsoft.graph.targetUserSponsors';
}

export interface TicketInfo {
  ticketNumber?: string | null;
  ticketSystem?: string | null;
}

export interface UnifiedApprovalStage {
  approvalStageTimeOutInDays?: number | null;
  isApproverJustificationRequired?: boolean | null;
  escalationTimeInMinutes?: number | null;
  isEscalationEnabled?: boolean | null;
  primaryApprovers?: SubjectSet[] | null;
  escalationApprovers?: SubjectSet[] | null;
}

export interface UnifiedRoleManagementPolicyRuleTarget {
  caller?: string | null;
  operations?: string[] | null;
  level?: string | null;
  inheritableSettings?: string[] | null;
  enforcedSettings?: string[] | null;
}

export interface UnifiedRolePermission {
  allowedResourceActions?: string[] | null;
  condition?: string | null;
  excludedResourceActions?: string[] | null;
}

export interface UserIdentity {
  displayName?: string | null;
  id?: string | null;
  ipAddress?: string | null;
  userPrincipalName?: string | null;
  [more: string]: unknown;
}

export interface WebApplication {
  homePageUrl?: string | null;
  implicitGrantSettings?: ImplicitGrantSettings | null;
  logoutUrl?: string | null;
  redirectUris?: string[] | null;
}

export interface AccessPackage extends Annotated {
  id: string;
  displayName: string;
  description: string | null;
  isHidden: boolean | null;
  createdDateTime: string | null;
  modifiedDateTime: string | null;
  catalog?: AccessPackageCatalog | null;
  assignmentPolicies?: AccessPackageAssignmentPolicy[];
  resourceRoleScopes?: AccessPackageResourceRoleScope[];
  incompatibleAccessPackages?: AccessPackage[];
  accessPackagesIncompatibleWith?: AccessPackage[];
  incompatibleGroups?: Group[];
}

export interface AccessPackageAssignment extends Annotated {
  id: string;
  state: AccessPackageAssignmentState;
  status: string | null;
  schedule: EntitlementManagementSchedule | null;
  expiredDateTime: string | null;
  customExtensionCalloutInstances: CustomExtensionCalloutInstance[];
  isDeliveryOutstanding?: boolean | null;
  targetId?: string | null;
  assignmentPolicyId?: string | null;
  accessPackageId?: string | null;
  accessPackage?: AccessPackage | null;
  assignmentPolicy?: AccessPackageAssignmentPolicy | null;
  target?: AccessPackageSubject | null;
}

export interface AccessPackageAssignmentApproval extends Annotated {
  id: string;
  stages?: AccessPackageAssignmentApprovalStage[];
}

export interface AccessPackageAssignmentApprovalStage extends Annotated {
  id: string;
  assignedToMe: boolean | null;
  displayName: string | null;
  justification: string | null;
  reviewedBy: Identity | null;
  reviewedDateTime: string | null;
  reviewResult: string | null;
  status: string | null;
}

export interface AccessPackageAssignmentPolicy extends Annotated {
  id: string;
  displayName: string;
  description: string | null;
  allowedTargetScope: AllowedTargetScope;
  specificAllowedTargets: SubjectSet[];
  expiration: ExpirationPattern | null;
  requestorSettings: AccessPackageAssignmentRequestorSettings | null;
  requestApprovalSettings: AccessPackageAssignmentApprovalSettings | null;
  automaticRequestSettings: AccessPackageAutomaticRequestSettings | null;
  reviewSettings: AccessPackageAssignmentReviewSettings | null;
  notificationSettings: AccessPackageNotificationSettings | null;
  createdDateTime: string | null;
  modifiedDateTime: string | null;
  accessPackage?: AccessPackage | null;
  catalog?: AccessPackageCatalog | null;
  questions?: AccessPackageQuestion[];
  customExtensionStageSettings?: CustomExtensionStageSetting[];
}

export interface AccessPackageAssignmentRequest extends Annotated {
  id: string;
  requestType: AccessPackageRequestType;
  state: AccessPackageRequestState;
  status: string | null;
  justification: string | null;
  schedule: EntitlementManagementSchedule | null;
  answers: AccessPackageAnswer[];
  createdDateTime: string | null;
  completedDateTime: string | null;
  customExtensionCalloutInstances: CustomExtensionCalloutInstance[];
  assignment?: AccessPackageAssignment | null;
  accessPackage?: AccessPackage | null;
  requestor?: AccessPackageSubject | null;
  target?: AccessPackageSubject | null;
}

export interface AccessPackageCatalog extends Annotated {
  id: string;
  displayName: string;
  description: string | null;
  catalogType: AccessPackageCatalogType;
  state: AccessPackageCatalogState;
  isExternallyVisible: boolean | null;
  createdDateTime: string | null;
  modifiedDateTime: string | null;
  accessPackages?: AccessPackage[];
  resources?: AccessPackageResource[];
  resourceRoles?: AccessPackageResourceRole[];
  resourceScopes?: AccessPackageResourceScope[];
  customWorkflowExtensions?: CustomCalloutExtension[];
}

export interface AccessPackageMultipleChoiceQuestion extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion';
  id: string;
  sequence: number | null;
  text: string | null;
  isRequired: boolean | null;
  isAnswerEditable: boolean | null;
  localizations: AccessPackageLocalizedText[];
  isMultipleSelectionAllowed: boolean | null;
  choices: AccessPackageAnswerChoice[];
}

export type AccessPackageQuestion = AccessPackageTextInputQuestion | AccessPackageMultipleChoiceQuestion;

export interface AccessPackageResource extends Annotated {
  id: string;
  displayName: string | null;
  description: string | null;
  originId: string | null;
  originSystem: string | null;
  attributes: AccessPackageResourceAttribute[];
  createdDateTime: string | null;
  modifiedDateTime: string | null;
  roles?: AccessPackageResourceRole[];
  scopes?: AccessPackageResourceScope[];
  environment?: AccessPackageResourceEnvironment | null;
}

export interface AccessPackageResourceEnvironment extends Annotated {
  id: string;
}

export interface AccessPackageResourceRequest extends Annotated {
  id: string;
  requestType: AccessPackageRequestType;
  state: AccessPackageRequestState;
  createdDateTime: string | null;
  catalog?: AccessPackageCatalog | null;
  resource?: AccessPackageResource | null;
}

export interface AccessPackageResourceRole extends Annotated {
  id: string;
  displayName: string | null;
  description: string | null;
  originId: string | null;
  originSystem: string | null;
  type: RoleType;
  resource?: AccessPackageResource | null;
}

export interface AccessPackageResourceRoleScope extends Annotated {
  id: string;
  createdDateTime: string | null;
  role?: AccessPackageResourceRole | null;
  scope?: AccessPackageResourceScope | null;
}

export interface AccessPackageResourceScope extends Annotated {
  id: string;
  displayName: string | null;
  description: string | null;
  originId: string | null;
  originSystem: string | null;
  isRootScope: boolean | null;
  resource?: AccessPackageResource | null;
}

export interface AccessPackageSubject extends Annotated {
  id: string;
  objectId: string | null;
  displayName: string | null;
  email: string | null;
  onPremisesSecurityIdentifier: string | null;
  principalName: string | null;
  subjectLifecycle: AccessPackageSubjectLifecycle;
  subjectType: AccessPackageSubjectType;
  connectedOrganization?: ConnectedOrganization | null;
}

export interface AccessPackageSuggestion extends Annotated {
  id: string;
}

export interface AccessPackageTextInputQuestion extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion';
  id: string;
  sequence: number | null;
  text: string | null;
  isRequired: boolean | null;
  isAnswerEditable: boolean | null;
  localizations: AccessPackageLocalizedText[];
  isSingleLineQuestion: boolean | null;
  regexPattern: string | null;
}

export interface AppRoleAssignment extends Annotated {
  id: string;
  deletedDateTime: string | null;
  appRoleId: string;
  createdDateTime: string | null;
  principalDisplayName: string | null;
  principalId: string;
  principalType: string | null;
  resourceDisplayName: string | null;
  resourceId: string;
}

export interface Application extends Annotated {
  id: string;
  deletedDateTime: string | null;
  appId: string | null;
  createdDateTime: string | null;
  description: string | null;
  displayName: string;
  notes: string | null;
  publisherDomain: string | null;
  groupMembershipClaims: string | null;
  identifierUris: string[];
  isFallbackPublicClient: boolean | null;
  signInAudience: string | null;
  tags: string[];
  api: ApiApplication | null;
  appRoles: AppRole[];
  keyCredentials: KeyCredential[];
  passwordCredentials: PasswordCredential[];
  publicClient: PublicClientApplication | null;
  requiredResourceAccess: RequiredResourceAccess[];
  spa: SpaApplication | null;
  web: WebApplication | null;
  owners?: DirectoryObject[];
}

export interface AssignmentApproval extends Annotated {
  id: string;
  stages?: AssignmentApprovalStage[];
}

export interface AssignmentApprovalStage extends Annotated {
  id: string;
  assignedToMe: boolean | null;
  displayName: string | null;
  justification: string | null;
  reviewedBy: Identity | null;
  reviewedDateTime: string | null;
  reviewResult: string | null;
  status: string | null;
}

export interface Authentication extends Annotated {
  id: string;
  methods?: AuthenticationMethod[];
  passwordMethods?: PasswordAuthenticationMethod[];
  fido2Methods?: Fido2AuthenticationMethod[];
  softwareOathMethods?: SoftwareOathAuthenticationMethod[];
  emailMethods?: EmailAuthenticationMethod[];
  phoneMethods?: PhoneAuthenticationMethod[];
  temporaryAccessPassMethods?: TemporaryAccessPassAuthenticationMethod[];
}

export interface AuthenticationContextClassReference extends Annotated {
  id: string;
  displayName: string | null;
  description: string | null;
  isAvailable: boolean | null;
}

export type AuthenticationMethod = PasswordAuthenticationMethod | Fido2AuthenticationMethod | SoftwareOathAuthenticationMethod | EmailAuthenticationMethod | TemporaryAccessPassAuthenticationMethod;

export type AuthenticationMethodConfiguration = Fido2AuthenticationMethodConfiguration | SoftwareOathAuthenticationMethodConfiguration | TemporaryAccessPassAuthenticationMethodConfiguration | EmailAuthenticationMethodConfiguration;

export interface AuthenticationMethodsPolicy extends Annotated {
  id: string;
  displayName: string | null;
  description: string | null;
  lastModifiedDateTime: string | null;
  policyVersion: string | null;
  authenticationMethodConfigurations?: AuthenticationMethodConfiguration[];
}

export interface AvailableAccessPackage extends Annotated {
  id: string;
  displayName: string | null;
  description: string | null;
  resourceRoleScopes?: AccessPackageResourceRoleScope[];
}

export interface ConnectedOrganization extends Annotated {
  id: string;
  displayName: string;
  description: string | null;
  state: ConnectedOrganizationState;
  identitySources: IdentitySource[];
  createdDateTime: string | null;
  modifiedDateTime: string | null;
  internalSponsors?: DirectoryObject[];
  externalSponsors?: DirectoryObject[];
}

export interface CustomCalloutExtension extends Annotated {
  id: string;
}

export interface CustomExtensionStageSetting extends Annotated {
  id: string;
  customExtension?: CustomCalloutExtension | null;
}

export interface DeletedGroup extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.group';
  id: string;
  deletedDateTime: string | null;
  classification: string | null;
  createdDateTime: string | null;
  description: string | null;
  displayName: string;
  expirationDateTime: string | null;
  groupTypes: string[];
  infoCatalogs: string[];
  isAssignableToRole: boolean | null;
  membershipRule: string | null;
  membershipRuleProcessingState: string | null;
  renewedDateTime: string | null;
  resourceBehaviorOptions: string[];
  resourceProvisioningOptions: string[];
  securityEnabled: boolean;
  securityIdentifier: string | null;
  theme: string | null;
  uniqueName: string | null;
  visibility: string | null;
  mail: string | null;
  mailEnabled: boolean;
  mailNickname: string;
  preferredDataLocation: string | null;
  preferredLanguage: string | null;
  proxyAddresses: string[];
  onPremisesSyncEnabled: boolean | null;
  onPremisesDomainName: string | null;
  onPremisesNetBiosName: string | null;
  onPremisesSamAccountName: string | null;
  onPremisesSecurityIdentifier: string | null;
  onPremisesLastSyncDateTime: string | null;
  onPremisesProvisioningErrors: OnPremisesProvisioningError[];
  serviceProvisioningErrors: ServiceProvisioningError[];
  assignedLicenses?: AssignedLicense[];
  assignedLabels?: AssignedLabel[];
  hasMembersWithLicenseErrors?: boolean | null;
  isManagementRestricted?: boolean | null;
  allowExternalSenders?: boolean | null;
  autoSubscribeNewMembers?: boolean | null;
  hideFromAddressLists?: boolean | null;
  hideFromOutlookClients?: boolean | null;
  isSubscribedByMail?: boolean | null;
  unseenCount?: number | null;
}

export type DeletedItem = DeletedUser | DeletedGroup;

export interface DeletedUser extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.user';
  businessPhones: string[];
  displayName: string;
  givenName: string | null;
  jobTitle: string | null;
  mail: string | null;
  mobilePhone: string | null;
  officeLocation: string | null;
  preferredLanguage: string | null;
  surname: string | null;
  userPrincipalName: string;
  id: string;
  deletedDateTime?: string | null;
  createdDateTime?: string | null;
  mailNickname?: string;
  otherMails?: string[];
  proxyAddresses?: string[];
  imAddresses?: string[];
  city?: string | null;
  country?: string | null;
  state?: string | null;
  streetAddress?: string | null;
  postalCode?: string | null;
  usageLocation?: string | null;
  faxNumber?: string | null;
  preferredDataLocation?: string | null;
  showInAddressList?: boolean | null;
  companyName?: string | null;
  department?: string | null;
  employeeId?: string | null;
  employeeType?: string | null;
  employeeHireDate?: string | null;
  employeeLeaveDateTime?: string | null;
  employeeOrgData?: EmployeeOrgData | null;
  accountEnabled?: boolean;
  passwordProfile?: PasswordProfile;
  passwordPolicies?: string | null;
  lastPasswordChangeDateTime?: string | null;
  signInSessionsValidFromDateTime?: string | null;
  identities?: ObjectIdentity[];
  userType?: string | null;
  creationType?: string | null;
  externalUserState?: string | null;
  externalUserStateChangeDateTime?: string | null;
  ageGroup?: string | null;
  consentProvidedForMinor?: string | null;
  legalAgeGroupClassification?: string | null;
  isResourceAccount?: boolean | null;
  isManagementRestricted?: boolean | null;
  securityIdentifier?: string | null;
  identityParentId?: string | null;
  assignedLicenses?: AssignedLicense[];
  assignedPlans?: AssignedPlan[];
  provisionedPlans?: ProvisionedPlan[];
  licenseAssignmentStates?: LicenseAssignmentState[];
  onPremisesSyncEnabled?: boolean | null;
  onPremisesImmutableId?: string | null;
  onPremisesSamAccountName?: string | null;
  onPremisesDistinguishedName?: string | null;
  onPremisesDomainName?: string | null;
  onPremisesSecurityIdentifier?: string | null;
  onPremisesUserPrincipalName?: string | null;
  onPremisesLastSyncDateTime?: string | null;
  onPremisesExtensionAttributes?: OnPremisesExtensionAttributes | null;
}

export interface DirectoryAudit extends Annotated {
  id: string;
  category: string | null;
  correlationId: string | null;
  result: OperationResult;
  resultReason: string | null;
  activityDisplayName: string | null;
  activityDateTime: string | null;
  loggedByService: string | null;
  operationType: string | null;
  initiatedBy: AuditActivityInitiator | null;
  targetResources: TargetResource[];
  additionalDetails: KeyValue[];
}

export type DirectoryObject = User | Group | ServicePrincipal | DirectoryRole;

export interface DirectoryRole extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.directoryRole';
  id: string;
  deletedDateTime: string | null;
  description: string | null;
  displayName: string | null;
  roleTemplateId: string | null;
  members?: DirectoryObject[];
}

export interface DirectoryRoleAssignment extends Annotated {
  id: string;
  appScopeId: string | null;
  condition: string | null;
  directoryScopeId: string | null;
  principalId: string;
  principalOrganizationId: string | null;
  roleDefinitionId: string;
  principal?: DirectoryObject | null;
  roleDefinition?: DirectoryRoleDefinition | null;
}

export interface DirectoryRoleDefinition extends Annotated {
  id: string;
  description: string | null;
  displayName: string | null;
  isBuiltIn: boolean | null;
  isEnabled: boolean | null;
  resourceScopes: string[];
  rolePermissions: UnifiedRolePermission[];
  templateId: string | null;
  version: string | null;
}

export interface DirectoryRoleTemplate extends Annotated {
  id: string;
  deletedDateTime: string | null;
  description: string | null;
  displayName: string | null;
}

export interface DiscoverableGroup extends Annotated {
  id: string;
  externalId: string | null;
  type: string | null;
  displayName: string | null;
  status: string | null;
  registeredDateTime: string | null;
}

export interface EmailAuthenticationMethod extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.emailAuthenticationMethod';
  id: string;
  createdDateTime: string | null;
  emailAddress: string | null;
}

export interface EmailAuthenticationMethodConfiguration extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.emailAuthenticationMethodConfiguration';
  id: string;
  state: AuthenticationMethodState;
  excludeTargets: ExcludeTarget[];
  includeTargets: AuthenticationMethodTarget[];
}

export interface EntitlementManagement extends Annotated {
  id: string;
}

export interface EntitlementManagementSettings extends Annotated {
  id: string;
  durationUntilExternalUserDeletedAfterBlocked: string | null;
  externalUserLifecycleAction: AccessPackageExternalUserLifecycleAction;
}

export interface EntitlementRoleAssignment extends Annotated {
  id: string;
  principalId: string;
  roleDefinitionId: string;
  appScopeId: string | null;
  directoryScopeId: string | null;
  condition: string | null;
  principal?: DirectoryObject | null;
  roleDefinition?: EntitlementRoleDefinition | null;
}

export interface EntitlementRoleDefinition extends Annotated {
  id: string;
  displayName: string | null;
  description: string | null;
  isBuiltIn: boolean | null;
  isEnabled: boolean | null;
  resourceScopes: string[];
  rolePermissions: UnifiedRolePermission[];
  templateId: string | null;
  version: string | null;
}

export interface ExpiredAssignment extends Annotated {
  id: string;
  groupId: string | null;
  principalId: string | null;
  accessId: PrivilegedAccessGroupRelationships;
  assignmentType: PrivilegedAccessGroupAssignmentType;
  memberType: PrivilegedAccessGroupMemberType;
  startDateTime: string | null;
  endDateTime: string | null;
  assignmentScheduleId: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
  activatedUsing?: PrivilegedAccessGroupEligibilityScheduleInstance | null;
}

export interface ExpiredEligibility extends Annotated {
  id: string;
  groupId: string | null;
  principalId: string | null;
  accessId: PrivilegedAccessGroupRelationships;
  memberType: PrivilegedAccessGroupMemberType;
  startDateTime: string | null;
  endDateTime: string | null;
  eligibilityScheduleId: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
}

export interface Fido2AuthenticationMethod extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.fido2AuthenticationMethod';
  id: string;
  createdDateTime: string | null;
  displayName: string | null;
  model: string | null;
}

export interface Fido2AuthenticationMethodConfiguration extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration';
  id: string;
  state: AuthenticationMethodState;
  excludeTargets: ExcludeTarget[];
  includeTargets: AuthenticationMethodTarget[];
}

export interface GovernanceResource extends Annotated {
  id: string;
  externalId: string | null;
  type: string | null;
  displayName: string | null;
  status: string | null;
  registeredDateTime: string | null;
}

export interface Group extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.group';
  id: string;
  deletedDateTime: string | null;
  classification: string | null;
  createdDateTime: string | null;
  description: string | null;
  displayName: string;
  expirationDateTime: string | null;
  groupTypes: string[];
  infoCatalogs: string[];
  isAssignableToRole: boolean | null;
  membershipRule: string | null;
  membershipRuleProcessingState: string | null;
  renewedDateTime: string | null;
  resourceBehaviorOptions: string[];
  resourceProvisioningOptions: string[];
  securityEnabled: boolean;
  securityIdentifier: string | null;
  theme: string | null;
  uniqueName: string | null;
  visibility: string | null;
  mail: string | null;
  mailEnabled: boolean;
  mailNickname: string;
  preferredDataLocation: string | null;
  preferredLanguage: string | null;
  proxyAddresses: string[];
  onPremisesSyncEnabled: boolean | null;
  onPremisesDomainName: string | null;
  onPremisesNetBiosName: string | null;
  onPremisesSamAccountName: string | null;
  onPremisesSecurityIdentifier: string | null;
  onPremisesLastSyncDateTime: string | null;
  onPremisesProvisioningErrors: OnPremisesProvisioningError[];
  serviceProvisioningErrors: ServiceProvisioningError[];
  assignedLicenses?: AssignedLicense[];
  assignedLabels?: AssignedLabel[];
  hasMembersWithLicenseErrors?: boolean | null;
  isManagementRestricted?: boolean | null;
  allowExternalSenders?: boolean | null;
  autoSubscribeNewMembers?: boolean | null;
  hideFromAddressLists?: boolean | null;
  hideFromOutlookClients?: boolean | null;
  isSubscribedByMail?: boolean | null;
  unseenCount?: number | null;
  members?: DirectoryObject[];
  owners?: DirectoryObject[];
  transitiveMembers?: DirectoryObject[];
  memberOf?: DirectoryObject[];
  transitiveMemberOf?: DirectoryObject[];
}

export type IdentityProviderBase = OidcIdentityProvider;

export interface OAuth2PermissionGrant extends Annotated {
  id: string;
  clientId: string;
  consentType: string;
  principalId: string | null;
  resourceId: string;
  scope: string | null;
}

export interface OidcIdentityProvider extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.oidcIdentityProvider';
  id: string;
  displayName: string;
  issuer: string;
  wellKnownEndpoint: string | null;
  clientId: string;
  clientAuthentication: OidcClientAuthentication;
  scope: string | null;
  responseType: string | null;
  inboundClaimMapping: OidcInboundClaimMappingOverride | null;
}

export interface PasswordAuthenticationMethod extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.passwordAuthenticationMethod';
  id: string;
  createdDateTime: string | null;
  password: string | null;
}

export interface PhoneAuthenticationMethod extends Annotated {
  id: string;
  createdDateTime: string | null;
  phoneNumber: string | null;
  phoneType: AuthenticationPhoneType;
  smsSignInState: AuthenticationMethodSignInState;
}

export interface PrivilegedAccessGroupAssignmentSchedule extends Annotated {
  id: string;
  groupId: string | null;
  principalId: string | null;
  accessId: PrivilegedAccessGroupRelationships;
  assignmentType: PrivilegedAccessGroupAssignmentType;
  memberType: PrivilegedAccessGroupMemberType;
  scheduleInfo: RequestSchedule | null;
  createdDateTime: string | null;
  modifiedDateTime: string | null;
  createdUsing: string | null;
  status: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
  activatedUsing?: PrivilegedAccessGroupEligibilitySchedule | null;
}

export interface PrivilegedAccessGroupAssignmentScheduleInstance extends Annotated {
  id: string;
  groupId: string | null;
  principalId: string | null;
  accessId: PrivilegedAccessGroupRelationships;
  assignmentType: PrivilegedAccessGroupAssignmentType;
  memberType: PrivilegedAccessGroupMemberType;
  startDateTime: string | null;
  endDateTime: string | null;
  assignmentScheduleId: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
  activatedUsing?: PrivilegedAccessGroupEligibilityScheduleInstance | null;
}

export interface PrivilegedAccessGroupAssignmentScheduleRequest extends Annotated {
  id: string;
  action: ScheduleRequestActions;
  accessId: PrivilegedAccessGroupRelationships;
  groupId: string;
  principalId: string;
  scheduleInfo: RequestSchedule | null;
  justification: string | null;
  ticketInfo: TicketInfo | null;
  customData: string | null;
  isValidationOnly: boolean | null;
  status: string | null;
  approvalId: string | null;
  createdBy: IdentitySet | null;
  createdDateTime: string | null;
  completedDateTime: string | null;
  targetScheduleId: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
  targetSchedule?: PrivilegedAccessGroupAssignmentSchedule | null;
  activatedUsing?: PrivilegedAccessGroupEligibilitySchedule | null;
}

export interface PrivilegedAccessGroupEligibilitySchedule extends Annotated {
  id: string;
  groupId: string | null;
  principalId: string | null;
  accessId: PrivilegedAccessGroupRelationships;
  memberType: PrivilegedAccessGroupMemberType;
  scheduleInfo: RequestSchedule | null;
  createdDateTime: string | null;
  modifiedDateTime: string | null;
  createdUsing: string | null;
  status: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
}

export interface PrivilegedAccessGroupEligibilityScheduleInstance extends Annotated {
  id: string;
  groupId: string | null;
  principalId: string | null;
  accessId: PrivilegedAccessGroupRelationships;
  memberType: PrivilegedAccessGroupMemberType;
  startDateTime: string | null;
  endDateTime: string | null;
  eligibilityScheduleId: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
}

export interface PrivilegedAccessGroupEligibilityScheduleRequest extends Annotated {
  id: string;
  action: ScheduleRequestActions;
  accessId: PrivilegedAccessGroupRelationships;
  groupId: string;
  principalId: string;
  scheduleInfo: RequestSchedule | null;
  justification: string | null;
  ticketInfo: TicketInfo | null;
  customData: string | null;
  isValidationOnly: boolean | null;
  status: string | null;
  approvalId: string | null;
  createdBy: IdentitySet | null;
  createdDateTime: string | null;
  completedDateTime: string | null;
  targetScheduleId: string | null;
  group?: Group | null;
  principal?: DirectoryObject | null;
  targetSchedule?: PrivilegedAccessGroupEligibilitySchedule | null;
}

export interface ServicePrincipal extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.servicePrincipal';
  id: string;
  deletedDateTime: string | null;
  accountEnabled: boolean | null;
  alternativeNames: string[];
  appId: string;
  appOwnerOrganizationId: string | null;
  appRoles: AppRole[];
  displayName: string | null;
  notificationEmailAddresses: string[];
  oauth2PermissionScopes: PermissionScope[];
  replyUrls: string[];
  servicePrincipalNames: string[];
  servicePrincipalType: string | null;
  tags: string[];
  memberOf?: DirectoryObject[];
  transitiveMemberOf?: DirectoryObject[];
  ownedObjects?: DirectoryObject[];
  appRoleAssignments?: AppRoleAssignment[];
  appRoleAssignedTo?: AppRoleAssignment[];
  oauth2PermissionGrants?: OAuth2PermissionGrant[];
}

export interface SoftwareOathAuthenticationMethod extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod';
  id: string;
  createdDateTime: string | null;
  secretKey: string | null;
}

export interface SoftwareOathAuthenticationMethodConfiguration extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethodConfiguration';
  id: string;
  state: AuthenticationMethodState;
  excludeTargets: ExcludeTarget[];
  includeTargets: AuthenticationMethodTarget[];
}

export interface TemporaryAccessPassAuthenticationMethod extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod';
  id: string;
  createdDateTime: string | null;
  temporaryAccessPass: string | null;
  startDateTime: string | null;
  lifetimeInMinutes: number | null;
  isUsableOnce: boolean | null;
  isUsable: boolean | null;
  methodUsabilityReason: string | null;
}

export interface TemporaryAccessPassAuthenticationMethodConfiguration extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration';
  id: string;
  state: AuthenticationMethodState;
  excludeTargets: ExcludeTarget[];
  includeTargets: AuthenticationMethodTarget[];
  defaultLifetimeInMinutes: number | null;
  minimumLifetimeInMinutes: number | null;
  maximumLifetimeInMinutes: number | null;
  defaultLength: number | null;
  isUsableOnce: boolean | null;
}

export interface UnifiedRoleManagementPolicy extends Annotated {
  id: string;
  description: string | null;
  displayName: string | null;
  isOrganizationDefault: boolean | null;
  lastModifiedDateTime: string | null;
  lastModifiedBy: Identity | null;
  scopeId: string | null;
  scopeType: string | null;
  rules?: UnifiedRoleManagementPolicyRule[];
  effectiveRules?: UnifiedRoleManagementPolicyRule[];
}

export interface UnifiedRoleManagementPolicyApprovalRule extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyApprovalRule';
  id: string;
  target: UnifiedRoleManagementPolicyRuleTarget | null;
  setting: ApprovalSettings | null;
}

export interface UnifiedRoleManagementPolicyAssignment extends Annotated {
  id: string;
  policyId: string | null;
  roleDefinitionId: string | null;
  scopeId: string | null;
  scopeType: string | null;
  policy?: UnifiedRoleManagementPolicy | null;
}

export interface UnifiedRoleManagementPolicyAuthenticationContextRule extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule';
  id: string;
  target: UnifiedRoleManagementPolicyRuleTarget | null;
  isEnabled: boolean | null;
  claimValue: string | null;
}

export interface UnifiedRoleManagementPolicyEnablementRule extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyEnablementRule';
  id: string;
  target: UnifiedRoleManagementPolicyRuleTarget | null;
  enabledRules: string[];
}

export interface UnifiedRoleManagementPolicyExpirationRule extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyExpirationRule';
  id: string;
  target: UnifiedRoleManagementPolicyRuleTarget | null;
  isExpirationRequired: boolean | null;
  maximumDuration: string | null;
}

export interface UnifiedRoleManagementPolicyNotificationRule extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyNotificationRule';
  id: string;
  target: UnifiedRoleManagementPolicyRuleTarget | null;
  notificationType: string | null;
  recipientType: string | null;
  notificationLevel: string | null;
  isDefaultRecipientsEnabled: boolean | null;
  notificationRecipients: string[];
}

export type UnifiedRoleManagementPolicyRule = UnifiedRoleManagementPolicyExpirationRule | UnifiedRoleManagementPolicyEnablementRule | UnifiedRoleManagementPolicyApprovalRule | UnifiedRoleManagementPolicyAuthenticationContextRule | UnifiedRoleManagementPolicyNotificationRule;

export interface User extends Omit<Annotated, '@odata.type'> {
  '@odata.type': '#microsoft.graph.user';
  businessPhones: string[];
  displayName: string;
  givenName: string | null;
  jobTitle: string | null;
  mail: string | null;
  mobilePhone: string | null;
  officeLocation: string | null;
  preferredLanguage: string | null;
  surname: string | null;
  userPrincipalName: string;
  id: string;
  deletedDateTime?: string | null;
  createdDateTime?: string | null;
  mailNickname?: string;
  otherMails?: string[];
  proxyAddresses?: string[];
  imAddresses?: string[];
  city?: string | null;
  country?: string | null;
  state?: string | null;
  streetAddress?: string | null;
  postalCode?: string | null;
  usageLocation?: string | null;
  faxNumber?: string | null;
  preferredDataLocation?: string | null;
  showInAddressList?: boolean | null;
  companyName?: string | null;
  department?: string | null;
  employeeId?: string | null;
  employeeType?: string | null;
  employeeHireDate?: string | null;
  employeeLeaveDateTime?: string | null;
  employeeOrgData?: EmployeeOrgData | null;
  accountEnabled?: boolean;
  passwordProfile?: PasswordProfile;
  passwordPolicies?: string | null;
  lastPasswordChangeDateTime?: string | null;
  signInSessionsValidFromDateTime?: string | null;
  identities?: ObjectIdentity[];
  userType?: string | null;
  creationType?: string | null;
  externalUserState?: string | null;
  externalUserStateChangeDateTime?: string | null;
  ageGroup?: string | null;
  consentProvidedForMinor?: string | null;
  legalAgeGroupClassification?: string | null;
  isResourceAccount?: boolean | null;
  isManagementRestricted?: boolean | null;
  securityIdentifier?: string | null;
  identityParentId?: string | null;
  assignedLicenses?: AssignedLicense[];
  assignedPlans?: AssignedPlan[];
  provisionedPlans?: ProvisionedPlan[];
  licenseAssignmentStates?: LicenseAssignmentState[];
  onPremisesSyncEnabled?: boolean | null;
  onPremisesImmutableId?: string | null;
  onPremisesSamAccountName?: string | null;
  onPremisesDistinguishedName?: string | null;
  onPremisesDomainName?: string | null;
  onPremisesSecurityIdentifier?: string | null;
  onPremisesUserPrincipalName?: string | null;
  onPremisesLastSyncDateTime?: string | null;
  onPremisesExtensionAttributes?: OnPremisesExtensionAttributes | null;
  manager?: DirectoryObject | null;
  authentication?: Authentication | null;
  directReports?: DirectoryObject[];
  memberOf?: DirectoryObject[];
  transitiveMemberOf?: DirectoryObject[];
  ownedObjects?: DirectoryObject[];
}

/** Where each resource is served, from the root of v1.0. */
export const at = {
  accessPackage: 'identityGovernance/entitlementManagement/accessPackages',
  accessPackageAssignment: 'identityGovernance/entitlementManagement/assignments',
  accessPackageAssignmentApproval: 'identityGovernance/entitlementManagement/accessPackageAssignmentApprovals',
  accessPackageAssignmentPolicy: 'identityGovernance/entitlementManagement/assignmentPolicies',
  accessPackageAssignmentRequest: 'identityGovernance/entitlementManagement/assignmentRequests',
  accessPackageCatalog: 'identityGovernance/entitlementManagement/catalogs',
  accessPackageResource: 'identityGovernance/entitlementManagement/resources',
  accessPackageResourceEnvironment: 'identityGovernance/entitlementManagement/resourceEnvironments',
  accessPackageResourceRequest: 'identityGovernance/entitlementManagement/resourceRequests',
  accessPackageResourceRoleScope: 'identityGovernance/entitlementManagement/resourceRoleScopes',
  accessPackageSubject: 'identityGovernance/entitlementManagement/subjects',
  accessPackageSuggestion: 'identityGovernance/entitlementManagement/accessPackageSuggestions',
  application: 'applications',
  assignmentApproval: 'identityGovernance/privilegedAccess/group/assignmentApprovals',
  authenticationContextClassReference: 'identity/conditionalAccess/authenticationContextClassReferences',
  authenticationMethodsPolicy: 'policies/authenticationMethodsPolicy',
  availableAccessPackage: 'identityGovernance/entitlementManagement/availableAccessPackages',
  connectedOrganization: 'identityGovernance/entitlementManagement/connectedOrganizations',
  deletedItem: 'directory/deletedItems',
  directoryAudit: 'auditLogs/directoryAudits',
  directoryObject: 'directoryObjects',
  directoryRole: 'directoryRoles',
  directoryRoleAssignment: 'roleManagement/directory/roleAssignments',
  directoryRoleDefinition: 'roleManagement/directory/roleDefinitions',
  directoryRoleTemplate: 'directoryRoleTemplates',
  discoverableGroup: 'beta/privilegedAccess/aadGroups/discoverableResources',
  entitlementManagement: 'identityGovernance/entitlementManagement',
  entitlementManagementSettings: 'identityGovernance/entitlementManagement/settings',
  entitlementRoleAssignment: 'roleManagement/entitlementManagement/roleAssignments',
  entitlementRoleDefinition: 'roleManagement/entitlementManagement/roleDefinitions',
  expiredAssignment: 'beta/identityGovernance/privilegedAccess/group/expiredAssignments',
  expiredEligibility: 'beta/identityGovernance/privilegedAccess/group/expiredEligibilities',
  governanceResource: 'beta/privilegedAccess/aadGroups/resources',
  group: 'groups',
  identityProviderBase: 'identity/identityProviders',
  oAuth2PermissionGrant: 'oauth2PermissionGrants',
  privilegedAccessGroupAssignmentSchedule: 'identityGovernance/privilegedAccess/group/assignmentSchedules',
  privilegedAccessGroupAssignmentScheduleInstance: 'identityGovernance/privilegedAccess/group/assignmentScheduleInstances',
  privilegedAccessGroupAssignmentScheduleRequest: 'identityGovernance/privilegedAccess/group/assignmentScheduleRequests',
  privilegedAccessGroupEligibilitySchedule: 'identityGovernance/privilegedAccess/group/eligibilitySchedules',
  privilegedAccessGroupEligibilityScheduleInstance: 'identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
  privilegedAccessGroupEligibilityScheduleRequest: 'identityGovernance/privilegedAccess/group/eligibilityScheduleRequests',
  servicePrincipal: 'servicePrincipals',
  unifiedRoleManagementPolicy: 'policies/roleManagementPolicies',
  unifiedRoleManagementPolicyAssignment: 'policies/roleManagementPolicyAssignments',
  user: 'users',
} as const;
