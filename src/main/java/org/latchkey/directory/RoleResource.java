package org.latchkey.directory;

import static org.latchkey.graph.Property.Operator.EQ;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Directory roles and who holds them, as Graph shows them: <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedroledefinition">unifiedRoleDefinition</a>, <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedroleassignment">unifiedRoleAssignment</a> and <a
 * href="https://learn.microsoft.com/graph/api/resources/directoryrole">directoryRole</a>.
 */
@Configuration(proxyBeanMethods = false)
class RoleResource {

    @Bean
    Resource unifiedRoleDefinition() {
        return Resource.of("unifiedRoleDefinition", "role_definition")
                .as("directoryRoleDefinition")
                .id()
                .text("description", Property::readOnly)
                .text("displayName", it -> it.readOnly().filter(EQ).sortable())
                .bool("isBuiltIn", it -> it.from("(true)").readOnly().filter(EQ))
                .bool("isEnabled", it -> it.from("(true)").readOnly())
                .property("resourceScopes", Kind.many(Kind.TEXT), it -> it.computed("'[\"/\"]'::jsonb"))
                .property(
                        "rolePermissions",
                        Kind.many(Kind.complex(Shapes.ROLE_PERMISSION)),
                        it -> it.computed("'[]'::jsonb"))
                .guid("templateId", it -> it.from("it.id").readOnly().filter(EQ))
                .text("version", it -> it.computed("'1'"))
                .pages(999, 999)
                .at("roleManagement/directory/roleDefinitions")
                .readBy(DirectoryAction.READ_ROLES)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .declare();
    }

    @Bean
    Resource unifiedRoleAssignment(DirectoryRoles roles) {
        return Resource.of("unifiedRoleAssignment", "role_assignment")
                .as("directoryRoleAssignment")
                .id("it.id")
                .text("appScopeId", it -> it.computed("null::text"))
                .text("condition", it -> it.computed("null::text"))
                .text(
                        "directoryScopeId",
                        it -> it.from("'/'::text").onCreateOnly().filter(EQ))
                .guid("principalId", it -> it.required().onCreateOnly().filter(EQ))
                .guid("principalOrganizationId", it -> it.from("it.tenant_id").readOnly())
                .guid("roleDefinitionId", it -> it.required().onCreateOnly().filter(EQ))
                .toOne("principal", "directoryObject", "principal_id")
                .toOne("roleDefinition", "directoryRoleDefinition", "role_definition_id")
                .at("roleManagement/directory/roleAssignments")
                .readBy(DirectoryAction.READ_ROLES)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .badBody(ProblemCode.REQUEST_BAD_REQUEST)
                .create(DirectoryAction.ASSIGN_ROLES, DirectoryRoles.NewRoleAssignment.class, roles::create)
                .delete(DirectoryAction.ASSIGN_ROLES, roles::delete)
                .declare();
    }

    @Bean
    Resource directoryRole() {
        return Resource.of("directoryRole", "role_definition")
                .base("directoryObject")
                .id()
                .property("deletedDateTime", Kind.SECOND, Property::readOnly)
                .text("description", Property::readOnly)
                .text("displayName", it -> it.readOnly().filter(EQ).sortable())
                .guid("roleTemplateId", it -> it.from("it.id").readOnly().filter(EQ))
                .toMany("members", "directoryObject", "id", it -> it.on(Links.HOLDERS))
                .alternateKey("roleTemplateId")
                .at("directoryRoles")
                .readBy(DirectoryAction.READ_ROLES)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .declare();
    }

    @Bean
    Resource directoryRoleTemplate() {
        return Resource.of("directoryRoleTemplate", "role_definition")
                .base("directoryObject")
                .id()
                .property("deletedDateTime", Kind.SECOND, Property::readOnly)
                .text("description", Property::readOnly)
                .text("displayName", it -> it.readOnly().filter(EQ).sortable())
                .at("directoryRoleTemplates")
                .readBy(DirectoryAction.READ_ROLES)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .declare();
    }
}
