package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.READ_REQUESTABLE;
import static org.latchkey.entitlement.EntitlementAction.REQUEST_FOR_OTHERS;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.EQ;

import org.latchkey.graph.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a href="https://learn.microsoft.com/graph/api/resources/availableaccesspackage">availableAccessPackage</a>: what whoever may
 * ask for a package sees of it.
 */
@Configuration(proxyBeanMethods = false)
class AvailablePackageResource {

    @Bean
    Resource availableAccessPackage() {
        return Resource.of("availableAccessPackage", "access_package")
                .where(RequestablePackages.AVAILABLE)
                .id()
                .text("displayName", it -> it.readOnly().filter(EQ, CONTAINS).sortable())
                .text("description", it -> it.readOnly())
                .toMany("resourceRoleScopes", "accessPackageResourceRoleScope", "access_package_id")
                .at(EntitlementSettingsResource.EM + "/availableAccessPackages")
                .anchor("package", "it.id")
                .readBy(READ_REQUESTABLE)
                .offers("assignmentRequests/onBehalfAdd", REQUEST_FOR_OTHERS)
                .declare();
    }

    /** What related people have; nobody works it out here, so there is nothing to suggest. */
    @Bean
    Resource accessPackageSuggestion() {
        return Resource.of("accessPackageSuggestion", "nothing_served")
                .id()
                .at(EntitlementSettingsResource.EM + "/accessPackageSuggestions")
                .readBy(READ_REQUESTABLE)
                .narrowedBy(
                        "filterByCurrentUser",
                        "on",
                        READ_REQUESTABLE,
                        "relatedPeopleAssignments",
                        "true",
                        "assignmentHistory",
                        "true")
                .declare();
    }
}
