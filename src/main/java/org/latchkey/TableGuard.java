package org.latchkey;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.directory.DirectoryScopes;
import org.latchkey.entitlement.EntitlementScopes;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Scope;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Asks the tables {@link Authority} and {@link Permissions}. */
@Component
final class TableGuard implements Guard {

    private final Sql sql;
    private final Permissions permissions;
    private final Map<Action, Scope> ofPeople = new HashMap<>();
    private final Map<Action, Scope> ofApplications = new HashMap<>();

    TableGuard(Sql sql, Permissions permissions) {
        this.sql = sql;
        this.permissions = permissions;
        Set<Action> named = Authority.RULES.stream()
                .flatMap(rule -> rule.actions().set().stream())
                .collect(Collectors.toSet());
        for (Action action : named) {
            ofPeople.put(action, union(action, Authority.RULES));
            ofApplications.put(
                    action,
                    union(action, Authority.RULES.stream().filter(Rule::byRole).toList()));
        }
    }

    /** The union of what the rows give, with all directory roles that give it everywhere asked for at once. */
    private static Scope union(Action action, List<Rule> rules) {
        var everywhere = new LinkedHashSet<DirectoryRole>();
        var union = Scope.NOWHERE;
        for (Rule rule : rules) {
            if (rule.actions().contain(action)) {
                if (rule.over().scope().isEverywhere()) {
                    everywhere.addAll(rule.roles());
                }
                if (!rule.over().scope().isEverywhere() || rule.roles().isEmpty()) {
                    union = union.or(held(rule));
                }
            }
        }
        return everywhere.isEmpty()
                ? union
                : DirectoryScopes.role(everywhere.toArray(DirectoryRole[]::new)).or(union);
    }

    private static Scope held(Rule rule) {
        return rule.roles().isEmpty()
                ? rule.over().scope()
                : DirectoryScopes.roleOver(rule.over().scope(), rule.roles().toArray(DirectoryRole[]::new));
    }

    @Override
    public Scope scope(Call call, Action action) {
        return switch (call.caller().kind()) {
            case SYSTEM -> Scope.EVERYWHERE;
            case USER -> permissions.narrow(call.caller(), action, ofPeople.getOrDefault(action, Scope.NOWHERE));
            case APPLICATION ->
                permissions.has(call.caller(), action) ? Scope.EVERYWHERE : heldByApplication(call, action);
        };
    }

    /** Entitlement roles are given to applications too, and stand in for the permission. */
    private Scope heldByApplication(Call call, Action action) {
        Scope held = ofApplications.getOrDefault(action, Scope.NOWHERE);
        if (held.equals(Scope.NOWHERE) || !holdsAnyRole(call)) {
            throw permissions.missing(call.caller(), action);
        }
        return held;
    }

    private boolean holdsAnyRole(Call call) {
        return sql.statement(call, "select " + EntitlementScopes.WHILE_HOLDER.sql(Map.of()))
                .isTrue();
    }

    @Override
    public boolean allows(Call call, Action action, Map<String, UUID> anchors) {
        Scope scope = scope(call, action);
        if (scope.isEverywhere()) {
            return true;
        }
        Map<String, String> named = anchors.keySet().stream()
                .collect(Collectors.toMap(anchor -> anchor, anchor -> ":over_" + anchor + "::uuid"));
        var statement = sql.statement(call, "select " + scope.sql(named));
        anchors.forEach((anchor, id) -> statement.bind("over_" + anchor, id));
        return statement.isTrue();
    }
}
