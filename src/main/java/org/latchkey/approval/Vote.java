package org.latchkey.approval;

import java.util.Locale;
import java.util.Optional;

/**
 * What an approver says.
 *
 * @param justification why; empty without a reason
 */
public record Vote(boolean approves, String justification) {

    /**
     * A vote in the words clients send: {@code Approve}, {@code Approved}, {@code Deny} or {@code Denied}, in any case.
     *
     * @return empty when the result is none of them
     */
    public static Optional<Vote> of(String result, String justification) {
        return switch (result.toLowerCase(Locale.ROOT)) {
            case "approve", "approved" -> Optional.of(new Vote(true, justification));
            case "deny", "denied" -> Optional.of(new Vote(false, justification));
            default -> Optional.empty();
        };
    }
}
