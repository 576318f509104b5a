package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.PROCESS_REQUESTS;
import static org.latchkey.entitlement.EntitlementAction.READ_ADDITIONAL_ACCESS;
import static org.latchkey.entitlement.EntitlementAction.READ_ASSIGNMENTS;
import static org.latchkey.entitlement.EntitlementAction.READ_OWN;
import static org.latchkey.entitlement.EntitlementAction.READ_SUBJECTS;
import static org.latchkey.entitlement.EntitlementAction.WRITE_SUBJECTS;
import static org.latchkey.entitlement.EntitlementSettingsResource.EM;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.NE;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Guard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a href="https://learn.microsoft.com/graph/api/resources/accesspackageassignment">accessPackageAssignment</a> and <a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackagesubject">accessPackageSubject</a>.
 */
@Configuration(proxyBeanMethods = false)
class AssignmentResource {

    private static final Kind STATE = Kind.choice(
            "accessPackageAssignmentState",
            "delivering",
            "partiallyDelivered",
            "delivered",
            "expired",
            "deliveryFailed",
            "unknownFutureValue");

    private static final String SCHEDULE = """
            json_build_object(
              'startDateTime', wire_instant(it.starts_at),
              'expiration', json_build_object(
                'endDateTime', wire_instant(it.ends_at),
                'duration', null,
                'type', case when it.ends_at is null then 'noExpiration' else 'afterDateTime' end),
              'recurrence', null)""";

    /** Whether its target is still to get or to lose a role. */
    private static final String OUTSTANDING = """
            exists (
              select from access_package_grant g
              where g.tenant_id = it.tenant_id
                and g.assignment_id = it.id
                and g.state in ('wanted', 'unwanted'))""";

    private static final String MANAGED = """
            it.target_id in (
              select report.user_id
              from manager_of report
              where report.tenant_id = :tenant
                and report.manager_id = :caller)""";

    /** Unexpired assignments whose target also has another package; which, is still to be said. */
    private static final String ADDITIONAL = """
            it.state <> 'expired'
            and exists (
              select
              from access_package_assignment other
              where other.tenant_id = it.tenant_id
                and other.target_id = it.target_id
                and other.state <> 'expired'
                and %s)""";

    @Bean
    Resource accessPackageAssignment(Assignments assignments, Guard guard) {
        return Resource.of("accessPackageAssignment", "package_assignment")
                .id()
                .property(
                        "state",
                        STATE,
                        it -> it.readOnly().notNull().filter(EQ, NE).sortable())
                .text("status", it -> it.readOnly().filter(EQ))
                .complex(
                        "schedule",
                        EntitlementKinds.SCHEDULE,
                        it -> it.from(SCHEDULE).readOnly())
                .instant(
                        "expiredDateTime",
                        it -> it.from("expired_at").readOnly().range().sortable())
                .property(
                        "customExtensionCalloutInstances",
                        Kind.many(Kind.complex(RequestResource.CALLOUT)),
                        it -> it.from("'[]'::json").readOnly())
                // Ours: tells and counts how far a change of what the package gives has come.
                .bool(
                        "isDeliveryOutstanding",
                        it -> it.from(OUTSTANDING).readOnly().onSelect().filter(EQ))
                // Not in the schema, yet how requests name the assignment they want.
                .guid("targetId", it -> it.writeOnly())
                .guid("assignmentPolicyId", it -> it.writeOnly())
                .guid("accessPackageId", it -> it.writeOnly())
                .toOne("accessPackage", "accessPackage", "access_package_id")
                .toOne("assignmentPolicy", "accessPackageAssignmentPolicy", "policy_id")
                .toOne("target", "accessPackageSubject", "target_id", it -> it.on("to.object_id = it.target_id"))
                .at(EM + "/assignments")
                // The page about reprocessing prints the beta name.
                .at(EM + "/accessPackageAssignments")
                .anchor("catalog", "it.catalog_id")
                .anchor("assignment", "it.id")
                .readBy(READ_ASSIGNMENTS)
                .beforeList(new OnePackage(guard, READ_ASSIGNMENTS))
                .action("reprocess", PROCESS_REQUESTS, assignments::reprocess)
                .narrowedBy(
                        "filterByCurrentUser",
                        "on",
                        READ_OWN,
                        "target",
                        "it.target_id = :caller",
                        "createdBy",
                        "it.created_by = :caller",
                        "targetManager",
                        MANAGED)
                .narrowedWithin(
                        "additionalAccess",
                        READ_ADDITIONAL_ACCESS,
                        "it.access_package_id::text = lower(:accessPackageId) and "
                                + ADDITIONAL.formatted(
                                        "other.access_package_id::text = lower(:incompatibleAccessPackageId) and other.id <> it.id"),
                        "accessPackageId",
                        "incompatibleAccessPackageId")
                .narrowedWithin(
                        "additionalAccess",
                        READ_ADDITIONAL_ACCESS,
                        "it.access_package_id::text = lower(:accessPackageId) and "
                                + ADDITIONAL.formatted(incompatible("it.access_package_id")),
                        "accessPackageId")
                .narrowedWithin(
                        "additionalAccess",
                        READ_ADDITIONAL_ACCESS,
                        ADDITIONAL.formatted(incompatible("it.access_package_id")))
                .declare();
    }

    /** That the other assignment is to a package which this one's does not go with. */
    private static String incompatible(String accessPackage) {
        return """
                exists (
                  select
                  from access_package_incompatible_package x
                  where x.tenant_id = other.tenant_id
                    and x.access_package_id = %s
                    and x.incompatible_id = other.access_package_id)""".formatted(accessPackage);
    }

    @Bean
    Resource accessPackageSubject(Subjects subjects) {
        return Resource.of("accessPackageSubject", "package_subject")
                .id()
                .guid("objectId", it -> it.readOnly().filter(EQ))
                .text(
                        "displayName",
                        it -> it.readOnly().filter(EQ, STARTS_WITH, CONTAINS).sortable())
                .text("email", it -> it.readOnly().filter(EQ))
                .text(
                        "onPremisesSecurityIdentifier",
                        it -> it.from("null::text").readOnly())
                .text("principalName", it -> it.readOnly().filter(EQ))
                .property(
                        "subjectLifecycle",
                        Kind.choice(
                                "accessPackageSubjectLifecycle",
                                "notDefined",
                                "notGoverned",
                                "governed",
                                "unknownFutureValue"),
                        it -> it.from("lifecycle").notNull())
                .property(
                        "subjectType",
                        Kind.choice(
                                "accessPackageSubjectType",
                                "notSpecified",
                                "user",
                                "servicePrincipal",
                                "unknownFutureValue"),
                        it -> it.readOnly().filter(EQ))
                .toOne("connectedOrganization", "connectedOrganization", "connected_organization_id")
                .alternateKey("objectId")
                .at(EM + "/subjects")
                .anchor("user", "it.object_id")
                .readBy(READ_SUBJECTS)
                .update(WRITE_SUBJECTS, subjects::update)
                .declare();
    }
}
