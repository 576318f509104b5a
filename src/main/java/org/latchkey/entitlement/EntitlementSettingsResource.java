package org.latchkey.entitlement;

import static org.latchkey.entitlement.EntitlementAction.READ_SETTINGS;
import static org.latchkey.entitlement.EntitlementAction.WRITE_SETTINGS;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Resource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The entry point and the tenant's settings (<a
 * href="https://learn.microsoft.com/graph/api/resources/entitlementmanagementsettings">entitlementManagementSettings</a>).
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EntitlementLimits.class)
class EntitlementSettingsResource {

    /** Where everything of this module lives. */
    static final String EM = "identityGovernance/entitlementManagement";

    @Bean
    Resource entitlementManagement() {
        return Resource.of("entitlementManagement", "entitlement_settings")
                .id("'entitlementManagement'::text")
                .singletonAt(EM)
                .readBy(READ_SETTINGS)
                .declare();
    }

    @Bean
    Resource settingsDeclared(EntitlementSettings settings) {
        return Resource.of("entitlementManagementSettings", "entitlement_settings")
                .id("'entitlementManagementSettings'::text")
                .property(
                        "durationUntilExternalUserDeletedAfterBlocked",
                        Kind.DURATION,
                        it -> it.from("external_user_retention"))
                .property(
                        "externalUserLifecycleAction",
                        Kind.choice(
                                "accessPackageExternalUserLifecycleAction",
                                "none",
                                "blockSignIn",
                                "blockSignInAndDelete",
                                "unknownFutureValue"),
                        it -> it.from("external_user_action").notNull())
                .singletonAt(EM + "/settings")
                .readBy(READ_SETTINGS)
                .update(WRITE_SETTINGS, settings::update)
                .declare();
    }
}
