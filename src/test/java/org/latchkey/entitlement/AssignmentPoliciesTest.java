package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;

class AssignmentPoliciesTest {

    private final World world = new World();
    private final String id = world.accessPackage("P");
    private final String requestors = world.api.group("Requestors");

    private Answer make(String by, String rest) {
        return world.api.as(by).post(EM + "/assignmentPolicies", """
                {"displayName": "Engineers", "accessPackage": {"id": "%s"}%s}
                """.formatted(id, rest));
    }

    private String named() {
        return """
                , "allowedTargetScope": "specificDirectoryUsers",
                "specificAllowedTargets": [{"@odata.type": "microsoft.graph.groupMembers", "groupId": "%s"}]
                """.formatted(requestors);
    }

    private static String approval(String stage) {
        return """
                , "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "stages": [%s]}
                """.formatted(stage);
    }

    private String by(String approver) {
        return "\"primaryApprovers\": [{\"@odata.type\": \"#microsoft.graph.singleUser\", \"userId\": \"%s\"}]"
                .formatted(approver);
    }

    @Test
    void aPolicyWithoutSettingsAssignsDirectlyForEver() {
        String policy = make(world.apm(), "").is(201).text("/id");
        world.api
                .as(world.reader())
                .get(EM + "/assignmentPolicies/" + policy + "?$expand=accessPackage,catalog,questions")
                .is(200)
                .has("/allowedTargetScope", "notSpecified")
                .has("/expiration/type", "noExpiration")
                .has("/requestorSettings/enableTargetsToSelfAddAccess", "false")
                .has("/notificationSettings/isAssignmentNotificationDisabled", "false")
                .has("/accessPackage/id", id)
                .has("/catalog/id", world.catalog);
    }

    @Test
    void whatIsNotServedIsThereAndEmpty() {
        make(world.apm(), "").is(201);
        var reader = world.api.as(world.reader());
        reader.get(EM + "/assignmentPolicies?$expand=customExtensionStageSettings($expand=customExtension)")
                .is(200)
                .has("/value/0/customExtensionStageSettings", "");
        assertThat(reader.get(EM + "/catalogs/" + world.catalog + "/customWorkflowExtensions")
                        .is(200)
                        .rows())
                .isEmpty();
        assertThat(reader.get(EM + "/accessPackageSuggestions/filterByCurrentUser(on='relatedPeopleAssignments')")
                        .is(200)
                        .rows())
                .isEmpty();
    }

    @Test
    void aPolicyKeepsWhatItWasTold() {
        String policy = make(
                        world.apm(),
                        named() + """
                        , "expiration": {"type": "afterDuration", "duration": "P30D"},
                        "requestorSettings": {"enableTargetsToSelfAddAccess": "true"},
                        "questions": [{"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion", "text": "Why?",
                                       "isRequired": true}]
                        """
                                + approval("{\"durationBeforeAutomaticDenial\": \"P7D\", " + by(world.co()) + "}"))
                .is(201)
                .text("/id");
        var shown = world.api
                .as(world.apm())
                .get(EM + "/assignmentPolicies/" + policy + "?$expand=questions")
                .is(200)
                .has("/specificAllowedTargets/0/@odata.type", "#microsoft.graph.groupMembers")
                .has("/specificAllowedTargets/0/groupId", requestors)
                .has("/specificAllowedTargets/0/description", "Requestors")
                .has("/expiration/duration", "P30D")
                .has("/requestorSettings/enableTargetsToSelfAddAccess", "true")
                .has("/requestApprovalSettings/stages/0/durationBeforeAutomaticDenial", "P7D")
                .has("/requestApprovalSettings/stages/0/primaryApprovers/0/userId", world.co())
                .has("/questions/0/@odata.type", "#microsoft.graph.accessPackageTextInputQuestion")
                .has("/questions/0/text", "Why?")
                .has("/questions/0/isRequired", "true");
        assertThat(Ids.parse(shown.text("/questions/0/id"))).isPresent();
        assertThat(world.api
                        .as(world.apm())
                        .get(EM + "/assignmentPolicies?$filter=accessPackage/id eq '" + id + "'")
                        .ids())
                .containsExactly(policy);
    }

    @Test
    void aReplacementReturnsWhatItLeavesOutToItsDefault() {
        String policy = make(world.apm(), named()).is(201).text("/id");
        String path = EM + "/assignmentPolicies/" + policy;
        world.api.as(world.apm()).patch(path, "{\"displayName\": \"X\"}").is(405);
        world.api
                .as(world.apm())
                .put(path, "{\"displayName\": \"Nobody\"}")
                .is(200)
                .has("/displayName", "Nobody")
                .has("/allowedTargetScope", "notSpecified")
                .has("/id", policy);
        assertThat(world.api.as(world.apm()).get(path).at("/specificAllowedTargets"))
                .isEmpty();
        world.api.as(world.apam()).put(path, "{\"displayName\": \"Mine\"}").fails(403, "Authorization_RequestDenied");
        world.api.as(world.apm()).delete(path).is(204);
        world.api.as(world.apm()).get(path).fails(404, "ResourceNotFound");
    }

    @Test
    void targetsMustFitTheScope() {
        make(world.apm(), ", \"allowedTargetScope\": \"specificDirectoryUsers\"")
                .fails(400, "InvalidPolicy");
        make(world.apm(), named().replace("specificDirectoryUsers", "allMemberUsers"))
                .fails(400, "InvalidPolicy");
        make(world.apm(), named().replace(requestors, Ids.next().toString())).fails(400, "InvalidPolicy");
        make(world.apm(), named().replace(requestors, world.co())).fails(400, "InvalidPolicy");
        make(world.apm(), ", \"allowedTargetScope\": \"everybody\"").fails(400, "BadRequest");
    }

    @Test
    void anApprovalNeedsSomebodyWhoDecidesInTime() {
        make(world.apm(), approval("")).fails(400, "InvalidPolicy");
        make(world.apm(), approval("{\"isEscalationEnabled\": false}")).fails(400, "InvalidPolicy");
        make(
                        world.apm(),
                        approval("{\"primaryApprovers\": [{\"@odata.type\": \"#microsoft.graph.requestorManager\"}]}"))
                .fails(400, "InvalidPolicy")
                .saying("fallbackPrimaryApprovers");
        make(world.apm(), approval("{\"durationBeforeAutomaticDenial\": \"P29D\", " + by(world.co()) + "}"))
                .fails(400, "InvalidPolicy");
        make(world.apm(), approval("{\"isEscalationEnabled\": true, " + by(world.co()) + "}"))
                .fails(400, "InvalidPolicy")
                .saying("escalationApprovers");
        String stage = "{" + by(world.co()) + "}";
        make(world.apm(), approval(String.join(",", stage, stage, stage, stage)))
                .fails(400, "InvalidPolicy");
        make(world.apm(), approval(String.join(",", stage, stage, stage))).is(201);
    }

    @Test
    void anExpirationMustMakeSense() {
        make(world.apm(), ", \"expiration\": {\"type\": \"afterDuration\"}").fails(400, "InvalidPolicy");
        make(world.apm(), ", \"expiration\": {\"type\": \"noExpiration\", \"duration\": \"P1D\"}")
                .fails(400, "InvalidPolicy");
        make(world.apm(), ", \"expiration\": {\"type\": \"afterDateTime\", \"endDateTime\": \"2001-01-01T00:00:00Z\"}")
                .fails(400, "InvalidPolicy");
        make(world.apm(), ", \"expiration\": {\"type\": \"afterDuration\", \"duration\": \"P3661D\"}")
                .fails(400, "InvalidPolicy");
        make(world.apm(), ", \"expiration\": {\"type\": \"afterDateTime\", \"endDateTime\": \"2199-01-01T00:00:00Z\"}")
                .is(201);
    }

    @Test
    void aPolicyThatWouldAssignByARuleIsRefused() {
        String automatic = """
                , "allowedTargetScope": "specificDirectoryUsers",
                "specificAllowedTargets": [{"@odata.type": "#microsoft.graph.attributeRuleMembers",
                                            "membershipRule": "user.department -eq \\"IT\\""}],
                "automaticRequestSettings": {"requestAccessForAllowedTargets": true}
                """;
        make(world.co(), automatic).fails(403, "Authorization_RequestDenied");
        make(world.iga, automatic).fails(400, "InvalidPolicy").saying("not served here");
        make(world.iga, named() + ", \"automaticRequestSettings\": {\"requestAccessForAllowedTargets\": true}")
                .fails(400, "InvalidPolicy");
        make(world.iga, named() + ", \"automaticRequestSettings\": {\"requestAccessForAllowedTargets\": false}")
                .is(201);
    }

    @Test
    void aManagerWithoutALevelIsTheNextOne() {
        make(world.apm(), approval("""
                {"primaryApprovers": [{"@odata.type": "#microsoft.graph.requestorManager"}],
                 "fallbackPrimaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}
                """.formatted(world.co())))
                .is(201)
                .has("/requestApprovalSettings/stages/0/primaryApprovers/0/managerLevel", "1");
    }

    @Test
    void reviewersAreThoseWhoCanReview() {
        String reviewers =
                ", \"reviewSettings\": {\"primaryReviewers\": [{\"@odata.type\": \"#microsoft.graph.%s\"}]%s}";
        String fallback =
                ", \"fallbackReviewers\": [{\"@odata.type\": \"#microsoft.graph.singleUser\", \"userId\": \"%s\"}]"
                        .formatted(world.co());
        make(world.apm(), reviewers.formatted("targetManager", ""))
                .fails(400, "InvalidPolicy")
                .saying("fallbackReviewers");
        make(world.apm(), reviewers.formatted("targetManager", fallback)).is(201);
        make(world.apm(), reviewers.formatted("requestorManager", fallback)).fails(400, "InvalidPolicy");
    }
}
