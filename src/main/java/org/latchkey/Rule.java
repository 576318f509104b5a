package org.latchkey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.directory.DirectoryScopes;
import org.latchkey.entitlement.EntitlementRole;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Scope;

/**
 * One row of the authority table.
 *
 * @param who what the generated page calls them
 * @param roles the directory roles of which one must be held; none when {@code over} says all
 * @param byRole whether a role of entitlement management gives it, which applications can hold too
 */
record Rule(String who, Set<DirectoryRole> roles, Actions actions, Over over, boolean byRole) {

    static Set<DirectoryRole> role(DirectoryRole... roles) {
        return new LinkedHashSet<>(List.of(roles));
    }

    /** Who holds one of some directory roles. */
    static Rule allow(Set<DirectoryRole> roles, Actions actions, Over over) {
        var who = roles.stream().map(Rule::title).collect(Collectors.joining(", "));
        return new Rule(who, roles, actions, over, false);
    }

    /** Who is what the rows themselves tell. */
    static Rule allow(String who, Actions actions, Over over) {
        return new Rule(who, Set.of(), actions, over, false);
    }

    /** Who holds a role of entitlement management, where they hold it. */
    static Rule allow(EntitlementRole role, Actions actions) {
        return new Rule(role.displayName(), Set.of(), actions, Over.held(role), true);
    }

    /** Who holds any role of entitlement management. */
    static Rule allowHolders(Actions actions) {
        return new Rule("a holder of a role of entitlement management", Set.of(), actions, Over.WHILE_HOLDER, true);
    }

    /** The union of what the rows give, with all directory roles that give it everywhere asked for at once. */
    static Scope union(Action action, List<Rule> rules) {
        var everywhere = new LinkedHashSet<DirectoryRole>();
        var union = Scope.NOWHERE;
        for (Rule rule : rules) {
            if (rule.actions().contain(action)) {
                if (rule.over().scope().isEverywhere()) {
                    everywhere.addAll(rule.roles());
                }
                if (!rule.over().scope().isEverywhere() || rule.roles().isEmpty()) {
                    union = union.or(rule.held());
                }
            }
        }
        return everywhere.isEmpty()
                ? union
                : DirectoryScopes.role(everywhere.toArray(DirectoryRole[]::new)).or(union);
    }

    /** Over what it gives its actions, while the caller holds one of its roles. */
    private Scope held() {
        return roles.isEmpty()
                ? over.scope()
                : DirectoryScopes.roleOver(over.scope(), roles.toArray(DirectoryRole[]::new));
    }

    private static String title(DirectoryRole role) {
        return Stream.of(role.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
