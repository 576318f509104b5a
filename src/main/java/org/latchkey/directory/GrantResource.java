package org.latchkey.directory;

import static org.latchkey.graph.Property.Operator.EQ;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What applications may do, as Graph shows it: <a
 * href="https://learn.microsoft.com/graph/api/resources/approleassignment">appRoleAssignment</a> for themselves, <a
 * href="https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant">oAuth2PermissionGrant</a> for people.
 */
@Configuration(proxyBeanMethods = false)
class GrantResource {

    private static final String NAMED = """
            (select o.%s from directory_object o where o.tenant_id = it.tenant_id and o.id = it.%s)""";

    @Bean
    Resource appRoleAssignment(AppRoleAssignments assignments) {
        return Resource.of("appRoleAssignment", "app_role_assignment")
                .base("directoryObject")
                .id()
                .property(
                        "deletedDateTime",
                        Kind.SECOND,
                        it -> it.from("null::timestamptz").readOnly())
                .guid("appRoleId", it -> it.required().onCreateOnly())
                .instant("createdDateTime", Property::readOnly)
                .text(
                        "principalDisplayName",
                        it -> it.from(NAMED.formatted("display_name", "principal_id"))
                                .readOnly())
                .guid("principalId", it -> it.required().onCreateOnly())
                .text(
                        "principalType",
                        it -> it.from("initcap(left(" + NAMED.formatted("type", "principal_id") + ", 1)) || substr("
                                        + NAMED.formatted("type", "principal_id") + ", 2)")
                                .readOnly())
                .text(
                        "resourceDisplayName",
                        it -> it.from(NAMED.formatted("display_name", "resource_id"))
                                .readOnly())
                .guid("resourceId", it -> it.required().onCreateOnly().filter(EQ))
                .readBy(DirectoryAction.READ_APPLICATIONS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .delete(DirectoryAction.GRANT_PERMISSIONS, assignments::delete)
                .declare();
    }

    @Bean
    Resource oAuth2PermissionGrant(PermissionGrants grants) {
        return Resource.of("oAuth2PermissionGrant", "oauth2_permission_grant")
                .id("it.id")
                .guid("clientId", it -> it.required().onCreateOnly().filter(EQ))
                .text("consentType", it -> it.required().onCreateOnly().filter(EQ))
                .guid("principalId", it -> it.onCreateOnly().filter(EQ))
                .guid("resourceId", it -> it.required().onCreateOnly().filter(EQ))
                .text("scope", it -> it)
                .at("oauth2PermissionGrants")
                .readBy(DirectoryAction.READ_APPLICATIONS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .create(DirectoryAction.GRANT_PERMISSIONS, PermissionGrants.NewGrant.class, grants::create)
                .update(DirectoryAction.GRANT_PERMISSIONS, grants::update)
                .delete(DirectoryAction.GRANT_PERMISSIONS, grants::delete)
                .declare();
    }
}
