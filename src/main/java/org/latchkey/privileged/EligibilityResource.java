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
 * href="https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupeligibilityschedule">privilegedAccessGroupEligibilitySchedule</a>,
 * from acceptance to its end, and its <a
 * href="https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupeligibilityscheduleinstance">instance</a> while it is
 * in force, and those that ended lately.
 */
@Configuration(proxyBeanMethods = false)
class EligibilityResource {

    private static final String LIVING = """
            it.type = 'eligible'
              and it.state in ('Granted', 'Provisioned')
              and (it.ends_at is null or it.ends_at > :now)""";

    @Bean
    Resource eligibilitySchedule(PrivilegedLists lists) {
        return eligibility("privilegedAccessGroupEligibilitySchedule", "pim_schedule", "it.wire_id", LIVING, lists)
                .complex("scheduleInfo", PrivilegedShapes.SCHEDULE, it -> it.computed(PrivilegedShapes.SCHEDULE_SQL))
                .instant("createdDateTime", it -> it.from("created_at").readOnly())
                .instant("modifiedDateTime", it -> it.from("modified_at").readOnly())
                .guid("createdUsing", it -> it.readOnly().filter(EQ, NE))
                .text("status", it -> it.from("state").readOnly().filter(EQ, NE))
                .at(RequestResource.ROOT + "eligibilitySchedules")
                .declare();
    }

    @Bean
    Resource eligibilityScheduleInstance(PrivilegedLists lists) {
        return eligibility(
                        "privilegedAccessGroupEligibilityScheduleInstance",
                        "pim_schedule",
                        "it.instance_id",
                        LIVING + " and it.starts_at <= :now",
                        lists)
                .instant("startDateTime", it -> it.from("starts_at").readOnly())
                .instant("endDateTime", it -> it.from("ends_at").readOnly())
                .text(
                        "eligibilityScheduleId",
                        it -> it.from("wire_id").readOnly().filter(EQ, NE))
                .at(RequestResource.ROOT + "eligibilityScheduleInstances")
                .declare();
    }

    /** Those that ended in the last thirty days and can be renewed. Graph has no list of them. */
    @Bean
    Resource expiredEligibility(PrivilegedLists lists) {
        return eligibility(
                        "privilegedAccessGroupEligibilityScheduleInstance",
                        "renewable_schedule(:tenant, :now)",
                        "it.instance_id",
                        "it.type = 'eligible'",
                        lists)
                .as("expiredEligibility")
                .instant("startDateTime", it -> it.from("starts_at").readOnly())
                .instant("endDateTime", it -> it.from("ends_at").readOnly().sortable())
                .text("eligibilityScheduleId", it -> it.from("wire_id").readOnly())
                .at("beta/" + RequestResource.ROOT + "expiredEligibilities")
                .declare();
    }

    private static Declaration eligibility(String type, String source, String id, String where, PrivilegedLists lists) {
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
                .readBy(PrivilegedAction.READ_ELIGIBILITY)
                .beforeList(lists.rule(PrivilegedAction.READ_ELIGIBILITY, PrivilegedAction.LIST_ELIGIBILITY_OF_OTHERS))
                .narrowedBy(
                        "filterByCurrentUser",
                        "on",
                        PrivilegedAction.READ_ELIGIBILITY,
                        "principal",
                        PrivilegedShapes.MINE_SQL);
    }
}
