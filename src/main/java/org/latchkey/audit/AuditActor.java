package org.latchkey.audit;

import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Caller;

/** Who an audited change is put down to: a person or an application. */
public sealed interface AuditActor {

    /** A person. */
    record User(
            String id,
            @Nullable String displayName,
            @Nullable String userPrincipalName,
            @Nullable String ipAddress) implements AuditActor {}

    /** An application; Latchkey's own parts appear as applications known by name only. */
    record App(
            @Nullable String appId,
            @Nullable String displayName,
            @Nullable String servicePrincipalId,
            @Nullable String servicePrincipalName)
            implements AuditActor {}

    /** A part of Latchkey itself, by the name clients know it by, like {@code MS-PIM}. */
    static AuditActor app(String displayName) {
        return new App(null, displayName, null, null);
    }

    /**
     * The caller of a call.
     *
     * @param service what Latchkey itself appears as
     */
    static AuditActor of(Caller caller, String service) {
        return switch (caller.kind()) {
            case USER ->
                new User(
                        caller.id().toString(),
                        blankAsNull(caller.name()),
                        blankAsNull(caller.principalName()),
                        blankAsNull(caller.address()));
            case APPLICATION ->
                new App(
                        blankAsNull(caller.principalName()),
                        blankAsNull(caller.name()),
                        caller.id().toString(),
                        blankAsNull(caller.name()));
            case SYSTEM -> app(service);
        };
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
