package org.latchkey.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Finds the policy a request goes by. People are offered the policies of the narrowest class that has any for them;
 * administrators name the policy.
 */
@Component
class PolicyChoice {

    private final Sql sql;
    private final Catalogs catalogs;
    private final AssignmentPolicies policies;

    PolicyChoice(Sql sql, Catalogs catalogs, AssignmentPolicies policies) {
        this.sql = sql;
        this.catalogs = catalogs;
        this.policies = policies;
    }

    /**
     * The policy for somebody to get a package by.
     *
     * @param named which one the request names; null for the only one
     * @throws Problem PolicyRequirementsNotMet when there is none, BadRequest when it has to be named
     */
    AssignmentPolicy choose(Call call, RequestType type, AccessPackage wanted, UUID target, @Nullable UUID named) {
        Map<UUID, Integer> ranks = admitting(call, wanted.id(), target);
        Map<UUID, AssignmentPolicy> found = policies.find(call, ranks.keySet());
        if (type.isByAdministrator()) {
            if (named == null) {
                throw Problem.badRequest("assignment.assignmentPolicyId is required with " + type.text() + ".");
            }
            return Optional.ofNullable(found.get(named)).orElseThrow(() -> unfit(call, wanted, named));
        }
        demandPublished(call, wanted);
        List<AssignmentPolicy> offered = best(offered(call, type, target, found.values()), ranks);
        if (offered.isEmpty()) {
            throw Draft.notMet("No policy of '%s' lets you ask.".formatted(wanted.displayName()));
        }
        if (named == null && offered.size() > 1) {
            throw Problem.badRequest("Several policies apply. Say which in assignment.assignmentPolicyId.");
        }
        return offered.stream()
                .filter(policy -> named == null || policy.id().equals(named))
                .findFirst()
                .orElseThrow(() -> Draft.notMet(
                        "Ask by the policy '%s'.".formatted(offered.getFirst().displayName())));
    }

    /** The policies by which the caller may ask for somebody else; none while the package's catalog is not published. */
    List<UUID> forOther(Call call, UUID accessPackage, UUID target) {
        Map<UUID, Integer> ranks = admitting(call, accessPackage, target);
        return best(
                        offered(
                                call,
                                RequestType.ON_BEHALF_ADD,
                                target,
                                policies.find(call, ranks.keySet()).values()),
                        ranks)
                .stream()
                .map(AssignmentPolicy::id)
                .toList();
    }

    private Problem unfit(Call call, AccessPackage wanted, UUID named) {
        AssignmentPolicy meant = policies.find(call, List.of(named)).get(named);
        return meant != null && meant.accessPackage().equals(wanted.id())
                ? Draft.notMet("The policy is not for that person.")
                : Problem.badRequest("'%s' has no policy %s.".formatted(wanted.displayName(), named));
    }

    /** Whether somebody is among those a policy is for. */
    boolean admits(Call call, AssignmentPolicy policy, UUID target) {
        return admitting(call, policy.accessPackage(), target).containsKey(policy.id());
    }

    private Map<UUID, Integer> admitting(Call call, UUID accessPackage, UUID target) {
        record Ranked(UUID policy, int rank) {}
        return sql
                .statement(call, """
                select policy_id, rank
                from policy_admitting(:tenant, :target, :now)
                where access_package_id = :package
                """)
                .bind("target", target)
                .bind("package", accessPackage)
                .list(row -> new Ranked(row.id("policy_id"), row.number("rank")))
                .stream()
                .collect(Collectors.toMap(Ranked::policy, Ranked::rank));
    }

    private void demandPublished(Call call, AccessPackage wanted) {
        Catalog catalog = catalogs.find(call, List.of(wanted.catalog())).get(wanted.catalog());
        if (catalog == null || catalog.state() != Catalog.State.PUBLISHED) {
            throw Draft.notMet("The catalog of '%s' is not published.".formatted(wanted.displayName()));
        }
    }

    private List<AssignmentPolicy> offered(
            Call call, RequestType type, UUID target, Iterable<AssignmentPolicy> admitting) {
        List<AssignmentPolicy> offered = new ArrayList<>();
        Set<UUID> groups = type.part() == RequestType.Part.REQUESTOR ? groupsOfCaller(call) : Set.of();
        for (AssignmentPolicy policy : admitting) {
            boolean mayAsk = switch (type.part()) {
                case TARGET -> policy.requestors().enableTargetsToSelfAddAccess();
                case REQUESTOR ->
                    policy.requestors().enableOnBehalfRequestorsToAddAccess()
                            && policy.requestors().onBehalfRequestors().stream()
                                    .anyMatch(set -> includes(call, set, groups, target));
                case ADMINISTRATOR, SERVICE -> false;
            };
            if (mayAsk) {
                offered.add(policy);
            }
        }
        return offered;
    }

    /** Of policies that let somebody ask, those of the narrowest class; those for administrators only are in none. */
    private static List<AssignmentPolicy> best(List<AssignmentPolicy> offered, Map<UUID, Integer> ranks) {
        int best = offered.stream()
                .mapToInt(policy -> ranks.getOrDefault(policy.id(), 0))
                .filter(rank -> rank > 0)
                .min()
                .orElse(-1);
        return offered.stream()
                .filter(policy -> ranks.getOrDefault(policy.id(), 0) == best)
                .toList();
    }

    private Set<UUID> groupsOfCaller(Call call) {
        return Set.copyOf(sql.statement(call, """
                select group_id
                from group_of(:tenant, :caller, :now)
                """).list(row -> row.id("group_id")));
    }

    /** Whether the caller may ask for a target, going by who may ask for others. */
    private boolean includes(Call call, SubjectSet set, Set<UUID> groups, UUID target) {
        return switch (set) {
            case SubjectSet.SingleUser user ->
                user.userId().equals(call.caller().id());
            case SubjectSet.GroupMembers group -> groups.contains(group.groupId());
            case SubjectSet.TargetManager manager ->
                sql.statement(call, """
                        select exists (
                          select
                          from manager_at_level(:tenant, :target, :level) boss
                          where boss.user_id = :caller)
                        """)
                        .bind("target", target)
                        .bind("level", manager.level())
                        .isTrue();
            case SubjectSet.SingleServicePrincipal none -> false;
            case SubjectSet.AttributeRuleMembers none -> false;
            case SubjectSet.ConnectedOrganizationMembers none -> false;
            case SubjectSet.RequestorManager none -> false;
            case SubjectSet.InternalSponsors none -> false;
            case SubjectSet.ExternalSponsors none -> false;
            case SubjectSet.TargetUserSponsors none -> false;
        };
    }
}
