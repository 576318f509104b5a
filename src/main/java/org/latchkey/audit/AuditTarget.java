package org.latchkey.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an audited change was done to: Graph's <a
 * href="https://learn.microsoft.com/graph/api/resources/targetresource">targetResource</a>.
 *
 * @param id null when it has none
 * @param type {@code User}, {@code Group}, {@code ServicePrincipal}, {@code Role}, {@code Other}…
 * @param userPrincipalName of a user, else null
 * @param groupType {@code unifiedGroups} or {@code azureAD} of a group, else null
 */
public record AuditTarget(
        @Nullable UUID id,
        @Nullable String displayName,
        String type,
        @Nullable String userPrincipalName,
        @Nullable String groupType) {

    /** A target that is neither a user nor a group. */
    public static AuditTarget of(String type, @Nullable UUID id, @Nullable String displayName) {
        return new AuditTarget(id, displayName, type, null, null);
    }
}
