package org.latchkey.entitlement;

import org.latchkey.sql.State;

/**
 * For whom a policy is (<a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentpolicy">allowedTargetScope</a>).
 */
public enum TargetScope implements State {
    /** Nobody may ask; administrators may assign anybody of the directory. */
    NOT_SPECIFIED(0, false),
    SPECIFIC_DIRECTORY_USERS(1, true),
    SPECIFIC_CONNECTED_ORGANIZATION_USERS(1, true),
    SPECIFIC_DIRECTORY_SERVICE_PRINCIPALS(1, true),
    ALL_MEMBER_USERS(2, false),
    ALL_DIRECTORY_USERS(3, false),
    ALL_DIRECTORY_SERVICE_PRINCIPALS(3, false),
    ALL_CONFIGURED_CONNECTED_ORGANIZATION_USERS(4, false),
    ALL_EXTERNAL_USERS(4, false);

    private final int rank;
    private final boolean named;

    TargetScope(int rank, boolean named) {
        this.rank = rank;
        this.named = named;
    }

    /** Of several policies that let somebody ask, those of the lowest rank are offered; 0 is never offered. */
    public int rank() {
        return rank;
    }

    /** Whether the policy names its targets one by one. */
    public boolean isNamed() {
        return named;
    }
}
