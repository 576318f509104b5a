package org.latchkey.directory;

import org.latchkey.kernel.Action;

/** What may be done with the directory. */
public enum DirectoryAction implements Action {
    /** Read users and what they are linked to. */
    READ_USERS,
    CREATE_USERS,
    /** Change a user; who holds a directory role is changed by {@link #UPDATE_ADMINISTRATORS} only. */
    UPDATE_USERS,
    /** Change what an administrator signs in with: account, names and numbers, password. */
    UPDATE_ADMINISTRATORS,
    DELETE_USERS,
    RESTORE_USERS,
    /** Remove a deleted user for good. */
    PURGE_USERS,
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
    RESTORE_GROUPS,
    /** Remove a deleted group for good. */
    PURGE_GROUPS,
    /** Add and remove members. */
    WRITE_MEMBERS,
    /** Take oneself out of a group. */
    LEAVE_GROUPS,
    /** Add and remove owners. */
    WRITE_OWNERS,
    /** Besides the group's own action: write to a group that may hold directory roles. */
    WRITE_ROLE_ASSIGNABLE_GROUPS,
    /** Read directory objects of any kind. */
    READ_OBJECTS,
    /** Ask what an object is a member of. */
    CHECK_MEMBERSHIP,
    READ_DELETED,
    READ_APPLICATIONS,
    WRITE_APPLICATIONS,
    /** Read directory roles and who holds them. */
    READ_ROLES,
    /** Give and take directory roles. */
    ASSIGN_ROLES
}
