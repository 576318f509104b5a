package org.latchkey.policy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.latchkey.directory.Access;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.policy.RolePolicy.Role;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** The policies of groups, for judgements. */
@Component
public class RolePolicies {

    private final Sql sql;

    RolePolicies(Sql sql) {
        this.sql = sql;
    }

    /**
     * The policy for members or owners of a group; the default one while the group is not managed.
     *
     * @throws Problem when the group is gone or cannot be managed
     */
    public RolePolicy of(Call call, UUID group, Access access) {
        RolePolicy policy = all(call, Set.of(group)).get(new Role(group, access));
        if (policy == null) {
            throw Problem.of(ProblemCode.RESOURCE_TYPE_NOT_SUPPORTED);
        }
        return policy;
    }

    /** Who is told about the roles of groups: the nine notification rules of each, by their names. */
    public Map<Role, Map<String, Rule.Notification>> notifications(Call call, Collection<UUID> groups) {
        record Found(Role role, String id, Rule.Notification rule) {}
        Map<Role, Map<String, Rule.Notification>> rules = new LinkedHashMap<>();
        sql.statement(call, """
                select group_id, access, id, rule::text as rule
                from role_policy_rule_shown
                where tenant_id = :tenant
                  and group_id = any (:groups::uuid[])
                  and id like 'Notification%'
                """)
                .bind("groups", groups)
                .list(row -> new Found(
                        new Role(row.id("group_id"), row.state("access", Access.class)),
                        row.text("id"),
                        (Rule.Notification) RuleDocument.parse(row.text("rule"))))
                .forEach(it -> rules.computeIfAbsent(it.role(), role -> new LinkedHashMap<>())
                        .put(it.id(), it.rule()));
        return rules;
    }

    /** The policies for members and owners of groups, default ones included; none for groups that cannot be managed. */
    public Map<Role, RolePolicy> all(Call call, Collection<UUID> groups) {
        record Found(Role role, RuleId id, Rule rule) {}
        Map<Role, Map<RuleId, Rule>> rules = new LinkedHashMap<>();
        sql.statement(call, """
                select group_id, access, id, rule::text as rule
                from role_policy_rule_shown
                where tenant_id = :tenant
                  and group_id = any (:groups::uuid[])
                  and id not like 'Notification%'
                """)
                .bind("groups", groups)
                .list(row -> new Found(
                        new Role(row.id("group_id"), row.state("access", Access.class)),
                        RuleId.of(row.text("id")).orElseThrow(),
                        RuleDocument.parse(row.text("rule"))))
                .forEach(it -> rules.computeIfAbsent(it.role(), role -> new EnumMap<>(RuleId.class))
                        .put(it.id(), it.rule()));
        Map<Role, RolePolicy> policies = new LinkedHashMap<>();
        rules.forEach((role, its) -> policies.put(role, new RolePolicy(role, its)));
        return policies;
    }
}
