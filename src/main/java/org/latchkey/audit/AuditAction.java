package org.latchkey.audit;

import org.latchkey.kernel.Action;

/** What may be done with the audit log. */
public enum AuditAction implements Action {
    /** Read every entry. */
    READ_AUDIT
}
