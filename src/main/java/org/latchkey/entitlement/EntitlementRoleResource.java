package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.READ_ROLE_ASSIGNMENTS;
import static org.latchkey.entitlement.EntitlementAction.READ_ROLE_DEFINITIONS;
import static org.latchkey.entitlement.EntitlementAction.SUBMIT_ROLE_ASSIGNMENTS;
import static org.latchkey.graph.Property.Operator.EQ;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The roles of entitlement management and who holds them: <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedroledefinition">unifiedRoleDefinition</a> and <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedroleassignment">unifiedRoleAssignment</a> of that provider.
 */
@Configuration(proxyBeanMethods = false)
class EntitlementRoleResource {

    private static final String RM = "roleManagement/entitlementManagement";

    private static final Shape PERMISSION = Shape.of("unifiedRolePermission")
            .field("allowedResourceActions", Kind.many(Kind.TEXT))
            .field("excludedResourceActions", Kind.many(Kind.TEXT))
            .field("condition", Kind.TEXT);

    /** The definitions as rows: they are the same in every tenant. */
    private static final String DEFINITIONS = Arrays.stream(EntitlementRole.values())
            .map(role ->
                    "('%s'::uuid, '%s', '%s', '[{\"allowedResourceActions\":[%s],\"excludedResourceActions\":[],\"condition\":null}]'::json)"
                            .formatted(
                                    role.id(),
                                    role.displayName(),
                                    role.description(),
                                    role.tasks().stream()
                                            .map(task -> "\"" + task + "\"")
                                            .collect(Collectors.joining(","))))
            .collect(Collectors.joining(
                    ", ",
                    "(select s.tenant_id, d.* from entitlement_settings s cross join (values ",
                    ") d (id, display_name, description, permissions))"));

    @Bean
    Resource entitlementRoleDefinition() {
        return Resource.of("unifiedRoleDefinition", DEFINITIONS)
                .as("entitlementRoleDefinition")
                .id()
                .text("displayName", it -> it.filter(EQ).sortable())
                .text("description", it -> it)
                .bool("isBuiltIn", it -> it.from("(true)").filter(EQ))
                .bool("isEnabled", it -> it.from("(true)").filter(EQ))
                .property("resourceScopes", Kind.many(Kind.TEXT), it -> it.from("array['/']"))
                .property("rolePermissions", Kind.many(Kind.complex(PERMISSION)), it -> it.from("permissions"))
                .guid("templateId", it -> it.from("id"))
                .text("version", it -> it.from("'1.0'::text"))
                .at(RM + "/roleDefinitions")
                .readBy(READ_ROLE_DEFINITIONS)
                .declare();
    }

    @Bean
    Resource entitlementRoleAssignment(EntitlementRoleAssignments assignments) {
        return Resource.of("unifiedRoleAssignment", "entitlement_role_assignment")
                .as("entitlementRoleAssignment")
                .id()
                .guid("principalId", it -> it.required().filter(EQ).sortable())
                .guid(
                        "roleDefinitionId",
                        it -> it.from("role_id").required().filter(EQ).sortable())
                .text(
                        "appScopeId",
                        it -> it.from("coalesce('/AccessPackageCatalog/' || it.catalog_id, '/')")
                                .filter(EQ))
                .text("directoryScopeId", it -> it.from("null::text"))
                .text("condition", it -> it.from("null::text").readOnly())
                .toOne("principal", "directoryObject", "principal_id")
                .toOne("roleDefinition", "entitlementRoleDefinition", "role_id")
                .at(RM + "/roleAssignments")
                .anchor("catalog", "it.catalog_id")
                .readBy(READ_ROLE_ASSIGNMENTS)
                .create(
                        SUBMIT_ROLE_ASSIGNMENTS,
                        EntitlementRoleAssignments.NewRoleAssignment.class,
                        assignments::create)
                .delete(SUBMIT_ROLE_ASSIGNMENTS, assignments::delete)
                .declare();
    }
}
