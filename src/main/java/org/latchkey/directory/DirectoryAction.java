package org.latchkey.directory;

import org.latchkey.kernel.Action;

/** What may be done with the directory. */
public enum DirectoryAction implements Action {
    /** Read users and what they are linked to. */
    READ_USERS,
    CREATE_USERS,
    /** Change a user, as far as everybody may change themselves. */
    UPDATE_USERS,
    /** Besides {@link #UPDATE_USERS}: change what the organization says about a user, like name, department or type. */
    UPDATE_WORK_PROFILES,
    /** Besides {@link #UPDATE_USERS}: change what a user signs in or is called back with. */
    UPDATE_SIGN_IN_DATA,
    DELETE_USERS,
    /** Set and remove a user's manager. */
    WRITE_REPORTING_LINES,
    REVOKE_SESSIONS,
    /** Read groups, their members and owners. */
    READ_GROUPS,
    /** Read the members of groups that hide them. */
    READ_HIDDEN_MEMBERS,
    CREATE_GROUPS,
    /** Besides {@link #CREATE_GROUPS}: create one that may hold directory roles. */
    CREATE_ROLE_ASSIGNABLE_GROUPS,
    UPDATE_GROUPS,
    DELETE_GROUPS,
    /** Knock at a group's members: whoever may add and remove them, and whoever may take themselves out. */
    TOUCH_MEMBERS,
    /** Besides {@link #TOUCH_MEMBERS}: add and remove members. */
    WRITE_MEMBERS,
    /** Add and remove owners. */
    WRITE_OWNERS,
    /** Besides the group's own action: write to a group that may hold directory roles. */
    WRITE_ROLE_ASSIGNABLE_GROUPS,
    /** Read directory objects of any kind. */
    READ_OBJECTS,
    /** Ask what an object is a member of. */
    CHECK_MEMBERSHIP,
    /** Read what was deleted in the last thirty days. */
    READ_DELETED,
    RESTORE_DELETED,
    /** Remove what was deleted for good. */
    PURGE_DELETED,
    READ_APPLICATIONS,
    CREATE_APPLICATIONS,
    WRITE_APPLICATIONS,
    /** Agree that applications hold permissions, for themselves or for people. */
    GRANT_PERMISSIONS,
    /** Read directory roles and who holds them. */
    READ_ROLES,
    /** Give and take directory roles. */
    ASSIGN_ROLES
}
