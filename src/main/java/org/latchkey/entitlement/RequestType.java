package org.latchkey.entitlement;

import org.latchkey.sql.State;

/**
 * What a request asks for, and in which part (<a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageRequestType</a>).
 */
enum RequestType implements State {
    USER_ADD(Kind.ADD, Part.TARGET),
    USER_UPDATE(Kind.UPDATE, Part.TARGET),
    USER_REMOVE(Kind.REMOVE, Part.TARGET),
    ADMIN_ADD(Kind.ADD, Part.ADMINISTRATOR),
    ADMIN_UPDATE(Kind.UPDATE, Part.ADMINISTRATOR),
    ADMIN_REMOVE(Kind.REMOVE, Part.ADMINISTRATOR),
    SYSTEM_ADD(Kind.ADD, Part.SERVICE),
    SYSTEM_UPDATE(Kind.UPDATE, Part.SERVICE),
    SYSTEM_REMOVE(Kind.REMOVE, Part.SERVICE),
    ON_BEHALF_ADD(Kind.ADD, Part.REQUESTOR);

    /** What becomes of the assignment. */
    enum Kind {
        ADD,
        UPDATE,
        REMOVE
    }

    /** In which part the sender acts. */
    enum Part {
        /** For oneself. */
        TARGET,
        /** For somebody else, as the policy allows. */
        REQUESTOR,
        /** For somebody else, by a role. */
        ADMINISTRATOR,
        /** Nobody sends it. */
        SERVICE
    }

    private final Kind kind;
    private final Part part;

    RequestType(Kind kind, Part part) {
        this.kind = kind;
        this.part = part;
    }

    Kind kind() {
        return kind;
    }

    Part part() {
        return part;
    }

    boolean isByAdministrator() {
        return part == Part.ADMINISTRATOR;
    }
}
