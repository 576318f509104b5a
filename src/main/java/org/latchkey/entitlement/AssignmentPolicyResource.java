package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.READ_POLICIES;
import static org.latchkey.entitlement.EntitlementAction.READ_RESOURCES;
import static org.latchkey.entitlement.EntitlementAction.WRITE_POLICIES;
import static org.latchkey.entitlement.EntitlementSettingsResource.EM;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.EQ;

import org.latchkey.entitlement.AssignmentPolicies.PolicyBody;
import org.latchkey.graph.Declaration;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentpolicy">accessPackageAssignmentPolicy</a>
 * with its questions.
 */
@Configuration(proxyBeanMethods = false)
class AssignmentPolicyResource {

    private static final Kind SCOPE = Kind.choice(
            "allowedTargetScope",
            "notSpecified",
            "specificDirectoryUsers",
            "specificConnectedOrganizationUsers",
            "specificDirectoryServicePrincipals",
            "allMemberUsers",
            "allDirectoryUsers",
            "allDirectoryServicePrincipals",
            "allConfiguredConnectedOrganizationUsers",
            "allExternalUsers",
            "allDirectoryAgentIdentities",
            "unknownFutureValue");

    private static final String EXPIRATION = """
            json_build_object(
              'endDateTime', wire_instant(it.expiration_end),
              'duration', wire_duration(it.expiration_duration),
              'type', it.expiration_type)""";

    @Bean
    Resource accessPackageAssignmentPolicy(AssignmentPolicies policies) {
        return Resource.of("accessPackageAssignmentPolicy", "package_policy")
                .id()
                .text(
                        "displayName",
                        it -> it.required().max(Texts.NAME).sortable().filter(EQ, CONTAINS))
                .text("description", it -> it.max(Texts.DESCRIPTION))
                .property("allowedTargetScope", SCOPE, it -> it.filter(EQ).sortable())
                .property("specificAllowedTargets", Kind.many(Kind.complex(PolicyShapes.SUBJECT_SET)), it -> it)
                .property("expiration", Kind.complex(EntitlementKinds.EXPIRATION), it -> it.from(EXPIRATION))
                .complex("requestorSettings", PolicyShapes.REQUESTOR_SETTINGS, it -> it)
                .complex("requestApprovalSettings", PolicyShapes.APPROVAL_SETTINGS, it -> it)
                .complex(
                        "automaticRequestSettings",
                        PolicyShapes.AUTOMATIC_SETTINGS,
                        it -> it.from("automatic_settings"))
                .complex("reviewSettings", PolicyShapes.REVIEW_SETTINGS, it -> it)
                .complex("notificationSettings", PolicyShapes.NOTIFICATION_SETTINGS, it -> it)
                .instant(
                        "createdDateTime",
                        it -> it.from("created_at").readOnly().range().sortable())
                .instant(
                        "modifiedDateTime",
                        it -> it.from("modified_at").readOnly().range().sortable())
                .toOne("accessPackage", "accessPackage", "access_package_id")
                .toOne("catalog", "accessPackageCatalog", "catalog_id")
                .toMany("questions", "accessPackageQuestion", "policy_id", it -> it.contained())
                .toMany("customExtensionStageSettings", "customExtensionStageSetting", "owner_id", it -> it.contained())
                .at(EM + "/assignmentPolicies")
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_POLICIES)
                .createWithin("accessPackage/id", "accessPackage", WRITE_POLICIES, PolicyBody.class, policies::create)
                .replace(WRITE_POLICIES, PolicyBody.class, policies::replace)
                .delete(WRITE_POLICIES, policies::delete)
                .declare();
    }

    @Bean
    Resource accessPackageQuestion() {
        return question("accessPackageQuestion")
                .variants(
                        "it.document ->> '@odata.type'",
                        "#microsoft.graph.accessPackageTextInputQuestion",
                        "accessPackageTextInputQuestion",
                        "#microsoft.graph.accessPackageMultipleChoiceQuestion",
                        "accessPackageMultipleChoiceQuestion")
                .declare();
    }

    @Bean
    Resource accessPackageTextInputQuestion() {
        return question("accessPackageTextInputQuestion")
                .base("accessPackageQuestion")
                .bool("isSingleLineQuestion", it -> it.from("(it.document ->> 'isSingleLineQuestion')::boolean"))
                .text("regexPattern", it -> it.from("it.document ->> 'regexPattern'"))
                .declare();
    }

    @Bean
    Resource accessPackageMultipleChoiceQuestion() {
        return question("accessPackageMultipleChoiceQuestion")
                .base("accessPackageQuestion")
                .bool(
                        "isMultipleSelectionAllowed",
                        it -> it.from("(it.document ->> 'isMultipleSelectionAllowed')::boolean"))
                .property(
                        "choices",
                        Kind.many(Kind.complex(PolicyShapes.CHOICE)),
                        it -> it.from("it.document -> 'choices'"))
                .declare();
    }

    private static Declaration question(String type) {
        return Resource.of(type, "policy_question")
                .id()
                .property("sequence", Kind.INT, it -> it.from("(it.document ->> 'sequence')::integer"))
                .text("text", it -> it.from("it.document ->> 'text'"))
                .bool("isRequired", it -> it.from("(it.document ->> 'isRequired')::boolean"))
                .bool("isAnswerEditable", it -> it.from("(it.document ->> 'isAnswerEditable')::boolean"))
                .property(
                        "localizations",
                        Kind.many(Kind.complex(EntitlementKinds.LOCALIZED_TEXT)),
                        it -> it.from("it.document -> 'localizations'"))
                .document("it.document")
                .inOrderOf("(it.document ->> 'sequence')::integer")
                .readBy(READ_POLICIES)
                .anchor("catalog", "it.catalog_id");
    }

    @Bean
    Resource customExtensionStageSetting() {
        return Resource.of("customExtensionStageSetting", "nothing_served")
                .id()
                .toOne("customExtension", "customCalloutExtension", "id")
                .readBy(READ_POLICIES)
                .declare();
    }

    @Bean
    Resource customCalloutExtension() {
        return Resource.of("customCalloutExtension", "nothing_served")
                .id()
                .readBy(READ_RESOURCES)
                .declare();
    }
}
