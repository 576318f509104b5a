package org.latchkey.approval;

import java.util.UUID;

/**
 * Whom a plan asks, by a rule rather than by name: who that is is found out when a stage opens, and again when somebody
 * decides.
 */
public sealed interface Approver {

    /** One person. */
    record SingleUser(UUID id) implements Approver {}

    /** Every person in a group, directly or through groups in it. */
    record GroupMembers(UUID id) implements Approver {}

    /**
     * The manager of whoever asked.
     *
     * @param level 1 for the manager, 2 for the manager's manager
     */
    record RequestorManager(int level) implements Approver {}

    /**
     * The manager of whoever gets the access.
     *
     * @param level 1 for the manager, 2 for the manager's manager
     */
    record TargetManager(int level) implements Approver {}
}
