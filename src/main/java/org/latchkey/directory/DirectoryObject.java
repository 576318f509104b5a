package org.latchkey.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditTarget;
import org.latchkey.sql.State;

/**
 * A user, group or service principal, as the modules above need it.
 *
 * @param principalName a user's principal name, a service principal's client id; null for a group
 * @param accountEnabled whether it may sign in; true for a group
 * @param guest whether it is a guest user
 * @param microsoft365 whether it is a Microsoft 365 group
 * @param deleted whether it waits among the deleted items
 * @param sessionsFrom sign-ins and tokens from before count no more, by the real clock; null where all do
 */
public record DirectoryObject(
        UUID id,
        Type type,
        String displayName,
        @Nullable String principalName,
        @Nullable String mail,
        boolean accountEnabled,
        boolean guest,
        boolean microsoft365,
        boolean deleted,
        @Nullable Instant sessionsFrom) {

    /** The kinds of directory object. */
    public enum Type implements State {
        USER,
        GROUP,
        SERVICE_PRINCIPAL;

        /** How the audit log spells it. */
        public String title() {
            return switch (this) {
                case USER -> "User";
                case GROUP -> "Group";
                case SERVICE_PRINCIPAL -> "ServicePrincipal";
            };
        }
    }

    public boolean isUser() {
        return type == Type.USER;
    }

    public boolean isGroup() {
        return type == Type.GROUP;
    }

    /** Whether a sign-in or a token of that instant still counts: nobody has ended what was there before. */
    public boolean accepts(Instant signedIn) {
        return sessionsFrom == null || !signedIn.isBefore(sessionsFrom);
    }

    /** As a target of an audit entry. */
    public AuditTarget target() {
        return new AuditTarget(
                id,
                displayName,
                type.title(),
                isUser() ? principalName : null,
                isGroup() ? microsoft365 ? "unifiedGroups" : "azureAD" : null);
    }
}
