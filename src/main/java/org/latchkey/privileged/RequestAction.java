package org.latchkey.privileged;

import org.latchkey.sql.State;

/** What a request asks for: Graph's {@code scheduleRequestActions}. */
enum RequestAction implements State {
    ADMIN_ASSIGN,
    ADMIN_UPDATE,
    ADMIN_REMOVE,
    SELF_ACTIVATE,
    SELF_DEACTIVATE,
    ADMIN_EXTEND,
    ADMIN_RENEW,
    SELF_EXTEND,
    SELF_RENEW;

    /** Whether people ask it for themselves. */
    boolean isSelf() {
        return switch (this) {
            case SELF_ACTIVATE, SELF_DEACTIVATE, SELF_EXTEND, SELF_RENEW -> true;
            case ADMIN_ASSIGN, ADMIN_UPDATE, ADMIN_REMOVE, ADMIN_EXTEND, ADMIN_RENEW -> false;
        };
    }

    /** Whether it takes something away, at once. */
    boolean endsSomething() {
        return this == ADMIN_REMOVE || this == SELF_DEACTIVATE;
    }

    /** Whether it must say from when until when. */
    boolean needsTerm() {
        return switch (this) {
            case ADMIN_ASSIGN, ADMIN_UPDATE, ADMIN_EXTEND, ADMIN_RENEW, SELF_ACTIVATE -> true;
            case ADMIN_REMOVE, SELF_DEACTIVATE, SELF_EXTEND, SELF_RENEW -> false;
        };
    }
}
