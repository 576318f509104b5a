package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.ASSIGN_ACCESS;
import static org.latchkey.entitlement.EntitlementAction.READ_PACKAGES;
import static org.latchkey.entitlement.EntitlementAction.READ_POLICIES;
import static org.latchkey.entitlement.EntitlementAction.READ_REQUESTABLE;
import static org.latchkey.entitlement.EntitlementAction.WRITE_PACKAGES;
import static org.latchkey.entitlement.EntitlementAction.WRITE_POLICIES;
import static org.latchkey.entitlement.EntitlementSettingsResource.EM;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a href="https://learn.microsoft.com/graph/api/resources/accesspackage">accessPackage</a> and the <a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageresourcerolescope">role scopes</a> it gives.
 */
@Configuration(proxyBeanMethods = false)
class PackageResource {

    private static final String INCOMPATIBLE_PACKAGE = """
            exists (
              select 1
              from access_package_incompatible_package x
              where x.tenant_id = %s.tenant_id
                and x.access_package_id = %s.id
                and x.incompatible_id = %s.id)""";

    private static final String INCOMPATIBLE_GROUP = """
            exists (
              select 1
              from access_package_incompatible_group x
              where x.tenant_id = it.tenant_id
                and x.access_package_id = it.id
                and x.group_id = to.id)""";

    @Bean
    Resource accessPackage(
            AccessPackages packages, RoleScopes roleScopes, Incompatibilities duties, RequestablePackages requestable) {
        return Resource.of("accessPackage", "access_package")
                .id()
                .text(
                        "displayName",
                        it -> it.required().max(Texts.NAME).sortable().filter(EQ, CONTAINS, STARTS_WITH))
                .text("description", it -> it.max(Texts.DESCRIPTION))
                .bool("isHidden", it -> it.notNull().filter(EQ).sortable())
                .instant(
                        "createdDateTime",
                        it -> it.from("created_at").readOnly().range().sortable())
                .instant(
                        "modifiedDateTime",
                        it -> it.from("modified_at").readOnly().range().sortable())
                .toOne("catalog", "accessPackageCatalog", "catalog_id")
                .toMany(
                        "assignmentPolicies",
                        "accessPackageAssignmentPolicy",
                        "access_package_id",
                        it -> it.contained().guardedBy(READ_POLICIES))
                .toMany(
                        "resourceRoleScopes",
                        "accessPackageResourceRoleScope",
                        "access_package_id",
                        it -> it.contained().creating(WRITE_PACKAGES, RoleScopes.NewRoleScope.class, roleScopes::add))
                .toMany(
                        "incompatibleAccessPackages",
                        "accessPackage",
                        "id",
                        it -> it.on(INCOMPATIBLE_PACKAGE.formatted("it", "it", "to"))
                                .referencing(WRITE_PACKAGES, duties::addPackage, duties::removePackage))
                .toMany(
                        "accessPackagesIncompatibleWith",
                        "accessPackage",
                        "id",
                        it -> it.on(INCOMPATIBLE_PACKAGE.formatted("it", "to", "it")))
                .toMany(
                        "incompatibleGroups",
                        "group",
                        "id",
                        it -> it.on(INCOMPATIBLE_GROUP)
                                .referencing(WRITE_PACKAGES, duties::addGroup, duties::removeGroup))
                .at(EM + "/accessPackages")
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_PACKAGES)
                .createWithin(
                        "catalog/id",
                        "accessPackageCatalog",
                        WRITE_PACKAGES,
                        AccessPackages.NewPackage.class,
                        packages::create)
                .update(WRITE_PACKAGES, packages::update)
                .delete(WRITE_PACKAGES, packages::delete)
                .offers("assignmentPolicies/create", WRITE_POLICIES)
                .offers("assignmentRequests/create", ASSIGN_ACCESS)
                .narrowedBy(
                        "filterByCurrentUser",
                        "on",
                        READ_REQUESTABLE,
                        "allowedRequestor",
                        RequestablePackages.ALLOWED_REQUESTOR)
                .action(
                        "getApplicablePolicyRequirements",
                        READ_REQUESTABLE,
                        RequestablePackages.ForWhom.class,
                        requestable::requirements)
                .declare();
    }

    @Bean
    Resource accessPackageResourceRoleScope(RoleScopes roleScopes) {
        return Resource.of("accessPackageResourceRoleScope", "package_role_scope")
                .id("it.role_id || '_' || it.scope_id")
                .instant(
                        "createdDateTime",
                        it -> it.from("created_at").readOnly().sortable())
                .toOne("role", "accessPackageResourceRole", "role_id", it -> it.contained())
                .toOne("scope", "accessPackageResourceScope", "scope_id", it -> it.contained())
                .at(EM + "/resourceRoleScopes")
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_PACKAGES)
                .delete(WRITE_PACKAGES, roleScopes::remove)
                .declare();
    }
}
