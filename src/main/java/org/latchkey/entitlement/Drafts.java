package org.latchkey.entitlement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.entitlement.Requests.NewAssignment;
import org.latchkey.entitlement.Requests.NewRequest;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Checks what people and administrators ask for. What it lets pass needs nothing more than time and approvals. */
@Component
class Drafts {

    private final Sql sql;
    private final Guard guard;
    private final AssignmentPolicies policies;
    private final Targets targets;
    private final PolicyChoice choice;

    Drafts(Sql sql, Guard guard, AssignmentPolicies policies, Targets targets, PolicyChoice choice) {
        this.sql = sql;
        this.guard = guard;
        this.policies = policies;
        this.targets = targets;
        this.choice = choice;
    }

    /** An assignment that somebody wants changed or ended. */
    private record Subject(
            UUID id,
            UUID accessPackage,
            UUID catalog,
            @Nullable UUID policy,
            UUID target,
            AssignmentState state,
            @Nullable Instant end) {}

    /**
     * Checks a request.
     *
     * @throws Problem that says what is wrong with it
     */
    Draft of(Call call, RequestType type, NewRequest body) {
        return switch (type.kind()) {
            case ADD -> add(call, type, body);
            case UPDATE -> update(call, type, body);
            case REMOVE -> remove(call, type, body);
        };
    }

    private Draft add(Call call, RequestType type, NewRequest body) {
        NewAssignment wanted = body.assignment();
        if (wanted.accessPackageId() == null) {
            throw Problem.badRequest("assignment.accessPackageId is required.");
        }
        UUID id = wanted.accessPackageId();
        AccessPackage wantedPackage = accessPackage(call, id);
        demandRight(call, type, wantedPackage.catalog());
        UUID target = targets.of(call, type, wanted);
        AssignmentPolicy policy = choice.choose(call, type, wantedPackage, target, wanted.assignmentPolicyId());
        demandFree(call, wantedPackage.id(), target);
        demandNoOther(call, wantedPackage.id(), target, type);
        boolean asks = !type.isByAdministrator();
        Wish wish = Wish.of(body.schedule());
        Lifetime lifetime = Draft.lifetime(call, type, wish, policy);
        if (asks) {
            Draft.demandJustification(policy, body.justification());
        }
        @Nullable JsonNode answers = Answers.check(policy.questions(), body.answers(), asks);
        boolean needsApproval = policy.approval().isApprovalRequiredForAdd()
                && (asks || !mayDecideAlone(call, wantedPackage.catalog()));
        return new Draft(
                type,
                wantedPackage.id(),
                policy.id(),
                null,
                target,
                asks ? call.caller().id() : target,
                needsApproval,
                body.justification(),
                wish,
                lifetime,
                answers);
    }

    private Draft update(Call call, RequestType type, NewRequest body) {
        Subject subject = subject(call, type, body.assignment());
        AssignmentPolicy policy =
                policy(call, subject).orElseThrow(() -> Draft.notMet("The policy of the assignment is gone."));
        boolean asks = !type.isByAdministrator();
        if (asks) {
            Draft.demandSelfService(policy, type.kind());
            if (!choice.admits(call, policy, subject.target())) {
                throw Draft.notMet(
                        "You are no longer among those the policy '%s' is for.".formatted(policy.displayName()));
            }
            Draft.demandJustification(policy, body.justification());
        }
        demandNoOther(call, subject.accessPackage(), subject.target(), type);
        @Nullable JsonNode answers = Answers.check(policy.questions(), body.answers(), false);
        Wish wish = Wish.of(body.schedule());
        if (!asks && wish.equals(Wish.NONE) && (answers == null || answers.isEmpty())) {
            throw Problem.badRequest(
                    "Say what to change: schedule or answers are required with %s.".formatted(type.text()));
        }
        // An administrator who changes the answers only leaves the end where it is.
        Lifetime lifetime =
                asks || wish.hasEnd() ? Draft.lifetime(call, type, wish, policy) : new Lifetime(null, subject.end());
        return new Draft(
                type,
                subject.accessPackage(),
                policy.id(),
                subject.id(),
                subject.target(),
                subject.target(),
                asks && policy.approval().isApprovalRequiredForUpdate(),
                body.justification(),
                wish,
                lifetime,
                answers);
    }

    private Draft remove(Call call, RequestType type, NewRequest body) {
        Subject subject = subject(call, type, body.assignment());
        if (!type.isByAdministrator()) {
            Draft.demandSelfService(
                    policy(call, subject).orElseThrow(() -> Draft.notMet("The policy of the assignment is gone.")),
                    type.kind());
        }
        demandNoOther(call, subject.accessPackage(), subject.target(), type);
        return new Draft(
                type,
                subject.accessPackage(),
                subject.policy(),
                subject.id(),
                subject.target(),
                subject.target(),
                false,
                body.justification(),
                Wish.NONE,
                new Lifetime(null, null),
                null);
    }

    private AccessPackage accessPackage(Call call, UUID id) {
        return sql.statement(call, """
                select id, catalog_id, display_name, is_hidden
                from access_package
                where tenant_id = :tenant
                  and id = :id
                """)
                .bind("id", id)
                .optional(row -> new AccessPackage(
                        row.id("id"), row.id("catalog_id"), row.text("display_name"), row.bool("is_hidden")))
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
    }

    /** Administrators need a role over the catalog; people ask for their own, and policy decides. */
    private void demandRight(Call call, RequestType type, UUID catalog) {
        if (type.isByAdministrator()) {
            guard.require(call, EntitlementAction.ASSIGN_ACCESS, Map.of("catalog", catalog));
            return;
        }
        if (!call.caller().isUser()) {
            throw Problem.of(EntitlementAction.REQUEST_ACCESS.withoutRole());
        }
        guard.require(call, EntitlementAction.REQUEST_ACCESS, Map.of());
    }

    private boolean mayDecideAlone(Call call, UUID catalog) {
        return guard.allows(call, EntitlementAction.SKIP_APPROVAL, Map.of("catalog", catalog));
    }

    private Subject subject(Call call, RequestType type, NewAssignment named) {
        if (named.id() == null && (named.accessPackageId() == null || type.kind() == RequestType.Kind.REMOVE)) {
            throw Problem.badRequest("assignment.id is required with " + type.text() + ".");
        }
        UUID holder = named.targetId() == null ? call.caller().id() : named.targetId();
        Subject subject = sql.statement(call, """
                select id, access_package_id, catalog_id, policy_id, target_id, state, ends_at
                from package_assignment
                where tenant_id = :tenant
                  and case
                    when :id::uuid is not null then id = :id
                    else access_package_id = :package and target_id = :holder and state <> 'expired'
                  end
                """)
                .bind("id", named.id())
                .bind("package", named.accessPackageId())
                .bind("holder", holder)
                .optional(row -> new Subject(
                        row.id("id"),
                        row.id("access_package_id"),
                        row.id("catalog_id"),
                        row.idOrNull("policy_id"),
                        row.id("target_id"),
                        row.state("state", AssignmentState.class),
                        row.instantOrNull("ends_at")))
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        demandRight(call, type, subject.catalog());
        if (!type.isByAdministrator() && !subject.target().equals(call.caller().id())) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        if (subject.state() == AssignmentState.EXPIRED) {
            throw Problem.of(ProblemCode.INVALID_REQUEST_STATE, "The assignment has expired already.");
        }
        return subject;
    }

    private Optional<AssignmentPolicy> policy(Call call, Subject subject) {
        UUID id = subject.policy();
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(policies.find(call, List.of(id)).get(id));
    }

    /** Nothing may stand in the way of a new assignment. */
    private void demandFree(Call call, UUID accessPackage, UUID target) {
        record Facts(boolean isIncompatible, boolean isAssigned) {}
        Facts facts = sql.statement(call, """
                select
                  is_incompatible(:tenant, :package, :target, :now) as incompatible,
                  exists (
                    select
                    from access_package_assignment a
                    where a.tenant_id = :tenant
                      and a.access_package_id = :package
                      and a.target_id = :target
                      and a.state <> 'expired') as assigned
                """)
                .bind("package", accessPackage)
                .bind("target", target)
                .one(row -> new Facts(row.bool("incompatible"), row.bool("assigned")));
        if (facts.isIncompatible()) {
            throw Problem.of(ProblemCode.INCOMPATIBLE_ACCESS);
        }
        if (facts.isAssigned()) {
            throw Problem.of(ProblemCode.EXISTING_ASSIGNMENT);
        }
    }

    /** Of the open requests about somebody and a package there is one of a kind. */
    private void demandNoOther(Call call, UUID accessPackage, UUID target, RequestType type) {
        boolean open = sql.statement(call, """
                select exists (
                  select
                  from access_package_request r
                  where r.tenant_id = :tenant
                    and r.access_package_id = :package
                    and r.target_id = :target
                    and r.kind = :kind
                    and r.state in ('submitted', 'pendingApproval', 'scheduled', 'delivering'))
                """)
                .bind("package", accessPackage)
                .bind("target", target)
                .bind("kind", type.kind())
                .isTrue();
        if (open) {
            throw Problem.of(ProblemCode.EXISTING_OPEN_REQUEST);
        }
    }
}
