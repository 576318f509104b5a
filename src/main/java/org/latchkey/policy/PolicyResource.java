package org.latchkey.policy;

import static org.latchkey.graph.Kind.TEXT;
import static org.latchkey.graph.Property.Operator.EQ;

import java.util.Map;
import org.latchkey.graph.ListRule;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicy">unifiedRoleManagementPolicy</a> of groups, and
 * their <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicyassignment">assignments</a> to member and
 * owner.
 */
@Configuration(proxyBeanMethods = false)
class PolicyResource {

    private static final Shape IDENTITY =
            Shape.of("identity").open().field("displayName", TEXT).field("id", TEXT);

    @Bean
    Resource roleManagementPolicy(RuleChanges changes, GroupFilters groups, Guard guard) {
        return Resource.of("unifiedRoleManagementPolicy", "role_policy_shown")
                .id("it.wire_id")
                .text("description", it -> it.from("'Group'::text").readOnly())
                .text("displayName", it -> it.from("'Group'::text").readOnly())
                .bool("isOrganizationDefault", it -> it.from("(false)").readOnly())
                .instant("lastModifiedDateTime", it -> it.from("modified_at").readOnly())
                .complex(
                        "lastModifiedBy",
                        IDENTITY,
                        it -> it.computed(
                                "json_build_object('displayName', it.modified_by_name, 'id', it.modified_by)"))
                .guid("scopeId", it -> it.from("group_id").readOnly().filter(EQ))
                .text("scopeType", it -> it.from("'Group'::text").readOnly().filter(EQ))
                .toMany("rules", RuleResource.RULE, "policy_id", it -> it.contained())
                .toMany("effectiveRules", RuleResource.RULE, "policy_id")
                .at("policies/roleManagementPolicies")
                .anchor("group", "it.group_id")
                .readBy(PolicyAction.READ_ROLE_POLICIES)
                .beforeList(ofOneGroup(groups, guard))
                .badFilter(ProblemCode.INVALID_FILTER)
                .badBody(ProblemCode.INVALID_POLICY)
                .update(PolicyAction.WRITE_ROLE_POLICIES, changes::changePolicy)
                .declare();
    }

    @Bean
    Resource roleManagementPolicyAssignment(GroupFilters groups, Guard guard) {
        return Resource.of("unifiedRoleManagementPolicyAssignment", "role_policy_shown")
                .id("it.wire_id || '_' || it.access")
                .text("policyId", it -> it.from("wire_id").readOnly().filter(EQ))
                .text("roleDefinitionId", it -> it.from("access").readOnly().filter(EQ))
                .guid("scopeId", it -> it.from("group_id").readOnly().filter(EQ))
                .text("scopeType", it -> it.from("'Group'::text").readOnly().filter(EQ))
                .toOne("policy", "unifiedRoleManagementPolicy", "id")
                .at("policies/roleManagementPolicyAssignments")
                .anchor("group", "it.group_id")
                .readBy(PolicyAction.READ_ROLE_POLICIES)
                .beforeList(ofOneGroup(groups, guard))
                .badFilter(ProblemCode.INVALID_FILTER)
                .declare();
    }

    /** Lists are about one scope. Scopes other than groups exist in Graph, and have nothing here. */
    private static ListRule ofOneGroup(GroupFilters groups, Guard guard) {
        return (call, filter) -> {
            Map<String, String> terms = GroupFilters.terms(filter);
            String scope = terms.get("scopeid");
            String type = terms.get("scopetype");
            if (scope == null || type == null) {
                throw Problem.of(
                        ProblemCode.MISSING_PARAMETERS, "The required parameters scopeId or scopeType is missing.");
            }
            if (type.equalsIgnoreCase("Group")) {
                guard.require(call, PolicyAction.READ_ROLE_POLICIES, Map.of("group", groups.group(call, scope)));
            }
        };
    }
}
