package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.ASSIGN_CATALOG_ROLES;
import static org.latchkey.entitlement.EntitlementAction.CREATE_CATALOGS;
import static org.latchkey.entitlement.EntitlementAction.READ_CATALOGS;
import static org.latchkey.entitlement.EntitlementAction.READ_PACKAGES;
import static org.latchkey.entitlement.EntitlementAction.READ_RESOURCES;
import static org.latchkey.entitlement.EntitlementAction.WRITE_CATALOGS;
import static org.latchkey.entitlement.EntitlementAction.WRITE_PACKAGES;
import static org.latchkey.entitlement.EntitlementAction.WRITE_RESOURCES;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** <a href="https://learn.microsoft.com/graph/api/resources/accesspackagecatalog">accessPackageCatalog</a>. */
@Configuration(proxyBeanMethods = false)
class CatalogResource {

    @Bean
    Resource accessPackageCatalog(Catalogs catalogs) {
        return Resource.of("accessPackageCatalog", "access_package_catalog")
                .id()
                .text(
                        "displayName",
                        it -> it.required().max(Texts.NAME).sortable().filter(EQ, CONTAINS, STARTS_WITH))
                .text("description", it -> it.max(Texts.DESCRIPTION))
                .property(
                        "catalogType",
                        Kind.choice(
                                "accessPackageCatalogType",
                                "userManaged",
                                "serviceDefault",
                                "serviceManaged",
                                "unknownFutureValue"),
                        it -> it.readOnly().filter(EQ).sortable())
                .property(
                        "state",
                        Kind.choice("accessPackageCatalogState", "unpublished", "published", "unknownFutureValue"),
                        it -> it.notNull().filter(EQ).sortable())
                .bool("isExternallyVisible", it -> it.notNull().filter(EQ).sortable())
                .instant(
                        "createdDateTime",
                        it -> it.from("created_at").readOnly().range().sortable())
                .instant(
                        "modifiedDateTime",
                        it -> it.from("modified_at").readOnly().range().sortable())
                .toMany("accessPackages", "accessPackage", "catalog_id", it -> it.guardedBy(READ_PACKAGES))
                .toMany(
                        "resources",
                        "accessPackageResource",
                        "catalog_id",
                        it -> it.contained().guardedBy(READ_RESOURCES))
                .toMany(
                        "resourceRoles",
                        "accessPackageResourceRole",
                        "catalog_id",
                        it -> it.contained().guardedBy(READ_RESOURCES))
                .toMany(
                        "resourceScopes",
                        "accessPackageResourceScope",
                        "catalog_id",
                        it -> it.contained().guardedBy(READ_RESOURCES))
                .toMany("customWorkflowExtensions", "customCalloutExtension", "owner_id", it -> it.contained())
                .at(EntitlementSettingsResource.EM + "/catalogs")
                // The page about refreshing a resource prints the beta names.
                .at(EntitlementSettingsResource.EM + "/accessPackageCatalogs")
                .alias("accessPackageResources", "resources")
                .anchor("catalog", "it.id")
                .readBy(READ_CATALOGS)
                .create(CREATE_CATALOGS, Catalogs.NewCatalog.class, catalogs::create)
                .update(WRITE_CATALOGS, catalogs::update)
                .delete(WRITE_CATALOGS, catalogs::delete)
                .offers("accessPackages/create", WRITE_PACKAGES)
                .offers("resourceRequests/create", WRITE_RESOURCES)
                .offers("roleAssignments/create", ASSIGN_CATALOG_ROLES)
                .declare();
    }
}
