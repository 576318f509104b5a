package org.latchkey.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Period;

/** The rules for members, or for owners, of one group. */
public record RolePolicy(Role role, Map<RuleId, Rule> rules) {

    /** What a policy is for: membership or ownership of a group. */
    public record Role(UUID group, Access access) {}

    public RolePolicy {
        rules = Map.copyOf(rules);
    }

    /** How long it may last. */
    public Rule.Expiration expiration(Purpose purpose) {
        return rule(purpose.expiration(), Rule.Expiration.class);
    }

    /** What has to be shown or told. */
    public Rule.Enablement enablement(Purpose purpose) {
        return rule(purpose.enablement(), Rule.Enablement.class);
    }

    /** Whether an activation needs somebody's agreement. */
    public Rule.Approval approval() {
        return rule(RuleId.APPROVAL_END_USER_ASSIGNMENT, Rule.Approval.class);
    }

    /** Whether an activation needs an authentication context. */
    public Rule.AuthenticationContext authenticationContext() {
        return rule(RuleId.AUTHENTICATION_CONTEXT_END_USER_ASSIGNMENT, Rule.AuthenticationContext.class);
    }

    /** The longest period that may begin at an instant: without an end when none is required. */
    public Period longest(Purpose purpose, Instant start) {
        Rule.Expiration expiration = expiration(purpose);
        return expiration.isRequired() && expiration.maximum() != null
                ? Period.lasting(start, expiration.maximum())
                : Period.from(start);
    }

    private <R extends Rule> R rule(RuleId id, Class<R> type) {
        return type.cast(Objects.requireNonNull(rules.get(id), id::text));
    }
}
