package org.latchkey.entitlement;

import org.latchkey.sql.State;

/**
 * What a request asks for, and in which part (<a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageRequestType</a>).
 */
enum RequestType implements State {
    USER_ADD(Kind.ADD, Part.TARGET, "User requests access package assignment"),
    USER_UPDATE(Kind.UPDATE, Part.TARGET, "User requests to extend access package assignment"),
    USER_REMOVE(Kind.REMOVE, Part.TARGET, "User requests to remove access package assignment"),
    ADMIN_ADD(Kind.ADD, Part.ADMINISTRATOR, "Administrator directly assigns user to access package"),
    ADMIN_UPDATE(Kind.UPDATE, Part.ADMINISTRATOR, "Update access package assignment request"),
    ADMIN_REMOVE(Kind.REMOVE, Part.ADMINISTRATOR, "Administrator directly removes user access package assignment"),
    SYSTEM_ADD(Kind.ADD, Part.SERVICE, "Entitlement Management creates access package assignment request for user"),
    SYSTEM_UPDATE(Kind.UPDATE, Part.SERVICE, "Update access package assignment request"),
    SYSTEM_REMOVE(
            Kind.REMOVE, Part.SERVICE, "Entitlement Management removes access package assignment request for user"),
    ON_BEHALF_ADD(Kind.ADD, Part.REQUESTOR, "User requests access package assignment");

    /** What becomes of the assignment. */
    enum Kind implements State {
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
    private final String activity;

    RequestType(Kind kind, Part part, String activity) {
        this.kind = kind;
        this.part = part;
        this.activity = activity;
    }

    Kind kind() {
        return kind;
    }

    Part part() {
        return part;
    }

    /** What the audit log calls it when one is made. */
    String activity() {
        return activity;
    }

    boolean isByAdministrator() {
        return part == Part.ADMINISTRATOR;
    }
}
