package org.latchkey.scenario;

import com.microsoft.graph.models.AccessPackage;
import com.microsoft.graph.models.AccessPackageApprovalStage;
import com.microsoft.graph.models.AccessPackageAssignment;
import com.microsoft.graph.models.AccessPackageAssignmentApprovalSettings;
import com.microsoft.graph.models.AccessPackageAssignmentPolicy;
import com.microsoft.graph.models.AccessPackageAssignmentRequest;
import com.microsoft.graph.models.AccessPackageAssignmentRequestorSettings;
import com.microsoft.graph.models.AccessPackageCatalog;
import com.microsoft.graph.models.AccessPackageCatalogState;
import com.microsoft.graph.models.AccessPackageRequestType;
import com.microsoft.graph.models.AccessPackageResource;
import com.microsoft.graph.models.AccessPackageResourceRequest;
import com.microsoft.graph.models.AccessPackageResourceRole;
import com.microsoft.graph.models.AccessPackageResourceRoleScope;
import com.microsoft.graph.models.AccessPackageResourceScope;
import com.microsoft.graph.models.AllowedTargetScope;
import com.microsoft.graph.models.ExpirationPattern;
import com.microsoft.graph.models.ExpirationPatternType;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.GroupMembers;
import com.microsoft.graph.models.PrivilegedAccessGroupAssignmentScheduleRequest;
import com.microsoft.graph.models.PrivilegedAccessGroupEligibilityScheduleRequest;
import com.microsoft.graph.models.PrivilegedAccessGroupRelationships;
import com.microsoft.graph.models.RequestSchedule;
import com.microsoft.graph.models.ScheduleRequestActions;
import com.microsoft.graph.models.SingleUser;
import com.microsoft.graph.models.UnifiedRoleAssignment;
import com.microsoft.graph.models.UnifiedRoleManagementPolicyEnablementRule;
import com.microsoft.graph.models.UnifiedRoleManagementPolicyExpirationRule;
import com.microsoft.kiota.PeriodAndDuration;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the seed procedure sends, built with the client's own classes. */
final class Bodies {
    private Bodies() {}

    static Group securityGroup(String name, String nickname) {
        Group group = new Group();
        group.setDisplayName(name);
        group.setDescription("Administrators of the production database");
        group.setMailEnabled(false);
        group.setMailNickname(nickname);
        group.setSecurityEnabled(true);
        group.setGroupTypes(List.of());
        return group;
    }

    static ExpirationPattern afterDateTime(OffsetDateTime end) {
        ExpirationPattern pattern = new ExpirationPattern();
        pattern.setType(ExpirationPatternType.AfterDateTime);
        pattern.setEndDateTime(end);
        return pattern;
    }

    static ExpirationPattern afterDuration(TemporalAmount length) {
        ExpirationPattern pattern = new ExpirationPattern();
        pattern.setType(ExpirationPatternType.AfterDuration);
        pattern.setDuration(amount(length));
        return pattern;
    }

    private static PeriodAndDuration amount(TemporalAmount length) {
        return length instanceof Period period
                ? PeriodAndDuration.ofPeriod(period)
                : PeriodAndDuration.ofDuration((Duration) length);
    }

    static PrivilegedAccessGroupEligibilityScheduleRequest adminAssign(
            String group, String principal, OffsetDateTime start, ExpirationPattern expiration) {
        var request = new PrivilegedAccessGroupEligibilityScheduleRequest();
        request.setAccessId(PrivilegedAccessGroupRelationships.Member);
        request.setPrincipalId(principal);
        request.setGroupId(group);
        request.setAction(ScheduleRequestActions.AdminAssign);
        request.setScheduleInfo(schedule(start, expiration));
        request.setJustification("bring the group under management");
        return request;
    }

    static PrivilegedAccessGroupAssignmentScheduleRequest selfActivate(
            String group, String principal, OffsetDateTime start, ExpirationPattern expiration, @Nullable String why) {
        var request = new PrivilegedAccessGroupAssignmentScheduleRequest();
        request.setAccessId(PrivilegedAccessGroupRelationships.Member);
        request.setPrincipalId(principal);
        request.setGroupId(group);
        request.setAction(ScheduleRequestActions.SelfActivate);
        request.setScheduleInfo(schedule(start, expiration));
        if (why != null) {
            request.setJustification(why);
        }
        return request;
    }

    private static RequestSchedule schedule(OffsetDateTime start, ExpirationPattern expiration) {
        RequestSchedule schedule = new RequestSchedule();
        schedule.setStartDateTime(start);
        schedule.setExpiration(expiration);
        return schedule;
    }

    static UnifiedRoleManagementPolicyEnablementRule enablement(String id, String... rules) {
        var rule = new UnifiedRoleManagementPolicyEnablementRule();
        rule.setId(id);
        rule.setEnabledRules(List.of(rules));
        return rule;
    }

    static UnifiedRoleManagementPolicyExpirationRule expiration(String id, TemporalAmount longest) {
        var rule = new UnifiedRoleManagementPolicyExpirationRule();
        rule.setId(id);
        rule.setIsExpirationRequired(true);
        rule.setMaximumDuration(amount(longest));
        return rule;
    }

    static AccessPackageCatalog catalog(String name, String description) {
        AccessPackageCatalog catalog = new AccessPackageCatalog();
        catalog.setDisplayName(name);
        catalog.setDescription(description);
        catalog.setState(AccessPackageCatalogState.Published);
        catalog.setIsExternallyVisible(false);
        return catalog;
    }

    static UnifiedRoleAssignment catalogRole(String principal, String role, String catalog) {
        UnifiedRoleAssignment assignment = new UnifiedRoleAssignment();
        assignment.setPrincipalId(principal);
        assignment.setRoleDefinitionId(role);
        assignment.setAppScopeId("/AccessPackageCatalog/" + catalog);
        return assignment;
    }

    static AccessPackageResourceRequest addResource(String catalog, String group) {
        AccessPackageResource resource = new AccessPackageResource();
        resource.setOriginId(group);
        resource.setOriginSystem("AadGroup");
        AccessPackageResourceRequest request = new AccessPackageResourceRequest();
        request.setRequestType(AccessPackageRequestType.AdminAdd);
        request.setCatalog(catalogOf(catalog));
        request.setResource(resource);
        return request;
    }

    static AccessPackage accessPackage(String name, String catalog) {
        AccessPackage accessPackage = new AccessPackage();
        accessPackage.setDisplayName(name);
        accessPackage.setDescription("Just-in-time administration");
        accessPackage.setIsHidden(false);
        accessPackage.setCatalog(catalogOf(catalog));
        return accessPackage;
    }

    private static AccessPackageCatalog catalogOf(String id) {
        AccessPackageCatalog catalog = new AccessPackageCatalog();
        catalog.setId(id);
        return catalog;
    }

    static AccessPackageResourceRoleScope roleScope(
            AccessPackageResourceRole role, AccessPackageResourceScope scope, AccessPackageResource resource) {
        AccessPackageResource origin = new AccessPackageResource();
        origin.setId(resource.getId());
        origin.setOriginId(resource.getOriginId());
        origin.setOriginSystem(resource.getOriginSystem());
        AccessPackageResourceRole wantedRole = new AccessPackageResourceRole();
        wantedRole.setId(role.getId());
        wantedRole.setDisplayName(role.getDisplayName());
        wantedRole.setOriginSystem(role.getOriginSystem());
        wantedRole.setOriginId(role.getOriginId());
        wantedRole.setResource(origin);
        AccessPackageResourceScope wantedScope = new AccessPackageResourceScope();
        wantedScope.setId(scope.getId());
        wantedScope.setOriginId(scope.getOriginId());
        wantedScope.setOriginSystem(scope.getOriginSystem());
        wantedScope.setIsRootScope(true);
        AccessPackageResourceRoleScope roleScope = new AccessPackageResourceRoleScope();
        roleScope.setRole(wantedRole);
        roleScope.setScope(wantedScope);
        return roleScope;
    }

    static AccessPackageAssignmentPolicy engineersPolicy(String accessPackage, String requestors, String approver) {
        GroupMembers engineers = new GroupMembers();
        engineers.setGroupId(requestors);
        engineers.setDescription("Requestors");
        var settings = new AccessPackageAssignmentRequestorSettings();
        settings.setEnableTargetsToSelfAddAccess(true);
        settings.setEnableTargetsToSelfUpdateAccess(true);
        settings.setEnableTargetsToSelfRemoveAccess(true);
        settings.setAllowCustomAssignmentSchedule(false);
        settings.setEnableOnBehalfRequestorsToAddAccess(false);
        settings.setEnableOnBehalfRequestorsToUpdateAccess(false);
        settings.setEnableOnBehalfRequestorsToRemoveAccess(false);
        settings.setOnBehalfRequestors(List.of());
        SingleUser one = new SingleUser();
        one.setUserId(approver);
        one.setDescription("approver");
        AccessPackageApprovalStage stage = new AccessPackageApprovalStage();
        stage.setDurationBeforeAutomaticDenial(amount(Period.ofDays(14)));
        stage.setIsApproverJustificationRequired(true);
        stage.setIsEscalationEnabled(false);
        stage.setDurationBeforeEscalation(amount(Duration.ZERO));
        stage.setPrimaryApprovers(List.of(one));
        stage.setFallbackPrimaryApprovers(List.of());
        stage.setEscalationApprovers(List.of());
        stage.setFallbackEscalationApprovers(List.of());
        var approval = new AccessPackageAssignmentApprovalSettings();
        approval.setIsApprovalRequiredForAdd(true);
        approval.setIsApprovalRequiredForUpdate(false);
        approval.setIsRequestorJustificationRequired(true);
        approval.setStages(List.of(stage));

        AccessPackageAssignmentPolicy policy = new AccessPackageAssignmentPolicy();
        policy.setDisplayName("Engineers");
        policy.setDescription("Engineers ask, one approver decides, 30 days");
        policy.setAllowedTargetScope(AllowedTargetScope.SpecificDirectoryUsers);
        policy.setSpecificAllowedTargets(List.of(engineers));
        policy.setExpiration(afterDuration(Period.ofDays(30)));
        policy.setRequestorSettings(settings);
        policy.setRequestApprovalSettings(approval);
        policy.setAccessPackage(packageOf(accessPackage));
        return policy;
    }

    static AccessPackageAssignmentPolicy directPolicy(String accessPackage, Period length) {
        AccessPackageAssignmentPolicy policy = new AccessPackageAssignmentPolicy();
        policy.setDisplayName("Direct");
        policy.setDescription("Administrators assign");
        policy.setAllowedTargetScope(AllowedTargetScope.NotSpecified);
        policy.setSpecificAllowedTargets(List.of());
        policy.setExpiration(afterDuration(length));
        policy.setAccessPackage(packageOf(accessPackage));
        return policy;
    }

    private static AccessPackage packageOf(String id) {
        AccessPackage accessPackage = new AccessPackage();
        accessPackage.setId(id);
        return accessPackage;
    }

    static AccessPackageAssignmentRequest request(
            AccessPackageRequestType type, String target, String policy, String accessPackage) {
        AccessPackageAssignment assignment = new AccessPackageAssignment();
        assignment.setAdditionalData(
                Map.of("targetId", target, "assignmentPolicyId", policy, "accessPackageId", accessPackage));
        AccessPackageAssignmentRequest request = new AccessPackageAssignmentRequest();
        request.setRequestType(type);
        request.setJustification("on-call rotation");
        request.setAssignment(assignment);
        return request;
    }
}
