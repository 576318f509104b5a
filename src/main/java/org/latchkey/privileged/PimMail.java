package org.latchkey.privileged;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Caller;
import org.latchkey.policy.Rule;

/**
 * Which mail tells of which event, and by which notification rules of the policy it goes out. One line a mail; the words are in
 * {@code mail/<template>.txt}.
 */
enum PimMail {
    ELIGIBLE("Add eligible member to role in PIM completed", "pim-eligible", "Admin_Eligibility", "Admin", "Requestor"),
    ELIGIBLE_CHANGED(
            "Update eligible member in PIM completed", "pim-eligible", "Admin_Eligibility", "Admin", "Requestor"),
    ELIGIBLE_ENDED(
            "Remove eligible member from role in PIM completed",
            "pim-eligible-ended",
            "Admin_Eligibility",
            "Admin",
            "Requestor"),
    ELIGIBLE_ENDING(null, "pim-eligible-ending", "Admin_Eligibility", "Admin", "Requestor"),
    EXTENSION_ASKED("Update eligible member in PIM requested (extend)", "pim-extend", "Admin_Eligibility", "Approver"),
    RENEWAL_ASKED(
            "Add eligible member to role in PIM requested (renew)", "pim-extend", "Admin_Eligibility", "Approver"),
    EXTENSION_DENIED(null, "pim-extend-denied", "Admin_Eligibility", "Admin", "Requestor"),
    ASSIGNED("Add member to role in PIM completed", "pim-assigned", "Admin_Assignment", "Admin", "Requestor"),
    ASSIGNED_CHANGED("Update member in PIM completed", "pim-assigned", "Admin_Assignment", "Admin", "Requestor"),
    ASSIGNED_ENDED(
            "Remove member from role in PIM completed", "pim-assigned-ended", "Admin_Assignment", "Admin", "Requestor"),
    ASSIGNED_ENDING(null, "pim-assigned-ending", "Admin_Assignment", "Admin", "Requestor"),
    ASSIGNED_EXTENSION_ASKED("Update member in PIM requested (extend)", "pim-extend", "Admin_Assignment", "Approver"),
    ASSIGNED_RENEWAL_ASKED("Add member to role in PIM requested (renew)", "pim-extend", "Admin_Assignment", "Approver"),
    ASSIGNED_EXTENSION_DENIED(null, "pim-extend-denied", "Admin_Assignment", "Admin", "Requestor"),
    ACTIVATED(
            "Add member to role completed (PIM activation)",
            "pim-activated",
            "EndUser_Assignment",
            "Admin",
            "Requestor"),
    APPROVAL_ASKED(null, "pim-approval", "EndUser_Assignment", "Approver"),
    APPROVED(
            "Add member to role request approved (PIM activation)",
            "pim-approved",
            "EndUser_Assignment",
            "Requestor",
            "Approver"),
    DENIED(
            "Add member to role request denied (PIM activation)",
            "pim-denied",
            "EndUser_Assignment",
            "Requestor",
            "Approver"),
    EXPIRED("PIM activation request expired", "pim-expired", "EndUser_Assignment", "Requestor", "Approver");

    private final String activity;
    private final String template;
    private final String rules;
    private final String audiences;

    PimMail(@Nullable String activity, String template, String rules, String... audiences) {
        this.activity = activity == null ? "" : activity;
        this.template = template;
        this.rules = rules;
        this.audiences = String.join(" ", audiences);
    }

    /** The mail that tells of what the audit log calls so; most activities are told by none. */
    static Optional<PimMail> about(String activity) {
        return Arrays.stream(values())
                .filter(it -> !it.activity.isEmpty() && activity.startsWith(it.activity))
                .findFirst();
    }

    String template() {
        return template;
    }

    /** {@code Admin}, {@code Requestor} or {@code Approver}, each with a rule of its own. */
    List<String> audiences() {
        return List.of(audiences.split(" ", -1));
    }

    /** The name of the rule that decides about an audience. */
    String rule(String audience) {
        return "Notification_" + audience + "_" + rules;
    }

    /** Whether it is news when somebody did it: an administrator who extends or renews asks nobody. */
    boolean isToldOf(Caller by, Eligible role) {
        return !template.equals("pim-extend") || by.id().equals(role.principal());
    }

    /** Whether its approvers are those whom an approval asks, rather than the administrators. */
    boolean isDecidedByApprovers() {
        return rules.equals("EndUser_Assignment");
    }

    /** Whether it goes out by a rule: somebody has to act, or every mail is wanted. */
    boolean passes(Rule.Notification rule) {
        return switch (rule.level()) {
            case "None" -> false;
            case "Critical" -> isCritical();
            default -> true;
        };
    }

    /** Whether it asks somebody to do something. */
    private boolean isCritical() {
        return switch (this) {
            case APPROVAL_ASKED,
                    EXTENSION_ASKED,
                    RENEWAL_ASKED,
                    ASSIGNED_EXTENSION_ASKED,
                    ASSIGNED_RENEWAL_ASKED,
                    ELIGIBLE_ENDING,
                    ASSIGNED_ENDING -> true;
            case EXTENSION_DENIED,
                    ASSIGNED_EXTENSION_DENIED,
                    ELIGIBLE,
                    ELIGIBLE_CHANGED,
                    ELIGIBLE_ENDED,
                    ASSIGNED,
                    ASSIGNED_CHANGED,
                    ASSIGNED_ENDED,
                    ACTIVATED,
                    APPROVED,
                    DENIED,
                    EXPIRED -> false;
        };
    }
}
