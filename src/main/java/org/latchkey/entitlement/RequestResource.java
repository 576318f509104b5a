package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.CANCEL_REQUESTS;
import static org.latchkey.entitlement.EntitlementAction.PROCESS_REQUESTS;
import static org.latchkey.entitlement.EntitlementAction.READ_OWN;
import static org.latchkey.entitlement.EntitlementAction.READ_REQUESTS;
import static org.latchkey.entitlement.EntitlementAction.SUBMIT_REQUESTS;
import static org.latchkey.entitlement.EntitlementSettingsResource.EM;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.NE;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.Guard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageAssignmentRequest</a>.
 */
@Configuration(proxyBeanMethods = false)
class RequestResource {

    /** Which question; what else is said of it, the policy knows better. */
    private static final Shape ANSWERED = question("accessPackageQuestion")
            .orOne(question("accessPackageTextInputQuestion"), question("accessPackageMultipleChoiceQuestion"));

    private static final Shape ANSWER_BASE = Shape.of("accessPackageAnswer")
            .field("displayValue", Kind.TEXT)
            .field("answeredQuestion", Kind.complex(ANSWERED));

    /** An answer to a question of the policy. */
    private static final Shape ANSWER = Shape.oneOf(
            "accessPackageAnswer",
            Shape.of("accessPackageAnswerString").derivedFrom(ANSWER_BASE).field("value", Kind.TEXT));

    /** What an extension was called for; extensions are not served, so there never is one. */
    static final Shape CALLOUT = Shape.of("customExtensionCalloutInstance")
            .field("customExtensionId", Kind.TEXT)
            .field("detail", Kind.TEXT)
            .field("externalCorrelationId", Kind.TEXT)
            .field("id", Kind.TEXT)
            .field(
                    "status",
                    Kind.choice(
                            "customExtensionCalloutInstanceStatus",
                            "calloutSent",
                            "callbackReceived",
                            "calloutFailed",
                            "callbackTimedOut",
                            "waitingForCallback",
                            "unknownFutureValue"));

    private static final String SCHEDULE = """
            json_build_object(
              'startDateTime', wire_instant(it.wished_start),
              'expiration', json_build_object(
                'endDateTime', wire_instant(it.expiration_end),
                'duration', wire_duration(it.expiration_duration),
                'type', it.expiration_type),
              'recurrence', null)""";

    private static final String TARGET = "it.target_id = :caller";
    private static final String WAITING = """
            it.state = 'pendingApproval'
            and it.id in (
              select mine.approval_id
              from stage_of_approver(:tenant, :caller, :now) mine
              where mine.kind = 'entitlement'
                and mine.state = 'InProgress')""";
    private static final String MANAGED = """
            it.target_id in (
              select report.user_id
              from manager_of report
              where report.tenant_id = :tenant
                and report.manager_id = :caller)""";

    @Bean
    Resource accessPackageAssignmentRequest(Requests requests, RequestChanges changes, Guard guard) {
        return Resource.of("accessPackageAssignmentRequest", "package_request")
                .id()
                .property(
                        "requestType",
                        EntitlementKinds.REQUEST_TYPE,
                        it -> it.required().onCreateOnly().filter(EQ, NE).sortable())
                .property(
                        "state",
                        EntitlementKinds.REQUEST_STATE,
                        it -> it.readOnly().notNull().filter(EQ, NE).sortable())
                .text("status", it -> it.readOnly().filter(EQ))
                .text("justification", it -> it.onCreateOnly())
                .complex(
                        "schedule",
                        EntitlementKinds.SCHEDULE,
                        it -> it.from(SCHEDULE).onCreateOnly())
                .property("answers", Kind.many(Kind.complex(ANSWER)), it -> it.onCreateOnly())
                .instant(
                        "createdDateTime",
                        it -> it.from("created_at").readOnly().notNull().range().sortable())
                .instant(
                        "completedDateTime",
                        it -> it.from("completed_at").readOnly().range().sortable())
                .property(
                        "customExtensionCalloutInstances",
                        Kind.many(Kind.complex(CALLOUT)),
                        it -> it.from("'[]'::json").readOnly())
                .toOne("assignment", "accessPackageAssignment", "assignment_id")
                .toOne("accessPackage", "accessPackage", "access_package_id")
                .toOne(
                        "requestor",
                        "accessPackageSubject",
                        "requestor_id",
                        it -> it.on("to.object_id = it.requestor_id"))
                // Latchkey's own: there is no assignment to say it while the request waits, and who decides has to
                // know.
                .toOne("target", "accessPackageSubject", "target_id", it -> it.on("to.object_id = it.target_id"))
                // The reference's own examples write the beta name.
                .alias("accessPackageAssignment", "assignment")
                .at(EM + "/assignmentRequests")
                .at(EM + "/accessPackageAssignmentRequests")
                .anchor("catalog", "it.catalog_id")
                .anchor("request", "it.id")
                .readBy(READ_REQUESTS)
                .beforeList(new OnePackage(guard, READ_REQUESTS))
                .create(SUBMIT_REQUESTS, Requests.NewRequest.class, requests::submit)
                .delete(PROCESS_REQUESTS, changes::delete)
                .action("cancel", CANCEL_REQUESTS, changes::cancel)
                .action("reprocess", PROCESS_REQUESTS, changes::reprocess)
                .action("resume", PROCESS_REQUESTS, RequestChanges.Callback.class, changes::resume)
                .narrowedBy(
                        "filterByCurrentUser",
                        "on",
                        READ_OWN,
                        "target",
                        TARGET,
                        "createdBy",
                        "it.created_by = :caller",
                        "approver",
                        WAITING,
                        "targetOrRequestor",
                        ":caller in (it.target_id, it.requestor_id)",
                        "targetManager",
                        MANAGED,
                        "requestForOthers",
                        "it.created_by = :caller and it.target_id <> :caller")
                .declare();
    }

    private static Shape question(String type) {
        return Shape.of(type).open().required("id", Kind.ID);
    }
}
