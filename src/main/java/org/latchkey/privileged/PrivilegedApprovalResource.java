package org.latchkey.privileged;

import org.latchkey.approval.ApprovalResources;
import org.latchkey.approval.ApprovalStyle;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** <a href="https://learn.microsoft.com/graph/api/resources/approval">approval</a> of activations, and its stages. */
@Configuration(proxyBeanMethods = false)
class PrivilegedApprovalResource {

    private static final String APPROVALS = "assignmentApproval";
    private static final String STAGES = "assignmentApprovalStage";

    private static final ApprovalStyle STYLE = new ApprovalStyle(
            Requests.KIND,
            PrivilegedAction.READ_APPROVALS,
            PrivilegedAction.READ_APPROVALS,
            PrivilegedAction.DECIDE_APPROVALS,
            "Approve",
            "Deny",
            true,
            true,
            ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST);

    private static final String GROUP =
            "(select r.group_id from pim_request r where r.tenant_id = it.tenant_id and r.id = it.%s)";

    @Bean
    Resource assignmentApproval(ApprovalResources approvals) {
        return approvals
                .approvals(APPROVALS, STAGES, STYLE, RequestResource.ROOT + "assignmentApprovals")
                .anchor("group", GROUP.formatted("id"))
                .declare();
    }

    @Bean
    Resource assignmentApprovalStage(ApprovalResources approvals) {
        return approvals
                .stages(STAGES, STYLE)
                .anchor("group", GROUP.formatted("approval_id"))
                .declare();
    }
}
