package org.latchkey.authentication;

import static org.latchkey.authentication.AuthenticationAction.READ_METHOD_POLICIES;
import static org.latchkey.authentication.AuthenticationAction.WRITE_METHOD_POLICIES;

import org.latchkey.graph.Declaration;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which methods there are to sign in with, and what passes are like: <a
 * href="https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicies-overview">authentication methods policies</a>.
 * They are for everybody; only passes can be turned off.
 */
@Configuration(proxyBeanMethods = false)
class MethodPolicyResource {

    private static final String CONFIGURATION = "authenticationMethodConfiguration";

    private static final Kind STATE = Kind.choice("authenticationMethodState", "enabled", "disabled");
    private static final Kind TARGET_TYPE =
            Kind.choice("authenticationMethodTargetType", "user", "group", "unknownFutureValue");
    private static final Shape TARGET = Shape.of("authenticationMethodTarget")
            .field("id", Kind.TEXT)
            .field("targetType", TARGET_TYPE)
            .field("isRegistrationRequired", Kind.BOOL);
    private static final Shape EXCLUDED =
            Shape.of("excludeTarget").field("id", Kind.TEXT).field("targetType", TARGET_TYPE);

    private static final String EVERYBODY = """
            jsonb_build_array(jsonb_build_object('id', 'all_users', 'targetType', 'group', 'isRegistrationRequired', false))""";

    @Bean
    Resource authenticationMethodsPolicy() {
        return Resource.of("authenticationMethodsPolicy", "access_pass_policy")
                .id("'authenticationMethodsPolicy'::text")
                .text("displayName", it -> it.computed("'Authentication Methods Policy'::text"))
                .text("description", it -> it.computed("'What people of the organization may sign in with'::text"))
                .instant("lastModifiedDateTime", it -> it.from("changed_at").readOnly())
                .text("policyVersion", it -> it.computed("'1.5'::text"))
                .toMany("authenticationMethodConfigurations", CONFIGURATION, "id", MethodPolicyResource::each)
                .singletonAt("policies/authenticationMethodsPolicy")
                .readBy(READ_METHOD_POLICIES)
                .declare();
    }

    private static Link each(Link link) {
        return link.on("true").contained();
    }

    @Bean
    Resource authenticationMethodConfiguration(MethodPolicies policies) {
        return common(CONFIGURATION)
                .variants(
                        "it.kind",
                        "passkey",
                        "fido2AuthenticationMethodConfiguration",
                        "app",
                        "softwareOathAuthenticationMethodConfiguration",
                        "pass",
                        "temporaryAccessPassAuthenticationMethodConfiguration",
                        "mail",
                        "emailAuthenticationMethodConfiguration")
                .update(WRITE_METHOD_POLICIES, policies::update)
                .delete(WRITE_METHOD_POLICIES, policies::reset)
                .declare();
    }

    @Bean
    Resource fido2AuthenticationMethodConfiguration() {
        return variant("fido2AuthenticationMethodConfiguration").declare();
    }

    @Bean
    Resource softwareOathAuthenticationMethodConfiguration() {
        return variant("softwareOathAuthenticationMethodConfiguration").declare();
    }

    @Bean
    Resource emailAuthenticationMethodConfiguration() {
        return variant("emailAuthenticationMethodConfiguration").declare();
    }

    @Bean
    Resource temporaryAccessPassAuthenticationMethodConfiguration() {
        return variant("temporaryAccessPassAuthenticationMethodConfiguration")
                .property("defaultLifetimeInMinutes", Kind.INT, it -> minutes(it, "default"))
                .property("minimumLifetimeInMinutes", Kind.INT, it -> minutes(it, "least"))
                .property("maximumLifetimeInMinutes", Kind.INT, it -> minutes(it, "most"))
                .property(
                        "defaultLength",
                        Kind.INT,
                        it -> it.from("default_length").notNull())
                .bool("isUsableOnce", it -> it.from("usable_once").notNull())
                .declare();
    }

    private static Property minutes(Property property, String which) {
        return property.from(which + "_lifetime_minutes").notNull();
    }

    private static Declaration variant(String type) {
        return common(type)
                .base(CONFIGURATION)
                .property(
                        "includeTargets",
                        Kind.many(Kind.complex(TARGET)),
                        it -> it.from(EVERYBODY).notNull());
    }

    private static Declaration common(String type) {
        return Resource.of(type, "authentication_method_configuration")
                .id("lower(it.id)")
                // Shown as Graph spells it, and found in any case.
                .text("id", it -> it.computed("it.id"))
                .property(
                        "state",
                        STATE,
                        it -> it.from("case when it.enabled then 'enabled' else 'disabled' end")
                                .notNull())
                .property(
                        "excludeTargets",
                        Kind.many(Kind.complex(EXCLUDED)),
                        it -> it.from("'[]'::jsonb").notNull())
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .readBy(READ_METHOD_POLICIES);
    }
}
