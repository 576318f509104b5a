package org.latchkey.entitlement;

import org.latchkey.graph.ConstraintProblems;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the constraints of catalogs, packages and policies mean, for whoever loses a race. */
@Configuration(proxyBeanMethods = false)
class CatalogConstraints {

    @Bean
    ConstraintProblems catalogConstraintProblems() {
        return ConstraintProblems.none()
                .on("access_package_catalog_name", ProblemCode.DUPLICATE_NAME)
                .on("access_package_name", ProblemCode.DUPLICATE_NAME)
                .on("access_package_in_catalog", ProblemCode.CATALOG_NOT_EMPTY)
                .on("access_package_resource_origin", ProblemCode.RESOURCE_ALREADY_ONBOARDED)
                .on("access_package_role_scope_role", ProblemCode.RESOURCE_IN_USE)
                .on("access_package_role_scope_scope", ProblemCode.RESOURCE_IN_USE)
                .on(
                        "connected_organization_domain",
                        ProblemCode.CONFLICT,
                        "Another connected organization has this domain.")
                .on(
                        "connected_organization_home",
                        ProblemCode.CONFLICT,
                        "Another connected organization has this tenant.")
                .on("entitlement_role_assignment_once", ProblemCode.CONFLICT, "The role is held there already.");
    }
}
