package org.latchkey.policy;

import static org.latchkey.graph.Kind.BOOL;
import static org.latchkey.graph.Kind.DURATION;
import static org.latchkey.graph.Kind.INT;
import static org.latchkey.graph.Kind.TEXT;

import org.latchkey.graph.Declaration;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicyrule">unifiedRoleManagementPolicyRule</a> and the
 * five kinds of rule there are. They are stored in the wire's form.
 */
@Configuration(proxyBeanMethods = false)
class RuleResource {

    static final String RULE = "unifiedRoleManagementPolicyRule";

    private static final String PREFIX = "unifiedRoleManagementPolicy";
    private static final String SOURCE = "role_policy_rule_shown";

    private static final Shape TARGET = Shape.of("unifiedRoleManagementPolicyRuleTarget")
            .field("caller", TEXT)
            .field("operations", Kind.many(TEXT))
            .field("level", TEXT)
            .field("inheritableSettings", Kind.many(TEXT))
            .field("enforcedSettings", Kind.many(TEXT));

    private static final Shape SUBJECT = Shape.oneOf(
            "subjectSet",
            Shape.of("singleUser").field("userId", TEXT).field("id", TEXT).field("description", TEXT),
            Shape.of("groupMembers").field("groupId", TEXT).field("id", TEXT).field("description", TEXT));

    private static final Shape STAGE = Shape.of("unifiedApprovalStage")
            .field("approvalStageTimeOutInDays", INT)
            .field("isApproverJustificationRequired", BOOL)
            .field("escalationTimeInMinutes", INT)
            .field("isEscalationEnabled", BOOL)
            .field("primaryApprovers", Kind.many(Kind.complex(SUBJECT)))
            .field("escalationApprovers", Kind.many(Kind.complex(SUBJECT)));

    private static final Shape SETTING = Shape.of("approvalSettings")
            .field("isApprovalRequired", BOOL)
            .field("isApprovalRequiredForExtension", BOOL)
            .field("isRequestorJustificationRequired", BOOL)
            .field("approvalMode", TEXT)
            .field("approvalStages", Kind.many(Kind.complex(STAGE)));

    @Bean
    Resource roleManagementPolicyRule(RuleChanges changes) {
        return rule(RULE)
                .variants(
                        "it.rule ->> '@odata.type'",
                        "#microsoft.graph." + PREFIX + "ExpirationRule",
                        PREFIX + "ExpirationRule",
                        "#microsoft.graph." + PREFIX + "EnablementRule",
                        PREFIX + "EnablementRule",
                        "#microsoft.graph." + PREFIX + "ApprovalRule",
                        PREFIX + "ApprovalRule",
                        "#microsoft.graph." + PREFIX + "AuthenticationContextRule",
                        PREFIX + "AuthenticationContextRule",
                        "#microsoft.graph." + PREFIX + "NotificationRule",
                        PREFIX + "NotificationRule")
                .update(PolicyAction.WRITE_ROLE_POLICIES, changes::changeRule)
                .declare();
    }

    @Bean
    Resource expirationRule() {
        return variant("ExpirationRule")
                .bool("isExpirationRequired", it -> it.from("(it.rule ->> 'isExpirationRequired')::boolean"))
                .property("maximumDuration", DURATION, it -> it.from("(it.rule ->> 'maximumDuration')::interval"))
                .declare();
    }

    @Bean
    Resource enablementRule() {
        return variant("EnablementRule")
                .property(
                        "enabledRules",
                        Kind.many(TEXT),
                        it -> it.from("array(select json_array_elements_text(it.rule -> 'enabledRules'))"))
                .declare();
    }

    @Bean
    Resource approvalRule() {
        return variant("ApprovalRule")
                .complex("setting", SETTING, it -> it.from("(it.rule -> 'setting')"))
                .declare();
    }

    @Bean
    Resource authenticationContextRule() {
        return variant("AuthenticationContextRule")
                .bool("isEnabled", it -> it.from("(it.rule ->> 'isEnabled')::boolean"))
                .text("claimValue", it -> it.from("(it.rule ->> 'claimValue')"))
                .declare();
    }

    @Bean
    Resource notificationRule() {
        return variant("NotificationRule")
                .text("notificationType", it -> it.from("(it.rule ->> 'notificationType')"))
                .text("recipientType", it -> it.from("(it.rule ->> 'recipientType')"))
                .text("notificationLevel", it -> it.from("(it.rule ->> 'notificationLevel')"))
                .bool(
                        "isDefaultRecipientsEnabled",
                        it -> it.from("(it.rule ->> 'isDefaultRecipientsEnabled')::boolean"))
                .property(
                        "notificationRecipients",
                        Kind.many(TEXT),
                        it -> it.from("array(select json_array_elements_text(it.rule -> 'notificationRecipients'))"))
                .declare();
    }

    private static Declaration variant(String type) {
        return rule(PREFIX + type).base(RULE);
    }

    private static Declaration rule(String type) {
        return Resource.of(type, SOURCE)
                .id("it.id")
                .complex("target", TARGET, it -> it.from("(it.rule -> 'target')"))
                .badBody(ProblemCode.INVALID_POLICY)
                .missing(ProblemCode.RESOURCE_NOT_FOUND)
                .anchor("group", "it.group_id")
                .readBy(PolicyAction.READ_ROLE_POLICIES);
    }
}
