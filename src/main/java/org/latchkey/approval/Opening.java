package org.latchkey.approval;

import java.util.UUID;

/**
 * An approval to begin.
 *
 * @param id the request's own id, which the approval shares
 * @param kind what sort of request it is, an opaque word that its owner finds its own by
 * @param requestor who asked; never decides it
 * @param target who gets the access; never decides it either
 */
public record Opening(UUID id, String kind, UUID requestor, UUID target, ApprovalPlan plan) {}
