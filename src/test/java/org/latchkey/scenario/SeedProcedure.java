package org.latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.latchkey.scenario.Bodies.afterDateTime;
import static org.latchkey.scenario.Bodies.afterDuration;
import static org.latchkey.scenario.World.id;

import com.microsoft.graph.models.AccessPackage;
import com.microsoft.graph.models.AccessPackageAssignment;
import com.microsoft.graph.models.AccessPackageAssignmentRequest;
import com.microsoft.graph.models.AccessPackageAssignmentRequestRequirements;
import com.microsoft.graph.models.AccessPackageAssignmentState;
import com.microsoft.graph.models.AccessPackageCatalog;
import com.microsoft.graph.models.AccessPackageCatalogType;
import com.microsoft.graph.models.AccessPackageRequestState;
import com.microsoft.graph.models.AccessPackageRequestType;
import com.microsoft.graph.models.AccessPackageResource;
import com.microsoft.graph.models.AccessPackageResourceRole;
import com.microsoft.graph.models.AccessPackageResourceRoleScope;
import com.microsoft.graph.models.AccessPackageResourceScope;
import com.microsoft.graph.models.Approval;
import com.microsoft.graph.models.ApprovalStage;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.PrivilegedAccessGroupAssignmentScheduleInstance;
import com.microsoft.graph.models.PrivilegedAccessGroupAssignmentScheduleRequest;
import com.microsoft.graph.models.PrivilegedAccessGroupAssignmentType;
import com.microsoft.graph.models.PrivilegedAccessGroupEligibilityScheduleInstance;
import com.microsoft.graph.models.PrivilegedAccessGroupRelationships;
import com.microsoft.graph.models.UnifiedRoleManagementPolicyAssignment;
import com.microsoft.graph.models.UnifiedRoleManagementPolicyExpirationRule;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.PeriodAndDuration;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

/**
 * A group that can be requested just in time, from its creation to the end of access, each step by the person with the
 * least privilege that suffices. One story in seven parts, told in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SeedProcedure {
    private static final String USER_ADMINISTRATOR = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    private static final String PRIVILEGED_ROLE_ADMINISTRATOR = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    private static final String IDENTITY_GOVERNANCE_ADMINISTRATOR = "45d8d3c5-c802-45c6-b32a-1d70b5e1e86e";
    private static final String CATALOG_OWNER = "ae79f266-94d4-4dab-b730-feca7e132178";
    private static final String PACKAGE_MANAGER = "7f480852-ebdc-47d4-87de-0d8498384a83";
    private static final String ASSIGNMENT_MANAGER = "e2182095-804a-4656-ae11-64734e9b7ae5";

    private final World world = new World(server(), this::signIns);
    private final String ua = world.person("ua");
    private final String pra = world.person("pra");
    private final String iga = world.person("iga");
    private final String co = world.person("co");
    private final String apm = world.person("apm");
    private final String apam = world.person("apam");
    private final String appr = world.person("appr");
    private final String req = world.person("req");
    private final String req2 = world.person("req2");
    private final String outsider = world.person("outsider");
    private final String seed = world.person("seed");
    private final String requestors = world.group("Requestors", req, req2);

    private final GraphServiceClient asUa;
    private final GraphServiceClient asPra;
    private final GraphServiceClient asIga = world.governor(iga);
    private final GraphServiceClient asCo = world.governor(co);
    private final GraphServiceClient asApm = world.governor(apm);
    private final GraphServiceClient asApam = world.governor(apam);
    private final GraphServiceClient asAppr = world.governor(appr);
    private final GraphServiceClient asReq = world.requestor(req, false);
    private final GraphServiceClient asReqWithMfa = world.requestor(req, true);

    // what earlier steps brought about
    private String group = "";
    private String policy = "";
    private String catalog = "";
    private AccessPackageResource resource = new AccessPackageResource();
    private String accessPackage = "";
    private String assignmentPolicy = "";
    private String request = "";
    private String assignment = "";

    SeedProcedure() {
        world.hold(ua, USER_ADMINISTRATOR);
        world.hold(pra, PRIVILEGED_ROLE_ADMINISTRATOR);
        world.hold(iga, IDENTITY_GOVERNANCE_ADMINISTRATOR);
        asUa = world.as(
                ua,
                false,
                List.of(
                        "Group.ReadWrite.All",
                        "User.Read.All",
                        "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup"));
        asPra = world.as(
                pra,
                false,
                List.of(
                        "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup",
                        "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
                        "RoleManagementPolicy.ReadWrite.AzureADGroup"));
    }

    /** The server it is told on. */
    abstract RunningServer server();

    /** How its people get the tokens they call with. */
    abstract SignIns signIns(Api api);

    @Test
    @Order(1)
    void aGroupIsMadeAndBroughtUnderManagement() {
        Group made = asUa.groups().post(Bodies.securityGroup("Prod DB admins", "proddbadmins"));
        group = id(made);
        assertThat(made.getSecurityEnabled()).isTrue();
        assertThat(made.getGroupTypes()).isEmpty();
        assertThat(made.getMembershipRule()).isNull();
        asUa.groups().byGroupId(group).owners().ref().post(world.reference("/users/" + co));

        String provisional = memberPolicy().getPolicyId();
        var managing = asPra.identityGovernance()
                .privilegedAccess()
                .group()
                .eligibilityScheduleRequests()
                .post(Bodies.adminAssign(
                        group, seed, world.now(), afterDateTime(world.now().plusDays(30))));
        assertThat(managing.getStatus()).isEqualTo("Provisioned");
        policy = Objects.requireNonNull(memberPolicy().getPolicyId());
        assertThat(policy).isNotEqualTo(provisional);

        var rules = asPra.policies()
                .roleManagementPolicies()
                .byUnifiedRoleManagementPolicyId(policy)
                .rules();
        rules.byUnifiedRoleManagementPolicyRuleId("Enablement_EndUser_Assignment")
                .patch(Bodies.enablement(
                        "Enablement_EndUser_Assignment", "Justification", "MultiFactorAuthentication"));
        rules.byUnifiedRoleManagementPolicyRuleId("Expiration_EndUser_Assignment")
                .patch(Bodies.expiration("Expiration_EndUser_Assignment", Duration.ofHours(4)));
        var longest = (UnifiedRoleManagementPolicyExpirationRule)
                rules.byUnifiedRoleManagementPolicyRuleId("Expiration_Admin_Eligibility")
                        .get();
        assertThat(longest.getIsExpirationRequired()).isTrue();
        assertThat(longest.getMaximumDuration()).isEqualTo(PeriodAndDuration.ofPeriod(Period.ofDays(365)));

        assertThat(memberIds()).as("eligible is not member").doesNotContain(seed);
    }

    @Test
    @Order(2)
    void aUserAdministratorMayNotManageAGroupForRoles() {
        Group forRoles = Bodies.securityGroup("Tier 0", "tier0");
        forRoles.setIsAssignableToRole(true);
        String roleGroup = id(world.asAdmin().groups().post(forRoles));
        refused(
                403,
                "UnauthorizedAccess",
                () -> asUa.identityGovernance()
                        .privilegedAccess()
                        .group()
                        .eligibilityScheduleRequests()
                        .post(Bodies.adminAssign(
                                roleGroup,
                                seed,
                                world.now(),
                                afterDateTime(world.now().plusDays(30)))));
    }

    @Test
    @Order(3)
    void aCatalogOffersTheGroupWithItsFourRoles() {
        AccessPackageCatalog made = asIga.identityGovernance()
                .entitlementManagement()
                .catalogs()
                .post(Bodies.catalog("Databases", "Access to databases"));
        catalog = id(made);
        assertThat(made.getCatalogType()).isEqualTo(AccessPackageCatalogType.UserManaged);
        delegate(asIga, co, CATALOG_OWNER);
        delegate(asCo, apm, PACKAGE_MANAGER);
        delegate(asCo, apam, ASSIGNMENT_MANAGER);

        refused(403, "Authorization_RequestDenied", () -> addToCatalog(asApm));
        refused(400, "CallerNotResourceOwner", () -> addToCatalog(asIga));
        assertThat(asCo.identityGovernance()
                        .entitlementManagement()
                        .resourceRequests()
                        .post(Bodies.addResource(catalog, group))
                        .getState())
                .isEqualTo(AccessPackageRequestState.Delivered);
        refused(400, "ResourceAlreadyOnboarded", () -> addToCatalog(asCo));

        resource = only(resourcesOf(group));
        assertThat(resource.getRoles())
                .extracting(AccessPackageResourceRole::getDisplayName)
                .containsExactlyInAnyOrder("Member", "Owner", "Eligible Member", "Eligible Owner");
        assertThat(resource.getRoles())
                .extracting(AccessPackageResourceRole::getOriginId)
                .containsExactlyInAnyOrder(
                        "Member_" + group, "Owner_" + group, "EligibleMember_" + group, "EligibleOwner_" + group);
        AccessPackageResourceScope scope = only(resource.getScopes());
        assertThat(scope.getIsRootScope()).isTrue();
        assertThat(scope.getOriginId()).isEqualTo(group);
    }

    @Test
    @Order(4)
    void aGroupThatIsNotManagedOffersNoEligibleRoles() {
        String plain = world.group("Plain");
        world.asAdmin()
                .identityGovernance()
                .entitlementManagement()
                .resourceRequests()
                .post(Bodies.addResource(catalog, plain));
        assertThat(only(resourcesOf(plain)).getRoles())
                .extracting(AccessPackageResourceRole::getDisplayName)
                .containsExactlyInAnyOrder("Member", "Owner");
    }

    @Test
    @Order(5)
    void aPackageGivesEligibleMembership() {
        // The client sends an object whole only once; what is sent again is built again.
        Supplier<AccessPackage> wanted = () -> Bodies.accessPackage("Production database administration", catalog);
        refused(
                403,
                "Authorization_RequestDenied",
                () -> asApam.identityGovernance()
                        .entitlementManagement()
                        .accessPackages()
                        .post(wanted.get()));
        accessPackage = id(asApm.identityGovernance()
                .entitlementManagement()
                .accessPackages()
                .post(wanted.get()));

        AccessPackageResourceRole role = role("Eligible Member");
        AccessPackageResourceScope scope = only(resource.getScopes());
        Supplier<AccessPackageResourceRoleScope> body = () -> Bodies.roleScope(role, scope, resource);
        refused(
                403,
                "Authorization_RequestDenied",
                () -> asApam.identityGovernance()
                        .entitlementManagement()
                        .accessPackages()
                        .byAccessPackageId(accessPackage)
                        .resourceRoleScopes()
                        .post(body.get()));
        AccessPackageResourceRoleScope added = asApm.identityGovernance()
                .entitlementManagement()
                .accessPackages()
                .byAccessPackageId(accessPackage)
                .resourceRoleScopes()
                .post(body.get());
        assertThat(added.getId()).isEqualTo(role.getId() + "_" + scope.getId());

        AccessPackage read = asApm.identityGovernance()
                .entitlementManagement()
                .accessPackages()
                .byAccessPackageId(accessPackage)
                .get(it -> it.queryParameters.expand = new String[] {"resourceRoleScopes($expand=role,scope)"});
        assertThat(only(read.getResourceRoleScopes()).getRole().getDisplayName())
                .isEqualTo("Eligible Member");
    }

    @Test
    @Order(6)
    void aPolicySaysWhoMayAskAndWhoDecides() {
        assignmentPolicy = id(asApm.identityGovernance()
                .entitlementManagement()
                .assignmentPolicies()
                .post(Bodies.engineersPolicy(accessPackage, requestors, appr)));

        assertThat(asReq.identityGovernance()
                        .entitlementManagement()
                        .accessPackages()
                        .filterByCurrentUserWithOn("allowedRequestor")
                        .get()
                        .getValue())
                .extracting(AccessPackage::getId)
                .contains(accessPackage);
        AccessPackageAssignmentRequestRequirements requirements = only(requirements(asReq));
        assertThat(requirements.getPolicyId()).isEqualTo(assignmentPolicy);
        assertThat(requirements.getIsApprovalRequiredForAdd()).isTrue();
        assertThat(requirements.getIsRequestorJustificationRequired()).isTrue();
        assertThat(requirements.getAllowCustomAssignmentSchedule()).isFalse();
        assertThat(requirements(world.requestor(outsider, false))).isEmpty();
    }

    @Test
    @Order(7)
    void aPersonAsksAndAnApproverDecides() {
        AccessPackageAssignmentRequest asked = asReq.identityGovernance()
                .entitlementManagement()
                .assignmentRequests()
                .post(Bodies.request(AccessPackageRequestType.UserAdd, req, assignmentPolicy, accessPackage));
        request = id(asked);
        assertThat(asked.getState()).isEqualTo(AccessPackageRequestState.Submitted);
        assertThat(asked.getStatus()).isEqualTo("Accepted");
        assertThat(asked.getCreatedDateTime()).isNull();
        awaitRequest(request, AccessPackageRequestState.PendingApproval);

        Approval open = asAppr
                .identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentApprovals()
                .filterByCurrentUserWithOn("approver")
                .get()
                .getValue()
                .stream()
                .filter(it -> request.equals(it.getId()))
                .findFirst()
                .orElseThrow();
        ApprovalStage stage = only(asAppr.identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentApprovals()
                .byApprovalId(id(open))
                .stages()
                .get()
                .getValue());
        assertThat(stage.getStatus()).isEqualTo("InProgress");
        assertThat(stage.getReviewResult()).isEqualTo("NotReviewed");
        assertThat(stage.getAssignedToMe()).isTrue();

        GraphServiceClient asReqWithTheApproversPermission = world.governor(req);
        refused(403, "Authorization_RequestDenied", () -> decide(asReqWithTheApproversPermission, stage, "me"));
        decide(asAppr, stage, "on the rota");

        AccessPackageAssignmentRequest delivered = awaitRequest(request, AccessPackageRequestState.Delivered);
        assertThat(delivered.getCompletedDateTime()).isNotNull();
        assignment = id(delivered.getAssignment());
        refused(409, "Conflict", () -> decide(asAppr, stage, "again"));
    }

    @Test
    @Order(8)
    void sheIsEligibleButNoMember() {
        AccessPackageAssignment held = only(asApam.identityGovernance()
                .entitlementManagement()
                .assignments()
                .get(it -> {
                    it.queryParameters.filter =
                            "accessPackage/id eq '%s' and target/objectId eq '%s'".formatted(accessPackage, req);
                    it.queryParameters.expand = new String[] {"target"};
                })
                .getValue());
        assertThat(held.getState()).isEqualTo(AccessPackageAssignmentState.Delivered);
        assertThat(held.getTarget().getObjectId()).isEqualTo(req);
        assertThat(held.getTarget().getId()).isNotEqualTo(req);
        assertThat(held.getSchedule().getExpiration().getEndDateTime())
                .isCloseTo(world.now().plusDays(30), within(2, ChronoUnit.MINUTES));

        var eligible = only(eligibilities(asReq));
        assertThat(eligible.getGroupId()).isEqualTo(group);
        assertThat(eligible.getAccessId()).isEqualTo(PrivilegedAccessGroupRelationships.Member);
        assertThat(eligible.getEndDateTime()).isCloseTo(world.now().plusDays(365), within(2, ChronoUnit.MINUTES));
        assertThat(memberIds()).doesNotContain(req);
    }

    @Test
    @Order(9)
    void anActivationNeedsASecondFactorAReasonAndALengthWithinTheLimit() {
        assertThat(refused(
                                400,
                                "RoleAssignmentRequestPolicyValidationFailed",
                                () -> activate(asReq, Duration.ofHours(2), "incident 4711"))
                        .getMessage())
                .contains("MfaRule");
        assertThat(refused(
                                400,
                                "RoleAssignmentRequestPolicyValidationFailed",
                                () -> activate(asReqWithMfa, Duration.ofHours(2), null))
                        .getMessage())
                .contains("JustificationRule");
        assertThat(refused(
                                400,
                                "RoleAssignmentRequestPolicyValidationFailed",
                                () -> activate(asReqWithMfa, Duration.ofHours(5), "incident 4711"))
                        .getMessage())
                .contains("ExpirationRule");
        assertThat(memberIds()).doesNotContain(req);
    }

    @Test
    @Order(10)
    void sheIsAMemberForExactlyTwoHours() {
        assertThat(activate(asReqWithMfa, Duration.ofHours(2), "incident 4711").getStatus())
                .isEqualTo("Provisioned");
        assertThat(memberIds()).contains(req);
        PrivilegedAccessGroupAssignmentScheduleInstance active = only(asPra.identityGovernance()
                .privilegedAccess()
                .group()
                .assignmentScheduleInstances()
                .get(it -> it.queryParameters.filter = "groupId eq '%s' and principalId eq '%s'".formatted(group, req))
                .getValue());
        assertThat(active.getAssignmentType()).isEqualTo(PrivilegedAccessGroupAssignmentType.Activated);
        assertThat(active.getEndDateTime()).isEqualTo(active.getStartDateTime().plusHours(2));

        world.wait(Duration.ofMinutes(119));
        assertThat(memberIds()).contains(req);
        world.wait(Duration.ofMinutes(2));
        assertThat(memberIds()).doesNotContain(req);
        assertThat(eligibilities(asReq)).hasSize(1);
    }

    @Test
    @Order(11)
    void theEligibilityEndsWithThePackage() {
        world.wait(Duration.ofDays(16));
        assertThat(assignment(assignment).getStatus()).isEqualTo("NearExpiry14DaysNotificationTriggered");
        world.wait(Duration.ofDays(14));
        AccessPackageAssignment ended = assignment(assignment);
        assertThat(ended.getState()).isEqualTo(AccessPackageAssignmentState.Expired);
        assertThat(ended.getExpiredDateTime())
                .isEqualTo(ended.getSchedule().getExpiration().getEndDateTime());
        assertThat(eligibilities(asReq)).isEmpty();
        assertThat(refused(
                                400,
                                "RoleAssignmentRequestPolicyValidationFailed",
                                () -> activate(asReqWithMfa, Duration.ofHours(2), "incident 4711"))
                        .getMessage())
                .contains("EligibilityRule");
        assertThat(asApam.identityGovernance()
                        .entitlementManagement()
                        .assignmentRequests()
                        .get(it -> {
                            it.queryParameters.filter = "accessPackage/id eq '%s'".formatted(accessPackage);
                            it.queryParameters.expand = new String[] {"assignment"};
                        })
                        .getValue())
                .anySatisfy(it -> {
                    assertThat(it.getRequestType()).isEqualTo(AccessPackageRequestType.SystemRemove);
                    assertThat(it.getAssignment().getId()).isEqualTo(assignment);
                });
    }

    @Test
    @Order(12)
    void aPackageLongerThanTheSettingsAllowOutlivesItsEligibility() {
        asPra.policies()
                .roleManagementPolicies()
                .byUnifiedRoleManagementPolicyId(policy)
                .rules()
                .byUnifiedRoleManagementPolicyRuleId("Expiration_Admin_Eligibility")
                .patch(Bodies.expiration("Expiration_Admin_Eligibility", Period.ofDays(40)));
        String direct = id(asApm.identityGovernance()
                .entitlementManagement()
                .assignmentPolicies()
                .post(Bodies.directPolicy(accessPackage, Period.ofDays(180))));
        String given = id(asApam.identityGovernance()
                .entitlementManagement()
                .assignmentRequests()
                .post(Bodies.request(AccessPackageRequestType.AdminAdd, req2, direct, accessPackage)));
        String second =
                id(awaitRequest(given, AccessPackageRequestState.Delivered).getAssignment());
        GraphServiceClient asReq2 = world.requestor(req2, true);
        assertThat(only(eligibilities(asReq2)).getEndDateTime())
                .isCloseTo(world.now().plusDays(40), within(2, ChronoUnit.MINUTES));

        world.wait(Duration.ofDays(41));
        assertThat(eligibilities(asReq2)).as("access is gone").isEmpty();
        assertThat(assignment(second).getState()).isEqualTo(AccessPackageAssignmentState.Delivered);

        asApam.identityGovernance()
                .entitlementManagement()
                .assignments()
                .byAccessPackageAssignmentId(second)
                .reprocess()
                .post();
        var again = only(world.poll(() -> eligibilities(asReq2), it -> !it.isEmpty()));
        assertThat(again.getEndDateTime()).isCloseTo(world.now().plusDays(40), within(2, ChronoUnit.MINUTES));
    }

    private UnifiedRoleManagementPolicyAssignment memberPolicy() {
        return only(asPra.policies()
                .roleManagementPolicyAssignments()
                .get(it -> {
                    it.queryParameters.filter =
                            "scopeId eq '%s' and scopeType eq 'Group' and roleDefinitionId eq 'member'"
                                    .formatted(group);
                    it.queryParameters.expand = new String[] {"policy($expand=rules)"};
                })
                .getValue());
    }

    private List<String> memberIds() {
        return asUa.groups().byGroupId(group).members().get().getValue().stream()
                .map(DirectoryObject::getId)
                .toList();
    }

    private void delegate(GraphServiceClient by, String to, String role) {
        by.roleManagement().entitlementManagement().roleAssignments().post(Bodies.catalogRole(to, role, catalog));
    }

    private void addToCatalog(GraphServiceClient by) {
        by.identityGovernance().entitlementManagement().resourceRequests().post(Bodies.addResource(catalog, group));
    }

    private List<AccessPackageResource> resourcesOf(String groupId) {
        return asApm.identityGovernance()
                .entitlementManagement()
                .catalogs()
                .byAccessPackageCatalogId(catalog)
                .resources()
                .get(it -> {
                    it.queryParameters.filter = "originId eq '%s'".formatted(groupId);
                    it.queryParameters.expand = new String[] {"roles", "scopes"};
                })
                .getValue();
    }

    private AccessPackageResourceRole role(String name) {
        return resource.getRoles().stream()
                .filter(it -> name.equals(it.getDisplayName()))
                .findFirst()
                .orElseThrow();
    }

    private List<AccessPackageAssignmentRequestRequirements> requirements(GraphServiceClient of) {
        return of.identityGovernance()
                .entitlementManagement()
                .accessPackages()
                .byAccessPackageId(accessPackage)
                .getApplicablePolicyRequirements()
                .post()
                .getValue();
    }

    private AccessPackageAssignmentRequest awaitRequest(String id, AccessPackageRequestState state) {
        return world.poll(
                () -> asApam.identityGovernance()
                        .entitlementManagement()
                        .assignmentRequests()
                        .byAccessPackageAssignmentRequestId(id)
                        .get(it -> it.queryParameters.expand = new String[] {"assignment"}),
                it -> it.getState() == state);
    }

    private AccessPackageAssignment assignment(String id) {
        return asApam.identityGovernance()
                .entitlementManagement()
                .assignments()
                .byAccessPackageAssignmentId(id)
                .get();
    }

    private void decide(GraphServiceClient by, ApprovalStage stage, String reason) {
        ApprovalStage decision = new ApprovalStage();
        decision.setReviewResult("Approve");
        decision.setJustification(reason);
        by.identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentApprovals()
                .byApprovalId(request)
                .stages()
                .byApprovalStageId(id(stage))
                .patch(decision);
    }

    private List<PrivilegedAccessGroupEligibilityScheduleInstance> eligibilities(GraphServiceClient of) {
        return of.identityGovernance()
                .privilegedAccess()
                .group()
                .eligibilityScheduleInstances()
                .filterByCurrentUserWithOn("principal")
                .get()
                .getValue();
    }

    private PrivilegedAccessGroupAssignmentScheduleRequest activate(
            GraphServiceClient by, Duration length, @Nullable String reason) {
        return by.identityGovernance()
                .privilegedAccess()
                .group()
                .assignmentScheduleRequests()
                .post(Bodies.selfActivate(group, req, world.now(), afterDuration(length), reason));
    }

    /**
     * The call is refused in Graph's envelope, which says why, and changes nothing. It is made twice: the first may begin with
     * signing in.
     */
    private ODataError refused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ODataError.class);
        Map<String, String> before = world.fingerprint();
        ODataError error = catchThrowableOfType(ODataError.class, call);
        assertThat(error).as("the call is refused").isNotNull();
        assertThat(error.getResponseStatusCode()).isEqualTo(status);
        assertThat(error.getError().getCode()).isEqualTo(code);
        assertThat(error.getError().getMessage()).isNotBlank();
        assertThat(error.getError().getInnerError().getRequestId()).isNotBlank();
        assertThat(world.fingerprint()).isEqualTo(before);
        return error;
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
