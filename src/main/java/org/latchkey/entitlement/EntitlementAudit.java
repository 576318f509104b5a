package org.latchkey.entitlement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditTarget;

/** How entries of this module look in the audit log. */
final class EntitlementAudit {

    static final String LOGGED_BY = "Entitlement Management";
    static final String CATEGORY = "EntitlementManagement";

    private EntitlementAudit() {}

    /** An entry about one object, with its id among the details. */
    static AuditEntry entry(String activity, String operation, String type, UUID id, @Nullable String displayName) {
        return AuditEntry.of(activity, CATEGORY, operation, LOGGED_BY)
                .target(AuditTarget.of(type, id, displayName))
                .detail(type + "Id", id.toString());
    }
}
