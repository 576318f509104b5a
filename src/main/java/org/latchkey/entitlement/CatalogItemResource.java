package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.READ_RESOURCES;
import static org.latchkey.entitlement.EntitlementAction.REFRESH_RESOURCES;
import static org.latchkey.entitlement.EntitlementAction.SUBMIT_RESOURCE_REQUESTS;
import static org.latchkey.entitlement.EntitlementSettingsResource.EM;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.EQ;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a href="https://learn.microsoft.com/graph/api/resources/accesspackageresource">accessPackageResource</a>, its roles and
 * scopes, and the <a href="https://learn.microsoft.com/graph/api/resources/accesspackageresourcerequest">requests</a> that
 * bring it into a catalog.
 */
@Configuration(proxyBeanMethods = false)
class CatalogItemResource {

    private static final Shape DESTINATION = Shape.of("accessPackageResourceAttributeDestination");
    private static final Shape SOURCE = Shape.of("accessPackageResourceAttributeSource");

    private static final Shape ATTRIBUTE = Shape.of("accessPackageResourceAttribute")
            .field("name", Kind.TEXT)
            .field("isEditable", Kind.BOOL)
            .field("isPersistedOnAssignmentRemoval", Kind.BOOL)
            .field(
                    "destination",
                    Kind.complex(Shape.oneOf(
                            "accessPackageResourceAttributeDestination",
                            Shape.of("accessPackageUserDirectoryAttributeStore").derivedFrom(DESTINATION))))
            .field(
                    "source",
                    Kind.complex(Shape.oneOf(
                            "accessPackageResourceAttributeSource",
                            Shape.of("accessPackageResourceAttributeQuestion")
                                    .derivedFrom(SOURCE)
                                    .field("question", Kind.complex(PolicyShapes.QUESTION)))));

    @Bean
    Resource accessPackageResource(CatalogItems items) {
        return Resource.of("accessPackageResource", "access_package_resource")
                .id()
                .text("displayName", it -> it.filter(EQ, CONTAINS).sortable().max(Texts.NAME))
                .text("description", it -> it.max(Texts.DESCRIPTION))
                .text("originId", it -> it.from("it.origin_id::text").filter(EQ))
                .text("originSystem", it -> it.filter(EQ).sortable())
                .property("attributes", Kind.many(Kind.complex(ATTRIBUTE)), it -> it)
                .instant(
                        "createdDateTime",
                        it -> it.from("created_at").readOnly().sortable())
                .instant(
                        "modifiedDateTime",
                        it -> it.from("modified_at").readOnly().sortable())
                .toMany("roles", "accessPackageResourceRole", "resource_id", it -> it.contained())
                .toMany("scopes", "accessPackageResourceScope", "resource_id", it -> it.contained())
                .toOne("environment", "accessPackageResourceEnvironment", "id", it -> it.on("to.owner_id = it.id"))
                .at(EM + "/resources")
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_RESOURCES)
                .action("refresh", REFRESH_RESOURCES, items::refresh)
                .declare();
    }

    @Bean
    Resource accessPackageResourceRole() {
        return Resource.of("accessPackageResourceRole", "catalog_resource_role")
                .id()
                .text("displayName", it -> it.filter(EQ).sortable())
                .text("description", it -> it.from("display_name"))
                .text("originId", it -> it.filter(EQ).sortable())
                .text("originSystem", it -> it.filter(EQ).sortable())
                .property("type", EntitlementKinds.ROLE_TYPE, it -> it.filter(EQ))
                .toOne("resource", "accessPackageResource", "resource_id", it -> it.contained())
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_RESOURCES)
                .declare();
    }

    @Bean
    Resource accessPackageResourceScope() {
        return Resource.of("accessPackageResourceScope", "catalog_resource_scope")
                .id()
                .text("displayName", it -> it.from("'Root'::text"))
                .text("description", it -> it.from("'Root Scope'::text"))
                .text("originId", it -> it.from("it.origin_id::text").filter(EQ))
                .text("originSystem", it -> it.filter(EQ))
                .bool("isRootScope", it -> it.from("(true)"))
                .toOne("resource", "accessPackageResource", "resource_id", it -> it.contained())
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_RESOURCES)
                .declare();
    }

    @Bean
    Resource accessPackageResourceEnvironment() {
        return Resource.of("accessPackageResourceEnvironment", "nothing_served")
                .id()
                .at(EM + "/resourceEnvironments")
                .readBy(READ_RESOURCES)
                .declare();
    }

    @Bean
    Resource accessPackageResourceRequest(ResourceRequests requests) {
        return Resource.of("accessPackageResourceRequest", "access_package_resource_request")
                .id()
                .property(
                        "requestType",
                        EntitlementKinds.REQUEST_TYPE,
                        it -> it.required().onCreateOnly().filter(EQ).sortable())
                .property(
                        "state",
                        EntitlementKinds.REQUEST_STATE,
                        it -> it.readOnly().filter(EQ).sortable())
                .instant(
                        "createdDateTime",
                        it -> it.from("created_at").readOnly().range().sortable())
                .toOne("catalog", "accessPackageCatalog", "catalog_id")
                .toOne("resource", "accessPackageResource", "resource_id")
                .at(EM + "/resourceRequests")
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_RESOURCES)
                .create(SUBMIT_RESOURCE_REQUESTS, ResourceRequests.NewResourceRequest.class, requests::submit)
                .declare();
    }
}
