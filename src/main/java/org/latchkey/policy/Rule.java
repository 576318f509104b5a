package org.latchkey.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.Approver;

/**
 * One rule of a policy, as judgements need it. See <a
 * href="https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicyrule">unifiedRoleManagementPolicyRule</a>.
 */
public sealed interface Rule {

    /** What an enablement rule can ask for. */
    enum Demand {
        MULTI_FACTOR_AUTHENTICATION("MultiFactorAuthentication"),
        JUSTIFICATION("Justification"),
        TICKETING("Ticketing");

        private final String text;

        Demand(String text) {
            this.text = text;
        }

        /** How the wire spells it. */
        public String text() {
            return text;
        }
    }

    /**
     * How long it may last.
     *
     * @param maximum the longest period; binds only when an end is required
     */
    record Expiration(boolean isRequired, @Nullable Duration maximum) implements Rule {

        /** Whether a period of that length, null for one without an end, keeps to the rule. */
        public boolean allows(@Nullable Duration length) {
            if (!isRequired) {
                return true;
            }
            return length != null && (maximum == null || length.compareTo(maximum) <= 0);
        }
    }

    /** What has to be shown or told. */
    record Enablement(Set<Demand> demands) implements Rule {

        public Enablement {
            demands = Set.copyOf(demands);
        }
    }

    /**
     * Whether somebody has to agree, and who.
     *
     * @param needsJustification whether the approver must say why
     */
    record Approval(boolean isRequired, boolean needsJustification, List<Approver> approvers) implements Rule {

        public Approval {
            approvers = List.copyOf(approvers);
        }
    }

    /**
     * Whether the sign-in must satisfy an authentication context.
     *
     * @param claim {@code c1} to {@code c99}; null while switched off
     */
    record AuthenticationContext(
            boolean isEnabled, @Nullable String claim) implements Rule {}

    /**
     * Who is told.
     *
     * @param recipientType {@code Requestor}, {@code Approver} or {@code Admin}
     * @param level {@code None}, {@code Critical} or {@code All}
     * @param toDefaultRecipients whether those the event concerns are told
     * @param recipients mail addresses told besides
     */
    record Notification(String recipientType, String level, boolean toDefaultRecipients, List<String> recipients)
            implements Rule {

        public Notification {
            recipients = List.copyOf(recipients);
        }
    }
}
