package org.latchkey.privileged;

import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.NE;

import org.latchkey.graph.ConstraintProblems;
import org.latchkey.graph.Declaration;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a
 * href="https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupeligibilityschedulerequest">privilegedAccessGroupEligibilityScheduleRequest</a>
 * and <a
 * href="https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupassignmentschedulerequest">privilegedAccessGroupAssignmentScheduleRequest</a>.
 */
@Configuration(proxyBeanMethods = false)
class RequestResource {

    static final String ROOT = "identityGovernance/privilegedAccess/group/";

    private static final int LONGEST_JUSTIFICATION = 500;

    @Bean
    Resource eligibilityScheduleRequest(Requests requests, PrivilegedLists lists) {
        return request("privilegedAccessGroupEligibilityScheduleRequest", Side.ELIGIBILITY)
                .toOne(
                        "targetSchedule",
                        "privilegedAccessGroupEligibilitySchedule",
                        "schedule_id",
                        it -> it.on("to.id = it.schedule_id"))
                .at(ROOT + "eligibilityScheduleRequests")
                .readBy(PrivilegedAction.READ_ELIGIBILITY)
                .beforeList(lists.rule(PrivilegedAction.READ_ELIGIBILITY, PrivilegedAction.LIST_ELIGIBILITY_OF_OTHERS))
                .narrowedBy("filterByCurrentUser", "on", PrivilegedAction.READ_ELIGIBILITY, narrowings())
                .create(
                        PrivilegedAction.REQUEST_ELIGIBILITY,
                        NewRequest.class,
                        (call, keys, body) -> requests.submit(call, Side.ELIGIBILITY, body))
                .action(
                        "cancel",
                        PrivilegedAction.CANCEL_ELIGIBILITY_REQUEST,
                        (call, keys) -> requests.cancel(call, Side.ELIGIBILITY, keys))
                .declare();
    }

    @Bean
    Resource assignmentScheduleRequest(Requests requests, PrivilegedLists lists) {
        return request("privilegedAccessGroupAssignmentScheduleRequest", Side.ASSIGNMENT)
                .toOne(
                        "targetSchedule",
                        "privilegedAccessGroupAssignmentSchedule",
                        "schedule_id",
                        it -> it.on("to.id = it.schedule_id"))
                .toOne("activatedUsing", "privilegedAccessGroupEligibilitySchedule", "eligibility_id")
                .at(ROOT + "assignmentScheduleRequests")
                .readBy(PrivilegedAction.READ_ASSIGNMENTS)
                .beforeList(lists.rule(PrivilegedAction.READ_ASSIGNMENTS, PrivilegedAction.LIST_ASSIGNMENTS_OF_OTHERS))
                .narrowedBy("filterByCurrentUser", "on", PrivilegedAction.READ_ASSIGNMENTS, narrowings())
                .create(
                        PrivilegedAction.REQUEST_ASSIGNMENT,
                        NewRequest.class,
                        (call, keys, body) -> requests.submit(call, Side.ASSIGNMENT, body))
                .action(
                        "cancel",
                        PrivilegedAction.CANCEL_ASSIGNMENT_REQUEST,
                        (call, keys) -> requests.cancel(call, Side.ASSIGNMENT, keys))
                .declare();
    }

    /** Whoever loses a race hears what the check would have said. */
    @Bean
    ConstraintProblems privilegedConstraints() {
        return ConstraintProblems.none()
                .on("pim_schedule_overlap", ProblemCode.ROLE_ASSIGNMENT_EXISTS)
                .on("pim_request_pending", ProblemCode.PENDING_ROLE_ASSIGNMENT_REQUEST);
    }

    private static String[] narrowings() {
        return new String[] {
            "principal",
            "it.principal_id = :caller",
            "createdBy",
            "it.created_by = :caller",
            "approver",
            "it.id in (select mine.approval_id from stage_of_approver(:tenant, :caller, :now) mine)"
        };
    }

    private static Declaration request(String type, Side side) {
        return Resource.of(type, "pim_request")
                .where("it.side = '" + side.text() + "'")
                .id()
                .property("action", PrivilegedShapes.ACTION, it -> it.required().filter(EQ))
                .property(
                        "accessId",
                        PrivilegedShapes.ACCESS,
                        it -> it.from("access").required().filter(EQ))
                .guid("groupId", it -> it.required().filter(EQ))
                .guid("principalId", it -> it.required().filter(EQ))
                .complex(
                        "scheduleInfo",
                        PrivilegedShapes.SCHEDULE,
                        it -> it.from("case when it.expiration_type is not null then " + PrivilegedShapes.SCHEDULE_SQL
                                + " end"))
                .text("justification", it -> it.max(LONGEST_JUSTIFICATION))
                .complex(
                        "ticketInfo",
                        PrivilegedShapes.TICKET,
                        it -> it.from(
                                "json_build_object('ticketNumber', it.ticket_number, 'ticketSystem', it.ticket_system)"))
                .text("customData", it -> it)
                .bool("isValidationOnly", it -> it.from("(false)"))
                .text("status", it -> it.readOnly().filter(EQ, NE))
                .text(
                        "approvalId",
                        it -> it.from("case when it.needs_approval then it.id::text end")
                                .readOnly())
                .complex("createdBy", PrivilegedShapes.IDENTITY_SET, it -> it.computed("""
                        json_build_object(
                          'application', case when not it.is_by_user then json_build_object('displayName', it.created_by_name, 'id', it.created_by) end,
                          'device', null,
                          'user', case when it.is_by_user then json_build_object('displayName', it.created_by_name, 'id', it.created_by) end)"""))
                .guid(
                        "createdBy/user/id",
                        it -> it.from("case when it.is_by_user then it.created_by end")
                                .readOnly()
                                .onSelect()
                                .filter(EQ, NE))
                .instant("createdDateTime", it -> it.from("created_at").readOnly())
                .instant("completedDateTime", it -> it.from("completed_at").readOnly())
                .text(
                        "targetScheduleId",
                        it -> it.from("target_wire_id").readOnly().filter(EQ, NE))
                .toOne("group", "group", "group_id")
                .toOne("principal", "directoryObject", "principal_id")
                .badBody(ProblemCode.INVALID_ROLE_ASSIGNMENT_REQUEST)
                .missing(ProblemCode.RESOURCE_NOT_FOUND)
                .badFilter(ProblemCode.INVALID_FILTER)
                .anchor("group", "it.group_id")
                .anchor("principal", "it.principal_id")
                .anchor("request", "it.id");
    }
}
