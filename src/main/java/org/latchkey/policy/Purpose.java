package org.latchkey.policy;

/** What somebody wants to become, which decides the rules that apply. */
public enum Purpose {
    /** Made eligible by an administrator. */
    ELIGIBILITY(RuleId.EXPIRATION_ADMIN_ELIGIBILITY, RuleId.ENABLEMENT_ADMIN_ELIGIBILITY),
    /** Made active by an administrator. */
    ASSIGNMENT(RuleId.EXPIRATION_ADMIN_ASSIGNMENT, RuleId.ENABLEMENT_ADMIN_ASSIGNMENT),
    /** Active by using an eligibility of one's own. */
    ACTIVATION(RuleId.EXPIRATION_END_USER_ASSIGNMENT, RuleId.ENABLEMENT_END_USER_ASSIGNMENT);

    private final RuleId expiration;
    private final RuleId enablement;

    Purpose(RuleId expiration, RuleId enablement) {
        this.expiration = expiration;
        this.enablement = enablement;
    }

    RuleId expiration() {
        return expiration;
    }

    RuleId enablement() {
        return enablement;
    }
}
