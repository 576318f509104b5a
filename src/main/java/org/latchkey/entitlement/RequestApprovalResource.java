package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.DECIDE_APPROVALS;
import static org.latchkey.entitlement.EntitlementAction.READ_APPROVALS;

import org.latchkey.approval.ApprovalResources;
import org.latchkey.approval.ApprovalStyle;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The <a href="https://learn.microsoft.com/graph/api/resources/approval">approvals</a> of requests for access packages, at
 * the place entitlement management has for them.
 */
@Configuration(proxyBeanMethods = false)
class RequestApprovalResource {

    private static final String APPROVALS = "accessPackageAssignmentApproval";
    private static final String STAGES = "accessPackageAssignmentApprovalStage";

    private static final ApprovalStyle STYLE = new ApprovalStyle(
            RequestApprovals.KIND,
            READ_APPROVALS,
            DECIDE_APPROVALS,
            DECIDE_APPROVALS,
            "Approved",
            "Denied",
            false,
            false,
            ProblemCode.JUSTIFICATION_REQUIRED);

    private static final String CATALOG = """
            (
              select r.catalog_id
              from package_request r
              where r.tenant_id = it.tenant_id
                and r.id = it.%s)""";

    @Bean
    Resource accessPackageAssignmentApproval(ApprovalResources approvals) {
        return approvals
                .approvals(
                        APPROVALS, STAGES, STYLE, EntitlementSettingsResource.EM + "/accessPackageAssignmentApprovals")
                .anchor("request", "it.id")
                .anchor("catalog", CATALOG.formatted("id"))
                .declare();
    }

    @Bean
    Resource accessPackageAssignmentApprovalStage(ApprovalResources approvals) {
        return approvals
                .stages(STAGES, STYLE)
                .anchor("request", "it.approval_id")
                .anchor("catalog", CATALOG.formatted("approval_id"))
                .declare();
    }
}
