package org.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.policy.Purpose.ACTIVATION;
import static org.latchkey.policy.Purpose.ASSIGNMENT;
import static org.latchkey.policy.Purpose.ELIGIBILITY;
import static org.latchkey.policy.Rule.Demand.JUSTIFICATION;
import static org.latchkey.policy.Rule.Demand.MULTI_FACTOR_AUTHENTICATION;
import static org.latchkey.policy.Rule.Demand.TICKETING;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.approval.Approver;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.ProblemCode;

class RulingTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Map<RuleId, Rule> DEFAULTS = Map.of(
            RuleId.EXPIRATION_ADMIN_ELIGIBILITY, new Rule.Expiration(true, Duration.ofDays(365)),
            RuleId.ENABLEMENT_ADMIN_ELIGIBILITY, new Rule.Enablement(Set.of()),
            RuleId.EXPIRATION_ADMIN_ASSIGNMENT, new Rule.Expiration(true, Duration.ofDays(180)),
            RuleId.ENABLEMENT_ADMIN_ASSIGNMENT, new Rule.Enablement(Set.of(JUSTIFICATION)),
            RuleId.EXPIRATION_END_USER_ASSIGNMENT, new Rule.Expiration(true, Duration.ofHours(8)),
            RuleId.ENABLEMENT_END_USER_ASSIGNMENT, new Rule.Enablement(Set.of(JUSTIFICATION)),
            RuleId.APPROVAL_END_USER_ASSIGNMENT, new Rule.Approval(false, true, List.of()),
            RuleId.AUTHENTICATION_CONTEXT_END_USER_ASSIGNMENT, new Rule.AuthenticationContext(false, null));

    @Test
    void anActivationWithinTheRulesIsGranted() {
        assertThat(Ruling.on(activation(person(), TWO_HOURS, "incident"), policy(Map.of())))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void aPermanentEligibilityIsRefusedUntilItsRuleIsRelaxed() {
        Ask ask = new Ask(ELIGIBILITY, person(), null, true, "", "", "");
        assertThat(refusal(Ruling.on(ask, policy(Map.of())))).endsWith("[\"ExpirationRule\"]");
        assertThat(Ruling.on(
                        ask,
                        policy(Map.of(
                                RuleId.EXPIRATION_ADMIN_ELIGIBILITY,
                                new Rule.Expiration(false, Duration.ofDays(365))))))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void aPeriodMayBeAsLongAsTheMaximumAndNoLonger() {
        assertThat(Ruling.on(activation(person(), Duration.ofHours(8), "x"), policy(Map.of())))
                .isInstanceOf(Ruling.Granted.class);
        assertThat(refusal(Ruling.on(activation(person(), Duration.ofHours(8).plusSeconds(1), "x"), policy(Map.of()))))
                .endsWith("[\"ExpirationRule\"]");
    }

    @Test
    void anActivationAlwaysEnds() {
        RolePolicy lax =
                policy(Map.of(RuleId.EXPIRATION_END_USER_ASSIGNMENT, new Rule.Expiration(false, Duration.ofHours(8))));
        assertThat(refusal(Ruling.on(activation(person(), null, "x"), lax))).endsWith("[\"ExpirationRule\"]");
    }

    @Test
    void everyBrokenRuleIsNamedInTheContractsOrder() {
        RolePolicy strict = policy(Map.of(
                RuleId.ENABLEMENT_END_USER_ASSIGNMENT,
                new Rule.Enablement(Set.of(MULTI_FACTOR_AUTHENTICATION, TICKETING, JUSTIFICATION))));
        Ask ask = new Ask(ACTIVATION, person(), Duration.ofHours(9), false, " ", "4711", "");
        assertThat(refusal(Ruling.on(ask, strict)))
                .isEqualTo(
                        "The following policy rules failed: [\"EligibilityRule\",\"ExpirationRule\",\"JustificationRule\",\"TicketingRule\",\"MfaRule\"]");
    }

    @Test
    void aMissingSecondFactorComesWithAChallenge() {
        RolePolicy mfa = policy(Map.of(
                RuleId.ENABLEMENT_END_USER_ASSIGNMENT, new Rule.Enablement(Set.of(MULTI_FACTOR_AUTHENTICATION))));
        assertThat(Ruling.on(activation(person(), TWO_HOURS, ""), mfa))
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.problem().challenge())
                                .contains("\"amr\"")
                                .contains("\"mfa\""));
        assertThat(Ruling.on(activation(person("mfa"), TWO_HOURS, ""), mfa)).isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void anApplicationThatAssignsHasNoSecondFactorToShow() {
        RolePolicy mfa = policy(
                Map.of(RuleId.ENABLEMENT_ADMIN_ASSIGNMENT, new Rule.Enablement(Set.of(MULTI_FACTOR_AUTHENTICATION))));
        assertThat(Ruling.on(new Ask(ASSIGNMENT, application(), TWO_HOURS, true, "", "", ""), mfa))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void anAuthenticationContextIsAskedForInMessageAndHeader() {
        RolePolicy context = policy(
                Map.of(RuleId.AUTHENTICATION_CONTEXT_END_USER_ASSIGNMENT, new Rule.AuthenticationContext(true, "c1")));
        assertThat(Ruling.on(activation(person(), TWO_HOURS, "x"), context))
                .isInstanceOfSatisfying(Ruling.NeedsContext.class, missing -> {
                    assertThat(missing.problem().code()).isEqualTo(ProblemCode.ACRS_VALIDATION_FAILED);
                    assertThat(missing.problem().sentence()).startsWith("&claims=%7B%22access_token%22");
                    assertThat(missing.problem().challenge()).contains("\"c1\"");
                });
    }

    @Test
    void approvalComesAfterEverythingElse() {
        Approver approver = new Approver.SingleUser(Ids.next());
        RolePolicy approved =
                policy(Map.of(RuleId.APPROVAL_END_USER_ASSIGNMENT, new Rule.Approval(true, true, List.of(approver))));
        assertThat(Ruling.on(activation(person(), TWO_HOURS, "x"), approved))
                .isInstanceOfSatisfying(Ruling.NeedsApproval.class, needs -> {
                    assertThat(needs.plan().stages()).hasSize(1);
                    assertThat(needs.plan().stages().getFirst().deadline()).isEqualTo(Duration.ofHours(24));
                    assertThat(needs.plan().stages().getFirst().primary()).containsExactly(approver);
                });
        assertThat(Ruling.on(activation(person(), TWO_HOURS, ""), approved)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void administratorsNeverNeedApproval() {
        RolePolicy approved =
                policy(Map.of(RuleId.APPROVAL_END_USER_ASSIGNMENT, new Rule.Approval(true, true, List.of())));
        assertThat(Ruling.on(new Ask(ASSIGNMENT, person(), TWO_HOURS, true, "x", "", ""), approved))
                .isInstanceOf(Ruling.Granted.class);
    }

    private static String refusal(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused) ruling).problem().sentence();
    }

    private static Ask activation(Caller who, @Nullable Duration length, String justification) {
        return new Ask(ACTIVATION, who, length, true, justification, "", "");
    }

    private static RolePolicy policy(Map<RuleId, Rule> changed) {
        Map<RuleId, Rule> rules = new EnumMap<>(DEFAULTS);
        rules.putAll(changed);
        return new RolePolicy(new RolePolicy.Role(Ids.next(), Access.MEMBER), rules);
    }

    private static Caller person(String... amr) {
        return new Caller(Caller.Kind.USER, Ids.next(), "Ann", "ann@x", Set.of(), Set.of(amr), Set.of(), "");
    }

    private static Caller application() {
        return new Caller(Caller.Kind.APPLICATION, Ids.next(), "Bot", "bot", Set.of(), Set.of(), Set.of(), "");
    }
}
