package org.latchkey.federation;

import static org.latchkey.federation.FederationAction.READ_PROVIDERS;
import static org.latchkey.federation.FederationAction.WRITE_PROVIDERS;

import org.latchkey.graph.ConstraintProblems;
import org.latchkey.graph.Declaration;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The OpenID providers a tenant trusts: <a
 * href="https://learn.microsoft.com/graph/api/resources/oidcidentityprovider">oidcIdentityProvider</a>. Of the claims, {@code
 * sub}, {@code email} and {@code email_verified} have a meaning here; the others are kept.
 */
@Configuration(proxyBeanMethods = false)
class ProviderResource {

    private static final String OIDC = "oidcIdentityProvider";

    private static final Shape ADDRESS = Shape.of("oidcAddressInboundClaims")
            .field("country", Kind.TEXT)
            .field("locality", Kind.TEXT)
            .field("postal_code", Kind.TEXT)
            .field("region", Kind.TEXT)
            .field("street_address", Kind.TEXT);
    private static final Shape CLAIMS = Shape.of("oidcInboundClaimMappingOverride")
            .field("sub", Kind.TEXT)
            .field("name", Kind.TEXT)
            .field("given_name", Kind.TEXT)
            .field("family_name", Kind.TEXT)
            .field("email", Kind.TEXT)
            .field("email_verified", Kind.TEXT)
            .field("phone_number", Kind.TEXT)
            .field("phone_number_verified", Kind.TEXT)
            .field("address", Kind.complex(ADDRESS));
    private static final Shape AUTHENTICATION = Shape.oneOf(
            "oidcClientAuthentication",
            Shape.of("oidcClientSecretAuthentication").required("clientSecret", Kind.TEXT));

    /** A secret is written and never read: Graph shows stars. */
    private static final String VEILED =
            "jsonb_build_object('@odata.type', '#microsoft.graph.oidcClientSecretAuthentication', 'clientSecret', '****')";

    @Bean
    Resource identityProvider(Providers providers) {
        return common("identityProviderBase")
                .variants("'oidc'", "oidc", OIDC)
                .at("identity/identityProviders")
                .create(WRITE_PROVIDERS, Providers.NewProvider.class, providers::create)
                .update(WRITE_PROVIDERS, providers::update)
                .delete(WRITE_PROVIDERS, providers::delete)
                .declare();
    }

    @Bean
    Resource oidcIdentityProvider() {
        return common(OIDC)
                .base("identityProviderBase")
                .text("issuer", Property::required)
                .text("wellKnownEndpoint", Property::notNull)
                .text("clientId", Property::required)
                .complex(
                        "clientAuthentication",
                        AUTHENTICATION,
                        it -> it.from(VEILED).required())
                .text("scope", Property::notNull)
                .text("responseType", it -> it.from("'code'::text").notNull())
                .complex("inboundClaimMapping", CLAIMS, it -> it.from("claims").notNull())
                .declare();
    }

    private static Declaration common(String type) {
        return Resource.of(type, "identity_provider")
                .id()
                .text("displayName", it -> it.required().max(120))
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .readBy(READ_PROVIDERS);
    }

    @Bean
    ConstraintProblems providerConstraintProblems() {
        return ConstraintProblems.none()
                .on(
                        "identity_provider_is_of_one_tenant",
                        ProblemCode.REQUEST_BAD_REQUEST,
                        "This issuer and clientId are in use already. Register a client of its own with the issuer.");
    }
}
