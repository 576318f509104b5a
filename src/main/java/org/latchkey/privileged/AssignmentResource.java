package org.latchkey.privileged;

import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.NE;

import org.latchkey.graph.Declaration;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a
 * href="https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupassignmentschedule">privilegedAccessGroupAssignmentSchedule</a>,
 * from acceptance to its end, and its <a
 * href="https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupassignmentscheduleinstance">instance</a> while it is
 * in force. Members and owners of a managed group who never went through privileged identity management show as permanent
 * assignments; those that ended lately have a list of their own.
 */
@Configuration(proxyBeanMethods = false)
class AssignmentResource {

    private static final String SHOWN = "assignment_shown(:tenant, :now)";

    @Bean
    Resource assignmentSchedule(PrivilegedLists lists) {
        return assignment("privilegedAccessGroupAssignmentSchedule", SHOWN, "it.wire_id", "true", lists)
                .complex("scheduleInfo", PrivilegedShapes.SCHEDULE, it -> it.computed(PrivilegedShapes.SCHEDULE_SQL))
                .instant("createdDateTime", it -> it.from("created_at").readOnly())
                .instant("modifiedDateTime", it -> it.from("modified_at").readOnly())
                .guid("createdUsing", it -> it.readOnly().filter(EQ, NE))
                .text("status", it -> it.from("state").readOnly().filter(EQ, NE))
                .toOne("activatedUsing", "privilegedAccessGroupEligibilitySchedule", "eligibility_id")
                .at(RequestResource.ROOT + "assignmentSchedules")
                .declare();
    }

    @Bean
    Resource assignmentScheduleInstance(PrivilegedLists lists) {
        return assignment(
                        "privilegedAccessGroupAssignmentScheduleInstance",
                        SHOWN,
                        "it.instance_id",
                        "it.is_in_force",
                        lists)
                .instant("startDateTime", it -> it.from("starts_at").readOnly())
                .instant("endDateTime", it -> it.from("ends_at").readOnly())
                .text(
                        "assignmentScheduleId",
                        it -> it.from("wire_id").readOnly().filter(EQ, NE))
                .toOne("activatedUsing", "privilegedAccessGroupEligibilityScheduleInstance", "eligibility_id")
                .at(RequestResource.ROOT + "assignmentScheduleInstances")
                .declare();
    }

    /** Those that ended in the last thirty days and can be renewed. Graph has no list of them. */
    @Bean
    Resource expiredAssignment(PrivilegedLists lists) {
        return assignment(
                        "privilegedAccessGroupAssignmentScheduleInstance",
                        "renewable_schedule(:tenant, :now)",
                        "it.instance_id",
                        "it.type = 'assigned'",
                        lists)
                .as("expiredAssignment")
                .instant("startDateTime", it -> it.from("starts_at").readOnly())
                .instant("endDateTime", it -> it.from("ends_at").readOnly().sortable())
                .text("assignmentScheduleId", it -> it.from("wire_id").readOnly())
                .toOne("activatedUsing", "privilegedAccessGroupEligibilityScheduleInstance", "eligibility_id")
                .at("beta/" + RequestResource.ROOT + "expiredAssignments")
                .declare();
    }

    private static Declaration assignment(String type, String source, String id, String where, PrivilegedLists lists) {
        return Resource.of(type, source)
                .where(where)
                .id(id)
                .guid("groupId", it -> it.readOnly().filter(EQ))
                .guid("principalId", it -> it.readOnly().filter(EQ))
                .property(
                        "accessId",
                        PrivilegedShapes.ACCESS,
                        it -> it.from("access").readOnly().filter(EQ))
                .property(
                        "assignmentType",
                        PrivilegedShapes.ASSIGNMENT_TYPE,
                        it -> it.from("type").readOnly().filter(EQ))
                .property(
                        "memberType",
                        PrivilegedShapes.MEMBER_TYPE,
                        it -> it.from(PrivilegedShapes.MEMBER_TYPE_SQL)
                                .readOnly()
                                .filter(EQ))
                .toOne("group", "group", "group_id")
                .toOne("principal", "directoryObject", "principal_id")
                .missing(ProblemCode.RESOURCE_NOT_FOUND)
                .badFilter(ProblemCode.INVALID_FILTER)
                .anchor("group", "it.group_id")
                .anchor("principal", "it.principal_id")
                .readBy(PrivilegedAction.READ_ASSIGNMENTS)
                .beforeList(lists.rule(PrivilegedAction.READ_ASSIGNMENTS, PrivilegedAction.LIST_ASSIGNMENTS_OF_OTHERS))
                .narrowedBy(
                        "filterByCurrentUser",
                        "on",
                        PrivilegedAction.READ_ASSIGNMENTS,
                        "principal",
                        PrivilegedShapes.MINE_SQL);
    }
}
