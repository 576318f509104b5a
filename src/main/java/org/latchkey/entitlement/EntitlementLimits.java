package org.latchkey.entitlement;

import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many of what a tenant may have (<a
 * href="https://learn.microsoft.com/entra/id-governance/governance-service-limits">Identity governance limits</a>).
 * Settings {@code latchkey.entitlement.limits.…}.
 *
 * @param catalogAttributes attributes of all resources of one catalog together
 * @param policyTargets users and groups one policy names as targets
 * @param policyOrganizations connected organizations one policy names as targets
 * @param connectedOrganizations connected organizations of the tenant
 * @param requests requests created within three months
 */
@ConfigurationProperties("latchkey.entitlement.limits")
record EntitlementLimits(
        @DefaultValue("7500") int catalogs,
        @DefaultValue("20") int catalogAttributes,
        @DefaultValue("20000") int accessPackages,
        @DefaultValue("25000") int policies,
        @DefaultValue("500") int policyTargets,
        @DefaultValue("1000") int policyOrganizations,
        @DefaultValue("2500") int connectedOrganizations,
        @DefaultValue("300000") int assignments,
        @DefaultValue("200000") int requests) {

    /**
     * Refuses to go beyond a limit.
     *
     * @param kind what it counts, in the plural, for the sentence
     */
    static void check(int wanted, int limit, String kind) {
        if (wanted > limit) {
            throw Problem.of(
                    ProblemCode.LIMIT_EXCEEDED,
                    "The limit of %d %s is reached. Remove some first.".formatted(limit, kind));
        }
    }
}
