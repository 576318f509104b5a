package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.READ_ORGANIZATIONS;
import static org.latchkey.entitlement.EntitlementAction.WRITE_ORGANIZATIONS;
import static org.latchkey.graph.Property.Operator.CONTAINS;
import static org.latchkey.graph.Property.Operator.EQ;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * <a href="https://learn.microsoft.com/graph/api/resources/connectedorganization">connectedOrganization</a>: whose people a
 * policy may let in, where they sign in, and who speaks for them.
 */
@Configuration(proxyBeanMethods = false)
class ConnectedOrganizationResource {

    private static final Shape SOURCE = Shape.of("identitySource");

    private static final Shape IDENTITY_SOURCE = Shape.oneOf(
            "identitySource",
            source("azureActiveDirectoryTenant").required("tenantId", Kind.ID),
            source("crossCloudAzureActiveDirectoryTenant")
                    .required("tenantId", Kind.ID)
                    .required("cloudInstance", Kind.TEXT),
            source("domainIdentitySource").required("domainName", Kind.TEXT),
            source("externalDomainFederation").required("domainName", Kind.TEXT).field("issuerUri", Kind.TEXT),
            source("socialIdentitySource")
                    .required(
                            "socialIdentitySourceType",
                            Kind.choice("socialIdentitySourceType", "facebook", "unknownFutureValue")));

    private static final String SPONSOR = """
            exists (
              select
              from connected_organization_sponsor s
              where s.tenant_id = it.tenant_id
                and s.organization_id = it.id
                and s.side = '%s'
                and s.sponsor_id = to.id)""";

    @Bean
    Resource connectedOrganization(ConnectedOrganizations organizations, Sponsors sponsors) {
        return Resource.of("connectedOrganization", "connected_organization")
                .id()
                .text(
                        "displayName",
                        it -> it.required().max(Texts.NAME).sortable().filter(EQ, CONTAINS))
                .text("description", it -> it.max(Texts.DESCRIPTION))
                .property(
                        "state",
                        Kind.choice("connectedOrganizationState", "configured", "proposed", "unknownFutureValue"),
                        it -> it.notNull().filter(EQ).sortable())
                .property("identitySources", Kind.many(Kind.complex(IDENTITY_SOURCE)), it -> it.onCreateOnly())
                .instant("createdDateTime", it -> it.from("created_at").readOnly())
                .instant("modifiedDateTime", it -> it.from("modified_at").readOnly())
                .toMany(
                        "internalSponsors",
                        "directoryObject",
                        "id",
                        it -> it.on(SPONSOR.formatted("internal"))
                                .referencing(WRITE_ORGANIZATIONS, sponsors::addInternal, sponsors::removeInternal))
                .toMany(
                        "externalSponsors",
                        "directoryObject",
                        "id",
                        it -> it.on(SPONSOR.formatted("external"))
                                .referencing(WRITE_ORGANIZATIONS, sponsors::addExternal, sponsors::removeExternal))
                .at(EntitlementSettingsResource.EM + "/connectedOrganizations")
                .readBy(READ_ORGANIZATIONS)
                .create(WRITE_ORGANIZATIONS, ConnectedOrganizations.NewOrganization.class, organizations::create)
                .update(WRITE_ORGANIZATIONS, organizations::update)
                .delete(WRITE_ORGANIZATIONS, organizations::delete)
                .declare();
    }

    private static Shape source(String type) {
        return Shape.of(type).derivedFrom(SOURCE).field("displayName", Kind.TEXT);
    }
}
