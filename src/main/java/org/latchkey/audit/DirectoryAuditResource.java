package org.latchkey.audit;

import static org.latchkey.graph.Property.Operator.ANY;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.GE;
import static org.latchkey.graph.Property.Operator.LE;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit log, as Graph shows it: <a href="https://learn.microsoft.com/graph/api/resources/directoryaudit">directoryAudit</a>. */
@Configuration(proxyBeanMethods = false)
class DirectoryAuditResource {

    private static final Shape IDENTITY =
            Shape.of("identity").open().field("displayName", Kind.TEXT).field("id", Kind.TEXT);

    private static final Shape INITIATOR = Shape.of("auditActivityInitiator")
            .field(
                    "app",
                    Kind.complex(Shape.of("appIdentity")
                            .field("appId", Kind.TEXT)
                            .field("displayName", Kind.TEXT)
                            .field("servicePrincipalId", Kind.TEXT)
                            .field("servicePrincipalName", Kind.TEXT)))
            .field(
                    "user",
                    Kind.complex(Shape.of("userIdentity")
                            .derivedFrom(IDENTITY)
                            .open()
                            .field("ipAddress", Kind.TEXT)
                            .field("userPrincipalName", Kind.TEXT)));

    private static final Shape TARGET = Shape.of("targetResource")
            .field("id", Kind.TEXT)
            .field("displayName", Kind.TEXT)
            .field("type", Kind.TEXT)
            .field("userPrincipalName", Kind.TEXT)
            .field("groupType", Kind.choice("groupType", "unifiedGroups", "azureAD", "unknownFutureValue"))
            .field(
                    "modifiedProperties",
                    Kind.many(Kind.complex(Shape.of("modifiedProperty")
                            .field("displayName", Kind.TEXT)
                            .field("oldValue", Kind.TEXT)
                            .field("newValue", Kind.TEXT))));

    private static final Shape DETAIL =
            Shape.of("keyValue").field("key", Kind.TEXT).field("value", Kind.TEXT);

    private static final Kind RESULT =
            Kind.choice("operationResult", "success", "failure", "timeout", "unknownFutureValue");

    @Bean
    Resource directoryAudit() {
        return Resource.of("directoryAudit", "audit_entry")
                .id()
                .text("category", it -> it.readOnly().filter(EQ))
                .guid("correlationId", it -> it.readOnly().filter(EQ))
                .property("result", RESULT, it -> it.readOnly().filter(EQ))
                .text("resultReason", it -> it.readOnly())
                .text("activityDisplayName", it -> it.readOnly().filter(EQ, STARTS_WITH))
                .instant(
                        "activityDateTime",
                        it -> it.readOnly().notNull().filter(EQ, GE, LE).sortable())
                .text("loggedByService", it -> it.readOnly().filter(EQ))
                .text("operationType", it -> it.readOnly())
                .complex("initiatedBy", INITIATOR, it -> it.readOnly())
                .text("initiatedBy/user/id", it -> initiator(it, "user", "id"))
                .text("initiatedBy/user/displayName", it -> initiator(it, "user", "displayName"))
                .text("initiatedBy/user/userPrincipalName", it -> initiator(it, "user", "userPrincipalName"))
                .text("initiatedBy/app/appId", it -> initiator(it, "app", "appId"))
                .text("initiatedBy/app/displayName", it -> initiator(it, "app", "displayName"))
                .property(
                        "targetResources",
                        Kind.many(Kind.complex(TARGET)),
                        it -> it.readOnly().filter(ANY))
                .property("additionalDetails", Kind.many(Kind.complex(DETAIL)), it -> it.readOnly())
                .latestFirst("activityDateTime")
                .pages(1000, 1000)
                .at("auditLogs/directoryAudits")
                .readBy(AuditAction.READ_AUDIT)
                .declare();
    }

    /** A part of who did it, for filters: it stands in the answer inside {@code initiatedBy}. */
    private static Property initiator(Property it, String kind, String part) {
        return it.from("(it.initiated_by -> '%s' ->> '%s')".formatted(kind, part))
                .readOnly()
                .onSelect()
                .filter(EQ, STARTS_WITH);
    }
}
