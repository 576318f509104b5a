package org.latchkey.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.Approver;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.authentication.AuthenticationContexts;
import org.latchkey.directory.Access;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changing the rules of a policy, one or several, all or nothing. The first change brings the group under management. */
@Component
class RuleChanges {

    private static final String ENABLEMENT = RuleId.ENABLEMENT_END_USER_ASSIGNMENT.text();
    private static final String CONTEXT = RuleId.AUTHENTICATION_CONTEXT_END_USER_ASSIGNMENT.text();

    private final Sql sql;
    private final ManagedGroups managedGroups;
    private final Directory directory;
    private final AuthenticationContexts contexts;
    private final AuditLog audit;

    RuleChanges(
            Sql sql,
            ManagedGroups managedGroups,
            Directory directory,
            AuthenticationContexts contexts,
            AuditLog audit) {
        this.sql = sql;
        this.managedGroups = managedGroups;
        this.directory = directory;
        this.contexts = contexts;
        this.audit = audit;
    }

    private record Policy(UUID group, Access access) {}

    /** PATCH of one rule. */
    Outcome changeRule(Call call, Keys keys, Patch patch) {
        ObjectNode change = json(patch);
        change.put("id", keys.get(1));
        change(call, keys.get(0), List.of(change));
        return Outcome.NONE;
    }

    /** PATCH of a policy: some or all of its rules. */
    Outcome changePolicy(Call call, Keys keys, Patch patch) {
        List<JsonNode> changes = new ArrayList<>();
        if (patch.values().get("rules") instanceof JsonNode rules) {
            rules.forEach(changes::add);
        }
        return Outcome.shown(change(call, keys.get(0), changes));
    }

    /**
     * Changes rules of the policy with an id on the wire, provisional or not; answers its id afterwards. What changes
     * nothing brings nothing under management: there would be no way back.
     */
    private String change(Call call, String wireId, List<JsonNode> changes) {
        Policy policy = find(call, wireId).orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        if (changes.isEmpty()) {
            return wireId;
        }
        Map<String, ObjectNode> before = rules(call, wireId);
        Map<String, ObjectNode> after = new LinkedHashMap<>(before);
        Set<String> changed = new LinkedHashSet<>();
        for (JsonNode change : changes) {
            String id =
                    RuleId.of(change.path("id").asString("")).map(RuleId::text).orElse("");
            ObjectNode rule = after.get(id);
            if (rule == null) {
                throw Problem.of(
                        changes.size() == 1 && !change.path("id").isMissingNode()
                                ? ProblemCode.RESOURCE_NOT_FOUND
                                : ProblemCode.INVALID_POLICY,
                        "There is no rule '%s'.".formatted(change.path("id").asString("")));
            }
            after.put(id, RuleEdit.of(rule, change));
            changed.add(id);
        }
        requireOneStepUp(after);
        requireContext(call, after, changed);
        requireApprovers(call, after, changed);
        managedGroups.manage(call, Set.of(policy.group()));
        String now = store(call, policy, changed, after);
        tell(call, policy, now, changed, before, after);
        return now;
    }

    private Optional<Policy> find(Call call, String wireId) {
        return sql.statement(call, """
                select group_id, access
                from role_policy_shown
                where tenant_id = :tenant
                  and wire_id = :id
                """)
                .bind("id", wireId)
                .optional(row -> new Policy(row.id("group_id"), row.state("access", Access.class)));
    }

    private Map<String, ObjectNode> rules(Call call, String wireId) {
        record Found(String id, ObjectNode rule) {}
        Map<String, ObjectNode> rules = new LinkedHashMap<>();
        sql.statement(call, """
                select r.id, r.rule::text as rule
                from role_policy_shown p
                join role_policy_rule_shown r
                  on r.tenant_id = :tenant
                  and r.policy_id = p.id
                  and r.group_id = p.group_id
                where p.tenant_id = :tenant
                  and p.wire_id = :id
                order by r.position
                """)
                .bind("id", wireId)
                .list(row -> new Found(row.text("id"), (ObjectNode) RuleDocument.JSON.readTree(row.text("rule"))))
                .forEach(found -> rules.put(found.id(), found.rule()));
        return rules;
    }

    private static void requireOneStepUp(Map<String, ObjectNode> rules) {
        boolean mfa = RuleDocument.read(node(rules, ENABLEMENT)) instanceof Rule.Enablement enablement
                && enablement.demands().contains(Rule.Demand.MULTI_FACTOR_AUTHENTICATION);
        boolean context =
                RuleDocument.read(node(rules, CONTEXT)) instanceof Rule.AuthenticationContext it && it.isEnabled();
        if (mfa && context) {
            throw Problem.of(
                            ProblemCode.INVALID_POLICY,
                            "An authentication context and multifactor authentication cannot both be required.")
                    .with(new Problem.Detail("MfaAndAcrsConflict", "Switch one of them off.", null));
        }
    }

    /** Nobody could satisfy a context that is not there. */
    private void requireContext(Call call, Map<String, ObjectNode> rules, Set<String> changed) {
        if (changed.contains(CONTEXT)
                && RuleDocument.read(node(rules, CONTEXT)) instanceof Rule.AuthenticationContext it
                && it.isEnabled()
                && it.claim() != null
                && !contexts.isPublished(call, it.claim())) {
            throw RuleEdit.refused(
                    "There is no published authentication context '%s'. Publish it first, or name one that is."
                            .formatted(it.claim()));
        }
    }

    private static ObjectNode node(Map<String, ObjectNode> rules, String id) {
        ObjectNode rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("a policy without " + id);
        }
        return rule;
    }

    /** Whoever is to approve must be there, and be what the rule calls them. */
    private void requireApprovers(Call call, Map<String, ObjectNode> rules, Set<String> changed) {
        String id = RuleId.APPROVAL_END_USER_ASSIGNMENT.text();
        if (!changed.contains(id) || !(RuleDocument.read(node(rules, id)) instanceof Rule.Approval approval)) {
            return;
        }
        Map<UUID, Boolean> people = new LinkedHashMap<>();
        for (Approver approver : approval.approvers()) {
            if (approver instanceof Approver.SingleUser user) {
                people.put(user.id(), true);
            } else if (approver instanceof Approver.GroupMembers group) {
                people.put(group.id(), false);
            }
        }
        Map<UUID, DirectoryObject> found = directory.find(call, people.keySet());
        people.forEach((who, isPerson) -> {
            DirectoryObject object = found.get(who);
            if (object == null || object.deleted() || (isPerson ? !object.isUser() : !object.isGroup())) {
                throw RuleEdit.refused("The approver '%s' does not exist.".formatted(who));
            }
        });
    }

    private String store(Call call, Policy policy, Set<String> changed, Map<String, ObjectNode> rules) {
        List<@Nullable Object> documents = new ArrayList<>();
        changed.forEach(id -> documents.add(node(rules, id).toString()));
        return sql.statement(call, """
                with policy as (
                  update role_policy
                  set modified_at = :now, modified_by = :caller, modified_by_name = :name
                  where tenant_id = :tenant
                    and group_id = :group
                    and access = :access
                  returning id, wire_id
                ), stored as (
                  insert into role_policy_rule (tenant_id, policy_id, id, rule)
                  select :tenant, policy.id, new.id, new.rule
                  from policy
                  cross join unnest(:ids::text[], :rules::json[]) as new (id, rule)
                  on conflict (tenant_id, policy_id, id) do update
                  set rule = excluded.rule
                )
                select policy.wire_id
                from policy
                """)
                .bind("name", call.caller().name())
                .bind("group", policy.group())
                .bind("access", policy.access())
                .bind("ids", changed)
                .bind("rules", documents)
                .one(row -> row.text("wire_id"));
    }

    private void tell(
            Call call,
            Policy policy,
            String id,
            Set<String> changed,
            Map<String, ObjectNode> before,
            Map<String, ObjectNode> after) {
        DirectoryObject group = directory.find(call, Set.of(policy.group())).get(policy.group());
        AuditEntry entry = AuditEntry.of("Update role setting in PIM", "GroupManagement", "Update", "PIM")
                .target(AuditTarget.of("Role", null, policy.access() == Access.MEMBER ? "Member" : "Owner"));
        for (String rule : changed) {
            entry = entry.change(rule, before.get(rule), after.get(rule));
        }
        if (group != null) {
            entry = entry.target(group.target());
        }
        audit.record(call, List.of(entry.detail("PolicyId", id)));
    }

    /** A checked body as the JSON it came from: rules are kept in the wire's form. */
    private static ObjectNode json(Patch patch) {
        ObjectNode json = RuleDocument.JSON.createObjectNode();
        patch.values().forEach((name, value) -> {
            Object plain =
                    name.equals("@odata.type") ? "#microsoft.graph." + RuleEdit.bare(String.valueOf(value)) : value;
            json.set(
                    name,
                    plain instanceof Duration length
                            ? RuleDocument.JSON.valueToTree(RuleEdit.spelled(length))
                            : RuleDocument.JSON.valueToTree(plain));
        });
        return json;
    }
}
