package org.latchkey.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditTarget;

/**
 * A group, as judgements about it need it.
 *
 * @param dynamic whether a rule decides its members
 * @param synchronised whether it is mastered elsewhere
 * @param roleAssignable whether it may hold directory roles
 * @param microsoft365 whether it is a Microsoft 365 group rather than a security group
 * @param deleted whether it waits among the deleted items
 */
public record Group(
        UUID id,
        String displayName,
        @Nullable String description,
        @Nullable String mail,
        @Nullable String visibility,
        boolean dynamic,
        boolean synchronised,
        boolean roleAssignable,
        boolean microsoft365,
        boolean deleted) {

    /** As a target of an audit entry. */
    public AuditTarget target() {
        return new AuditTarget(id, displayName, "Group", null, microsoft365 ? "unifiedGroups" : "azureAD");
    }
}
