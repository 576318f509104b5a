package org.latchkey.policy;

import java.util.Arrays;
import java.util.Optional;

/** The seventeen rules of a policy, by the names Graph gives them. */
public enum RuleId {
    EXPIRATION_ADMIN_ELIGIBILITY("Expiration_Admin_Eligibility"),
    ENABLEMENT_ADMIN_ELIGIBILITY("Enablement_Admin_Eligibility"),
    NOTIFICATION_ADMIN_ADMIN_ELIGIBILITY("Notification_Admin_Admin_Eligibility"),
    NOTIFICATION_REQUESTOR_ADMIN_ELIGIBILITY("Notification_Requestor_Admin_Eligibility"),
    NOTIFICATION_APPROVER_ADMIN_ELIGIBILITY("Notification_Approver_Admin_Eligibility"),
    EXPIRATION_ADMIN_ASSIGNMENT("Expiration_Admin_Assignment"),
    ENABLEMENT_ADMIN_ASSIGNMENT("Enablement_Admin_Assignment"),
    NOTIFICATION_ADMIN_ADMIN_ASSIGNMENT("Notification_Admin_Admin_Assignment"),
    NOTIFICATION_REQUESTOR_ADMIN_ASSIGNMENT("Notification_Requestor_Admin_Assignment"),
    NOTIFICATION_APPROVER_ADMIN_ASSIGNMENT("Notification_Approver_Admin_Assignment"),
    EXPIRATION_END_USER_ASSIGNMENT("Expiration_EndUser_Assignment"),
    ENABLEMENT_END_USER_ASSIGNMENT("Enablement_EndUser_Assignment"),
    APPROVAL_END_USER_ASSIGNMENT("Approval_EndUser_Assignment"),
    AUTHENTICATION_CONTEXT_END_USER_ASSIGNMENT("AuthenticationContext_EndUser_Assignment"),
    NOTIFICATION_ADMIN_END_USER_ASSIGNMENT("Notification_Admin_EndUser_Assignment"),
    NOTIFICATION_REQUESTOR_END_USER_ASSIGNMENT("Notification_Requestor_EndUser_Assignment"),
    NOTIFICATION_APPROVER_END_USER_ASSIGNMENT("Notification_Approver_EndUser_Assignment");

    private final String text;

    RuleId(String text) {
        this.text = text;
    }

    /** How the wire spells it. */
    public String text() {
        return text;
    }

    /** The rule a text names, in any case. */
    public static Optional<RuleId> of(String text) {
        return Arrays.stream(values())
                .filter(it -> it.text.equalsIgnoreCase(text))
                .findFirst();
    }
}
