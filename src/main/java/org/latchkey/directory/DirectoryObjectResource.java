package org.latchkey.directory;

import static org.latchkey.directory.DirectoryAction.CHECK_MEMBERSHIP;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.NE;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Directory objects of any kind, living and deleted, as Graph shows them: <a
 * href="https://learn.microsoft.com/graph/api/resources/directoryobject">directoryObject</a>, <a
 * href="https://learn.microsoft.com/graph/api/resources/directory">deletedItems</a> and <a
 * href="https://learn.microsoft.com/graph/api/resources/serviceprincipal">servicePrincipal</a>.
 */
@Configuration(proxyBeanMethods = false)
class DirectoryObjectResource {

    @Bean
    Resource directoryObject(MembershipQueries queries) {
        return Resource.of("directoryObject", "directory_item")
                .variants(
                        "it.type",
                        "user",
                        "user",
                        "group",
                        "group",
                        "servicePrincipal",
                        "servicePrincipal",
                        "directoryRole",
                        "directoryRole")
                .id()
                .property("deletedDateTime", Kind.SECOND, it -> it.readOnly())
                // Its kinds say what is shown; by these a mixed list is filtered and sorted.
                .text(
                        "displayName",
                        it -> it.readOnly()
                                .filter(EQ, NE, STARTS_WITH)
                                .searched(Searched.NAME)
                                .sortable())
                .text(
                        "description",
                        it -> it.readOnly().filter(EQ, NE, STARTS_WITH).searched(Searched.DESCRIPTION))
                .text("mail", it -> it.readOnly().filter(EQ, NE, STARTS_WITH))
                .at("directoryObjects")
                .readBy(DirectoryAction.READ_OBJECTS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .strict()
                .collectionAction(
                        "getByIds", DirectoryAction.READ_OBJECTS, MembershipQueries.Wanted.class, queries::byIds)
                .action(
                        "checkMemberGroups",
                        CHECK_MEMBERSHIP,
                        MembershipQueries.GroupsAsked.class,
                        queries::checkGroups)
                .action(
                        "checkMemberObjects",
                        CHECK_MEMBERSHIP,
                        MembershipQueries.ObjectsAsked.class,
                        queries::checkObjects)
                .action("getMemberGroups", CHECK_MEMBERSHIP, MembershipQueries.Kinds.class, queries::getGroups)
                .action("getMemberObjects", CHECK_MEMBERSHIP, MembershipQueries.Kinds.class, queries::getObjects)
                .declare();
    }

    @Bean
    Resource deletedItem(Deletions deletions) {
        return Resource.of("directoryObject", "directory_object")
                .as("deletedItem")
                .where("it.deleted_date_time is not null and it.deleted_date_time > :now - interval '30 days'")
                .variants("it.type", "user", "deletedUser", "group", "deletedGroup")
                .id()
                .property(
                        "deletedDateTime",
                        Kind.SECOND,
                        it -> it.readOnly().range().sortable())
                .text(
                        "displayName",
                        it -> it.readOnly()
                                .filter(EQ, STARTS_WITH)
                                .searched(Searched.NAME)
                                .sortable())
                .at("directory/deletedItems")
                .anchor("user", "case when it.type = 'user' then it.id end")
                .anchor("group", "case when it.type = 'group' then it.id end")
                .readBy(DirectoryAction.READ_DELETED)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .strict()
                .action("restore", DirectoryAction.RESTORE_DELETED, Deletions.Restoration.class, deletions::restore)
                .delete(DirectoryAction.PURGE_DELETED, deletions::purge)
                .declare();
    }

    @Bean
    Resource servicePrincipal(ServicePrincipals principals, AppRoleAssignments assignments, MembershipQueries queries) {
        return Resource.of("servicePrincipal", "directory_object")
                .base("directoryObject")
                .where("it.type = 'servicePrincipal' and it.deleted_date_time is null")
                .id()
                .property("deletedDateTime", Kind.SECOND, it -> it.readOnly())
                .bool("accountEnabled", it -> it)
                .property("alternativeNames", Kind.many(Kind.TEXT), it -> it)
                .guid("appId", it -> it.required().onCreateOnly().filter(EQ))
                .guid("appOwnerOrganizationId", it -> it.from("it.tenant_id").readOnly())
                .property("appRoles", Kind.many(Kind.complex(Shapes.APP_ROLE)), it -> it)
                .text(
                        "displayName",
                        it -> it.filter(EQ, STARTS_WITH)
                                .searched(Searched.NAME)
                                .sortable()
                                .max(256))
                .property("notificationEmailAddresses", Kind.many(Kind.TEXT), it -> it)
                .property(
                        "oauth2PermissionScopes",
                        Kind.many(Kind.complex(Shapes.PERMISSION_SCOPE)),
                        it -> it.from("oauth2_permission_scopes").readOnly())
                .property("replyUrls", Kind.many(Kind.TEXT), it -> it)
                .property("servicePrincipalNames", Kind.many(Kind.TEXT), it -> it)
                .text("servicePrincipalType", it -> it.computed("'Application'"))
                .property("tags", Kind.many(Kind.TEXT), it -> it)
                .toMany("memberOf", "directoryObject", "id", it -> Links.memberships(it, Links.MEMBER_OF))
                .toMany(
                        "transitiveMemberOf",
                        "directoryObject",
                        "id",
                        it -> Links.memberships(it, Links.TRANSITIVE_MEMBER_OF))
                .toMany("ownedObjects", "directoryObject", "id", it -> it.on(Links.OWNED))
                .toMany(
                        "appRoleAssignments",
                        "appRoleAssignment",
                        "principal_id",
                        it -> it.contained()
                                .creating(
                                        DirectoryAction.GRANT_PERMISSIONS,
                                        AppRoleAssignments.NewAssignment.class,
                                        assignments::createForPrincipal))
                .toMany(
                        "appRoleAssignedTo",
                        "appRoleAssignment",
                        "resource_id",
                        it -> it.contained()
                                .creating(
                                        DirectoryAction.GRANT_PERMISSIONS,
                                        AppRoleAssignments.NewAssignment.class,
                                        assignments::createForResource))
                .toMany("oauth2PermissionGrants", "oAuth2PermissionGrant", "client_id")
                .alternateKey("appId")
                .at("servicePrincipals")
                .readBy(DirectoryAction.READ_APPLICATIONS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .strict()
                .create(DirectoryAction.CREATE_APPLICATIONS, Patch.class, principals::create)
                .update(DirectoryAction.WRITE_APPLICATIONS, principals::update)
                .delete(DirectoryAction.WRITE_APPLICATIONS, principals::delete)
                .action(
                        "checkMemberGroups",
                        CHECK_MEMBERSHIP,
                        MembershipQueries.GroupsAsked.class,
                        queries::checkGroups)
                .action("getMemberGroups", CHECK_MEMBERSHIP, MembershipQueries.Kinds.class, queries::getGroups)
                .declare();
    }
}
